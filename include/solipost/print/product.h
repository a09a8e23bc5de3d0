/* SPDX-License-Identifier: MIT */
/* What a print run makes of its pieces: cards, envelopes ... are constants of `struct product`. A run has one product that
 * is its pieces, and others that go with them (print/print_products.h). The rest of the job (choosing, numbering, volumes,
 * workers, the register) is the same for all. */
#ifndef SOLIPOST_PRINT_PRODUCT_H
#define SOLIPOST_PRINT_PRODUCT_H

#include "solipost/image/picture.h"
#include "solipost/print/print_settings.h"
#include "solipost/model/nouns.h"
#include "solipost/page/scene.h"
#include "solipost/pdf/pdf.h"

struct print_texts; /* the template in all its languages: print/print_texts.h */
struct template;

/* The pictures that stand in the text, by the path the template names them by. */
struct product_image {
  const char *path;
  const struct picture *picture;
};
struct product_images {
  struct product_image *items;
  size_t count, capacity;
};

/* What all pieces of a run share. Borrowed; lives as long as the product's state. */
struct product_setup {
  const struct print_settings *settings;
  const struct print_texts *texts;
  const struct picture *const *pictures; /* for the picture side, turn by turn */
  size_t picture_count;
  const struct product_images *images;
  size_t volume; /* the one being made, from 0: a volume is a file that is printed by itself */
};

/* What one piece becomes. */
struct product_piece {
  struct scene **scenes; /* in the arena; the meaning of each is the product's own */
  size_t count;
  const void *own; /* in the arena: what `impose` of this product wants to know; or NULL */
  size_t sheets;   /* of paper this piece has to itself; 0: it shares sheets with others */
  size_t pages;    /* with something of it on them, where it has its own sheets; 0: not counted */
};

/* Where the pieces of a run go that travel by themselves. */
struct post_ways {
  const char *country; /* it is posted in: ISO code or "" */
  bool inland, abroad; /* some stay in it, some leave it */
};

struct product {
  const char *name;       /* "cards": kept with the run */
  const char *piece_kind; /* "card": kept with the piece */

  /* Fills in what the settings leave open, once their sheet is known; NULL: nothing. */
  bool (*settle)(struct print_settings *settings, struct error *error);
  /* In points, of the side pictures are for; NULL: it has none. */
  bool (*picture_size)(const struct print_settings *settings, double *width_pt, double *height_pt, struct error *error);
  /* The n-th remark on what is to be made, for post that goes this way: *out in the arena, NULL past the last. NULL: there
   * are none. */
  bool (*remark)(const struct print_settings *settings, const struct post_ways *ways, size_t n, struct arena *arena,
                 const char **out, struct error *error);
  /* Name of the n-th file of a volume ("cards", "backs"); NULL past the last. */
  const char *(*file_name)(const struct print_settings *settings, size_t file);
  /* Sheets of paper for so many pieces, of which `own_sheets` were composed for single ones; pieces in one volume. False:
   * the layout or paper is unknown. */
  bool (*measure)(const struct print_settings *settings, size_t pieces, size_t own_sheets, size_t *sheets,
                  size_t *pieces_per_volume, struct error *error);

  /* Largest print size of a picture in the text, in points; NULL: this product has none. */
  bool (*image_size)(const struct print_settings *settings, double *width_pt, double *height_pt, struct error *error);

  /* In each worker. `compose` decides whether the piece can be printed: every check is in it. */
  bool (*open)(void **state, const struct product_setup *setup, struct text_engine *engine, struct error *error);
  void (*close)(void *state);
  bool (*compose)(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                  struct error *error);
  /* Lays the pieces of one volume on the sheets of its n-th file. */
  bool (*impose)(void *state, size_t file, const struct product_piece *pieces, size_t count, struct arena *arena,
                 struct pdf *pdf, struct error *error);
};

extern const struct product cards_product, envelopes_product, labels_product, letters_product, inner_product;

/* The text of a run in this language, or NULL: for products, which fill it piece by piece. */
const struct template *print_texts_find(const struct print_texts *texts, const char *language);

#endif

/* SPDX-License-Identifier: MIT */
/* How a run is laid out. Kept with the run as `key=value` lines, so that the same pages can be made again. */
#ifndef SOLIPOST_PRINT_PRINT_SETTINGS_H
#define SOLIPOST_PRINT_PRINT_SETTINGS_H

#include <stdint.h>

#include "solipost/base/buffer.h"
#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/base/memory.h"
#include "solipost/page/fold.h"
#include "solipost/page/imposition.h"
#include "solipost/page/feed.h"
#include "solipost/pdf/correction.h"

struct print_settings {
  const char *card;        /* paper: "A6" */
  const char *layout;      /* "4up" ... "single"; "" until the run is planned: as many as fit */
  const char *sheet;       /* paper in the printer: "A4"; "" until the run is planned: that of the group's country */
  const char *envelope;    /* paper of envelope pages, "" for none */
  enum feed feed;          /* how envelopes go into the printer */
  const char *labels;      /* name of a sheet of labels, "" for none */
  const char *label_sheet; /* its measures, as label_sheet_read reads them: tables and own files change */
  int64_t label_start;     /* first label used on the first sheet, from 1 */
  bool outlines;           /* of labels */
  const char *printer;     /* name, "" for none known */
  struct pdf_correction correction; /* of that printer */
  const char *form;                 /* of letters: "din-b"; "" before it is chosen by the country of the group */
  bool marks;                       /* of letters: where to fold and punch them */
  const char *enclosures;           /* of letters: one a line */
  const char *writers;              /* who signs: one a line; "": nobody is known yet */
  const char
      *images; /* in the text, as the template names them, one a line: the pictures of the run behind `pictures` */
  enum duplex duplex;
  enum sheet_order order;
  int64_t pictures;  /* for the other side, turn by turn; 0: none */
  bool bleed;        /* pictures are printed beyond the cut, with crop marks around the cards */
  enum fold fold;    /* a folding card: `card` is its size unfolded */
  bool lines;        /* ruled lines to write on instead of a message */
  const char *motto; /* on the picture side, "" for none */
  const char *motto_language;
  const char *picture_shows; /* words of mail rules ("people alcohol"), "nothing"; "": nobody has said */
  int64_t copies;            /* pieces for each person, in one envelope */
  bool inner;                /* a sheet beside each piece that goes through somebody who passes it on */
  int64_t volume_sheets;     /* sheets of paper in one file, so that memory follows the file and not the run */
};

#define PRINT_VOLUME_SHEETS 250

/* What a printer may be told to miss by: more is a wrong paper, not a printer that misses. */
#define PRINTER_MOST_OFFSET_UM 30000
#define PRINTER_LEAST_SCALE_PPM 900000
#define PRINTER_MOST_SCALE_PPM 1100000

/* A6, four on a sheet of A4, turned over the long edge, in reading order. */
void print_settings_init(struct print_settings *settings);
/* Texts into the arena. */
void print_settings_copy(struct print_settings *settings, struct arena *arena);
void print_settings_write(const struct print_settings *settings, struct buffer *out);
/* From the lines of a run; texts live in the arena. A key of a newer program is an error: the pages would differ. */
MUST_CHECK bool print_settings_read(struct print_settings *settings, const char *lines, struct arena *arena,
                                    struct error *error);

#endif

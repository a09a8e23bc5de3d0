/* SPDX-License-Identifier: MIT */
/* Chains of fallback: the user's own fonts, the script's fonts of the family, its sans fonts, Latin ones, signs, DejaVu.
 * Within a family a missing style gives way to the next best one before another family is tried. */
#include "chain.h"

#include <string.h>

#include "coverage.h"
#include "own_fonts.h"

#include "solipost/base/styled_text.h"

/* Either a font already open or a row of the table. */
struct link {
  const struct font *font;
  struct family_row *row;
};

enum { PAGE_SIZE = 256, PAGE_COUNT = 256 };

/* Answers for the Basic Multilingual Plane are kept, 256 characters a page. */
struct font_chain {
  struct font_shelf *shelf;
  enum font_family family;
  unsigned styles;
  hb_script_t script;
  LIST(struct link) links;
  const struct font **pages[PAGE_COUNT];
};

/* Stands in a page for "none has it"; NULL means not yet asked. */
static const struct font no_font;

static const unsigned style_orders[4][4] = {
    [0] = {0, TEXT_ITALIC, TEXT_BOLD, TEXT_BOLD | TEXT_ITALIC},
    [TEXT_BOLD] = {TEXT_BOLD, 0, TEXT_BOLD | TEXT_ITALIC, TEXT_ITALIC},
    [TEXT_ITALIC] = {TEXT_ITALIC, 0, TEXT_BOLD | TEXT_ITALIC, TEXT_BOLD},
    [TEXT_BOLD | TEXT_ITALIC] = {TEXT_BOLD | TEXT_ITALIC, TEXT_BOLD, TEXT_ITALIC, 0},
};

static bool own_font_fits(const struct own_font *own, enum font_family family) {
  return own->family == OWN_ANY_FAMILY || own->family == (int)family;
}

/* Whether an earlier font of this name was there: then all styles of it are in the chain already. */
static bool own_name_seen(const struct font_shelf *shelf, size_t index, enum font_family family) {
  for (size_t i = 0; i < index; i++) {
    const struct own_font *own = &shelf->own.items[i];
    if (own_font_fits(own, family) && strcmp(own->family_name, shelf->own.items[index].family_name) == 0) return true;
  }
  return false;
}

static void add_own_fonts(struct font_chain *chain) {
  struct font_shelf *shelf = chain->shelf;
  for (size_t i = 0; i < shelf->own.count; i++) {
    if (!own_font_fits(&shelf->own.items[i], chain->family) || own_name_seen(shelf, i, chain->family)) continue;
    for (size_t s = 0; s < 4; s++) {
      for (size_t k = i; k < shelf->own.count; k++) {
        const struct own_font *own = &shelf->own.items[k];
        bool same_name = strcmp(own->family_name, shelf->own.items[i].family_name) == 0;
        if (!own_font_fits(own, chain->family) || !same_name) continue;
        if (own->styles == style_orders[chain->styles][s]) LIST_PUSH(&chain->links, (struct link){.font = own->font});
      }
    }
  }
}

static bool row_fits(const struct family_row *row, enum font_family family, const char *script) {
  return row->family == family && family_row_serves(row, script);
}

static bool row_name_seen(const struct family_table *table, size_t index, enum font_family family, const char *script) {
  for (size_t i = 0; i < index; i++) {
    if (row_fits(&table->rows[i], family, script) && strcmp(table->rows[i].name, table->rows[index].name) == 0) {
      return true;
    }
  }
  return false;
}

static void add_rows(struct font_chain *chain, enum font_family family, const char *script) {
  struct family_table *table = &chain->shelf->table;
  for (size_t i = 0; i < table->count; i++) {
    if (!row_fits(&table->rows[i], family, script) || row_name_seen(table, i, family, script)) continue;
    for (size_t s = 0; s < 4; s++) {
      for (size_t k = i; k < table->count; k++) {
        struct family_row *row = &table->rows[k];
        bool same_name = strcmp(row->name, table->rows[i].name) == 0;
        if (!same_name || !row_fits(row, family, script)) continue;
        if (row->styles == style_orders[chain->styles][s]) LIST_PUSH(&chain->links, (struct link){.row = row});
      }
    }
  }
}

struct font_chain *font_chain_create(struct font_shelf *shelf, enum font_family family, unsigned styles,
                                     hb_script_t script) {
  struct font_chain *chain = mem_alloc(sizeof *chain);
  chain->shelf = shelf;
  chain->family = family;
  chain->styles = styles & (TEXT_BOLD | TEXT_ITALIC);
  chain->script = script;
  char name[5] = "";
  hb_tag_to_string(script, name);
  own_fonts_read(shelf);
  add_own_fonts(chain);
  add_rows(chain, family, name);
  if (family != FAMILY_SANS) add_rows(chain, FAMILY_SANS, name);
  /* Fonts of other scripts often lack brackets and the like: Latin ones have them. */
  const char *const last_resorts[] = {"Latn", "Zyyy"};
  for (size_t i = 0; i < COUNT_OF(last_resorts); i++) {
    if (strcmp(name, last_resorts[i]) == 0) continue;
    add_rows(chain, family, last_resorts[i]);
    if (family != FAMILY_SANS) add_rows(chain, FAMILY_SANS, last_resorts[i]);
  }
  return chain;
}

void font_chain_destroy(struct font_chain *chain) {
  for (size_t i = 0; i < PAGE_COUNT; i++) mem_free((void *)chain->pages[i]);
  LIST_RELEASE(&chain->links);
  mem_free(chain);
}

bool font_chain_is_for(const struct font_chain *chain, enum font_family family, unsigned styles, hb_script_t script) {
  return chain->script == script && chain->family == family && chain->styles == (styles & (TEXT_BOLD | TEXT_ITALIC));
}

const struct font *font_chain_find_cluster(struct font_chain *chain, const uint32_t *codepoints, size_t count) {
  for (size_t i = 0; i < chain->links.count; i++) {
    const struct link *link = &chain->links.items[i];
    const struct font *font = link->font != NULL ? link->font : font_shelf_open_row(chain->shelf, link->row);
    if (font != NULL && font_has_cluster(font, codepoints, count)) return font;
  }
  return NULL;
}

const struct font *font_chain_find(struct font_chain *chain, uint32_t codepoint) {
  if (codepoint >= PAGE_SIZE * PAGE_COUNT) return font_chain_find_cluster(chain, &codepoint, 1);
  const struct font ***page = &chain->pages[codepoint / PAGE_SIZE];
  if (*page == NULL) *page = mem_alloc_array(PAGE_SIZE, sizeof **page);
  const struct font **slot = &(*page)[codepoint % PAGE_SIZE];
  if (*slot == NULL) {
    const struct font *font = font_chain_find_cluster(chain, &codepoint, 1);
    *slot = font != NULL ? font : &no_font;
  }
  return *slot != &no_font ? *slot : NULL;
}

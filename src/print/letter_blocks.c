/* SPDX-License-Identifier: MIT */
/* Blocks of letters out of templates. */
#include "letter_blocks.h"

#include <string.h>

#include "print_fields.h"
#include "solipost/base/i18n.h"

static bool find_image(const struct product_images *images, const char *path, const struct picture **out,
                       struct error *error) {
  for (size_t i = 0; i < images->count; i++) {
    if (strcmp(images->items[i].path, path) != 0) continue;
    *out = images->items[i].picture;
    return true;
  }
  return error_set(error, ERROR_DAMAGED, _("a picture of the text is not kept with this run: %s"), path);
}

static bool take_block(const struct product_images *images, const struct template_block *block, struct arena *arena,
                       struct letter_block *out, struct error *error) {
  *out = (struct letter_block){.text = block->text};
  switch (block->kind) {
  case TEMPLATE_PARAGRAPH: out->kind = LETTER_PARAGRAPH; break;
  case TEMPLATE_HEADING:
    out->kind = LETTER_HEADING;
    out->level = block->level;
    break;
  case TEMPLATE_ITEM:
    out->kind = LETTER_ITEM;
    out->depth = block->depth;
    if (block->continues) out->label = "";
    else if (block->number > 0) out->label = arena_printf(arena, "%d.", block->number);
    break;
  case TEMPLATE_IMAGE: out->kind = LETTER_PICTURE; return find_image(images, block->image, &out->picture, error);
  }
  return true;
}

/* A text ends with the closing of its language, or a protest with one of its own: a short last paragraph. It is what the
 * signatures stand under, and never alone on a page. */
static bool is_closing(const struct template_block *block, const char *closing) {
  enum { LONGEST_CLOSING = 80 }; /* bytes */
  if (block->kind != TEMPLATE_PARAGRAPH) return false;
  size_t length = strlen(closing);
  return (length > 0 && strncmp(block->text.text, closing, length) == 0) || strlen(block->text.text) <= LONGEST_CLOSING;
}

bool letter_blocks_fill(const struct template *template, const struct template_field *fields, size_t field_count,
                        const struct product_images *images, struct arena *arena, struct letter_text *text,
                        struct error *error) {
  struct template_block *blocks;
  size_t count;
  if (!template_fill(template, fields, field_count, arena, &blocks, &count, error)) return false;
  if (count > 1 && is_closing(&blocks[count - 1], print_fields_find(fields, field_count, "closing")))
    text->closing = blocks[--count].text.text;
  struct letter_block *taken = ARENA_ARRAY(arena, struct letter_block, count + 1);
  for (size_t i = 0; i < count; i++) {
    if (!take_block(images, &blocks[i], arena, &taken[i], error)) return false;
  }
  text->blocks = taken;
  text->block_count = count;
  return true;
}

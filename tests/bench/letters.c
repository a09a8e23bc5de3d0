/* SPDX-License-Identifier: MIT */
/* A4 pages of text through the whole print job: register, template, layout, PDF, record. A product of its own, since the
 * yardstick draws plain pages too.
 * Usage: letters REGISTER FOLDER JOBS       prints everybody in the register
 *        letters REGISTER --texts FILE      writes the merged texts for the yardstick, paragraphs separated by tabs */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "solipost/base/length.h"
#include "solipost/base/utf8.h"
#include "solipost/print/print.h"
#include "solipost/store/store.h"
#include "solipost/template/template.h"

#include "../../src/print/print_fields.h"

#define MARGIN_PT 60.0
#define SIZE_PT 11.0
#define GAP_PT 8.0

static FILE *merged_texts;

struct letters {
  const struct product_setup *setup;
  struct text_engine *engine;
};

static const char *file_name(const struct print_settings *settings, size_t file) {
  (void)settings;
  return file == 0 ? "letters" : NULL;
}

static bool measure(const struct print_settings *settings, size_t pieces, size_t own_sheets, size_t *sheets,
                    size_t *per_volume, struct error *error) {
  (void)own_sheets;
  (void)error;
  *sheets = pieces;
  *per_volume = (size_t)settings->volume_sheets;
  return true;
}

static bool letters_open(void **state, const struct product_setup *setup, struct text_engine *engine,
                         struct error *error) {
  (void)error;
  struct letters *letters = mem_alloc(sizeof *letters);
  *letters = (struct letters){setup, engine};
  *state = letters;
  return true;
}

static bool letters_compose(void *state, const struct piece *piece, struct arena *arena, struct product_piece *out,
                            struct error *error) {
  struct letters *letters = state;
  struct template_field *fields;
  size_t field_count, count;
  if (!print_fields_read(piece->fields, 1, arena, &fields, &field_count, error)) return false;
  fields[field_count++] = (struct template_field){"letter_number", arena_printf(arena, "%ld", (long)piece->number)};
  struct template_block *blocks;
  if (!template_fill(print_texts_find(letters->setup->texts, piece->language), fields, field_count, arena, &blocks,
                     &count, error))
    return false;
  struct scene *scene = ARENA_NEW(arena, struct scene);
  scene_init(scene, arena, mm_to_pt(210), mm_to_pt(297));
  double y = MARGIN_PT;
  for (size_t i = 0; i < count; i++) {
    struct paragraph paragraph = {.content = blocks[i].text,
                                  .language = piece->language,
                                  .size_pt = SIZE_PT,
                                  .width_pt = scene->width_pt - 2 * MARGIN_PT};
    struct text_box box;
    if (!text_layout(letters->engine, &paragraph, arena, &box, error)) return false;
    scene_text(scene, &box, MARGIN_PT, y, COLOUR_BLACK);
    y += box.height_pt + GAP_PT;
    if (merged_texts) fprintf(merged_texts, "%s%s", i ? "\t" : "", blocks[i].text.text);
  }
  if (merged_texts) fputc('\n', merged_texts);
  out->scenes = ARENA_ARRAY(arena, struct scene *, 1);
  out->count = 1;
  out->scenes[0] = scene;
  return true;
}

static bool letters_impose(void *state, size_t file, const struct product_piece *pieces, size_t count,
                           struct arena *arena, struct pdf *pdf, struct error *error) {
  (void)state;
  (void)file;
  for (size_t i = 0; i < count; i++) {
    struct placement *placement = ARENA_NEW(arena, struct placement);
    placement->scene = pieces[i].scenes[0];
    struct sheet sheet = {.width_pt = placement->scene->width_pt,
                          .height_pt = placement->scene->height_pt,
                          .placements = placement,
                          .count = 1};
    if (!pdf_add_sheet(pdf, &sheet, error)) return false;
  }
  return true;
}

static const struct product plain_letters_product = {.name = "plain-letters",
                                                     .piece_kind = "letter",
                                                     .file_name = file_name,
                                                     .measure = measure,
                                                     .open = letters_open,
                                                     .close = mem_free,
                                                     .compose = letters_compose,
                                                     .impose = letters_impose};

static int fail(const struct error *error) {
  fprintf(stderr, "%s\n%s\n", error->message, error->hint);
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  struct error error = {.message = ""};
  bool texts_only = strcmp(argv[2], "--texts") == 0;
  int64_t jobs = 1;
  if (texts_only && (merged_texts = fopen(argv[3], "w")) == NULL) return 1;
  if (!texts_only && !ascii_parse_integer(argv[3], 1, 8, &jobs)) return 2;
  struct store *store;
  if (!store_open(&store, argv[1], &(struct store_options){.mode = STORE_WRITE, .who = "bench"}, &error))
    return fail(&error);
  struct print_request request = {.product = &plain_letters_product,
                                  .template_name = "tests/bench/letter-bench",
                                  .output_folder = argv[2],
                                  .jobs = (size_t)jobs};
  print_settings_init(&request.settings);
  struct print_plan *plan;
  struct arena arena;
  arena_init(&arena);
  if (!print_plan_make(&plan, store, &request, NULL, &error)) return fail(&error);
  print_plan_acknowledge(plan);
  struct print_result result = {.pieces = 0};
  if (!texts_only && !print_plan_run(plan, store, "bench", NULL, &arena, &result, &error)) return fail(&error);
  print_plan_close(plan);
  store_close(store);
  arena_release(&arena);
  if (merged_texts) fclose(merged_texts);
  printf("%zu letters in %zu files\n", result.pieces, result.file_count);
  return 0;
}

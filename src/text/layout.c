/* SPDX-License-Identifier: MIT */
/* The engine, and the way of a paragraph through it: source text, analysis, segments, lines, places. */
#include "solipost/text/layout.h"

#include <assert.h>

#include "engine.h"

/* Room above and below the baseline for scripts without tall marks: together the usual 1.25. */
static const double plain_ascent_em = 1.0, plain_descent_em = 0.25;

/* Words of one run seldom take more; text_engine_trim empties the cache beyond. */
enum { CACHE_LIMIT_BYTES = 2 * 1024 * 1024 };

bool text_engine_create(struct text_engine **out, struct font_book *book, struct error *error) {
  (void)error; /* fonts and iterators are opened when first needed */
  struct text_engine *engine = mem_alloc(sizeof *engine);
  engine->book = book;
  word_cache_init(&engine->cache);
  *out = engine;
  return true;
}

void text_engine_destroy(struct text_engine *engine) {
  if (engine == NULL) return;
  if (engine->graphemes != NULL) ubrk_close(engine->graphemes);
  language_list_release(&engine->languages);
  analysis_release(&engine->analysis);
  source_text_release(&engine->source);
  word_cache_release(&engine->cache);
  LIST_RELEASE(&engine->segments);
  LIST_RELEASE(&engine->filling);
  LIST_RELEASE(&engine->lines);
  LIST_RELEASE(&engine->order);
  LIST_RELEASE(&engine->order_levels);
  mem_free(engine);
}

uint32_t text_engine_word_count(const struct text_engine *engine) { return engine->cache.count; }

bool text_engine_trim(struct text_engine *engine) {
  if (engine->cache.arena.total <= CACHE_LIMIT_BYTES) return false;
  text_engine_forget(engine);
  return true;
}

void text_engine_forget(struct text_engine *engine) { word_cache_clear(&engine->cache); }

static bool lay_out_stretch(struct layout_task *task, size_t start, size_t end, struct error *error) {
  struct text_engine *engine = task->engine;
  struct stretch stretch = {
      .text = engine->source.units + start,
      .styles = engine->source.styles + start,
      .length = end - start,
      .may_turn = engine->source.may_turn,
  };
  return analysis_set(&engine->analysis, &stretch, task->paragraph->direction, task->language, error) &&
         analysis_choose_fonts(&engine->analysis, engine->book, task->paragraph->family, error) &&
         segments_make(task, error) && lines_fill(task, error);
}

bool text_layout(struct text_engine *engine, const struct paragraph *paragraph, struct arena *arena,
                 struct text_box *out, struct error *error) {
  assert(paragraph->size_pt > 0 && paragraph->indent_pt >= 0);
  struct layout_task task = {
      .engine = engine,
      .paragraph = paragraph,
      .arena = arena,
      .ascent_em = plain_ascent_em,
      .descent_em = plain_descent_em,
  };
  task.language = language_get(&engine->languages, paragraph->language, error);
  if (task.language == NULL || !source_text_set(&engine->source, &paragraph->content, error)) return false;
  engine->lines.count = 0;
  const struct source_text *source = &engine->source;
  for (size_t start = 0, end; start <= source->length; start = end + 1) {
    for (end = start; end < source->length && source->units[end] != '\n';) end++;
    if (!lay_out_stretch(&task, start, end, error)) return false;
  }
  lines_align(&task, out);
  return true;
}

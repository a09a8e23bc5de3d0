/* SPDX-License-Identifier: MIT */
/* Any bytes may come as a template, and any text as the value of a field. What comes out must hold together. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "solipost/template/check.h"
#include "solipost/template/field_list.h"
#include "solipost/template/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
  if (!holds) __builtin_trap();
}

/* A path as written never leads out of the folder, whatever else it is. */
static void check_images(const struct template *template) {
  struct arena arena;
  struct template_image *images;
  size_t count;
  arena_init(&arena);
  template_images(template, &arena, &images, &count);
  for (size_t i = 0; i < count; i++) {
    require(*images[i].path != '/' && strncmp(images[i].path, "../", 3) != 0 && strstr(images[i].path, "/../") == NULL);
    require(images[i].line > 0 && images[i].column > 0);
    struct error error = {0};
    const char *path;
    require(!template_image_path(template, images[i].path, &arena, &path, &error) && error.message[0] != '\0');
  }
  arena_release(&arena);
}

static void check_block(const struct template_block *block) {
  const struct styled_text *text = &block->text;
  size_t length = strlen(text->text), at = 0;
  require((block->kind == TEMPLATE_IMAGE) == (block->image != NULL));
  require((block->kind == TEMPLATE_ITEM) == (block->depth > 0) && block->depth <= TEMPLATE_LIST_DEPTH);
  require((block->kind == TEMPLATE_HEADING) == (block->level > 0) && block->level <= TEMPLATE_HEADING_LEVELS);
  require(length > 0 || block->kind == TEMPLATE_IMAGE);
  for (size_t i = 0; i < text->span_count; i++) {
    require(text->spans[i].start >= at && text->spans[i].end > text->spans[i].start);
    require(text->spans[i].end <= length && text->spans[i].styles != 0);
    at = text->spans[i].end;
  }
}

/* The same piece with each field holding Markdown, braces, line ends or nothing. */
static void fill(const struct template *template, const char *value) {
  size_t count;
  const struct template_field_info *known = template_field_list(&count);
  struct template_field fields[32];
  require(count <= COUNT_OF(fields));
  for (size_t i = 0; i < count; i++) fields[i] = (struct template_field){.name = known[i].name, .value = value};

  struct arena arena;
  arena_init(&arena);
  struct template_block *blocks;
  size_t block_count;
  struct error error = {0};
  if (template_fill(template, fields, count, &arena, &blocks, &block_count, &error)) {
    for (size_t i = 0; i < block_count; i++) check_block(&blocks[i]);
  } else {
    require(*value == '\0' && error.kind == ERROR_REFUSED && error.message[0] != '\0');
  }
  arena_release(&arena);
}

static const char *const NAMES[] = {"Rote Hilfe", "Anna Schmidt", NULL};

/* Places lie in the text, in order, and do not overlap. */
static void check_danger(const struct danger_words *words, const char *text, size_t size, struct arena *arena) {
  static const char *const LANGUAGES[] = {"de", "ar", "xx"};
  const char *copy = arena_strndup(arena, text, size);
  for (size_t i = 0; i < COUNT_OF(LANGUAGES); i++) {
    struct danger_request request = {
        .language = LANGUAGES[i], .topics = DANGER_ALL, .organisations = NAMES, .writers = NAMES};
    struct danger_finding *findings;
    size_t count, at = 0;
    danger_find(words, &request, copy, arena, &findings, &count);
    for (size_t j = 0; j < count; j++) {
      require(findings[j].start >= at && findings[j].end > findings[j].start && findings[j].end <= strlen(copy));
      require(strncmp(copy + findings[j].start, findings[j].found, findings[j].end - findings[j].start) == 0);
      at = findings[j].end;
    }
  }
}

static void check_findings(const struct danger_words *words, const char *source, size_t size, bool is_template,
                           struct arena *arena) {
  struct template_check_request request = {.name = "fuzz", .language = "de", .words = words, .writers = NAMES};
  struct template_finding *findings;
  size_t count;
  bool has_fault = false;
  template_check(source, size, &request, arena, &findings, &count);
  for (size_t i = 0; i < count; i++) {
    has_fault = has_fault || findings[i].weight == TEMPLATE_FAULT;
    require(findings[i].line > 0 && findings[i].column > 0 && *findings[i].what != '\0');
  }
  require(has_fault != is_template);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct danger_words *words; /* read once for all inputs */
  struct template *template;
  struct error error = {0};
  require(words != NULL || danger_open(&words, &error));
  const char *source = (const char *)data;
  bool is_template = template_parse(&template, source, size, "fuzz", &error);
  struct arena arena;
  arena_init(&arena);
  check_danger(words, source, size, &arena);
  check_findings(words, source, size, is_template, &arena);
  arena_release(&arena);
  if (!is_template) {
    require(template == NULL && error.kind != ERROR_NONE && error.message[0] != '\0');
    return 0;
  }
  fill(template, "*_{name}`<b>&amp;\n[x](y) \"'\\");
  fill(template, "");
  check_images(template);
  template_close(template);
  return 0;
}

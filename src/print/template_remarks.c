/* SPDX-License-Identifier: MIT */
/* Checks all texts of a template, and which languages are missing. */
#include <string.h>

#include "template_sample.h"
#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/print/templates.h"
#include "solipost/lang/tag.h"
#include "solipost/page/paper.h"
#include "solipost/template/check.h"
#include "solipost/template/shelf.h"

enum { LARGEST_FILE = 512 * 1024 };

struct remarking {
  const struct template_check_asked *asked;
  const struct danger_words *words;
  struct arena *arena;
  LIST(struct template_remark) remarks;
  size_t texts;
};

static bool has_paper(const char *name) {
  static const enum paper_kind KINDS[] = {PAPER_SHEET, PAPER_CARD};
  const struct paper *paper;
  struct error ignored = {0};
  for (size_t i = 0; i < COUNT_OF(KINDS); i++)
    if (paper_find(name, KINDS[i], &paper, &ignored)) return true;
  return false;
}

/* The lines a new text begins with were meant to be written over. */
static void check_starter(struct remarking *remarking, const struct buffer *source, const char *called, size_t first) {
  const char *at = strstr(source->bytes, templates_starter());
  if (at == NULL) return;
  struct template_remark remark = {
      .look = TEMPLATE_LOOK_WARNING,
      .file = called,
      .line = 1,
      .column = 1,
      .what = _("the lines it began with still stand there"),
      .why = _("they tell you what to write, and would be printed"),
      .todo = _("Write your own words in their place"),
  };
  for (const char *c = source->bytes; c < at; c++) remark.line += *c == '\n';
  LIST_PUSH(&remarking->remarks, remark);
  struct template_remark *items = remarking->remarks.items;
  for (size_t i = remarking->remarks.count - 1; i > first && items[i - 1].line > remark.line; i--) {
    items[i] = items[i - 1];
    items[i - 1] = remark;
  }
}

static bool check_text(struct remarking *remarking, const struct shelf_file *file, const char *called,
                       struct error *error) {
  struct buffer source;
  struct template_finding *findings;
  size_t count;
  buffer_init(&source);
  bool done = file_read(file->path, LARGEST_FILE, &source, error);
  if (done) {
    const struct template_check_asked *asked = remarking->asked;
    size_t first = remarking->remarks.count;
    struct template_check_request request = {
        .name = called,
        .folder = path_folder_of(remarking->arena, file->path),
        .language = file->language,
        .words = remarking->words,
        .organisations = asked->organisations,
        .writers = asked->writers,
        .has_paper = has_paper,
    };
    template_check(source.bytes, source.length, &request, remarking->arena, &findings, &count);
    for (size_t i = 0; i < count; i++) {
      struct template_remark remark = {
          .look = (enum template_look)findings[i].weight,
          .file = called,
          .line = findings[i].line,
          .column = findings[i].column,
          .what = findings[i].what,
          .why = findings[i].why,
          .todo = findings[i].todo,
      };
      LIST_PUSH(&remarking->remarks, remark);
    }
    check_starter(remarking, &source, called, first);
    remarking->texts++;
  }
  buffer_release(&source);
  return done;
}

static bool is_wanted(const struct remarking *remarking, const struct shelf_file *file) {
  const char *language = remarking->asked->language;
  return language == NULL || *file->language == '\0' || strcmp(file->language, language) == 0;
}

/* A name such as "deutsch.md" is never found by its language. */
static void check_name_of_file(struct remarking *remarking, const struct shelf_file *file, const char *called) {
  if (*file->language == '\0') return;
  const char *tag = lang_tag_from_text(file->language, remarking->arena);
  if (tag != NULL && strcmp(tag, file->language) == 0) return;
  struct template_remark remark = {
      .look = TEMPLATE_LOOK_FAULT,
      .file = called,
      .what = _("the file is not called after a language, so it is never used"),
      .why = "",
      .todo = tag == NULL ? _("Name it by the code of its language, such as de.md or tr.md")
                          : arena_printf(remarking->arena, _("Name it %s.md"), tag),
  };
  LIST_PUSH(&remarking->remarks, remark);
}

static void check_missing(struct remarking *remarking, const char *name, const struct shelf_file *files, size_t count) {
  for (const char *const *wanted = remarking->asked->wanted; wanted != NULL && *wanted != NULL; wanted++) {
    bool found = false;
    for (size_t i = 0; i < count; i++) found = found || strcmp(files[i].language, *wanted) == 0;
    if (found) continue;
    struct template_remark remark = {
        .look = TEMPLATE_LOOK_WARNING,
        .file = name,
        .what = arena_printf(remarking->arena, _("there is no text in the language \"%s\""), *wanted),
        .why = _("people who read only that get nothing"),
        .todo = arena_printf(remarking->arena, _("Write %s.md and put it beside the others"), *wanted),
    };
    LIST_PUSH(&remarking->remarks, remark);
  }
}

static bool check_files(struct remarking *remarking, const char *name, struct error *error) {
  struct shelf_file *files;
  size_t count;
  const char *place = template_place_of(name, remarking->arena);
  if (place == NULL) {
    error_set(error, ERROR_NOT_FOUND, _("there is no template \"%s\""), name);
    return error_hint(error, _("Give the path of a file or folder, or a name that 'solipost template list' shows"));
  }
  template_files(place, remarking->arena, &files, &count);
  for (size_t i = 0; i < count; i++) {
    if (!is_wanted(remarking, &files[i])) continue;
    const char *called =
        *files[i].language == '\0' ? name : arena_printf(remarking->arena, "%s/%s", name, path_name_of(files[i].path));
    check_name_of_file(remarking, &files[i], called);
    if (!check_text(remarking, &files[i], called, error)) return false;
  }
  check_missing(remarking, name, files, count);
  if (remarking->texts > 0) return true;
  if (remarking->asked->language == NULL) {
    error_set(error, ERROR_NOT_FOUND, _("the folder %s holds no text"), name);
    return error_hint(error, _("The folder holds no file such as de.md"));
  }
  return error_set(error, ERROR_NOT_FOUND, _("the template \"%s\" has no text in the language \"%s\""), name,
                   remarking->asked->language);
}

bool templates_check(const char *name, const struct template_check_asked *asked, struct arena *arena,
                     struct template_remark **remarks, size_t *count, size_t *texts, struct error *error) {
  struct danger_words *words;
  if (!danger_open(&words, error)) return false;
  struct remarking remarking = {.asked = asked, .words = words, .arena = arena};
  bool done = check_files(&remarking, name, error);
  *count = remarking.remarks.count;
  *remarks = arena_copy(arena, remarking.remarks.items, *count * sizeof **remarks);
  *texts = remarking.texts;
  LIST_RELEASE(&remarking.remarks);
  danger_close(words);
  return done;
}

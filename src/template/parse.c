/* SPDX-License-Identifier: MIT */
/* Makes, reads and ends the struct behind a template. */
#include "parse.h"

#include "body.h"
#include "header.h"

struct template *parse_begin(const char *source, size_t length, const char *name) {
  struct template *template = mem_alloc(sizeof *template);
  arena_init(&template->arena);
  template->name = arena_strdup(&template->arena, name);
  template->folder = "";
  template->fault = ARENA_NEW(&template->arena, struct fault_place);
  template->source = arena_strndup(&template->arena, source, length);
  template->length = length;
  return template;
}

bool parse_all(struct template *template, struct error *error) {
  return template_read_header(template, error) && template_read_body(template, error);
}

void parse_end(struct template *template) {
  if (template == NULL) return;
  arena_release(&template->arena);
  mem_free(template);
}

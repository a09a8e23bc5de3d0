/* SPDX-License-Identifier: MIT */
/* Says in which line and column of a template something is wrong. */
#include "fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "solipost/base/buffer.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

void template_place(const struct template *template, size_t offset, size_t *line, size_t *column) {
  *line = *column = 1;
  const char *end = template->source + offset;
  for (const char *at = template->source; at < end;) {
    uint32_t c = utf8_next(&at, end);
    *column = c == '\n' ? 1 : *column + 1;
    *line += c == '\n';
  }
}

bool template_fault(const struct template *template, size_t offset, struct error *error, enum error_kind kind,
                    const char *format, ...) {
  size_t line, column;
  template_place(template, offset, &line, &column);
  struct buffer message;
  buffer_init(&message);
  char text[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  *template->fault = (struct fault_place){.line = line, .column = column};
  snprintf(template->fault->text, sizeof template->fault->text, "%s", text);
  buffer_printf(&message, _("%s, line %zu, column %zu: %s"), template->name, line, column, text);
  error_set(error, kind, "%s", message.bytes);
  buffer_release(&message);
  return false;
}

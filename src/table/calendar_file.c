/* SPDX-License-Identifier: MIT */
/* Lines of iCalendar: escaped, and folded after 75 bytes at most, never within a character. */
#include "solipost/table/calendar_file.h"

#include <string.h>

/* RFC 5545, 3.1: without the line break; a continued line begins with a blank, which counts. */
enum { MOST_LINE_BYTES = 75 };

static bool begins_character(char byte) { return ((unsigned char)byte & 0xC0) != 0x80; }

static void fold_line(struct buffer *out, const char *line) {
  size_t length = strlen(line), at = 0, room = MOST_LINE_BYTES;
  while (length - at > room) {
    size_t end = at + room;
    while (end > at + 1 && !begins_character(line[end])) end--;
    buffer_append_bytes(out, line + at, end - at);
    buffer_append(out, "\r\n ");
    at = end;
    room = MOST_LINE_BYTES - 1;
  }
  buffer_append(out, line + at);
  buffer_append(out, "\r\n");
}

/* Directions that are forced on what follows: U+202A to U+202E, U+2066 to U+2069. A name with one could turn the words of a
 * whole list of days. */
static bool forces_direction(const char *text) {
  unsigned char third = (unsigned char)text[2];
  return (strncmp(text, "\xE2\x80", 2) == 0 && third >= 0xAA && third <= 0xAE) ||
         (strncmp(text, "\xE2\x81", 2) == 0 && third >= 0xA6 && third <= 0xA9);
}

/* RFC 5545, 3.3.11. Other control characters mean nothing there. */
static void append_escaped(struct buffer *out, const char *text) {
  for (; *text != '\0'; text++) {
    if ((unsigned char)*text == 0xE2 && text[1] != '\0' && forces_direction(text)) text += 2;
    else if (*text == '\n') buffer_append(out, "\\n");
    else if (*text == '\\' || *text == ';' || *text == ',') buffer_printf(out, "\\%c", *text);
    else if ((unsigned char)*text >= ' ' && *text != 0x7F) buffer_append_char(out, *text);
  }
}

static void add_text(struct buffer *out, const char *name, const char *text) {
  struct buffer line;
  if (*text == '\0') return;
  buffer_init(&line);
  buffer_printf(&line, "%s:", name);
  append_escaped(&line, text);
  fold_line(out, line.bytes);
  buffer_release(&line);
}

static void add_day(struct buffer *out, const char *name, struct date day) {
  buffer_printf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, day.year, day.month, day.day);
}

/* "2026-04-09T12:34:56Z" -> "20260409T123456Z" */
static void add_stamp(struct buffer *out, const char *stamp) {
  buffer_append(out, "DTSTAMP:");
  for (; *stamp != '\0'; stamp++)
    if (*stamp != '-' && *stamp != ':') buffer_append_char(out, *stamp);
  buffer_append(out, "\r\n");
}

void calendar_file_begin(struct buffer *out) {
  buffer_append(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//solipost//calendar//EN\r\nCALSCALE:GREGORIAN\r\n");
}

void calendar_file_add(struct buffer *out, const struct calendar_file_event *event, const char *stamp) {
  buffer_append(out, "BEGIN:VEVENT\r\n");
  add_text(out, "UID", event->uid);
  add_stamp(out, stamp);
  add_day(out, "DTSTART", event->first);
  add_day(out, "DTEND", date_add_days(event->last, 1)); /* the first day that is not meant any more */
  add_text(out, "SUMMARY", event->summary);
  add_text(out, "DESCRIPTION", event->description);
  add_text(out, "CATEGORIES", event->category);
  if (event->private) buffer_append(out, "CLASS:PRIVATE\r\n");
  buffer_append(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

void calendar_file_end(struct buffer *out) { buffer_append(out, "END:VCALENDAR\r\n"); }

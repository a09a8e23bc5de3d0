/* SPDX-License-Identifier: MIT */
/* A helper process: takes pieces off the line, answers with verdicts and written volumes. */
#include "print_helper.h"

#include <errno.h>
#include <unistd.h>

#include "print_record.h"

enum { READ_SIZE = 65536 };

struct helper_line {
  struct worker *worker;
  int in_fd, out_fd;
  struct buffer in, out;
  struct error error; /* of the volume under way: told once, when it is to be written */
  bool failed;
};

static bool send_all(struct helper_line *line) {
  size_t sent = 0;
  while (sent < line->out.length) {
    ssize_t count = write(line->out_fd, line->out.bytes + sent, line->out.length - sent);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    sent += (size_t)count;
  }
  buffer_reset(&line->out);
  return true;
}

static void answer_failed(struct helper_line *line, const struct error *error) {
  size_t start = record_begin(&line->out, RECORD_FAILED);
  record_put_error(&line->out, error);
  record_end(&line->out, start);
}

static void serve_text(struct helper_line *line, struct record *record) {
  struct error error;
  const char *language = record_text(record);
  if (!worker_text(line->worker, language, record_text(record), &error)) answer_failed(line, &error);
}

static void serve_image(struct helper_line *line, struct record *record) {
  struct error error;
  size_t length;
  const char *path = record_text(record);
  const char *bytes = record_bytes(record, &length);
  if (!worker_image_packed(line->worker, path, bytes, length, &error)) answer_failed(line, &error);
}

static void serve_check(struct helper_line *line, struct record *record) {
  struct error error;
  error_clear(&error);
  uint64_t tag = record_number(record);
  const char *who = record_text(record);
  struct piece piece;
  record_piece(record, &piece);
  size_t sheets, pages;
  if (worker_check(line->worker, &piece, &sheets, &pages, &error)) error_clear(&error);
  size_t start = record_begin(&line->out, RECORD_VERDICT);
  record_put_number(&line->out, tag);
  record_put_text(&line->out, who);
  record_put_number(&line->out, sheets);
  record_put_number(&line->out, pages);
  record_put_error(&line->out, &error);
  record_end(&line->out, start);
}

static void serve_piece(struct helper_line *line, struct record *record) {
  if (line->failed) return;
  struct piece piece;
  record_piece(record, &piece);
  line->failed = !worker_volume_add(line->worker, &piece, &line->error);
}

static void serve_write(struct helper_line *line, struct record *record) {
  const char *paths[VOLUME_MOST_FILES];
  struct volume_file files[VOLUME_MOST_FILES];
  size_t count = (size_t)record_number(record);
  for (size_t i = 0; i < count; i++) paths[i] = record_text(record);
  if (!line->failed) line->failed = !worker_volume_write(line->worker, paths, count, files, &line->error);
  if (line->failed) {
    answer_failed(line, &line->error);
    return;
  }
  size_t start = record_begin(&line->out, RECORD_WRITTEN);
  record_put_number(&line->out, count);
  for (size_t i = 0; i < count; i++) {
    record_put_text(&line->out, files[i].checksum);
    record_put_number(&line->out, files[i].pages);
  }
  record_end(&line->out, start);
}

static void serve(struct helper_line *line, struct record *record) {
  switch (record->kind) {
  case RECORD_TEXT: serve_text(line, record); break;
  case RECORD_IMAGE: serve_image(line, record); break;
  case RECORD_CHECK: serve_check(line, record); break;
  case RECORD_VOLUME:
    line->failed = !worker_volume_begin(line->worker, (size_t)record_number(record), &line->error);
    break;
  case RECORD_PIECE: serve_piece(line, record); break;
  case RECORD_WRITE: serve_write(line, record); break;
  case RECORD_VERDICT:
  case RECORD_WRITTEN:
  case RECORD_FAILED: break;
  }
}

/* More bytes into the buffer; false at the end of the line. */
static bool receive(struct helper_line *line) {
  char bytes[READ_SIZE];
  for (;;) {
    ssize_t count = read(line->in_fd, bytes, sizeof bytes);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    buffer_append_bytes(&line->in, bytes, (size_t)count);
    return true;
  }
}

void helper_serve(struct worker *worker, int in, int out) {
  struct helper_line line = {.worker = worker, .in_fd = in, .out_fd = out};
  buffer_init(&line.in);
  buffer_init(&line.out);
  bool open = true;
  while (open && receive(&line)) {
    size_t used = 0;
    struct record record;
    while (open && record_take(line.in.bytes, line.in.length, &used, &record)) {
      serve(&line, &record);
      open = send_all(&line);
    }
    size_t left = line.in.length - used;
    memmove(line.in.bytes, line.in.bytes + used, left);
    buffer_truncate(&line.in, left);
  }
  buffer_release(&line.in);
  buffer_release(&line.out);
}

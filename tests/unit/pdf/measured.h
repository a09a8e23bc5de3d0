/* SPDX-License-Identifier: MIT */
/* Where words stand in a finished file, as another program reads it: pdftotext -bbox. Lengths in mm from the top left. */
#ifndef SOLIPOST_TESTS_MEASURED_H
#define SOLIPOST_TESTS_MEASURED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "solipost/base/length.h"
#include "solipost/base/memory.h"
#include "solipost/pdf/pdf.h"

struct measured_word {
  size_t page; /* from 1 */
  double left, top, right, bottom;
  char text[64];
};
struct measured_page {
  double width, height;
};
struct measured {
  struct measured_word *words;
  size_t count, capacity;
  struct measured_page pages[64];
  size_t page_count;
};

static inline void measured_line(struct measured *out, const char *line) {
  double a, b, c, d;
  char text[256];
  if (sscanf(line, " <page width=\"%lf\" height=\"%lf\">", &a, &b) == 2) {
    assert_true(out->page_count < 64);
    out->pages[out->page_count++] = (struct measured_page){pt_to_mm(a), pt_to_mm(b)};
  }
  if (sscanf(line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%255[^<]", &a, &b, &c, &d, text) != 5)
    return;
  out->words = mem_grow(out->words, &out->capacity, out->count + 1, sizeof *out->words);
  struct measured_word *word = &out->words[out->count++];
  *word = (struct measured_word){out->page_count, pt_to_mm(a), pt_to_mm(b), pt_to_mm(c), pt_to_mm(d), ""};
  snprintf(word->text, sizeof word->text, "%.63s", text);
}

/* What pdftotext says about the file. */
static inline FILE *measured_ask(const char *path) {
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    execlp("pdftotext", "pdftotext", "-bbox", path, "-", (char *)NULL);
    _exit(127);
  }
  close(ends[1]);
  return fdopen(ends[0], "r");
}

/* Writes the file, destroys `pdf`, reads the words; mem_free `words`. */
static inline struct measured measure_pdf(struct pdf *pdf) {
  char path[] = "/tmp/solipost-measured-XXXXXX", line[1024];
  struct error error = {0};
  struct measured out = {0};
  int fd = mkstemp(path), status;
  assert_true(fd >= 0);
  assert_true(pdf_write(pdf, fd, &error));
  close(fd);
  pdf_destroy(pdf);
  FILE *answer = measured_ask(path);
  assert_non_null(answer);
  while (fgets(line, sizeof line, answer) != NULL) measured_line(&out, line);
  fclose(answer);
  assert_true(wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
  unlink(path);
  return out;
}

static inline const struct measured_word *measured_find(const struct measured *measured, size_t page,
                                                        const char *text) {
  for (size_t i = 0; i < measured->count; i++)
    if (measured->words[i].page == page && strcmp(measured->words[i].text, text) == 0) return &measured->words[i];
  return NULL;
}

/* Nothing within what printers leave white. */
static inline void measured_keeps_edge(const struct measured *measured, double edge_mm) {
  for (size_t i = 0; i < measured->count; i++) {
    const struct measured_word *word = &measured->words[i];
    const struct measured_page *page = &measured->pages[word->page - 1];
    bool inside = word->left >= edge_mm && word->top >= edge_mm && word->right <= page->width - edge_mm &&
                  word->bottom <= page->height - edge_mm;
    if (!inside)
      fail_msg("page %zu: \"%s\" at %.1f %.1f to %.1f %.1f on %.1f x %.1f", word->page, word->text, word->left,
               word->top, word->right, word->bottom, page->width, page->height);
  }
}

#endif

/* SPDX-License-Identifier: MIT */
/* Steps per second and the time left. */
#include "pace.h"

#include "solipost/base/i18n.h"

/* Before that the first steps, which load fonts, would give a wrong idea. */
enum { MEASURE_AFTER_MS = 2000, MS_PER_SECOND = 1000, SECONDS_PER_MINUTE = 60, MOST_SECONDS = 90 };

bool pace_step(struct pace *pace, long now_ms, size_t done, size_t total) {
  bool is_new = pace->began_ms == 0 || done < pace->last || total != pace->total;
  if (is_new) *pace = (struct pace){.began_ms = now_ms, .first = done, .total = total};
  pace->last = done;
  return is_new;
}

static void append_left(struct buffer *line, double seconds) {
  size_t whole = (size_t)seconds + ((double)(size_t)seconds < seconds);
  if (whole < MOST_SECONDS) {
    /* TRANSLATORS: of seconds; stands in the progress line */
    buffer_printf(line, _(", %zu s left"), whole);
    return;
  }
  /* TRANSLATORS: of minutes; stands in the progress line */
  buffer_printf(line, _(", %zu min left"), (whole + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE);
}

void pace_append(struct buffer *line, size_t steps, long elapsed_ms, size_t done, size_t total) {
  if (elapsed_ms < MEASURE_AFTER_MS || steps == 0) return;
  double per_second = (double)steps * MS_PER_SECOND / (double)elapsed_ms;
  if (per_second >= 1) buffer_printf(line, _(", %.0f per second"), per_second);
  else buffer_printf(line, _(", %.0f per minute"), per_second * SECONDS_PER_MINUTE);
  if (total > done) append_left(line, (double)(total - done) / per_second);
}

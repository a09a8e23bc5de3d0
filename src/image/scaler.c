/* SPDX-License-Identifier: MIT */
/* Area averaging. Lengths are counted in units in which both old and new pixels are whole: an old pixel is `to` units
 * wide, a new one `from` units, so every overlap is an integer. The sums stay below 20000^2 x 255^2 < 2^45. */
#include "scaler.h"

#include <assert.h>
#include <string.h>

#include "solipost/base/memory.h"

static unsigned channels_of(const struct scaler *scaler) { return scaler->colours + (scaler->alpha ? 1U : 0U); }

void scaler_init(struct scaler *scaler, uint32_t from_width, uint32_t from_height, uint32_t to_width,
                 uint32_t to_height, unsigned colours, bool alpha) {
  assert(to_width >= 1 && to_width <= from_width && to_height >= 1 && to_height <= from_height);
  *scaler = (struct scaler){.from_width = from_width,
                            .from_height = from_height,
                            .to_width = to_width,
                            .to_height = to_height,
                            .colours = colours,
                            .alpha = alpha};
  size_t samples = (size_t)to_width * channels_of(scaler);
  scaler->wide = mem_alloc_array(samples, sizeof *scaler->wide);
  scaler->sums = mem_alloc_array(samples, sizeof *scaler->sums);
  scaler->row = mem_alloc(samples);
}

void scaler_release(struct scaler *scaler) {
  mem_free(scaler->wide);
  mem_free(scaler->sums);
  mem_free(scaler->row);
  *scaler = (struct scaler){0};
}

/* A transparent pixel has no colour: whatever is stored there must not bleed into its neighbours. */
static void add_pixel(const struct scaler *scaler, const uint8_t *pixel, uint64_t *sums, uint64_t weight) {
  uint64_t alpha = scaler->alpha ? pixel[scaler->colours] : 1;
  for (unsigned c = 0; c < scaler->colours; c++) sums[c] += weight * alpha * pixel[c];
  if (scaler->alpha) sums[scaler->colours] += weight * alpha;
}

static void squeeze_across(struct scaler *scaler, const uint8_t *row) {
  unsigned channels = channels_of(scaler);
  memset(scaler->wide, 0, (size_t)scaler->to_width * channels * sizeof *scaler->wide);
  uint64_t *sums = scaler->wide;
  uint32_t room = scaler->from_width; /* left of the new pixel */
  for (uint32_t x = 0; x < scaler->from_width; x++, row += channels) {
    uint32_t left = scaler->to_width; /* left of the old pixel */
    while (left > 0) {
      uint32_t taken = left < room ? left : room;
      add_pixel(scaler, row, sums, taken);
      left -= taken;
      room -= taken;
      if (room == 0) {
        sums += channels;
        room = scaler->from_width;
      }
    }
  }
}

static void add_row(struct scaler *scaler, uint64_t weight) {
  size_t samples = (size_t)scaler->to_width * channels_of(scaler);
  for (size_t i = 0; i < samples; i++) scaler->sums[i] += weight * scaler->wide[i];
}

static uint8_t mean(uint64_t sum, uint64_t weight) {
  uint64_t value = weight == 0 ? 0 : (sum + weight / 2) / weight;
  return value > 255 ? 255 : (uint8_t)value;
}

static void finish_row(struct scaler *scaler) {
  unsigned channels = channels_of(scaler);
  uint64_t area = (uint64_t)scaler->from_width * scaler->from_height;
  for (uint32_t x = 0; x < scaler->to_width; x++) {
    const uint64_t *sums = scaler->sums + (size_t)x * channels;
    uint8_t *pixel = scaler->row + (size_t)x * channels;
    uint64_t weight = scaler->alpha ? sums[scaler->colours] : area;
    for (unsigned c = 0; c < scaler->colours; c++) pixel[c] = mean(sums[c], weight);
    if (scaler->alpha) pixel[scaler->colours] = mean(weight, area);
  }
  memset(scaler->sums, 0, (size_t)scaler->to_width * channels * sizeof *scaler->sums);
  scaler->rows_out++;
}

/* New rows are at least as high as old ones, so an old row ends at most one of them. */
bool scaler_push(struct scaler *scaler, const uint8_t *row) {
  squeeze_across(scaler, row);
  uint64_t begin = (uint64_t)scaler->rows_in * scaler->to_height, end = begin + scaler->to_height;
  uint64_t border = ((uint64_t)scaler->rows_out + 1) * scaler->from_height;
  scaler->rows_in++;
  if (end < border) {
    add_row(scaler, end - begin);
    return false;
  }
  add_row(scaler, border - begin);
  finish_row(scaler);
  if (end > border) add_row(scaler, end - border);
  return true;
}

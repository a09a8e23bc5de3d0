/* SPDX-License-Identifier: MIT */
/* Random keys and random numbers from the kernel. */
#include "solipost/base/uuid.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "solipost/base/compiler.h"
#include "solipost/base/i18n.h"

static void fill_random(void *bytes, size_t length) {
  unsigned char *at = bytes;
  while (length > 0) {
    ssize_t got = getrandom(at, length, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      fputs(_("solipost: the system gives no random numbers\n"), stderr);
      exit(EXIT_FAILURE);
    }
    at += got;
    length -= (size_t)got;
  }
}

/* Keys of one process ascend, so that rows made together stay together and in order: the 12 bits after the version count
 * within a millisecond, from a random start (RFC 9562, section 6.2, method 1). A full count borrows the next millisecond. */
static void next_moment(uint16_t random_start, uint64_t *milliseconds, uint16_t *count) {
  static uint64_t last;
  static uint16_t counter;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  uint64_t moment = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
  if (moment > last) {
    last = moment;
    counter = random_start & 0x07FF;
  } else if (++counter > 0x0FFF) {
    last++;
    counter = 0;
  }
  *milliseconds = last;
  *count = counter;
}

struct uuid uuid_new(void) {
  struct uuid id;
  fill_random(id.bytes, sizeof id.bytes);
  uint64_t milliseconds;
  uint16_t count;
  next_moment((uint16_t)(id.bytes[6] << 8 | id.bytes[7]), &milliseconds, &count);
  for (int i = 0; i < 6; i++) id.bytes[i] = (uint8_t)(milliseconds >> (40 - 8 * i));
  id.bytes[6] = (uint8_t)(0x70 | count >> 8); /* version 7 */
  id.bytes[7] = (uint8_t)(count & 0xFF);
  id.bytes[8] = (uint8_t)((id.bytes[8] & 0x3F) | 0x80); /* variant of RFC 9562 */
  return id;
}

bool uuid_is_nil(struct uuid id) { return uuid_equal(id, (struct uuid){0}); }

bool uuid_equal(struct uuid a, struct uuid b) { return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0; }

/* A hyphen stands before these bytes: 8-4-4-4-12 digits. */
static bool hyphen_before(size_t byte) { return byte == 4 || byte == 6 || byte == 8 || byte == 10; }

void uuid_format(struct uuid id, char out[UUID_TEXT_SIZE]) {
  static const char digits[] = "0123456789abcdef";
  char *at = out;
  for (size_t i = 0; i < sizeof id.bytes; i++) {
    if (hyphen_before(i)) *at++ = '-';
    *at++ = digits[id.bytes[i] >> 4];
    *at++ = digits[id.bytes[i] & 0x0F];
  }
  *at = '\0';
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool uuid_parse(const char *text, struct uuid *out) {
  struct uuid id;
  for (size_t i = 0; i < sizeof id.bytes; i++) {
    if (hyphen_before(i) && *text++ != '-') return false;
    int high = hex_value(text[0]);
    int low = high < 0 ? -1 : hex_value(text[1]);
    if (low < 0) return false;
    id.bytes[i] = (uint8_t)(high << 4 | low);
    text += 2;
  }
  if (*text != '\0') return false;
  *out = id;
  return true;
}

uint32_t random_below(uint32_t bound) {
  assert(bound > 0);
  /* Values below 2^32 mod bound would make some results likelier than others: draw again. */
  uint32_t unfair = (uint32_t)(-bound) % bound;
  uint32_t value;
  do {
    fill_random(&value, sizeof value);
  } while (value < unfair);
  return value % bound;
}

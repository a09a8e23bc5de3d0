/* SPDX-License-Identifier: MIT */
/* Random keys: UUID version 7 (RFC 9562), 48 bits of time in milliseconds, then random bits from the kernel. */
#ifndef SOLIPOST_BASE_UUID_H
#define SOLIPOST_BASE_UUID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct uuid {
  uint8_t bytes[16];
};

/* Ends the program if the kernel gives no random bytes. Keys made by one process ascend. */
struct uuid uuid_new(void);
bool uuid_is_nil(struct uuid id);
bool uuid_equal(struct uuid a, struct uuid b);
#define UUID_TEXT_SIZE 37
void uuid_format(struct uuid id, char out[UUID_TEXT_SIZE]);
bool uuid_parse(const char *text, struct uuid *out);

/* Uniform in 0..bound-1, from the kernel. */
uint32_t random_below(uint32_t bound);

#endif

/* SPDX-License-Identifier: MIT */
/* Fuzz target: any template and any values either give a fault with a place, or lines without stray marks of empty
 * fields. Input: template, number, unit, ward, each ended by a NUL byte. */
#include <stdint.h>

#include "solipost/base/utf8.h"
#include "solipost/model/address.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { TEXT_COUNT = 4 };

static void require(bool condition) {
  if (!condition) abort();
}

static void check_lines(const char *lines) {
  for (const char *line = lines;;) {
    size_t length = strcspn(line, "\n");
    require(length > 0);
    require(line[0] != ' ' && line[length - 1] != ' ');
    if (line[length] == '\0') return;
    line += length + 1;
  }
}

static void fill(const char *const texts[TEXT_COUNT], struct arena *arena) {
  struct prisoner prisoner;
  struct prison prison;
  struct stay stay;
  noun_clear(&prisoner_noun, &prisoner);
  noun_clear(&prison_noun, &prison);
  noun_clear(&stay_noun, &stay);
  struct error error;
  prisoner.name = "Zoë Longname";
  prison.name = "HMP";
  prison.country = "GB";
  bool known = field_set(noun_field(&prison_noun, "address_template"), &prison, texts[0], arena, &error) &&
               field_set(noun_field(&prisoner_noun, "number"), &prisoner, texts[1], arena, &error) &&
               field_set(noun_field(&stay_noun, "unit"), &stay, texts[2], arena, &error) &&
               field_set(noun_field(&stay_noun, "ward"), &stay, texts[3], arena, &error);
  if (!known) return;
  struct address_request request = {
      .prisoner = &prisoner, .stay = &stay, .prison = &prison, .posting_country = "DE", .posting_language = ""};
  struct address_block block;
  if (!address_compose(&request, arena, &block, &error)) {
    require(error.kind == ERROR_REFUSED);
    return;
  }
  require(utf8_is_valid(block.lines));
  require(strstr(block.lines, "Zoë Longname") != NULL);
  check_lines(block.lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
  struct arena arena;
  arena_init(&arena);
  const char *texts[TEXT_COUNT] = {"", "", "", ""};
  size_t at = 0;
  for (size_t i = 0; i < TEXT_COUNT && at < length; i++) {
    const uint8_t *end = memchr(bytes + at, 0, length - at);
    size_t text_length = end == NULL ? length - at : (size_t)(end - (bytes + at));
    texts[i] = arena_strndup(&arena, (const char *)bytes + at, text_length);
    at += text_length + 1;
  }
  struct error error;
  bool good = !utf8_is_valid(texts[0]) || address_template_check(texts[0], &error);
  if (!good) require(strstr(error.message, "line") != NULL && strstr(error.message, "column") != NULL);
  fill(texts, &arena);
  arena_release(&arena);
  return 0;
}

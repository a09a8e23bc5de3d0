/* SPDX-License-Identifier: MIT */
/* Finds shaped words by font, direction, script, language, text and the neighbours that matter. */
#include "word_cache.h"

#include "utf16.h"

#include <assert.h>
#include <string.h>

#include <unicode/uchar.h>

enum { FIRST_SLOT_COUNT = 1024 };

void word_cache_init(struct word_cache *cache) {
  *cache = (struct word_cache){.slot_count = FIRST_SLOT_COUNT};
  arena_init(&cache->arena);
  cache->slots = mem_alloc_array(cache->slot_count, sizeof *cache->slots);
  cache->buffer = hb_buffer_create();
}

void word_cache_release(struct word_cache *cache) {
  hb_buffer_destroy(cache->buffer);
  mem_free(cache->slots);
  arena_release(&cache->arena);
}

void word_cache_clear(struct word_cache *cache) {
  mem_free(cache->slots);
  cache->slot_count = FIRST_SLOT_COUNT;
  cache->slots = mem_alloc_array(cache->slot_count, sizeof *cache->slots);
  cache->count = 0;
  arena_release(&cache->arena);
}

/* HarfBuzz looks at five characters beyond the text, passes over transparent ones (marks) and takes the first other. */
enum { CONTEXT_LENGTH = 5, FIRST_JOINING = 0x600 };

/* 0 when the character does not join, so that the same word beside a space and beside a comma is one word. */
static bool ends_search(UChar32 c, uint32_t *joining) {
  int type = c < FIRST_JOINING ? U_JT_NON_JOINING : u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
  if (type == U_JT_TRANSPARENT) return false;
  *joining = type == U_JT_NON_JOINING ? 0 : (uint32_t)c;
  return true;
}

static uint32_t joining_before(const uint16_t *text, size_t offset) {
  uint32_t joining = 0;
  for (int i = 0; i < CONTEXT_LENGTH && offset > 0; i++) {
    if (ends_search((UChar32)utf16_previous(text, &offset), &joining)) break;
  }
  return joining;
}

static uint32_t joining_after(const uint16_t *text, size_t offset, size_t length) {
  uint32_t joining = 0;
  for (int i = 0; i < CONTEXT_LENGTH && offset < length; i++) {
    if (ends_search((UChar32)utf16_next(text, &offset, length), &joining)) break;
  }
  return joining;
}

static uint64_t mixed(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ (hash >> 29);
}

static uint64_t hash_of(const struct word_request *request, uint32_t before, uint32_t after) {
  const uint16_t *text = request->text + request->offset;
  uint64_t hash = mixed(request->font->number, request->script);
  hash = mixed(hash, (uint64_t)(uintptr_t)request->language);
  hash = mixed(hash, (uint64_t)before << 32 | after);
  hash = mixed(hash, (uint64_t)request->length << 2 | (uint64_t)request->right_to_left << 1 | request->is_hyphen);
  size_t i = 0;
  for (; i + 4 <= request->length; i += 4) {
    uint64_t four;
    memcpy(&four, text + i, sizeof four);
    hash = mixed(hash, four);
  }
  for (; i < request->length; i++) hash = mixed(hash, text[i]);
  return hash;
}

static bool is_same(const struct cached_word *entry, const struct word_request *request, uint64_t hash, uint32_t before,
                    uint32_t after) {
  const struct shaped_word *word = &entry->word;
  return entry->hash == hash && word->text_length == request->length && word->font == request->font &&
         word->right_to_left == request->right_to_left && entry->script == request->script &&
         entry->language == request->language && entry->before == before && entry->after == after &&
         entry->is_hyphen == request->is_hyphen &&
         memcmp(word->text, request->text + request->offset, request->length * sizeof *word->text) == 0;
}

static void grow(struct word_cache *cache) {
  size_t old_count = cache->slot_count;
  struct cached_word **old = cache->slots;
  cache->slot_count = old_count * 2;
  cache->slots = mem_alloc_array(cache->slot_count, sizeof *cache->slots);
  for (size_t i = 0; i < old_count; i++) {
    if (old[i] == NULL) continue;
    size_t slot = old[i]->hash & (cache->slot_count - 1);
    while (cache->slots[slot] != NULL) slot = (slot + 1) & (cache->slot_count - 1);
    cache->slots[slot] = old[i];
  }
  mem_free(old);
}

const struct cached_word *word_cache_get(struct word_cache *cache, const struct word_request *request) {
  assert(request->length > 0 && request->length <= LONGEST_WORD);
  uint32_t before = joining_before(request->text, request->offset);
  uint32_t after = joining_after(request->text, request->offset + request->length, request->text_length);
  uint64_t hash = hash_of(request, before, after);
  size_t mask = cache->slot_count - 1, slot = hash & mask;
  for (; cache->slots[slot] != NULL; slot = (slot + 1) & mask) {
    if (is_same(cache->slots[slot], request, hash, before, after)) return cache->slots[slot];
  }
  struct cached_word *entry = word_shape(cache, request);
  entry->hash = hash;
  entry->before = before;
  entry->after = after;
  entry->word.serial = cache->count++;
  cache->slots[slot] = entry;
  if (cache->count * 4 > cache->slot_count * 3) grow(cache);
  return entry;
}

/* SPDX-License-Identifier: MIT */
/* Writes image dictionaries (ISO 32000-1, 8.9.5) around bytes that image/ has already checked and packed, so nothing is
 * decoded or deflated again for each volume. */
#include "picture_object.h"

#include <assert.h>

#include "solipost/base/memory.h"

void picture_objects_init(struct picture_objects *pictures) { *pictures = (struct picture_objects){0}; }

void picture_objects_release(struct picture_objects *pictures) {
  mem_free(pictures->items);
  picture_objects_init(pictures);
}

/* A file has a handful of pictures, and neighbouring cards mostly the same: the newest is looked at first. */
static size_t find(const struct picture_objects *pictures, const struct picture *picture) {
  for (size_t i = pictures->count; i > 0; i--) {
    if (pictures->items[i - 1].picture == picture) return i - 1;
  }
  return pictures->count;
}

void picture_objects_note(struct picture_objects *pictures, const struct picture *picture) {
  if (find(pictures, picture) < pictures->count) return;
  pictures->items = mem_grow(pictures->items, &pictures->capacity, pictures->count + 1, sizeof *pictures->items);
  pictures->items[pictures->count++] = (struct picture_object){.picture = picture};
}

size_t picture_objects_index(const struct picture_objects *pictures, const struct picture *picture) {
  size_t index = find(pictures, picture);
  assert(index < pictures->count);
  return index;
}

static const char *colour_space(unsigned channels) {
  switch (channels) {
  case 1: return "/DeviceGray";
  case 3: return "/DeviceRGB";
  default: assert(channels == 4); return "/DeviceCMYK";
  }
}

static void append_common(struct buffer *entries, const struct picture *picture, unsigned channels) {
  buffer_printf(entries, "/Type /XObject /Subtype /Image /Width %u /Height %u /ColorSpace %s /BitsPerComponent 8 ",
                (unsigned)picture->width, (unsigned)picture->height, colour_space(channels));
}

static bool add_alpha(struct haru *haru, const struct picture *picture, unsigned *number, struct error *error) {
  struct buffer entries;
  buffer_init(&entries);
  append_common(&entries, picture, 1);
  buffer_append(&entries, "/Filter /FlateDecode");
  bool ok = haru_add_stream(haru, entries.bytes, picture->alpha, picture->alpha_size, number, error);
  buffer_release(&entries);
  return ok;
}

static bool add_picture(struct haru *haru, const struct picture *picture, unsigned *number, struct error *error) {
  unsigned alpha_number = 0;
  if (picture->alpha != NULL && !add_alpha(haru, picture, &alpha_number, error)) return false;
  struct buffer entries;
  buffer_init(&entries);
  append_common(&entries, picture, picture->channels);
  buffer_append(&entries, picture->kind == PICTURE_JPEG ? "/Filter /DCTDecode" : "/Filter /FlateDecode");
  if (picture->channels == 4 && picture->cmyk_inverted) buffer_append(&entries, " /Decode [1 0 1 0 1 0 1 0]");
  if (picture->alpha != NULL) buffer_printf(&entries, " /SMask %u 0 R", alpha_number);
  bool ok = haru_add_stream(haru, entries.bytes, picture->bytes, picture->size, number, error);
  buffer_release(&entries);
  return ok;
}

bool picture_objects_add(struct haru *haru, struct picture_objects *pictures, struct error *error) {
  for (size_t i = 0; i < pictures->count; i++) {
    struct picture_object *object = &pictures->items[i];
    if (!add_picture(haru, object->picture, &object->number, error)) return false;
  }
  return true;
}

/* SPDX-License-Identifier: MIT */
/* Keeps pictures: a line of text with the numbers, then the bytes; the file is named by its checksum. */
#include "solipost/print/print_picture.h"

#include <inttypes.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/checksum.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"
#include "solipost/store/beside.h"

enum { HEAD_NUMBERS = 8 };
static const char head_mark[] = "solipost picture 1";

void picture_pack(const struct picture *picture, struct buffer *out) {
  buffer_printf(out, "%s %u %u %u %u %u %u %zu %zu\n", head_mark, (unsigned)picture->kind, picture->width,
                picture->height, picture->channels, picture->cmyk_inverted ? 1u : 0u, picture->orientation,
                picture->size, picture->alpha == NULL ? 0 : picture->alpha_size);
  buffer_append_bytes(out, picture->bytes, picture->size);
  if (picture->alpha != NULL) buffer_append_bytes(out, picture->alpha, picture->alpha_size);
}

bool picture_keep(const struct picture *picture, struct store *store, struct arena *arena, const char **name,
                  struct error *error) {
  struct buffer packed;
  buffer_init(&packed);
  picture_pack(picture, &packed);
  char checksum[CHECKSUM_SIZE];
  checksum_bytes(packed.bytes, packed.length, checksum);
  *name = arena_strdup(arena, checksum);
  bool done = beside_write(store, checksum, packed.bytes, packed.length, error);
  buffer_release(&packed);
  return done;
}

bool picture_unpack(const char *packed, size_t packed_length, struct arena *arena, struct picture **out) {
  const char *line_end = memchr(packed, '\n', packed_length);
  size_t mark = strlen(head_mark);
  if (line_end == NULL || strncmp(packed, head_mark, mark) != 0) return false;
  int64_t numbers[HEAD_NUMBERS];
  const char *at = packed + mark;
  for (size_t i = 0; i < HEAD_NUMBERS; i++) {
    if (at >= line_end || *at != ' ') return false;
    at++;
    size_t length = strcspn(at, " \n");
    if (!ascii_parse_integer(arena_strndup(arena, at, length), 0, UINT32_MAX, &numbers[i])) return false;
    at += length;
  }
  size_t size = (size_t)numbers[6];
  size_t alpha_size = (size_t)numbers[7];
  const char *bytes = line_end + 1;
  if (at != line_end || (size_t)(packed + packed_length - bytes) != size + alpha_size) return false;
  struct picture *picture = ARENA_NEW(arena, struct picture);
  *picture = (struct picture){
      .kind = numbers[0] == PICTURE_JPEG ? PICTURE_JPEG : PICTURE_RAW,
      .width = (uint32_t)numbers[1],
      .height = (uint32_t)numbers[2],
      .channels = (unsigned)numbers[3],
      .cmyk_inverted = numbers[4] != 0,
      .orientation = (unsigned)numbers[5],
      .bytes = arena_copy(arena, bytes, size),
      .size = size,
      .alpha = alpha_size == 0 ? NULL : arena_copy(arena, bytes + size, alpha_size),
      .alpha_size = alpha_size,
  };
  *out = picture;
  return true;
}

static bool is_gone(const char *path, struct error *error) {
  error_set(error, ERROR_NOT_FOUND, _("the picture of this run is no longer there: %s"), path);
  return error_hint(error,
                    _("bring the folder \"pictures\" back from where the register was copied from, or print these "
                      "people anew with --picture"));
}

bool picture_is_name(const char *name) {
  return strspn(name, "0123456789abcdef") == CHECKSUM_SIZE - 1 && name[CHECKSUM_SIZE - 1] == '\0';
}

bool picture_is_whole(struct store *store, const char *name) {
  struct buffer bytes;
  char checksum[CHECKSUM_SIZE];
  struct error ignored = {0};
  if (!picture_is_name(name) || !beside_exists(store, name)) return false;
  buffer_init(&bytes);
  bool whole = beside_read(store, name, PICTURE_LARGEST_KEPT, &bytes, &ignored);
  if (whole) checksum_bytes(bytes.bytes, bytes.length, checksum);
  buffer_release(&bytes);
  return whole && strcmp(checksum, name) == 0;
}

bool picture_kept(struct store *store, const char *name, struct arena *arena, struct picture **picture,
                  struct error *error) {
  const char *path = beside_path(store, name, arena);
  if (!picture_is_name(name) || !beside_exists(store, name)) return is_gone(path, error);
  struct buffer packed;
  buffer_init(&packed);
  struct error reason = {0};
  bool done = beside_read(store, name, PICTURE_LARGEST_KEPT, &packed, &reason);
  if (done) {
    char checksum[CHECKSUM_SIZE];
    checksum_bytes(packed.bytes, packed.length, checksum);
    done = strcmp(checksum, name) == 0 && picture_unpack(packed.bytes, packed.length, arena, picture);
    if (!done) reason.kind = ERROR_DAMAGED;
  }
  if (!done && reason.kind == ERROR_DAMAGED)
    error_set(error, ERROR_DAMAGED, _("the picture kept with this run was changed: %s"), path);
  else if (!done && error != NULL) *error = reason;
  buffer_release(&packed);
  return done;
}

/* ---- all of a run ---- */

bool run_pictures_add(struct run_pictures *pictures, struct picture *picture, struct error *error) {
  if (pictures->count == PICTURES_MOST) {
    picture_destroy(picture);
    return error_set(error, ERROR_REFUSED, _("more than %d pictures in one run"), PICTURES_MOST);
  }
  pictures->items[pictures->count++] = picture;
  return true;
}

bool run_pictures_open(struct run_pictures *out, const char *const *paths, double width_pt, double height_pt,
                       struct error *error) {
  *out = (struct run_pictures){.count = 0};
  for (size_t i = 0; paths != NULL && paths[i] != NULL; i++) {
    struct picture *picture;
    if (!picture_open(&picture, paths[i], width_pt, height_pt, error) || !run_pictures_add(out, picture, error))
      return false;
  }
  return true;
}

void run_pictures_close(struct run_pictures *pictures) {
  for (size_t i = 0; i < pictures->count; i++) picture_destroy(pictures->items[i]);
  pictures->count = 0;
}

bool run_pictures_keep(const struct run_pictures *pictures, struct store *store, struct arena *arena,
                       const char **names, struct error *error) {
  *names = "";
  for (size_t i = 0; i < pictures->count; i++) {
    const char *name;
    if (!picture_keep(pictures->items[i], store, arena, &name, error)) return false;
    *names = arena_printf(arena, "%s%s%s", *names, i == 0 ? "" : " ", name);
  }
  return true;
}

const char *picture_next_name(const char **at, struct arena *arena) {
  *at += strspn(*at, " ");
  size_t length = strcspn(*at, " ");
  if (length == 0) return NULL;
  const char *name = arena_strndup(arena, *at, length);
  *at += length;
  return name;
}

bool run_pictures_kept(struct run_pictures *out, struct store *store, const char *names, struct arena *arena,
                       struct error *error) {
  *out = (struct run_pictures){.count = 0};
  for (const char *name; (name = picture_next_name(&names, arena)) != NULL && out->count < PICTURES_MOST;) {
    if (!picture_kept(store, name, arena, &out->items[out->count], error)) return false;
    out->count++;
  }
  return true;
}

/* SPDX-License-Identifier: MIT */
/* Keeps pictures: a line of text with the numbers, then the bytes; the file is named by its checksum. */
#include "print_picture.h"

#include <inttypes.h>
#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/checksum.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"

enum { HEAD_NUMBERS = 8 };
static const char head_mark[] = "solipost picture 1";

static void pack(const struct picture *picture, struct buffer *out) {
  buffer_printf(out, "%s %u %u %u %u %u %u %zu %zu\n", head_mark, (unsigned)picture->kind, picture->width,
                picture->height, picture->channels, picture->cmyk_inverted ? 1u : 0u, picture->orientation,
                picture->size, picture->alpha == NULL ? 0 : picture->alpha_size);
  buffer_append_bytes(out, picture->bytes, picture->size);
  if (picture->alpha != NULL) buffer_append_bytes(out, picture->alpha, picture->alpha_size);
}

char *picture_path(const char *register_path, const char *name, struct arena *arena) {
  char *folder = path_join(arena, path_folder_of(arena, register_path), "pictures");
  return path_join(arena, folder, name);
}

bool picture_keep(const struct picture *picture, const char *register_path, struct arena *arena, const char **name,
                  struct error *error) {
  struct buffer packed;
  buffer_init(&packed);
  pack(picture, &packed);
  char checksum[CHECKSUM_SIZE];
  checksum_bytes(packed.bytes, packed.length, checksum);
  *name = arena_strdup(arena, checksum);
  char *path = picture_path(register_path, checksum, arena);
  bool done = file_exists(path) || (file_make_folders(path_folder_of(arena, path), error) &&
                                    file_write(path, true, packed.bytes, packed.length, error));
  buffer_release(&packed);
  return done;
}

static bool unpack(const struct buffer *packed, struct arena *arena, struct picture **out) {
  const char *line_end = memchr(packed->bytes, '\n', packed->length);
  size_t mark = strlen(head_mark);
  if (line_end == NULL || strncmp(packed->bytes, head_mark, mark) != 0) return false;
  int64_t numbers[HEAD_NUMBERS];
  const char *at = packed->bytes + mark;
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
  if (at != line_end || (size_t)(packed->bytes + packed->length - bytes) != size + alpha_size) return false;
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

bool picture_kept(const char *register_path, const char *name, struct arena *arena, struct picture **picture,
                  struct error *error) {
  char *path = picture_path(register_path, name, arena);
  if (!file_exists(path)) return is_gone(path, error);
  struct buffer packed;
  buffer_init(&packed);
  bool done = file_read(path, PICTURE_LARGEST_KEPT, &packed, error);
  if (done) {
    char checksum[CHECKSUM_SIZE];
    checksum_bytes(packed.bytes, packed.length, checksum);
    done = strcmp(checksum, name) == 0 && unpack(&packed, arena, picture);
    if (!done) error_set(error, ERROR_DAMAGED, _("the picture kept with this run was changed: %s"), path);
  }
  buffer_release(&packed);
  return done;
}

/* SPDX-License-Identifier: MIT */
/* Finds the pictures of a template, each step from its folder downwards, so that nothing leads out of it. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"
#include "picture_path.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "solipost/template/template.h"

enum { LARGEST_PICTURE_MIB = 64 };

static bool is_new(const struct template_image *images, size_t count, const char *path) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(images[i].path, path) == 0) return false;
  return true;
}

void template_images(const struct template *template, struct arena *arena, struct template_image **images,
                     size_t *count) {
  *images = ARENA_ARRAY(arena, struct template_image, template->part_count);
  *count = 0;
  for (size_t i = 0; i < template->part_count; i++) {
    const struct template_part *part = &template->parts[i];
    if (part->image == NULL || !is_new(*images, *count, part->image)) continue;
    struct template_image *image = &(*images)[(*count)++];
    image->path = arena_strdup(arena, part->image);
    template_place(template, part->offset, &image->line, &image->column);
  }
}

static size_t offset_of(const struct template *template, const char *path) {
  for (size_t i = 0; i < template->part_count; i++) {
    const struct template_part *part = &template->parts[i];
    if (part->image != NULL && strcmp(part->image, path) == 0) return part->offset;
  }
  return template->body;
}

static bool cannot_open(const struct template *template, const char *image, int number, struct error *error) {
  size_t offset = offset_of(template, image);
  if (number == ELOOP || number == ENOTDIR) {
    template_fault(template, offset, error, ERROR_REFUSED, _("the picture %s is reached by a link"), image);
    return error_hint(error, _("Put the file itself into the folder of the template"));
  }
  if (number == ENOENT) {
    template_fault(template, offset, error, ERROR_NOT_FOUND, _("the picture %s is not there"), image);
    return error_hint(error, _("Put it beside the text: %s"), template->folder);
  }
  return template_fault(template, offset, error, ERROR_FAILED, _("the picture %s cannot be read: %s"), image,
                        strerror(number));
}

/* -1 with errno when a step does not lead to a folder, or the last one not to a file; no step follows a link. */
static int open_below(int folder, const char *path) {
  int at = folder;
  for (;;) {
    char name[256];
    size_t length = strcspn(path, "/");
    const char *next = path + length + strspn(path + length, "/");
    memcpy(name, path, length); /* picture_path_check allows 255 bytes in all */
    name[length] = '\0';
    int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | (*next != '\0' ? O_DIRECTORY : O_NONBLOCK);
    int found = openat(at, name, flags);
    int number = errno;
    if (at != folder) close(at);
    errno = number;
    if (found < 0 || *next == '\0') return found;
    at = found;
    path = next;
  }
}

static bool check_file(const struct template *template, const char *image, int file, struct stat *about,
                       struct error *error) {
  size_t offset = offset_of(template, image);
  if (fstat(file, about) != 0) return cannot_open(template, image, errno, error);
  if (!S_ISREG(about->st_mode)) {
    return template_fault(template, offset, error, ERROR_REFUSED, _("%s is no file"), image);
  }
  if (about->st_size <= (off_t)LARGEST_PICTURE_MIB * 1024 * 1024) return true;
  template_fault(template, offset, error, ERROR_REFUSED, _("the picture %s is larger than %d MiB"), image,
                 LARGEST_PICTURE_MIB);
  return error_hint(error, _("Save it smaller"));
}

static bool open_image(const struct template *template, const char *image, int *file, struct stat *about,
                       struct error *error) {
  *file = -1;
  if (!picture_path_check(template, offset_of(template, image), image, error)) return false;
  if (*template->folder == '\0') {
    return template_fault(template, offset_of(template, image), error, ERROR_NOT_FOUND,
                          _("it is not known where the picture %s lies"), image);
  }
  int folder = open(template->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return error_system(error, errno, _("cannot open %s"), template->folder);
  *file = open_below(folder, image);
  int number = errno;
  close(folder);
  if (*file < 0) return cannot_open(template, image, number, error);
  if (check_file(template, image, *file, about, error)) return true;
  close(*file);
  return false;
}

bool template_image_path(const struct template *template, const char *image, struct arena *arena, const char **path,
                         struct error *error) {
  int file;
  struct stat about;
  if (!open_image(template, image, &file, &about, error)) return false;
  close(file);
  *path = path_join(arena, path_behind_links(arena, template->folder), image);
  return true;
}

bool template_image_read(const struct template *template, const char *image, struct buffer *out, struct error *error) {
  int file;
  struct stat about;
  if (!open_image(template, image, &file, &about, error)) return false;
  char block[64 * 1024];
  ssize_t got = 0;
  size_t left = (size_t)about.st_size; /* what is appended meanwhile does not count */
  while (left > 0 && (got = read(file, block, left < sizeof block ? left : sizeof block)) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    buffer_append_bytes(out, block, (size_t)got);
    left -= (size_t)got;
  }
  int number = errno;
  close(file);
  return got >= 0 || cannot_open(template, image, number, error);
}

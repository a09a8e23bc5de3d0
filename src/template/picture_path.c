/* SPDX-License-Identifier: MIT */
/* A picture lies in the folder of its template: its path is relative and never leads up or elsewhere. */
#include "picture_path.h"

#include <string.h>

#include "fault.h"
#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

enum { LONGEST_PATH = 255 };

static bool leads_up(const char *path) {
  for (const char *part = path; *part != '\0';) {
    size_t length = strcspn(part, "/");
    if (length == 2 && memcmp(part, "..", 2) == 0) return true;
    part += length;
    part += strspn(part, "/");
  }
  return false;
}

static bool has_wrong_character(const char *path) {
  const char *end = path + strlen(path);
  for (const char *at = path; at < end;) {
    uint32_t c = utf8_next(&at, end);
    if (c < 0x20 || c == '\\' || c == 0x7F || c >= 0xF0000) return true;
  }
  return false;
}

static bool is_picture_name(const char *path) {
  static const char *const ENDS[] = {".jpg", ".jpeg", ".png"};
  size_t length = strlen(path);
  for (size_t i = 0; i < COUNT_OF(ENDS); i++) {
    size_t end = strlen(ENDS[i]);
    if (length > end && path[length - end - 1] != '/' && ascii_equal_ignoring_case(path + length - end, ENDS[i])) {
      return true;
    }
  }
  return false;
}

static bool refuse(const struct template *template, size_t offset, const char *why, struct error *error) {
  template_fault(template, offset, error, ERROR_DAMAGED, "%s", why);
  return error_hint(error, _("Put the picture beside the text and write its name: ![what is on it](picture.jpg)"));
}

bool picture_path_check(const struct template *template, size_t offset, const char *path, struct error *error) {
  if (*path == '\0') return refuse(template, offset, _("the name of the picture is missing"), error);
  if (has_wrong_character(path)) {
    return refuse(template, offset, _("the name of the picture holds a field or a character that is not allowed"),
                  error);
  }
  if (strchr(path, ':') != NULL) {
    return refuse(template, offset, _("pictures are never fetched from elsewhere"), error);
  }
  if (*path == '/' || leads_up(path)) {
    return refuse(template, offset, _("the picture lies outside the template's folder"), error);
  }
  if (strlen(path) > LONGEST_PATH) return refuse(template, offset, _("the name of the picture is too long"), error);
  if (is_picture_name(path)) return true;
  return refuse(template, offset, _("the picture is no .jpg or .png"), error);
}

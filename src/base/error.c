/* SPDX-License-Identifier: MIT */
/* Fills a struct error: what failed, about what, and what to do now. */
#include "solipost/base/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "solipost/base/i18n.h"
#include "solipost/base/utf8.h"

/* Formats aside first, since an argument may point into the text that is being replaced. A text too long for its
 * place is cut between characters, never inside one. */
static void store_formatted(char *place, size_t size, const char *format, va_list arguments) PRINTF_LIKE(3, 0);

static void store_formatted(char *place, size_t size, const char *format, va_list arguments) {
  char text[sizeof((struct error *)NULL)->hint];
  int written = vsnprintf(text, size, format, arguments);
  if (written < 0) text[0] = '\0';
  size_t length = strlen(text);
  if (written >= 0 && (size_t)written > length) length = utf8_valid_prefix(text, length);
  memcpy(place, text, length);
  place[length] = '\0';
}

bool error_set(struct error *error, enum error_kind kind, const char *format, ...) {
  if (error == NULL) return false;
  va_list arguments;
  va_start(arguments, format);
  store_formatted(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  error->kind = kind;
  error->hint[0] = '\0';
  return false;
}

bool error_hint(struct error *error, const char *format, ...) {
  if (error == NULL) return false;
  va_list arguments;
  va_start(arguments, format);
  store_formatted(error->hint, sizeof error->hint, format, arguments);
  va_end(arguments);
  return false;
}

bool error_prefix(struct error *error, const char *format, ...) {
  if (error == NULL) return false;
  char prefix[sizeof error->message];
  va_list arguments;
  va_start(arguments, format);
  store_formatted(prefix, sizeof prefix, format, arguments);
  va_end(arguments);

  size_t length = strlen(prefix);
  size_t kept = strlen(error->message);
  size_t room = sizeof error->message - 1 - length;
  if (kept > room) kept = utf8_valid_prefix(error->message, room);
  memmove(error->message + length, error->message, kept);
  memcpy(error->message, prefix, length);
  error->message[length + kept] = '\0';
  return false;
}

/* What a person can do about the reasons that really occur. */
static const char *advice_for(int number) {
  switch (number) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG: return _("Make room on the disk or choose another folder, then try again");
  case EACCES:
  case EPERM: return _("Check who owns the file and its folder, or choose a folder you may write to");
  case EROFS: return _("This folder can only be read; choose another one");
  case ENOENT: return _("Check the spelling of the name and of its folder");
  case EISDIR: return _("This is a folder; give the name of a file");
  case ENOTDIR: return _("A part of this path is a file, not a folder; check its spelling");
  case EMFILE:
  case ENFILE: return _("Too many files are open; close other programs, then try again");
  case EIO: return _("The disk reports a fault; copy your files to another disk");
  default: return "";
  }
}

bool error_system(struct error *error, int number, const char *what, const char *path) {
  if (error == NULL) return false;
  char reason[256];
  if (strerror_r(number, reason, sizeof reason) != 0) snprintf(reason, sizeof reason, "%d", number);

  /* `what` comes from a translation: the %s is put in by hand, so that a wrong translation cannot do harm. */
  const char *mark = strstr(what, "%s");
  size_t before = mark != NULL ? (size_t)(mark - what) : strlen(what);
  const char *after = mark != NULL ? mark + 2 : "";
  enum error_kind kind = number == ENOENT ? ERROR_NOT_FOUND : ERROR_FAILED;
  error_set(error, kind, "%.*s%s%s: %s", (int)before, what, mark != NULL ? path : "", after, reason);
  return error_hint(error, "%s", advice_for(number));
}

void error_clear(struct error *error) {
  if (error == NULL) return;
  error->kind = ERROR_NONE;
  error->message[0] = '\0';
  error->hint[0] = '\0';
}

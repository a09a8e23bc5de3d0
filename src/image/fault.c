/* SPDX-License-Identifier: MIT */
/* Messages for pictures that cannot be used. */
#include "fault.h"

#include <string.h>

#include "solipost/base/i18n.h"

/* A file of a few megabytes can ask for gigabytes. No printer shows more than this. */
#define SIDE_MAX 20000U
#define PIXELS_MAX 100000000.0

enum picture_fault fault_of_stranger(const void *bytes, size_t size) {
  const char *text = bytes;
  if (size >= 12 && memcmp(text + 4, "ftyp", 4) == 0) return FAULT_HEIC;
  if (size >= 5 && memcmp(text, "%PDF-", 5) == 0) return FAULT_PDF;
  return FAULT_NO_PICTURE;
}

bool fault_error(enum picture_fault fault, const char *name, struct error *error) {
  switch (fault) {
  case FAULT_NONE: break;
  case FAULT_NO_PICTURE:
    (void)error_set(error, ERROR_DAMAGED, _("cannot use %s: it is no JPEG or PNG picture"), name);
    return error_hint(error, _("open it in a picture program and save it as JPEG or PNG"));
  case FAULT_HEIC:
    (void)error_set(error, ERROR_DAMAGED, _("cannot use %s: it is HEIC or AVIF, no JPEG or PNG picture"), name);
    return error_hint(error, _("telephones save photos so: share or export it as JPEG, or save it as JPEG in a picture "
                               "program"));
  case FAULT_PDF:
    (void)error_set(error, ERROR_DAMAGED, _("cannot use %s: it is a PDF, no JPEG or PNG picture"), name);
    return error_hint(error, _("scan it as JPEG, or save its pages as pictures: pdftoppm -jpeg -r 150 FILE.pdf page"));
  case FAULT_CUT_OFF:
    (void)error_set(error, ERROR_DAMAGED, _("cannot use the picture %s: it is cut off"), name);
    return error_hint(error, _("copy or download it again"));
  case FAULT_DAMAGED:
    (void)error_set(error, ERROR_DAMAGED, _("cannot use the picture %s: it is damaged"), name);
    return error_hint(error, _("copy or download it again, or save it anew in a picture program"));
  case FAULT_UNSUPPORTED:
    (void)error_set(error, ERROR_DAMAGED, _("cannot use the picture %s: it is a kind of JPEG that cannot be printed"),
                    name);
    return error_hint(error, _("open it in a picture program and save it as an ordinary JPEG"));
  case FAULT_NO_MEMORY:
    (void)error_set(error, ERROR_FAILED, _("cannot use the picture %s: there is not enough memory"), name);
    return error_hint(error, _("make it smaller in a picture program"));
  }
  return false;
}

bool fault_check_size(uint32_t width, uint32_t height, double bytes_per_pixel, const char *name, struct error *error) {
  if (width == 0 || height == 0) return fault_error(FAULT_DAMAGED, name, error);
  double pixels = (double)width * height;
  if (width <= SIDE_MAX && height <= SIDE_MAX && pixels <= PIXELS_MAX) return true;
  double bytes = pixels * bytes_per_pixel;
  if (bytes >= 1e9) {
    (void)error_set(error, ERROR_REFUSED, _("cannot use the picture %s: %u × %u pixels would need %.1f GB of memory"),
                    name, (unsigned)width, (unsigned)height, bytes / 1e9);
  } else {
    (void)error_set(error, ERROR_REFUSED, _("cannot use the picture %s: %u × %u pixels are too many"), name,
                    (unsigned)width, (unsigned)height);
  }
  return error_hint(error, _("make it smaller: at most 20000 pixels a side and 100 million together"));
}

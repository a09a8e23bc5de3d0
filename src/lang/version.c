/* SPDX-License-Identifier: MIT */
/* Which ICU is loaded. */
#include "solipost/lang/version.h"

#include <unicode/uversion.h>

const char *lang_icu_version(void) {
  static char text[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, text);
  return text;
}

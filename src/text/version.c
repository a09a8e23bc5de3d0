/* SPDX-License-Identifier: MIT */
/* Which HarfBuzz and fontconfig are loaded. */
#include "solipost/text/version.h"

#include <stdio.h>

#include <fontconfig/fontconfig.h>
#include <hb.h>

#include "solipost/base/compiler.h"

const char *text_harfbuzz_version(void) { return hb_version_string(); }

/* fontconfig counts 2.14.1 as 21401. */
const char *text_fontconfig_version(void) {
  static char text[32];
  int version = FcGetVersion();
  snprintf(text, sizeof text, "%d.%d.%d", version / 10000, version / 100 % 100, version % 100);
  return text;
}

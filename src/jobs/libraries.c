/* SPDX-License-Identifier: MIT */
/* The libraries of all folders in one list. */
#include "solipost/jobs/libraries.h"

#include "solipost/base/version.h"
#include "solipost/image/version.h"
#include "solipost/lang/version.h"
#include "solipost/pdf/pdf.h"
#include "solipost/store/version.h"
#include "solipost/template/version.h"
#include "solipost/text/version.h"

size_t libraries_list(struct library *out, size_t room) {
  const struct library all[] = {
      {"SQLite", store_sqlite_version()},
      {"libharu", pdf_library_version()},
      {"HarfBuzz", text_harfbuzz_version()},
      {"fontconfig", text_fontconfig_version()},
      {"ICU", lang_icu_version()},
      {"libpng", image_png_version()},
      {"libjpeg-turbo", image_jpeg_version()},
      {"cmark", template_cmark_version()},
      {"libsodium", base_sodium_version()},
  };
  for (size_t i = 0; i < COUNT_OF(all) && i < room; i++) out[i] = all[i];
  return COUNT_OF(all);
}

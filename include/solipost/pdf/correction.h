/* SPDX-License-Identifier: MIT */
/* How far a printer misses, as measured on a test sheet. */
#ifndef SOLIPOST_PDF_CORRECTION_H
#define SOLIPOST_PDF_CORRECTION_H

#include <stdint.h>

/* How a printer misses: a printed sheet, held upright, shows all so much too far right and down (micrometres), measured
 * 20 mm from its left and top edge; lengths are so many millionths of what they should be. A page that lies on its long
 * side goes through the printer turned a quarter to the left, and is corrected as such. */
struct pdf_correction {
  int64_t offset_x_um, offset_y_um;
  int64_t back_offset_x_um, back_offset_y_um; /* of second sides, as they are looked at */
  int64_t scale_x_ppm, scale_y_ppm;           /* 1,000,000: as they should be; never 0 */
};
#define PDF_CORRECTION_NONE ((struct pdf_correction){.scale_x_ppm = 1000000, .scale_y_ppm = 1000000})
#define PDF_CORRECTION_FROM_MM 20.0

#endif

/* SPDX-License-Identifier: MIT */
/* Lengths: millimetres where people measure, points (1/72 inch) where PDF does. */
#ifndef SOLIPOST_BASE_LENGTH_H
#define SOLIPOST_BASE_LENGTH_H

#define MM_PER_INCH 25.4
#define PT_PER_INCH 72.0

static inline double mm_to_pt(double mm) { return mm * PT_PER_INCH / MM_PER_INCH; }
static inline double pt_to_mm(double pt) { return pt * MM_PER_INCH / PT_PER_INCH; }

#endif

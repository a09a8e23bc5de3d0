/* SPDX-License-Identifier: MIT */
/* Takes what a printer misses by into the settings of a run. */
#include "printer_pick.h"

#include <string.h>

#include "output.h"
#include "pick.h"
#include "solipost/base/utf8.h"
#include "solipost/store/record_store.h"

static int64_t scale_of(int64_t stored) { return stored == 0 ? 1000000 : stored; }

/* Rows another program wrote may hold anything. */
static bool within(int64_t value, int64_t least, int64_t most) { return value >= least && value <= most; }

static bool check_printer(const struct printer *printer, const struct pdf_correction *correction, struct error *error) {
  const int64_t offsets[] = {correction->offset_x_um, correction->offset_y_um, correction->back_offset_x_um,
                             correction->back_offset_y_um};
  bool good = within(correction->scale_x_ppm, PRINTER_LEAST_SCALE_PPM, PRINTER_MOST_SCALE_PPM) &&
              within(correction->scale_y_ppm, PRINTER_LEAST_SCALE_PPM, PRINTER_MOST_SCALE_PPM);
  for (size_t i = 0; i < COUNT_OF(offsets); i++)
    good = good && within(offsets[i], -PRINTER_MOST_OFFSET_UM, PRINTER_MOST_OFFSET_UM);
  if (good) return true;
  error_set(error, ERROR_REFUSED, _("what the register says of the printer %s cannot be"), printer->name);
  return error_hint(error, _("measure it anew: solipost print test-sheet --printer none"));
}

static bool use_printer(struct cli *cli, const struct printer *printer, struct print_settings *settings,
                        struct error *error) {
  settings->printer = printer->name;
  settings->correction = (struct pdf_correction){.offset_x_um = printer->offset_x_um,
                                                 .offset_y_um = printer->offset_y_um,
                                                 .back_offset_x_um = printer->back_offset_x_um,
                                                 .back_offset_y_um = printer->back_offset_y_um,
                                                 .scale_x_ppm = scale_of(printer->scale_x_ppm),
                                                 .scale_y_ppm = scale_of(printer->scale_y_ppm)};
  if (strcmp(printer->duplex, "none") == 0) settings->duplex = DUPLEX_NONE;
  if (strcmp(printer->duplex, "long") == 0) settings->duplex = DUPLEX_LONG_EDGE;
  if (strcmp(printer->duplex, "short") == 0) settings->duplex = DUPLEX_SHORT_EDGE;
  cli_say(cli, _("Made for the printer %s"), printer->name);
  return check_printer(printer, &settings->correction, error);
}

bool printer_pick(struct cli *cli, const char *typed, struct print_settings *settings, struct error *error) {
  if (typed != NULL && ascii_equal_ignoring_case(typed, "none")) return true;
  if (typed != NULL) {
    struct printer printer;
    return pick_one(cli, &printer_noun, typed, &printer, error) && use_printer(cli, &printer, settings, error);
  }
  struct picked_list all;
  if (!pick_all(cli, &printer_noun, &(struct record_query){.limit = 2}, &all, error)) return false;
  return all.count != 1 || use_printer(cli, all.records[0], settings, error);
}

/* SPDX-License-Identifier: MIT */
/* Long work reports here between its steps. */
#include "solipost/base/watch.h"

#include "solipost/base/i18n.h"

bool watch_step(const struct watch *watch, const char *what, size_t done, size_t total, struct error *error) {
  if (watch == NULL) return true;
  if (watch->stop != NULL && *watch->stop != 0) return error_set(error, ERROR_STOPPED, _("Stopped"));
  if (watch->step != NULL) watch->step(watch->context, what, done, total);
  return true;
}

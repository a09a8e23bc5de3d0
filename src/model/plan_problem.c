/* SPDX-License-Identifier: MIT */
/* What people and writers have in common. */
#include "solipost/model/plan_problem.h"

int plan_language_of(const struct plan_candidate *candidate, const struct plan_writer *writer) {
  for (size_t i = 0; i < candidate->language_count; i++)
    for (size_t k = 0; k < writer->language_count; k++)
      if (candidate->languages[i] == writer->languages[k]) return candidate->languages[i];
  return -1;
}

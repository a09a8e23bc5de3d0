/* SPDX-License-Identifier: MIT */
/* The table of states in docs/STATES.md is the one the program follows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/model/post.h"

static const int stages[] = {STAGE_PLANNED,  STAGE_PRINTED,  STAGE_WRITTEN,  STAGE_MAILED,
                             STAGE_ANSWERED, STAGE_RETURNED, STAGE_CANCELLED};

static const char *word(int stage) { return noun_field(&piece_noun, "stage")->choices[stage].word; }

static void the_documented_table_is_the_one_in_the_program(void **state) {
  (void)state;
  struct arena arena;
  struct error error;
  struct buffer page;
  arena_init(&arena);
  buffer_init(&page);
  const char *data = getenv("SOLIPOST_DATA");
  assert_non_null(data);
  assert_true(file_read(path_join(&arena, data, "../docs/STATES.md"), 1 << 20, &page, &error));
  for (size_t i = 0; i < COUNT_OF(stages); i++) {
    const char *row = arena_printf(&arena, "\n| %s |", word(stages[i]));
    for (int event = 0; event < POST_EVENT_COUNT; event++) {
      struct post_step step = post_step(stages[i], (enum post_event)event);
      const char *to = word((int)step.to);
      row = step.ruling == POST_WRONG
                ? arena_printf(&arena, "%s no |", row)
                : arena_printf(&arena, "%s %s%s |", row, step.ruling == POST_ODD ? "odd: " : "", to);
    }
    if (strstr(page.bytes, row) == NULL) fail_msg("docs/STATES.md lacks %s", row);
  }
  buffer_release(&page);
  arena_release(&arena);
}

static void what_is_odd_or_wrong_says_why_and_what_is_wrong_changes_nothing(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(stages); i++) {
    for (int event = 0; event < POST_EVENT_COUNT; event++) {
      struct post_step step = post_step(stages[i], (enum post_event)event);
      assert_int_equal(*step.why == '\0', step.ruling == POST_FITS);
      if (step.ruling == POST_WRONG) assert_int_equal(step.to, stages[i]);
    }
  }
}

static void what_is_out_is_never_called_back(void **state) {
  (void)state;
  assert_int_equal(post_step(STAGE_MAILED, POST_CANCEL).ruling, POST_WRONG);
  assert_int_equal(post_step(STAGE_ANSWERED, POST_CANCEL).ruling, POST_WRONG);
  assert_int_equal(post_step(STAGE_RETURNED, POST_CANCEL).to, STAGE_CANCELLED);
}

static void a_returned_letter_may_be_posted_again(void **state) {
  (void)state;
  struct post_step step = post_step(STAGE_RETURNED, POST_MAIL);
  assert_int_equal(step.ruling, POST_FITS);
  assert_int_equal(step.to, STAGE_MAILED);
}

static void hard_returns_say_that_the_person_is_not_there(void **state) {
  (void)state;
  static const struct {
    const char *word;
    enum return_weight weight;
  } reasons[] = {
      {"released", RETURN_HARD},
      {"transferred", RETURN_HARD},
      {"unknown-person", RETURN_HARD},
      {"deceased", RETURN_HARD},
      {"moved", RETURN_SOFT},
      {"address", RETURN_SOFT},
      {"unclaimed", RETURN_SOFT},
      {"illegible", RETURN_SOFT},
      {"unknown", RETURN_SOFT},
      {"other", RETURN_SOFT},
      {"refused-content", RETURN_NO_DOUBT},
      {"refused-enclosure", RETURN_NO_DOUBT},
      {"refused-sender", RETURN_NO_DOUBT},
      {"refused-number", RETURN_NO_DOUBT},
      {"refused-language", RETURN_NO_DOUBT},
      {"mail-ban", RETURN_NO_DOUBT},
      {"suspended", RETURN_NO_DOUBT},
      {"postage", RETURN_NO_DOUBT},
      {"damaged", RETURN_NO_DOUBT},
  };
  const struct choice *choices = noun_field(&returned_mail_noun, "reason")->choices;
  size_t known = 0;
  for (int i = 0; choices[i].word != NULL; i++) {
    for (size_t j = 0; j < COUNT_OF(reasons); j++) {
      if (strcmp(reasons[j].word, choices[i].word) != 0) continue;
      known++;
      if (return_reason_weight(i) != reasons[j].weight) fail_msg("%s", choices[i].word);
    }
  }
  assert_int_equal(known, COUNT_OF(reasons));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_documented_table_is_the_one_in_the_program),
      cmocka_unit_test(what_is_odd_or_wrong_says_why_and_what_is_wrong_changes_nothing),
      cmocka_unit_test(what_is_out_is_never_called_back),
      cmocka_unit_test(a_returned_letter_may_be_posted_again),
      cmocka_unit_test(hard_returns_say_that_the_person_is_not_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

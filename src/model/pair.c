/* SPDX-License-Identifier: MIT */
/* Finds out in which state a correspondence is, from its days. */
#include "solipost/model/pair.h"

#include "solipost/base/i18n.h"

static bool is_before(struct date day, struct date other) { return date_compare(day, other) < 0; }

/* An unset day comes before any other. */
static struct date later_of(struct date a, struct date b) {
  if (!date_is_set(a)) return b;
  return date_is_set(b) && is_before(a, b) ? b : a;
}

struct date pair_last_sign(const struct pair *pair, const struct pair_heard *heard) {
  return later_of(pair->confirmed_on, later_of(heard->letter, heard->reply));
}

enum pair_state pair_state_on(const struct pair *pair, const struct pair_heard *heard, long dormant_days,
                              struct date day) {
  if (date_is_set(pair->ended_on)) return PAIR_ENDED;
  if (date_is_set(pair->confirmed_on))
    return is_before(pair_last_sign(pair, heard), date_add_days(day, -dormant_days)) ? PAIR_DORMANT : PAIR_LIVE;
  return date_is_set(pair->confirm_by) && is_before(pair->confirm_by, day) ? PAIR_FALLEN_BACK : PAIR_PROMISED;
}

bool pair_is_confirmed_by(const struct pair *pair, struct date letter) {
  if (!date_is_set(letter) || date_is_set(pair->confirmed_on) || date_is_set(pair->ended_on)) return false;
  return !date_is_set(pair->since) || !is_before(letter, date_add_days(pair->since, -PAIR_EARLIER_DAYS));
}

enum writer_state writer_state_on(const struct writer *writer, struct date day) {
  if (date_is_set(writer->left_on) && !is_before(day, writer->left_on)) return WRITER_GONE;
  if (!date_is_set(writer->paused_from) && !date_is_set(writer->paused_until)) return WRITER_HERE;
  bool begun = !date_is_set(writer->paused_from) || !is_before(day, writer->paused_from);
  bool over = date_is_set(writer->paused_until) && is_before(writer->paused_until, day);
  return begun && !over ? WRITER_PAUSED : WRITER_HERE;
}

bool pair_counts(enum pair_state state, enum writer_state writer) {
  return writer != WRITER_GONE && (state == PAIR_PROMISED || state == PAIR_LIVE);
}

static const struct {
  const char *word, *label;
} states[PAIR_STATES] = {
    [PAIR_PROMISED] = {"promised", N_("promised")},
    [PAIR_FALLEN_BACK] = {"fallen-back", N_("fell back")},
    [PAIR_LIVE] = {"live", N_("live")},
    [PAIR_DORMANT] = {"dormant", N_("dormant")},
    [PAIR_ENDED] = {"ended", N_("ended")},
};

const char *pair_state_word(enum pair_state state) { return states[state].word; }
const char *pair_state_label(enum pair_state state) { return _(states[state].label); }

const char *writer_state_label(enum writer_state state) {
  if (state == WRITER_HERE) return "";
  return state == WRITER_PAUSED ? _("pauses") : _("has left");
}

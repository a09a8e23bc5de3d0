/* SPDX-License-Identifier: MIT */
/* Drafts a piece for somebody who does not exist. */
#include "template_sample.h"

#include "print_draft.h"
#include "print_fields.h"
#include "solipost/base/i18n.h"

static void make_up(const char *language, bool bare, struct selected *selected) {
  struct prisoner *prisoner = &selected->prisoner;
  struct prison *prison = &selected->prison;
  noun_clear(&prisoner_noun, prisoner);
  noun_clear(&prison_noun, prison);
  noun_clear(&stay_noun, &selected->stay);
  noun_clear(&relay_noun, &selected->relay);
  prisoner->id = uuid_new();
  prisoner->code = "P000";
  prisoner->name = "Deniz Örnek";
  prisoner->languages = language;
  prisoner->contact = CONTACT_DIRECT;
  prison->id = uuid_new();
  prison->name = "JVA Musterstadt";
  prison->country = "DE";
  prison->address_template = "{name}\nMusterweg 1\n12345 Musterstadt";
  if (bare) return;
  prisoner->number = "12345/26";
  prisoner->name_native = prisoner->name;
  prisoner->birthday = (struct date){1990, 5, 3};
  prisoner->naming = NAMING_YES;
  prisoner->summary = _("(Here stands what may be told of the case in public.)");
  prison->city = "Musterstadt";
}

/* Only "needed" languages are asked, so the choice always falls on the one that is wanted. */
static bool draft_sample(const char *name, const struct selected *selected, bool bare, struct arena *arena,
                         struct draft *draft, struct error *error) {
  struct own_group group;
  struct print_texts texts;
  noun_clear(&own_group_noun, &group);
  group.name = _("(name of the group)");
  group.sender = group.name;
  group.country = "DE";
  print_texts_init(&texts, name);
  struct draft_context context = {
      .group = &group,
      .campaign_name = bare ? "" : _("(title of the campaign)"),
      .campaign_goal = bare ? "" : _("(what the campaign asks for)"),
      .texts = &texts,
      .today = date_today(),
      .rules = {.group = &group, .sender = PRINT_SENDER_GROUP},
      .piece_kind = "card",
      .writers = bare ? "" : _("(names of those who sign)"),
  };
  bool done = draft_make(&context, selected, arena, draft, error);
  print_texts_release(&texts);
  return done;
}

bool template_sample(const char *name, const char *language, bool bare, struct arena *arena,
                     struct template_field **fields, size_t *count, struct error *error) {
  struct selected selected;
  struct draft draft;
  make_up(language, bare, &selected);
  if (!draft_sample(name, &selected, bare, arena, &draft, error)) return false;
  if (draft.verdict == DRAFT_LEFT_OUT) {
    error_set(error, ERROR_REFUSED, _("nothing can be printed in the language \"%s\""), language);
    return error_hint(error, _("Its words on paper are missing: data/words/%s.tsv"), language);
  }
  if (!print_fields_read(draft.piece.fields, 1, arena, fields, count, error)) return false;
  (*fields)[(*count)++] = (struct template_field){.name = "letter_number", .value = "412"};
  return true;
}

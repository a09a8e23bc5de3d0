/* SPDX-License-Identifier: MIT */
/* Mail rules as they are shown and named on the command line. */
#include "rule_said.h"

#include "pick.h"
#include "solipost/lang/country.h"
#include "solipost/store/record_store.h"
#include "solipost/store/rule_store.h"

static const char *code_of(struct cli *cli, const struct noun *noun, struct uuid id) {
  void *record = arena_alloc(&cli->arena, noun->size);
  struct error ignored;
  if (!record_load_even_deleted(cli->store, noun, id, record, &cli->arena, &ignored)) return "";
  return field_get(noun_field(noun, "code"), record, &cli->arena);
}

static const char *call(struct cli *cli, const struct noun *noun, struct uuid id, bool codes) {
  return codes ? code_of(cli, noun, id) : pick_call_row(cli, noun, id);
}

const char *rule_said_where(struct cli *cli, const struct mail_rule *rule, bool codes) {
  const struct rule *row = &rule->rule;
  if (!uuid_is_nil(row->prisoner)) return call(cli, &prisoner_noun, row->prisoner, codes);
  if (!uuid_is_nil(row->prison)) return call(cli, &prison_noun, row->prison, codes);
  if (*rule->place != '\0' && *rule->prison_code != '\0')
    return codes ? rule->prison_code : arena_printf(&cli->arena, "%s %s", rule->prison_code, rule->place);
  if (*rule->place != '\0') return rule->place;
  if (*row->country == '\0') return codes ? "" : _("everywhere");
  const char *country = codes ? row->country : country_name(row->country, cli->language, &cli->arena);
  const char *part = *rule->kind != '\0' ? rule->kind : row->state;
  if (*part == '\0') return country;
  return codes ? arena_printf(&cli->arena, "%s-%s", country, part) : arena_printf(&cli->arena, "%s, %s", part, country);
}

bool rule_pick(struct cli *cli, const char *code, struct mail_rule *out, struct error *error) {
  struct mail_rules rules;
  if (!rules_known(cli->store, &cli->arena, &rules, error)) return false;
  const struct mail_rule *found = mail_rules_find(&rules, code);
  if (found != NULL) {
    *out = *found;
    return true;
  }
  error_set(error, ERROR_NOT_FOUND, _("there is no rule '%s'"), code);
  return error_hint(error, "%s", _("'solipost rule list --all' shows the codes of all rules"));
}

const char *rule_said_origin(const struct mail_rule *rule) {
  if (rule->shipped) return _("came with solipost");
  return rule->replaces ? _("of this group, in the place of one that came with solipost") : _("of this group");
}

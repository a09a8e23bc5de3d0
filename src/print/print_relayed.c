/* SPDX-License-Identifier: MIT */
/* Words for whoever passes a piece on, in their language. */
#include "print_relayed.h"

#include <string.h>

#include "print_fields.h"
#include "solipost/lang/country.h"
#include "solipost/lang/tag.h"
#include "solipost/lang/words.h"
#include "solipost/model/address.h"

/* Their own; else that of their country; else English. */
static const char *relay_language(const struct relay *relay) {
  if (*relay->language != '\0' && lang_has_words(relay->language)) return relay->language;
  const char *language = address_language_of_country(relay->country);
  return *language != '\0' && lang_has_words(language) ? language : "en";
}

/* Without the organisation's name where the group has such an address: who passes letters on may be asked about them. */
static const char *back_to(const struct relay *relay, const struct own_group *group, struct arena *arena) {
  const char *lines = *group->sender_plain != '\0' ? group->sender_plain : group->sender;
  if (*lines == '\0' || *group->country == '\0' || strcmp(relay->country, group->country) == 0) return lines;
  const char *language = address_language_of_country(relay->country);
  const char *line = country_line(group->country, lang_is_latin(language) ? language : "en", arena);
  return line == NULL ? lines : arena_printf(arena, "%s\n%s", lines, line);
}

bool relayed_add_fields(struct buffer *fields, const struct relay *relay, const struct own_group *group,
                        const char *names, const char *number, struct arena *arena, struct error *error) {
  static const char *const keys[] = {"relay_please", "relay_note", "relay_thanks", "relay_return"};
  const char *const values[] = {"number", NUMBER_PLACE, NULL};
  const char *language = relay_language(relay), *words = "", *number_words;
  for (size_t i = 0; i < COUNT_OF(keys); i++) {
    const char *text;
    if (!lang_phrase(language, keys[i], NULL, arena, &text, error)) return false;
    words = arena_printf(arena, "%s%s%s", words, i == 0 ? "" : "\n", text);
  }
  if (!lang_phrase(language, "letter_number", values, arena, &number_words, error)) return false;
  print_fields_add(fields, FIELD_RELAY_FOR, *number == '\0' ? names : arena_printf(arena, "%s (%s)", names, number));
  print_fields_add(fields, FIELD_RELAY_NAMES, names);
  print_fields_add(fields, FIELD_RELAY_LANGUAGE, language);
  print_fields_add(fields, FIELD_RELAY_WORDS, words);
  print_fields_add(fields, FIELD_RELAY_BACK, back_to(relay, group, arena));
  print_fields_add(fields, FIELD_RELAY_NUMBER_WORDS, number_words);
  return true;
}

/* SPDX-License-Identifier: MIT */
/* Reads the outside of a piece from what is kept of it. */
#include "print_face.h"

#include <inttypes.h>
#include <string.h>

#include "print_fields.h"
#include "solipost/lang/words.h"

bool print_number_words(const char *words, const char *language, const char *number, struct arena *arena,
                        const char **out, struct error *error) {
  const char *place = strstr(words, NUMBER_PLACE);
  const char *const values[] = {"number", number, NULL};
  if (place == NULL) return lang_phrase(language, "letter_number", values, arena, out, error);
  *out = arena_printf(arena, "%.*s%s%s", (int)(place - words), words, number, place + strlen(NUMBER_PLACE));
  return true;
}

/* The words kept with the piece; for one of an older register, those of today. */
static bool page_words(const struct template_field *fields, size_t count, int64_t letter_number, struct arena *arena,
                       struct card_text *text, struct error *error) {
  const char *number = arena_printf(arena, "%" PRId64, letter_number);
  const char *words = print_fields_find(fields, count, FIELD_NUMBER_WORDS);
  if (!print_number_words(words, text->language, number, arena, &text->number, error)) return false;
  text->sender_note = print_fields_find(fields, count, FIELD_NOTE_WORDS);
  return *text->sender_note != '\0' ||
         lang_phrase(text->note_language, "sender_note", NULL, arena, &text->sender_note, error);
}

bool print_face(const struct piece *piece, const struct template_field *fields, size_t field_count, struct arena *arena,
                struct card_text *out, struct error *error) {
  *out = (struct card_text){
      .address = piece->address,
      .address_language = print_fields_find(fields, field_count, FIELD_ADDRESS_LANGUAGE),
      .address_local = piece->address_native,
      .sender = piece->sender,
      .sender_note = "",
      .note_language = print_fields_find(fields, field_count, FIELD_NOTE_LANGUAGE),
      .language = piece->language,
  };
  if (*out->note_language == '\0') out->note_language = piece->language;
  return page_words(fields, field_count, piece->number, arena, out, error);
}

bool print_face_outside(const struct piece *piece, const struct template_field *fields, size_t field_count,
                        struct arena *arena, struct card_text *out, const char **words, struct error *error) {
  const char *relay_language = print_fields_find(fields, field_count, FIELD_RELAY_LANGUAGE);
  *words = print_fields_find(fields, field_count, FIELD_NUMBER_WORDS);
  if (!print_face(piece, fields, field_count, arena, out, error)) return false;
  if (*relay_language == '\0') return true;
  *words = print_fields_find(fields, field_count, FIELD_RELAY_NUMBER_WORDS);
  out->language = relay_language;
  const char *number = arena_printf(arena, "%" PRId64, piece->number);
  return print_number_words(*words, relay_language, number, arena, &out->number, error);
}

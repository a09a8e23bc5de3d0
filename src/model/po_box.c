/* SPDX-License-Identifier: MIT */
/* Post office boxes, by what they are called: the words are looked for in any country, whoever writes from there. */
#include "po_box.h"

#include <string.h>

#include "solipost/base/buffer.h"
#include "solipost/base/utf8.h"
#include "solipost/lang/text.h"

/* Folded as lang_search_query does; '#' stands for a number, without which the word may mean something else. */
static const char *const names[] = {
    "postfach",
    "postlagernd",
    "pf #", /* de */
    "p o box",
    "po box",
    "p o b #",
    "pob #",
    "post office box",
    "post box #",
    "box #",
    "postbox #", /* en */
    "private bag",
    "locked bag", /* en: Australia, Africa */
    "boite postale",
    "case postale",
    "b p #",
    "bp #",
    "c s #",
    "poste restante", /* fr; CS: large users */
    "apartado de correos",
    "apartado postal",
    "apartado #",
    "apdo",
    "casilla #",
    "casilla de correo", /* es */
    "caixa postal",
    "apartado numero #", /* pt */
    "casella postale",
    "fermo posta",
    "fermoposta", /* it */
    "posta kutusu",
    "p k #",
    "pk #", /* tr */
    "sanduqa poste",
    "sanduqa posteye",
    "qutiya poste", /* ku */
    "sndwqy post",
    "sndwq psty",
    "sndwq bryd",
    "s b #",
    "s p #", /* ckb, fa, ar */
    "a ya #",
    "abonentskiy yashchik",
    "abonentska skrinka", /* ru, uk */
    "tach thyrida",
    "tachydromiki thyrida",
    "t th #", /* el */
    "t d #",
    "ta dvar", /* he */
    "postbus",
    "postboks",
    "boks #",
    "postiosoite",
    "pl #", /* nl, no, da, fi */
    "skrytka pocztowa",
    "skr poczt",
    "p o box no",
    "postafiok",
    "postanski pretinac",
    "casuta postala", /* pl, hu, hr, ro */
};
/* There "C.P." is a box; elsewhere a postcode. */
static const char *const names_in_italian[] = {"c p #", "cp #"};

/* Not divided into words. */
static const char *const signs[] = {"私書箱", "邮政信箱", "郵政信箱", "ตู้ ปณ", "ตู้ไปรษณีย์"};

/* "p o box #" at the beginning of `words`. */
static bool begins(const char *words, const char *name) {
  while (*name != '\0' && *name != '#') {
    if (*name == ' ' && name[1] == '#' && ascii_is_digit(*words)) return true; /* BP12 */
    if (*words != *name) return false;
    words++;
    name++;
  }
  if (*name == '#') return ascii_is_digit(*words);
  return *words == '\0' || *words == ' ' || ascii_is_digit(*words);
}

static bool has_name(const char *words, const char *name) {
  for (const char *at = words; at != NULL; at = strchr(at, ' ')) {
    at += *at == ' ';
    if (begins(at, name)) return true;
  }
  return false;
}

static bool is_box(const char *words, const char *country) {
  for (size_t i = 0; i < COUNT_OF(names); i++)
    if (has_name(words, names[i])) return true;
  bool italian = strcmp(country, "IT") == 0 || strcmp(country, "CH") == 0 || strcmp(country, "SM") == 0;
  for (size_t i = 0; italian && i < COUNT_OF(names_in_italian); i++)
    if (has_name(words, names_in_italian[i])) return true;
  return false;
}

bool address_is_po_box(const char *lines, const char *country) {
  for (size_t i = 0; i < COUNT_OF(signs); i++)
    if (strstr(lines, signs[i]) != NULL) return true;
  struct buffer line, words;
  buffer_init(&line);
  buffer_init(&words);
  bool found = false;
  while (!found && *lines != '\0') {
    size_t length = strcspn(lines, "\n");
    buffer_reset(&line);
    buffer_reset(&words);
    buffer_append_bytes(&line, lines, length);
    lang_search_query(line.bytes, &words);
    found = is_box(words.bytes, country);
    lines += length + (lines[length] == '\n');
  }
  buffer_release(&line);
  buffer_release(&words);
  return found;
}

/* SPDX-License-Identifier: MIT */
/* A font for each character: the first of its script's chain that has it, and its marks with it. A sign that several
 * scripts share and this chain lacks ("Berlin。") is looked for in the chains of the others. */
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "analysis.h"
#include "coverage.h"
#include "missing.h"
#include "sign_scripts.h"
#include "utf16.h"

/* More marks than this on one letter are looked at one by one. */
enum { LONGEST_CLUSTER = 32 };

/* The chain in use, the font of the character before, and that of the last letter. */
struct chooser {
  struct font_book *book;
  enum font_family family;
  struct font_chain *chain;
  hb_script_t script;
  uint8_t styles;
  const struct font *last, *letters;
  struct script_list around; /* the scripts of the stretch, then the language's; empty until a sign asks for them */
};

/* Marks, joiners and selectors stay in the font of the letter they belong to. */
static bool belongs_to_base(UChar32 c) {
  if (c < 0x300) return false;
  enum { ZWNJ = 0x200C, ZWJ = 0x200D, FIRST_SKIN_TONE = 0x1F3FB, LAST_SKIN_TONE = 0x1F3FF };
  if (c == ZWNJ || c == ZWJ || (c >= FIRST_SKIN_TONE && c <= LAST_SKIN_TONE)) return true;
  return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

/* Signs, spaces and digits stay in the font of the letters around them if it has them. */
static bool is_common(UChar32 c) {
  if (c < 0x80) return !u_isalpha(c);
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) == USCRIPT_COMMON;
}

static void enter_run(struct chooser *chooser, hb_script_t script, uint8_t styles) {
  if (chooser->chain != NULL && chooser->script == script && chooser->styles == styles) return;
  if (chooser->script != script || chooser->styles != styles) chooser->letters = NULL;
  chooser->script = script;
  chooser->styles = styles;
  chooser->chain = font_book_chain(chooser->book, chooser->family, styles, script);
}

static const struct font *font_for(struct chooser *chooser, const uint32_t *cluster, size_t count) {
  const struct font *font = font_chain_find(chooser->chain, cluster[0]), *letters = chooser->letters;
  if (font == letters && count == 1) return font;
  if (codepoint_is_invisible(cluster[0]) && chooser->last != NULL) return chooser->last;
  if (!is_common((UChar32)cluster[0])) {
    chooser->letters = font;
  } else if (letters != NULL && font_has_cluster(letters, cluster, count)) {
    return letters;
  }
  if (count == 1 || font == NULL || font_has_cluster(font, cluster, count)) return font;
  const struct font *whole = font_chain_find_cluster(chooser->chain, cluster, count);
  return whole != NULL ? whole : font;
}

static const struct script_list *scripts_around(struct chooser *chooser, const struct analysis *analysis) {
  struct script_list *around = &chooser->around;
  if (around->count > 0) return around;
  for (size_t i = 0; i < analysis->length; i++) {
    if (i == 0 || analysis->scripts[i] != analysis->scripts[i - 1]) script_list_add(around, analysis->scripts[i]);
  }
  script_list_add(around, analysis->language_script);
  return around;
}

/* Where to look for a sign: the scripts it is used in, those of this text before others; then, since Unicode does not
 * name the scripts of every sign, whatever this text is written in; at last Han, whose fonts have the most signs. */
static struct script_list other_scripts(struct chooser *chooser, const struct analysis *analysis, uint32_t sign) {
  const struct script_list *around = scripts_around(chooser, analysis);
  struct script_list used_in = {.count = 0}, all = {.count = 0};
  sign_scripts_add(&used_in, sign);
  for (size_t i = 0; i < around->count; i++) {
    if (script_list_has(&used_in, around->scripts[i])) script_list_add(&all, around->scripts[i]);
  }
  script_list_add_all(&all, &used_in);
  script_list_add_all(&all, around);
  script_list_add(&all, HB_SCRIPT_HAN);
  return all;
}

/* For a sign that the chain of its neighbours lacks. NULL when none has it; else *script is the one it was found for. */
static const struct font *font_for_sign(struct chooser *chooser, const struct analysis *analysis,
                                        const uint32_t *cluster, size_t count, hb_script_t *script) {
  if (!codepoint_is_shared_sign(cluster[0])) return NULL;
  struct script_list others = other_scripts(chooser, analysis, cluster[0]);
  for (size_t i = 0; i < others.count; i++) {
    struct font_chain *chain = font_book_chain(chooser->book, chooser->family, chooser->styles, others.scripts[i]);
    const struct font *font = font_chain_find(chain, cluster[0]);
    if (font == NULL) continue;
    const struct font *whole = count > 1 ? font_chain_find_cluster(chain, cluster, count) : NULL;
    *script = others.scripts[i];
    return whole != NULL ? whole : font;
  }
  return NULL;
}

/* Reads a character and what belongs to it; returns where the next one begins. */
static size_t read_cluster(const struct analysis *analysis, size_t at, uint32_t *cluster, size_t *count) {
  cluster[0] = utf16_next(analysis->text, &at, analysis->length);
  *count = 1;
  while (at < analysis->length && *count < LONGEST_CLUSTER) {
    if (analysis->text[at] < 0x300) break;
    size_t next = at;
    uint32_t c = utf16_next(analysis->text, &next, analysis->length);
    if (!belongs_to_base((UChar32)c)) break;
    cluster[(*count)++] = c;
    at = next;
  }
  return at;
}

/* Longer words are left as they are. */
enum { LONGEST_UNIFIED = 64 };

/* The letters of a word in one script and style, and whether they come from several fonts. */
struct word_letters {
  uint32_t codepoints[LONGEST_UNIFIED];
  size_t count;
  const struct font *font;
  bool is_mixed;
};

/* Reads to the next sign, space or change of script; returns where that is. */
static size_t read_letters(const struct analysis *analysis, size_t start, struct word_letters *letters) {
  *letters = (struct word_letters){.font = analysis->fonts[start]};
  size_t at = start;
  while (at < analysis->length && analysis->scripts[at] == analysis->scripts[start] &&
         analysis->styles[at] == analysis->styles[start]) {
    size_t next = at;
    uint32_t c = utf16_next(analysis->text, &next, analysis->length);
    if (is_common((UChar32)c)) break;
    if (letters->count < LONGEST_UNIFIED) letters->codepoints[letters->count] = c;
    letters->count++;
    letters->is_mixed = letters->is_mixed || analysis->fonts[at] != letters->font;
    at = next;
  }
  return at;
}

/* A font that lacks the ş of "Işık" must not spell the rest of the word: some other font has all of it. */
static void unify_words(struct analysis *analysis, struct chooser *chooser) {
  for (size_t at = 0; at < analysis->length;) {
    struct word_letters letters;
    size_t start = at, end = read_letters(analysis, at, &letters);
    at = end > start ? end : start + 1;
    if (!letters.is_mixed || letters.count > LONGEST_UNIFIED) continue;
    enter_run(chooser, analysis->scripts[start], analysis->styles[start]);
    const struct font *whole = font_chain_find_cluster(chooser->chain, letters.codepoints, letters.count);
    for (size_t i = start; whole != NULL && i < end; i++) analysis->fonts[i] = whole;
  }
}

bool analysis_choose_fonts(struct analysis *analysis, struct font_book *book, enum font_family family,
                           struct error *error) {
  struct chooser chooser = {.book = book, .family = family};
  bool is_mixed = false;
  for (size_t at = 0; at < analysis->length;) {
    size_t start = at, count;
    if (analysis->text[at] == '\t') {
      analysis->fonts[at++] = chooser.last;
      continue;
    }
    uint32_t cluster[LONGEST_CLUSTER];
    at = read_cluster(analysis, at, cluster, &count);
    enter_run(&chooser, analysis->scripts[start], analysis->styles[start]);
    const struct font *font = font_for(&chooser, cluster, count);
    if (font == NULL) {
      hb_script_t script = HB_SCRIPT_COMMON;
      font = font_for_sign(&chooser, analysis, cluster, count, &script);
      if (font == NULL) return missing_character_error(&book->shelf, cluster[0], family, error);
      for (size_t i = start; i < at; i++) analysis->scripts[i] = script;
    }
    for (size_t i = start; i < at; i++) analysis->fonts[i] = font;
    is_mixed = is_mixed || (chooser.last != NULL && chooser.last != font);
    chooser.last = font;
  }
  if (is_mixed) unify_words(analysis, &chooser);
  return true;
}

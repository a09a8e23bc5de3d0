/* SPDX-License-Identifier: MIT */
/* Scripts of a stretch: signs common to many scripts take that of the letters before them, a closing bracket that of its
 * opening one (Unicode Standard Annex 24, section 5.1). */
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "analysis.h"
#include "utf16.h"

enum { SCRIPT_COUNT = 256, BRACKET_DEPTH = 16 };

/* Latin letters below U+0250 outside ASCII, save the two signs among them. */
static bool is_plain_latin(UChar32 c) { return c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7; }

/* HB_SCRIPT_COMMON for what has no script of its own. */
static hb_script_t script_of(UChar32 c) {
  static hb_script_t known[SCRIPT_COUNT];
  if (c < 0x80) {
    UChar32 small = c | 0x20;
    return small >= 'a' && small <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
  }
  if (is_plain_latin(c)) return HB_SCRIPT_LATIN;
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode code = uscript_getScript(c, &status);
  if (U_FAILURE(status) || code <= USCRIPT_INHERITED || code == USCRIPT_UNKNOWN) return HB_SCRIPT_COMMON;
  if ((int)code >= SCRIPT_COUNT) return hb_script_from_string(uscript_getShortName(code), -1);
  if (known[code] == 0) known[code] = hb_script_from_string(uscript_getShortName(code), -1);
  return known[code];
}

/* Brackets that are still open, with the script they were opened in. When too many are open the oldest are forgotten. */
struct open_brackets {
  struct {
    UChar32 closing;
    hb_script_t script;
  } stack[BRACKET_DEPTH];
  unsigned count; /* may exceed the depth: the place is count modulo depth */
  unsigned kept;
};

static void bracket_open(struct open_brackets *open, UChar32 opening, hb_script_t script) {
  unsigned place = open->count++ % BRACKET_DEPTH;
  open->stack[place].closing = u_getBidiPairedBracket(opening);
  open->stack[place].script = script;
  if (open->kept < BRACKET_DEPTH) open->kept++;
}

static hb_script_t bracket_close(struct open_brackets *open, UChar32 closing, hb_script_t otherwise) {
  for (unsigned back = 1; back <= open->kept; back++) {
    unsigned place = (open->count - back) % BRACKET_DEPTH;
    if (open->stack[place].closing != closing) continue;
    hb_script_t script = open->stack[place].script;
    open->count -= back;
    open->kept -= back;
    return script != HB_SCRIPT_COMMON ? script : otherwise;
  }
  return otherwise;
}

/* Above ASCII the first paired brackets are the Tibetan ones. */
static bool may_be_bracket(UChar32 c) {
  if (c >= 0x80) return c > 0xF00;
  return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}';
}

static hb_script_t common_script(struct open_brackets *open, UChar32 c, hb_script_t last) {
  if (!may_be_bracket(c)) return last;
  int type = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
  if (type == U_BPT_OPEN) bracket_open(open, c, last);
  return type == U_BPT_CLOSE ? bracket_close(open, c, last) : last;
}

/* What stands before the first letter takes the first letter's script. */
static void fill_beginning(struct analysis *analysis, hb_script_t otherwise) {
  size_t first = 0;
  while (first < analysis->length && analysis->scripts[first] == HB_SCRIPT_COMMON) first++;
  hb_script_t script = first < analysis->length ? analysis->scripts[first] : otherwise;
  for (size_t i = 0; i < first; i++) analysis->scripts[i] = script;
}

void scripts_resolve(struct analysis *analysis, hb_script_t otherwise) {
  struct open_brackets open = {.count = 0};
  hb_script_t last = HB_SCRIPT_COMMON;
  for (size_t at = 0; at < analysis->length;) {
    size_t start = at;
    UChar32 c = (UChar32)utf16_next(analysis->text, &at, analysis->length);
    hb_script_t script = script_of(c);
    if (script == HB_SCRIPT_COMMON) script = common_script(&open, c, last);
    last = script;
    for (size_t i = start; i < at; i++) analysis->scripts[i] = script;
  }
  fill_beginning(analysis, otherwise);
  /* A bracket closed before any letter came leaves a gap later on: it follows its neighbour. */
  for (size_t i = 1; i < analysis->length; i++) {
    if (analysis->scripts[i] == HB_SCRIPT_COMMON) analysis->scripts[i] = analysis->scripts[i - 1];
  }
}

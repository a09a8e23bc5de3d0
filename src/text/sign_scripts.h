/* SPDX-License-Identifier: MIT */
/* Signs shared by several scripts (Common and Inherited to Unicode): in which scripts' fonts to look for them. */
#ifndef TEXT_SIGN_SCRIPTS_H
#define TEXT_SIGN_SCRIPTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hb.h>

enum { MOST_SCRIPTS = 64 };

/* Each script once, in order of preference; beyond the limit they are left out. */
struct script_list {
  hb_script_t scripts[MOST_SCRIPTS];
  size_t count;
};

void script_list_add(struct script_list *list, hb_script_t script);
void script_list_add_all(struct script_list *list, const struct script_list *others);
bool script_list_has(const struct script_list *list, hb_script_t script);

/* A visible sign that is of no single script. */
bool codepoint_is_shared_sign(uint32_t codepoint);
/* Adds the scripts that Unicode says the sign is used in; Han for signs as wide as a Chinese letter. */
void sign_scripts_add(struct script_list *list, uint32_t codepoint);

#endif

/* SPDX-License-Identifier: MIT */
/* Records as people fill and read them, by their tables of fields. */
#ifndef SOLIPOST_CLI_FIELDS_H
#define SOLIPOST_CLI_FIELDS_H

#include "context.h"
#include "solipost/model/field.h"

/* Sets a field from what was typed; dates in any form people use. */
MUST_CHECK bool fields_set(struct cli *cli, const struct field *field, void *record, const char *typed,
                           struct error *error);
/* All values given as options (struct command, `fields`). */
MUST_CHECK bool fields_set_given(struct cli *cli, const struct noun *noun, void *record, const char *const *values,
                                 struct error *error);
bool fields_any_given(const struct noun *noun, const char *const *values);
/* "status=released"; an unknown field is an error with a suggestion. Language codes, '-' for '_' as in options. */
MUST_CHECK bool fields_set_assignment(struct cli *cli, const struct noun *noun, void *record, const char *assignment,
                                      struct error *error);
/* What stands before the '=', as fields are called in files; the field of the noun that it names, by its name or by the
 * label on the screen, NULL when there is none. */
const char *fields_assigned_name(struct cli *cli, const char *assignment);
const struct field *fields_assigned(struct cli *cli, const struct noun *noun, const char *assignment);
/* Asks for the fields named in `names` (ended by NULL), offering what the record holds. */
MUST_CHECK bool fields_ask(struct cli *cli, const struct noun *noun, void *record, const char *const *names,
                           struct error *error);
/* A required field that is empty is an error that names its option. */
MUST_CHECK bool fields_check_required(const struct noun *noun, const void *record, struct arena *arena,
                                      struct error *error);

/* Inside a commit: writes the fields in which `after` differs from `before`, onto the row as it is now, so that what
 * somebody else changed meanwhile in other fields stays. */
MUST_CHECK bool fields_update_changed(struct cli *cli, const struct noun *noun, const void *before, const void *after,
                                      struct error *error);

/* "status            on remand" for each field that is set; internal ones and references left out. */
/* As it is shown; a reference by the code of what it refers to. */
const char *fields_show(struct cli *cli, const struct field *field, const void *record);
void fields_print(struct cli *cli, const struct noun *noun, const void *record);
/* One such line; several lines of text are set below each other. */
void fields_print_line(struct cli *cli, const char *label, const char *text);

#endif

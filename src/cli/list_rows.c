/* SPDX-License-Identifier: MIT */
/* Finds the rows, leaves out whom the guard leaves out, orders and prints. */
#include "list_rows.h"

#include "guarded.h"
#include "pick.h"

/* Whom the guard leaves out of files is left out here. Each person is asked about once: `asked` holds what it said. */
static bool leave_out(struct guarded *guarded, const struct list_form *form, void *context, struct picked_list *rows,
                      struct error *error) {
  struct calls asked = {.cli = guarded->cli};
  size_t kept = 0;
  for (size_t i = 0; i < rows->count; i++) {
    struct uuid person = form->about(context, rows->records[i]);
    bool passes = true;
    if (!cli_not_stopped(error)) return false;
    if (!uuid_is_nil(person) && calls_known(&asked, person) == NULL) {
      if (!guarded_passes_id(guarded, person, &passes, error)) return false;
      calls_keep(&asked, person, passes ? "yes" : "");
    }
    if (uuid_is_nil(person) || *calls_known(&asked, person) != '\0') rows->records[kept++] = rows->records[i];
  }
  rows->count = kept;
  return true;
}

bool list_rows(struct cli *cli, const struct list_form *form, const struct list_request *request, void *context,
               size_t *found, struct error *error) {
  struct list_filters filters;
  struct record_query query;
  struct picked_list rows;
  struct sheet sheet;
  struct guarded guarded;
  if (!sheet_choose(cli, form->columns, form->column_count, form->column_count, request->columns, request->order,
                    &sheet, error) ||
      !list_request_read(cli, form->noun, request, &filters, error))
    return false;
  filter_query(form->noun, filters.items, filters.count, &cli->arena, &query);
  /* Among few rows: found first and then put in order, instead of looking for them along the index of numbers. */
  query.order = query.where == NULL ? form->order : arena_printf(&cli->arena, "+%s", form->order);
  if (!pick_all(cli, form->noun, &query, &rows, error) || !guarded_begin(cli, request->campaign, &guarded, error))
    return false;
  *found = rows.count;
  bool done = leave_out(&guarded, form, context, &rows, error);
  if (done) {
    sheet_sort(&sheet, rows.records, rows.count, form->cell, context);
    sheet_print(&sheet, rows.records, rows.count, form->cell, context);
  }
  guarded_end(&guarded);
  if (!done || *found > 0 || cli->format != FORMAT_TABLE) return done;
  const char *none = filters.narrows && form->none_fits != NULL ? form->none_fits : form->none;
  cli_say(cli, "%s", _(none));
  return true;
}

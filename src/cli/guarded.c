/* SPDX-License-Identifier: MIT */
/* Asks the guard about people on their way to the screen or into a list for programs. */
#include "guarded.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "output.h"
#include "pick.h"
#include "solipost/store/hold_store.h"
#include "solipost/store/people_store.h"
#include "solipost/store/record_store.h"

bool guarded_begin(struct cli *cli, const char *campaign, struct guarded *out, struct error *error) {
  *out = (struct guarded){.cli = cli, .use = command_use(cli->command, cli->format)};
  if (campaign != NULL && campaign[0] != '\0') {
    struct campaign meant;
    if (!people_resolve(cli->store, &campaign_noun, campaign, &meant, &cli->arena, error)) return false;
    out->campaign = meant.id;
  }
  return holds_in_force(cli->store, &cli->arena, &out->holds, error);
}

static struct guard_request request_for(const struct guarded *guarded, const struct prisoner *prisoner,
                                        const struct prison *prison) {
  bool known = prison != NULL && !uuid_is_nil(prison->id);
  return (struct guard_request){.use = guarded->use,
                                .prisoner = prisoner,
                                .prison = known ? prison : NULL,
                                .campaign = guarded->campaign,
                                .holds = &guarded->holds};
}

bool guarded_passes(struct guarded *guarded, const struct prisoner *prisoner, const struct prison *prison) {
  struct guard_request request = request_for(guarded, prisoner, prison);
  struct guard_verdict verdict;
  guard_judge(&request, &guarded->cli->arena, &verdict);
  if (verdict.ruling != RULING_REFUSED) return true;
  LIST_PUSH(&guarded->left_out, prisoner->id);
  return false;
}

bool guarded_passes_id(struct guarded *guarded, struct uuid id, bool *passes, struct error *error) {
  struct cli *cli = guarded->cli;
  struct prisoner prisoner;
  struct stay stay;
  struct prison prison;
  bool found = false;
  *passes = true;
  if (uuid_is_nil(id)) return true;
  if (!record_load_even_deleted(cli->store, &prisoner_noun, id, &prisoner, &cli->arena, error) ||
      !people_current_stay(cli->store, id, &stay, &prison, &found, &cli->arena, error))
    return false;
  *passes = guarded_passes(guarded, &prisoner, found ? &prison : NULL);
  return true;
}

const char *guarded_mark(const struct guarded *guarded, const struct prisoner *prisoner, const struct prison *prison) {
  struct guard_request request = request_for(guarded, prisoner, prison);
  return guard_find_hold(&request) == NULL ? "" : guard_reason_label(GUARD_HELD);
}

static int compare_ids(const void *a, const void *b) { return memcmp(a, b, sizeof(struct uuid)); }

static size_t count_people(struct guarded *guarded) {
  struct uuid *ids = guarded->left_out.items;
  size_t people = 0;
  if (guarded->left_out.count > 0) qsort(ids, guarded->left_out.count, sizeof *ids, compare_ids);
  for (size_t i = 0; i < guarded->left_out.count; i++) people += i == 0 || !uuid_equal(ids[i], ids[i - 1]);
  return people;
}

void guarded_end(struct guarded *guarded) {
  size_t count = count_people(guarded);
  struct cli *cli = guarded->cli;
  LIST_RELEASE(&guarded->left_out);
  if (count == 0) return;
  cli_warn(cli,
           ngettext("%zu person on hold is left out: nothing about this person may leave this computer",
                    "%zu people on hold are left out: nothing about them may leave this computer", count),
           count);
  cli_say(cli, "%s", _("  'solipost list holds' says why; on the screen, without --format, all are shown"));
  if (cli->exit == CLI_DONE) cli->exit = CLI_PARTLY;
}

/* SPDX-License-Identifier: MIT */
/* What a bare `solipost` says. */
#include "overview.h"

#include "output.h"
#include "pick.h"
#include "places.h"
#include "session.h"
#include "today.h"
#include "solipost/base/file.h"
#include "solipost/model/nouns.h"
#include "solipost/store/people_store.h"
#include "solipost/store/retention_store.h"
#include "solipost/store/standing.h"

static bool say_how_to_begin(struct cli *cli) {
  cli_print(cli, "%s\n\n", _("solipost: letters and cards to prisoners"));
  cli_print(cli, _("There is no register yet (%s). Begin with:\n"), cli->register_path);
  cli_print(cli, "  solipost init\n\n");
  cli_print(cli, "%s\n", _("All commands: solipost help. One of them: solipost COMMAND --help"));
  return true;
}

static void say_what_needs_doing(struct cli *cli, const struct standing *figures) {
  cli_print_heading(cli, "\n%s\n", _("What needs doing"));
  if (figures->prisons == 0)
    cli_print(cli, "%s\n", _("  No prisons yet: solipost import prisons FILE, or solipost add prison"));
  if (figures->prisoners == 0) {
    cli_print(cli, "%s\n",
              _("  Nobody to write to yet: solipost import prisoners FILE --dry-run, or solipost add prisoner"));
    return;
  }
  if (figures->nowhere > 0)
    cli_print(cli,
              ngettext("  %lld person is held nobody knows where: solipost check\n",
                       "  %lld people are held nobody knows where: solipost check\n", (unsigned long)figures->nowhere),
              (long long)figures->nowhere);
  if (figures->unknown_contact > 0)
    cli_print(cli,
              ngettext("  Of %lld person it is not known whether letters are welcome: solipost check\n",
                       "  Of %lld people it is not known whether letters are welcome: solipost check\n",
                       (unsigned long)figures->unknown_contact),
              (long long)figures->unknown_contact);
  if (figures->runs == 0)
    cli_print(cli, "%s\n", _("  Nothing was printed yet: solipost print cards --template greeting --dry-run"));
  else cli_print(cli, "%s\n", _("  Print cards: solipost print cards --template greeting --dry-run"));
}

/* The first lines of `solipost today`. */
enum { MOST_LINES = 7 };

static bool say_what_comes_first(struct cli *cli, struct error *error) {
  struct today_list list;
  bool done = today_collect(cli, TODAY_MOST_OF_A_KIND, &list, error);
  if (done) today_print(cli, &list, MOST_LINES);
  today_release(&list);
  return done;
}

static bool say_what_is_due(struct cli *cli, struct error *error) {
  struct retention_due due;
  if (!retention_find_due(cli->store, date_today(), &cli->arena, &due, error)) return false;
  if (due.count > 0)
    cli_print(cli,
              ngettext("  %zu entry has been kept long enough: solipost retention run\n",
                       "  %zu entries have been kept long enough: solipost retention run\n", due.count),
              due.count);
  return true;
}

static bool say_how_things_stand(struct cli *cli, struct error *error) {
  struct own_group group;
  struct standing figures;
  if (!people_own_group(cli->store, &group, &cli->arena, error) || !standing_read(cli->store, &figures, error))
    return false;
  cli_print_heading(cli, "%s\n", group.name);
  cli_print(cli, _("prisoners to write to: %lld, prisons: %lld, print runs: %lld, letters: %lld\n"),
            (long long)figures.prisoners, (long long)figures.prisons, (long long)figures.runs,
            (long long)figures.pieces);
  cli_print(cli, _("Register: %s\n"), cli->register_path);
  if (figures.holds > 0)
    cli_print(cli,
              ngettext("%lld hold is in force: solipost list holds\n", "%lld holds are in force: solipost list holds\n",
                       (unsigned long)figures.holds),
              (long long)figures.holds);
  say_what_needs_doing(cli, &figures);
  if (!say_what_comes_first(cli, error) || !say_what_is_due(cli, error)) return false;
  const char *doubt = places_doubt(cli->register_path, &cli->arena);
  if (doubt != NULL) cli_warn(cli, "%s", doubt);
  cli_print(cli, "\n%s\n", _("All commands: solipost help. One of them: solipost COMMAND --help"));
  return true;
}

bool overview_print(struct cli *cli, struct error *error) {
  if (!file_exists(cli->register_path)) return say_how_to_begin(cli);
  if (!session_open_register(cli, STORE_READ, error)) return false;
  bool done = say_how_things_stand(cli, error);
  session_close_register(cli);
  return done;
}

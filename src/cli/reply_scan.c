/* SPDX-License-Identifier: MIT */
/* solipost reply scan, reply add-scan: pictures of letters from prisoners. */
#include "commands.h"

#include <inttypes.h>
#include <string.h>

#include "fields.h"
#include "pick.h"
#include "reply_said.h"
#include "solipost/base/file.h"
#include "solipost/store/record_store.h"

/* ---- reply scan ---- */

struct scan_options {
  const char *out;
  bool replace;
};

/* "letter.jpg" becomes "letter-2.jpg" for the second. */
static const char *numbered(struct cli *cli, const char *path, size_t at, size_t count) {
  if (count == 1) return path;
  const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
  if (dot == NULL || (slash != NULL && dot < slash) || dot == path)
    return arena_printf(&cli->arena, "%s-%zu", path, at + 1);
  return arena_printf(&cli->arena, "%s-%zu%s", arena_strndup(&cli->arena, path, (size_t)(dot - path)), at + 1, dot);
}

static bool run_reply_scan(struct cli *cli, const void *options, struct error *error) {
  const struct scan_options *given = options;
  struct reply reply;
  if (given->out == NULL) {
    error_set(error, ERROR_MISUSED, "%s", _("where to?"));
    return error_hint(error, "%s", _("give --out with the name of a JPEG file; remove it once it was read"));
  }
  if (!reply_pick(cli, cli->operands[0], &reply, error)) return false;
  size_t count = reply_scan_count(&reply);
  if (count == 0) {
    error_set(error, ERROR_NOT_FOUND, _("no scan is kept of reply %" PRId64), reply.number);
    return error_hint(error, _("add one: solipost reply add-scan %" PRId64 " FILE"), reply.number);
  }
  bool done = true;
  for (size_t i = 0; done && i < count; i++) {
    struct buffer scan;
    bool more;
    const char *path = numbered(cli, given->out, i, count);
    buffer_init(&scan);
    done = reply_scan_read(cli->store, &reply, i, &scan, &more, error) &&
           file_write(path, given->replace, scan.bytes, scan.length, error);
    buffer_release(&scan);
    if (done) cli_say(cli, _("Written: %s"), path);
  }
  return done;
}

/* ---- reply add-scan ---- */

struct adding {
  struct reply before, after;
};

static bool write_scans(struct cli *cli, void *context, struct error *error) {
  const struct adding *adding = context;
  return fields_update_changed(cli, &reply_noun, &adding->before, &adding->after, error);
}

static bool run_reply_add_scan(struct cli *cli, const void *options, struct error *error) {
  struct adding adding;
  size_t added = cli->operand_count - 1, known;
  (void)options;
  if (!reply_pick(cli, cli->operands[0], &adding.before, error)) return false;
  adding.after = adding.before;
  if (!reply_scans_add(cli->store, cli->operands + 1, &adding.after, &cli->arena, &known, error)) return false;
  added -= known;
  if (known > 0) cli_say(cli, ngettext("%zu of them was kept before", "%zu of them were kept before", known), known);
  if (added > 0 && !cli_commit(cli, write_scans, &adding, error)) return false;
  size_t count = reply_scan_count(&adding.after);
  cli_say(cli,
          ngettext("Reply %" PRId64 " from %s has %zu scan; the files they were made from are still where they were",
                   "Reply %" PRId64 " from %s has %zu scans; the files they were made from are still where they were",
                   count),
          adding.after.number, pick_call_row(cli, &prisoner_noun, adding.after.prisoner), count);
  return true;
}

/* ---- the commands ---- */

static const struct command_option scan_options[] = {
    {.name = "out",
     .type = OPTION_FILE,
     .value_name = "FILE",
     .offset = offsetof(struct scan_options, out),
     .help = N_("the JPEG file to write; of several scans FILE-1, FILE-2")},
    {.name = "replace",
     .type = OPTION_FLAG,
     .offset = offsetof(struct scan_options, replace),
     .help = N_("overwrite a file that is there")},
};

static const struct command reply_scan_command = {
    .name = "reply scan",
    .group = GROUP_LOG,
    .summary = N_("write the scans of a letter from a prisoner into files, to look at them"),
    .details = N_("The files are readable for you alone and not sealed: remove them once they were looked at."),
    .operands = "NUMBER",
    .operands_min = 1,
    .operands_max = 1,
    .options = scan_options,
    .option_count = COUNT_OF(scan_options),
    .examples = (const char *const[]){"solipost reply scan 1 --out letter.jpg", NULL},
    .flags = NEEDS_REGISTER,
    .options_size = sizeof(struct scan_options),
    .use = USE_KEEP,
    .run = run_reply_scan,
};

static const struct command reply_add_scan_command = {
    .name = "reply add-scan",
    .group = GROUP_LOG,
    .summary = N_("keep scans or photos of a letter that was entered before"),
    .details = N_("JPEG and PNG files. What is kept is made small, without metadata, and sealed like the register, as "
                  "with 'solipost reply --scan'; the files themselves stay where they are."),
    .operands = "NUMBER FILE...",
    .operands_min = 2,
    .operands_max = OPERANDS_ANY,
    .examples = (const char *const[]){"solipost reply add-scan 1 sunrise.jpg", NULL},
    .flags = NEEDS_REGISTER | WRITES_REGISTER,
    .use = USE_KEEP,
    .run = run_reply_add_scan,
};

const struct command *const reply_scan_commands[] = {&reply_scan_command, &reply_add_scan_command, NULL};

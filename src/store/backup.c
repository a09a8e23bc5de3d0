/* SPDX-License-Identifier: MIT */
/* Backups: a copy that was opened again before it counts. */
#include "solipost/store/backup.h"

#include "copying.h"
#include "opening.h"
#include "sealed.h"
#include "solipost/base/checksum.h"
#include "solipost/base/path.h"
#include "solipost/store/backup_log.h"

/* Noted in the register where it may be written: a stick that is read-only can be backed up, too. */
static bool note_backup(struct store *store, const char *target, struct error *error) {
  char checksum[CHECKSUM_SIZE];
  if (store->mode == STORE_READ) return true;
  struct arena arena;
  arena_init(&arena);
  const char *whole = path_behind_links(&arena, target);
  bool done = checksum_file(target, checksum, error) && store_begin(store, "", error);
  if (done) {
    done = backup_log_add(store, whole, checksum, error) && store_commit(store, error);
    if (!done) store_rollback(store);
  }
  arena_release(&arena);
  return done;
}

bool store_backup(struct store *store, const char *target, const struct backup_form *form, struct store **copy,
                  struct error *error) {
  struct sealed *own = NULL;
  const struct sealed *sealed = form->plain ? NULL : store->sealed;
  const struct store_options reading = {.mode = STORE_READ, .who = "", .talk = store->talk};
  *copy = NULL;
  if (form->passphrase != NULL) {
    if (!sealed_new(form->passphrase, form->cost, &own, error)) return false;
    sealed = own;
  }
  bool done = copy_to_file(store, target, sealed, error) && store_open_like(copy, target, &reading, sealed, error) &&
              note_backup(store, target, error);
  sealed_close(own);
  return done;
}

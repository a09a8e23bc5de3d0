/* SPDX-License-Identifier: MIT */
/* SQLite's error codes in words that help: what failed, why, what to do now. */
#include "sqlite_error.h"

#include <errno.h>

#include "solipost/base/i18n.h"

static bool full_disk(struct error *error, const char *path) {
  error_set(error, ERROR_FAILED, _("there is no room left on the disk for the register %s"), path);
  return error_hint(error, _("the register is whole, only this last step was not kept: make room, then do it again"));
}

static bool damaged(struct error *error, const char *path) {
  error_set(error, ERROR_DAMAGED, _("the register %s is damaged"), path);
  return error_hint(error, _("keep a copy of the file as it is now, then put your last backup in its place with "
                             "'solipost restore BACKUP'"));
}

static bool busy(struct error *error, const char *path) {
  error_set(error, ERROR_BUSY, _("another command is writing to the register %s and did not finish in time"), path);
  return error_hint(error, _("nothing of this step was kept: wait until the other one is done, then do it again"));
}

static bool read_only(struct error *error, int code, const char *path) {
  if (code == SQLITE_READONLY_DBMOVED) {
    error_set(error, ERROR_FAILED, _("the register %s was moved or replaced while this command was running"), path);
    return error_hint(error, _("nothing of this step was kept: do it again"));
  }
  error_set(error, ERROR_FAILED, _("the register %s cannot be written: the file or its folder is read-only"), path);
  return error_hint(error, _("copy it to a folder of your own, or ask for the right to write there"));
}

static bool not_accessible(struct error *error, int system_error, const char *path) {
  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG) return full_disk(error, path);
  if (system_error != 0) {
    error_system(error, system_error, _("cannot open the register %s"), path);
  } else {
    error_set(error, ERROR_FAILED, _("cannot open the register %s"), path);
  }
  return error_hint(error, _("look whether the file and its folder exist and belong to you"));
}

static bool input_output(struct error *error, int system_error, const char *path) {
  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG) return full_disk(error, path);
  if (system_error != 0) {
    error_system(error, system_error, _("the disk failed while working on the register %s"), path);
  } else {
    error_set(error, ERROR_FAILED, _("the disk failed while working on the register %s"), path);
  }
  return error_hint(error, _("make a backup to another disk before anything else: 'solipost backup FILE'"));
}

bool sqlite_error_set(struct error *error, sqlite3 *db, int code, const char *path) {
  int system_error = db != NULL ? sqlite3_system_errno(db) : 0;
  switch (code & 0xFF) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED: return busy(error, path);
  case SQLITE_FULL: return full_disk(error, path);
  case SQLITE_READONLY: return read_only(error, code, path);
  case SQLITE_CORRUPT: return damaged(error, path);
  case SQLITE_CANTOPEN: return not_accessible(error, system_error, path);
  case SQLITE_IOERR: return input_output(error, system_error, path);
  case SQLITE_INTERRUPT: return error_set(error, ERROR_STOPPED, _("stopped"));
  case SQLITE_NOTADB:
    error_set(error, ERROR_DAMAGED, _("%s is not a register"), path);
    return error_hint(error, _("check the name; a new register is made with 'solipost init'"));
  case SQLITE_TOOBIG:
    error_set(error, ERROR_REFUSED, _("one of the texts is too long for the register %s"), path);
    return error_hint(error, _("shorten it and do it again"));
  case SQLITE_NOMEM:
    error_set(error, ERROR_FAILED, _("there is not enough memory to work on the register %s"), path);
    return error_hint(error, _("close other programs and do it again"));
  case SQLITE_CONSTRAINT:
    error_set(error, ERROR_REFUSED, _("the register %s refuses this: %s"), path,
              db != NULL ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    return error_hint(error, _("nothing of this step was kept"));
  default:
    error_set(error, ERROR_FAILED, _("cannot work on the register %s: %s"), path,
              db != NULL ? sqlite3_errmsg(db) : sqlite3_errstr(code));
    return error_hint(error, _("nothing of this step was kept; 'solipost check' looks for damage"));
  }
}

/* SPDX-License-Identifier: MIT */
/* Encrypted registers: opened whole into memory, saved whole by every commit. Readers need no lock, since a file is never
 * changed but always replaced; writers take turns at PATH.lock. */
#include "sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <sodium.h>

#include "key_cache.h"
#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/path.h"
#include "sqlite_error.h"
#include "waiting.h"

enum { MOST_ATTEMPTS = 3 };
/* More would be no register of letters; a file from elsewhere must not take all the memory there is. */
static const uint64_t largest_register = (uint64_t)4 << 30;

/* ---- reading the file ---- */

static int64_t read_file(void *context, void *bytes, size_t length) {
  const int *fd = context;
  size_t done = 0;
  while (done < length) {
    ssize_t got = read(*fd, (char *)bytes + done, length - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    done += (size_t)got;
  }
  return (int64_t)done;
}

/* Opens the file and reads its head; the descriptor stands behind it. */
static bool open_head(const char *path, struct container_head *head, int *fd, struct error *error) {
  unsigned char bytes[CONTAINER_HEAD_SIZE];
  *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (*fd < 0) return error_system(error, errno, _("cannot open the register %s"), path);
  int64_t got = read_file(fd, bytes, sizeof bytes);
  bool done = got >= 0 ? container_read_head(bytes, (size_t)got, path, head, error)
                       : error_system(error, errno, _("cannot read the register %s"), path);
  if (done && head->kind != CONTAINER_REGISTER) {
    error_set(error, ERROR_DAMAGED, _("%s is not a register"), path);
    done = error_hint(error, _("it is a file that lies beside one, such as a picture; check the name"));
  }
  if (!done) close(*fd);
  return done;
}

/* ---- the key ---- */

bool store_wrong_passphrase(const char *path, struct error *error) {
  error_set(error, ERROR_REFUSED, _("this is not the passphrase of %s"), path);
  return error_hint(error, _("look at the keyboard: capitals, another language; nobody can open it without the "
                             "passphrase, and nothing was changed"));
}

static bool is_locked(const char *path, struct error *error) {
  error_set(error, ERROR_REFUSED, _("%s is locked"), path);
  return error_hint(error, _("unlock it with 'solipost unlock', or give its passphrase with --passphrase-fd"));
}

static bool ask_key(const char *path, const struct container_head *head, const struct store_talk *talk,
                    struct secret *key, struct error *error) {
  struct secret passphrase = {0};
  bool fits = false;
  if (talk->passphrase == NULL) return is_locked(path, error);
  for (unsigned attempt = 1; !fits && attempt <= MOST_ATTEMPTS; attempt++) {
    bool given = talk->passphrase(talk->context, path, attempt, &passphrase, error) &&
                 key_derive(&head->recipe, &passphrase, key, error);
    secret_release(&passphrase);
    if (!given) return false;
    fits = container_fits(head, key);
  }
  return fits || store_wrong_passphrase(path, error);
}

static bool find_key(const char *path, const struct container_head *head, const struct store_talk *talk,
                     const struct sealed *like, struct secret *key, bool *asked, struct error *error) {
  *asked = false;
  if (like != NULL && container_fits(head, &like->key)) {
    secret_set(key, like->key.bytes, like->key.length);
    return true;
  }
  if (key_cache_find(&head->recipe, key) && container_fits(head, key)) return true;
  *asked = true;
  return ask_key(path, head, talk, key, error);
}

static struct sealed *make_sealed(const struct key_recipe *recipe) {
  struct sealed *sealed = mem_alloc(sizeof *sealed);
  sealed->recipe = *recipe;
  sealed->lock = -1;
  return sealed;
}

/* How the key is found for this head; `like` may be NULL. */
typedef bool find_key_fn(const char *path, const struct container_head *head, const struct store_talk *talk,
                         const struct sealed *like, struct secret *key, bool *asked, struct error *error);

static bool unlock_by(find_key_fn *find, const char *path, const struct store_talk *talk, const struct sealed *like,
                      struct sealed **out, bool *asked, struct error *error) {
  struct container_head head;
  int fd = -1;
  *out = NULL;
  if (!open_head(path, &head, &fd, error)) return false;
  close(fd);
  struct sealed *sealed = make_sealed(&head.recipe);
  if (find(path, &head, talk, like, &sealed->key, asked, error)) {
    *out = sealed;
    return true;
  }
  sealed_close(sealed);
  return false;
}

bool sealed_unlock(const char *path, const struct store_talk *talk, const struct sealed *like, struct sealed **out,
                   bool *asked, struct error *error) {
  return unlock_by(find_key, path, talk, like, out, asked, error);
}

static bool always_ask(const char *path, const struct container_head *head, const struct store_talk *talk,
                       const struct sealed *like, struct secret *key, bool *asked, struct error *error) {
  (void)like;
  *asked = true;
  return ask_key(path, head, talk, key, error);
}

bool sealed_ask(const char *path, const struct store_talk *talk, struct sealed **out, struct error *error) {
  bool asked = false;
  return unlock_by(always_ask, path, talk, NULL, out, &asked, error);
}

bool sealed_new(const struct secret *passphrase, enum key_cost cost, struct sealed **out, struct error *error) {
  struct key_recipe recipe;
  key_recipe_new(&recipe, cost);
  *out = make_sealed(&recipe);
  if (key_derive(&recipe, passphrase, &(*out)->key, error)) return true;
  sealed_close(*out);
  *out = NULL;
  return false;
}

void sealed_close(struct sealed *sealed) {
  if (sealed == NULL) return;
  sealed_release(sealed);
  secret_release(&sealed->key);
  mem_free(sealed);
}

/* ---- loading ---- */

static bool is_not_the_key(const char *path, struct error *error) {
  error_set(error, ERROR_REFUSED, _("the passphrase of %s was changed by another command meanwhile"), path);
  return error_hint(error, _("nothing of this step was kept: do it again with the new passphrase"));
}

/* The database takes the bytes over, whatever becomes of it. */
static bool open_image(unsigned char *bytes, uint64_t length, const char *path, sqlite3 **db, struct error *error) {
  int code = sqlite3_open_v2(":memory:", db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) {
    sqlite3_free(bytes);
    return sqlite_error_set(error, *db, code, path);
  }
  sqlite3_int64 most = (sqlite3_int64)largest_register;
  code = sqlite3_deserialize(*db, "main", bytes, (sqlite3_int64)length, (sqlite3_int64)length,
                             SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (code == SQLITE_OK) code = sqlite3_file_control(*db, "main", SQLITE_FCNTL_SIZE_LIMIT, &most);
  return code == SQLITE_OK || sqlite_error_set(error, *db, code, path);
}

static bool load_from(int fd, const char *path, const struct container_head *head, const struct sealed *sealed,
                      sqlite3 **db, struct error *error) {
  struct stat about;
  uint64_t size = 0;
  const struct container_source source = {read_file, &fd};
  if (fstat(fd, &about) != 0) return error_system(error, errno, _("cannot read the register %s"), path);
  if (!container_plain_size((uint64_t)about.st_size, &size) || size > largest_register)
    return sqlite_error_set(error, NULL, SQLITE_CORRUPT, path);
  unsigned char *bytes = sqlite3_malloc64(size + 1);
  if (bytes == NULL) return sqlite_error_set(error, NULL, SQLITE_NOMEM, path);
  if (container_open(head, &sealed->key, &source, path, bytes, size, error))
    return open_image(bytes, size, path, db, error);
  sodium_memzero(bytes, (size_t)size);
  sqlite3_free(bytes);
  return false;
}

bool sealed_load(const char *path, struct sealed *sealed, sqlite3 **db, struct error *error) {
  struct container_head head;
  int fd = -1;
  *db = NULL;
  if (!open_head(path, &head, &fd, error)) return false;
  bool done =
      container_fits(&head, &sealed->key) ? load_from(fd, path, &head, sealed, db, error) : is_not_the_key(path, error);
  close(fd);
  if (done) memcpy(sealed->generation, head.generation, sizeof sealed->generation);
  if (!done) {
    sqlite3_close_v2(*db);
    *db = NULL;
  }
  return done;
}

bool sealed_is_current(const char *path, const struct sealed *sealed, bool *current, struct error *error) {
  struct container_head head;
  int fd = -1;
  if (!open_head(path, &head, &fd, error)) return false;
  close(fd);
  *current = memcmp(head.generation, sealed->generation, sizeof head.generation) == 0;
  return true;
}

/* ---- one writer at a time ---- */

/* Of a writer that was killed: whoever holds the lock is the only one. */
static void remove_leftovers(const char *path) { (void)file_drafts_of(path, true); }

static bool wait_for_lock(int fd, const char *path, const struct store_talk *talk, int patience_ms,
                          struct error *error) {
  for (int times = 0; flock(fd, LOCK_EX | LOCK_NB) != 0; times++) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return error_system(error, errno, _("cannot lock the register %s"), path);
    if (!waiting_nap(talk, path, times, patience_ms)) return sqlite_error_set(error, NULL, SQLITE_BUSY, path);
  }
  return true;
}

bool sealed_lock(const char *path, struct sealed *sealed, const struct store_talk *talk, int patience_ms,
                 struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *name = arena_printf(&arena, "%s.lock", path);
  int fd = open(name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  bool done = fd >= 0 ? wait_for_lock(fd, path, talk, patience_ms, error)
                      : error_system(error, errno, _("cannot lock the register %s"), path);
  if (done) {
    sealed->lock = fd;
    remove_leftovers(path);
  } else if (fd >= 0) {
    close(fd);
  }
  arena_release(&arena);
  return done;
}

void sealed_release(struct sealed *sealed) {
  if (sealed->lock >= 0) close(sealed->lock);
  sealed->lock = -1;
}

/* ---- saving ---- */

bool sealed_image(sqlite3 *db, unsigned char **bytes, int64_t *length, const char *shown, struct error *error) {
  sqlite3_int64 size = 0;
  *bytes = sqlite3_serialize(db, "main", &size, 0);
  if (*bytes == NULL) return sqlite_error_set(error, NULL, SQLITE_NOMEM, shown);
  *length = size;
  /* Bytes 18 and 19 of a database say 2 where a log is kept beside it (sqlite.org/fileformat2.html): in memory and in a
   * copy there is none. */
  enum { WRITE_FORM = 18, READ_FORM = 19, HEADER = 100 };
  if (size >= HEADER) (*bytes)[WRITE_FORM] = (*bytes)[READ_FORM] = 1;
  return true;
}

/* A second name for the file as it is; that of the step before goes. Where a file system has no second names (FAT) there
 * is no previous one. */
static bool keep_previous(const char *path, struct error *error) {
  struct arena arena;
  struct stat about;
  arena_init(&arena);
  const char *name = arena_printf(&arena, "%s.previous", path), *draft = arena_printf(&arena, "%s.previous-new", path);
  bool done = true;
  if (stat(path, &about) == 0 && about.st_size > 0) {
    unlink(draft);
    if (link(path, draft) == 0)
      done = rename(draft, name) == 0 || error_system(error, errno, _("cannot keep %s"), name);
  }
  arena_release(&arena);
  return done;
}

bool sealed_save(const char *path, struct sealed *sealed, sqlite3 *db, struct error *error) {
  unsigned char *bytes = NULL;
  int64_t length = 0;
  struct file_draft draft;
  unsigned char generation[CONTAINER_GENERATION_SIZE];
  if (!sealed_image(db, &bytes, &length, path, error)) return false;
  bool done = file_draft_open(&draft, path, true, error);
  if (done) {
    errno = 0;
    done = container_write(&draft, CONTAINER_REGISTER, &sealed->recipe, &sealed->key, bytes, (uint64_t)length,
                           generation, error) &&
           keep_previous(path, error) && file_draft_keep(&draft, error);
    if (!done && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG))
      sqlite_error_set(error, NULL, SQLITE_FULL, path); /* in the words for a plain register */
    file_draft_drop(&draft);
  }
  sodium_memzero(bytes, (size_t)length);
  sqlite3_free(bytes);
  if (done) memcpy(sealed->generation, generation, sizeof generation);
  return done;
}

bool sealed_drop_previous(const char *path, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *name = arena_printf(&arena, "%s.previous", path);
  bool done = unlink(name) == 0 || errno == ENOENT || error_system(error, errno, _("cannot remove %s"), name);
  arena_release(&arena);
  return done;
}

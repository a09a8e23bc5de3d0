/* SPDX-License-Identifier: MIT */
/* Looks at the end of PATH-journal, where the name of a "super-journal" would stand (sqlite.org/fileformat2.html, 3). */
#include "other_journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"

static const unsigned char mark[] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};

/* At a pipe SQLite would wait for ever. */
static bool is_harmful(int fd) {
  struct stat about;
  unsigned char end[sizeof mark];
  if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) return true;
  if (about.st_size < (off_t)sizeof end) return false;
  return pread(fd, end, sizeof end, about.st_size - (off_t)sizeof end) != (ssize_t)sizeof end ||
         memcmp(end, mark, sizeof mark) == 0;
}

bool other_journal_check(const char *path, struct error *error) {
  struct arena arena;
  arena_init(&arena);
  const char *name = arena_printf(&arena, "%s-journal", path);
  int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  bool harmless = fd < 0 || !is_harmful(fd);
  if (fd >= 0) close(fd);
  if (!harmless) {
    error_set(error, ERROR_DAMAGED, _("%s was not made by solipost and would do harm"), name);
    error_hint(error, _("nothing was changed: move this file away, then open the register again"));
  }
  arena_release(&arena);
  return harmless;
}

/* SPDX-License-Identifier: MIT */
/* Overwriting what a file held before it goes. */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "solipost/base/file.h"
#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"

enum { BLOCK = 64 * 1024 };

bool file_overwrite(int fd, const char *path, struct error *error) {
  struct stat about;
  char *zeros = mem_alloc(BLOCK);
  bool done = fstat(fd, &about) == 0 && lseek(fd, 0, SEEK_SET) == 0;
  for (off_t left = done ? about.st_size : 0; done && left > 0;) {
    ssize_t written = write(fd, zeros, left < BLOCK ? (size_t)left : (size_t)BLOCK);
    if (written < 0 && errno == EINTR) continue;
    done = written > 0;
    if (done) left -= written;
  }
  if (done) done = fsync(fd) == 0;
  int number = errno;
  mem_free(zeros);
  return done || error_system(error, number, _("cannot overwrite %s"), path);
}

/* SPDX-License-Identifier: MIT */
/* Telling what a file is by how it begins. */
#include "solipost/store/form.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "container.h"

enum store_form store_form_of(const char *path) {
  static const char sqlite_head[] = "SQLite format 3";
  char head[CONTAINER_HEAD_SIZE] = "";
  struct stat about;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return errno == ENOENT ? STORE_FORM_NOTHING : STORE_FORM_FOREIGN;
  ssize_t length = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) ? read(fd, head, sizeof head) : -1;
  close(fd);
  if (length == 0) return STORE_FORM_NOTHING;
  if (length > 0 && container_is_meant(head, (size_t)length)) return STORE_FORM_ENCRYPTED;
  bool plain = length >= (ssize_t)sizeof sqlite_head && memcmp(head, sqlite_head, sizeof sqlite_head) == 0;
  return plain ? STORE_FORM_PLAIN : STORE_FORM_FOREIGN;
}

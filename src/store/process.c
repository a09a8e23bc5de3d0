/* SPDX-License-Identifier: MIT */
/* A process is known by its number, when it began, and which start of which machine it ran on (Linux, proc(5)). */
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool read_line(const char *path, char *out, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t length = fd < 0 ? -1 : read(fd, out, size - 1);
  if (fd >= 0) close(fd);
  out[length > 0 ? length : 0] = '\0';
  return length > 0;
}

/* The machine and which start of it: after a reboot every process of before is gone. */
static void name_host(char out[HOST_SIZE]) {
  char host[256] = "";
  char boot[48] = "";
  if (gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
  (void)read_line("/proc/sys/kernel/random/boot_id", boot, sizeof boot);
  boot[strcspn(boot, "\n")] = '\0';
  snprintf(out, HOST_SIZE, "%s %s", host, boot);
}

/* When a process began, in ticks since the start of the machine: the 22nd word of its stat (proc(5)), counted behind the
 * name in brackets, which may hold spaces. "" where the system does not tell. */
static void read_started(long pid, char out[STARTED_SIZE]) {
  char path[64];
  char line[1024];
  snprintf(path, sizeof path, "/proc/%ld/stat", pid);
  out[0] = '\0';
  if (!read_line(path, line, sizeof line)) return;
  const char *at = strrchr(line, ')');
  for (int word = 2; at != NULL && word < 22; word++) {
    at = strchr(at + 1, ' ');
  }
  if (at == NULL) return;
  snprintf(out, STARTED_SIZE, "%.*s", (int)strcspn(at + 1, " "), at + 1);
}

void process_this(struct process *process) {
  process->pid = (long)getpid();
  name_host(process->host);
  read_started(process->pid, process->started);
}

static bool same_machine(const char *a, const char *b) {
  size_t length = strcspn(a, " ");
  return length == strcspn(b, " ") && memcmp(a, b, length) == 0;
}

bool process_is_here(const struct process *process) {
  char here[HOST_SIZE];
  name_host(here);
  return same_machine(process->host, here);
}

bool process_is_alive(const struct process *process) {
  char here[HOST_SIZE];
  name_host(here);
  if (strcmp(process->host, here) != 0) return false; /* this machine was started again since */
  if (kill((pid_t)process->pid, 0) != 0 && errno == ESRCH) return false;
  char now[STARTED_SIZE];
  read_started(process->pid, now);
  return now[0] == '\0' || process->started[0] == '\0' || strcmp(now, process->started) == 0;
}

/* SPDX-License-Identifier: MIT */
/* Runs two commands in turn, A B A B ..., and prints the medians of their wall time, the median ratio A/B pair by pair,
 * and the peak of anonymous memory of each (largest single process, sampled from /proc).
 * Usage: ratio RUNS COMMAND_A... ::: COMMAND_B...   (no ::: and B: only A is measured) */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <dirent.h>

#define MOST_RUNS 50

struct sample {
  double seconds;
  long anonymous_kib;
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* "RssAnon:    1234 kB" and "PPid:" from /proc/PID/status. */
static bool read_status(const char *pid, long *anonymous_kib, long *parent) {
  char path[300], line[200];
  snprintf(path, sizeof path, "/proc/%s/status", pid);
  FILE *file = fopen(path, "r");
  if (!file) return false;
  *anonymous_kib = 0;
  while (fgets(line, sizeof line, file)) {
    sscanf(line, "RssAnon: %ld", anonymous_kib);
    sscanf(line, "PPid: %ld", parent);
  }
  fclose(file);
  return true;
}

static long peak_of_family(pid_t leader, long peak) {
  DIR *folder = opendir("/proc");
  struct dirent *entry;
  while (folder && (entry = readdir(folder))) {
    long kib = 0, parent = 0, pid = strtol(entry->d_name, NULL, 10);
    if (pid <= 0 || !read_status(entry->d_name, &kib, &parent)) continue;
    if ((pid == leader || parent == leader) && kib > peak) peak = kib;
  }
  if (folder) closedir(folder);
  return peak;
}

static struct sample run(char **command, bool measure_memory) {
  struct sample sample = {0, 0};
  double start = now();
  pid_t pid = fork();
  if (pid == 0) {
    int null = open("/dev/null", O_WRONLY);
    dup2(null, STDOUT_FILENO);
    execvp(command[0], command);
    fprintf(stderr, "cannot start %s: %s\n", command[0], strerror(errno));
    _exit(127);
  }
  int status = 0;
  struct timespec pause = {0, 3000000};
  if (measure_memory) {
    while (waitpid(pid, &status, WNOHANG) == 0) {
      sample.anonymous_kib = peak_of_family(pid, sample.anonymous_kib);
      nanosleep(&pause, NULL);
    }
  } else {
    waitpid(pid, &status, 0);
  }
  sample.seconds = now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    fprintf(stderr, "%s failed\n", command[0]);
    exit(1);
  }
  return sample;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(const double *values, int count) {
  double sorted[MOST_RUNS];
  memcpy(sorted, values, (size_t)count * sizeof *values);
  qsort(sorted, (size_t)count, sizeof *sorted, by_size);
  return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

int main(int argc, char **argv) {
  int runs = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
  if (runs < 1 || runs > MOST_RUNS) {
    fprintf(stderr, "usage: ratio RUNS COMMAND_A... ::: COMMAND_B...\n");
    return 2;
  }
  char **a = argv + 2, **b = NULL;
  for (int i = 2; i < argc; i++) {
    if (strcmp(argv[i], ":::") == 0) {
      argv[i] = NULL;
      b = argv + i + 1;
      break;
    }
  }
  double time_a[MOST_RUNS], time_b[MOST_RUNS], ratios[MOST_RUNS];
  long memory_a = run(a, true).anonymous_kib, memory_b = b ? run(b, true).anonymous_kib : 0;
  for (int i = 0; i < runs; i++) {
    time_a[i] = run(a, false).seconds;
    time_b[i] = b ? run(b, false).seconds : 1;
    ratios[i] = time_a[i] / time_b[i];
  }
  printf("A %.3f s, %.1f MiB anonymous", median(time_a, runs), (double)memory_a / 1024);
  if (b) printf("; B %.3f s, %.1f MiB; A/B %.2f", median(time_b, runs), (double)memory_b / 1024, median(ratios, runs));
  printf("  (%d runs)\n", runs);
  return 0;
}

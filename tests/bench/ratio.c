/* SPDX-License-Identifier: MIT */
/* Runs two commands in turn, A B A B ..., and prints the medians of their wall time and of their processor time, the median
 * ratio A/B pair by pair, and the peak of anonymous memory of each (largest single process, sampled from /proc).
 * Usage: ratio [OPTION]... RUNS COMMAND_A... ::: COMMAND_B...   (no ::: and B: only A is measured)
 *   --after-a COMMAND, --after-b COMMAND   run by sh after each A, each B, and not measured: takes back what it did
 *   --within FACTOR MS                     says whether A took at most FACTOR times as long as B and MS more
 *   --row NAME                             the answer as a row of a table: the quickest run of each, since other work on
 *                                          the machine only ever makes a run longer */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <dirent.h>

#define MOST_RUNS 50

struct sample {
  double seconds, processor;
  long anonymous_kib;
};

/* One of the two, and how long it took. */
struct side {
  char **command;
  const char *after;
  double seconds[MOST_RUNS], processor[MOST_RUNS];
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

static double in_seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

/* Of those that have ended, with their own children. */
static double processor_of_children(void) {
  struct rusage usage;
  getrusage(RUSAGE_CHILDREN, &usage);
  return in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime);
}

static struct sample run(char **command, bool measure_memory) {
  struct sample sample = {0, 0, 0};
  double processor = processor_of_children(), start = now();
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
  sample.processor = processor_of_children() - processor;
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

static void run_side(struct side *side, int at, bool measure_memory) {
  if (side->command == NULL) return;
  struct sample sample = run(side->command, measure_memory);
  if (measure_memory) side->anonymous_kib = sample.anonymous_kib;
  side->seconds[at] = sample.seconds;
  side->processor[at] = sample.processor;
  if (side->after != NULL) run((char *[]){"sh", "-c", (char *)side->after, NULL}, false);
}

struct limit {
  double factor, seconds;
  const char *row;
};

static double least(const double *values, int count) {
  double found = values[0];
  for (int i = 1; i < count; i++)
    if (values[i] < found) found = values[i];
  return found;
}

static void print_row(const struct limit *limit, const struct side *a, const struct side *b, int runs) {
  double wall_a = least(a->seconds, runs), wall_b = least(b->seconds, runs);
  double most = wall_b * limit->factor + limit->seconds;
  printf("| %s | %.3f s | %.3f s | %.3f s | %.3f s | %.3f s | %s |\n", limit->row, wall_a, least(a->processor, runs),
         wall_b, least(b->processor, runs), most, wall_a <= most ? "met" : "**not met**");
}

static void print_line(const struct side *a, const struct side *b, int runs) {
  double ratios[MOST_RUNS];
  printf("A %.3f s, processor %.3f s, %.1f MiB anonymous", median(a->seconds, runs), median(a->processor, runs),
         (double)a->anonymous_kib / 1024);
  for (int i = 0; i < runs && b->command != NULL; i++) ratios[i] = a->seconds[i] / b->seconds[i];
  if (b->command != NULL)
    printf("; B %.3f s, processor %.3f s, %.1f MiB; A/B %.2f", median(b->seconds, runs), median(b->processor, runs),
           (double)b->anonymous_kib / 1024, median(ratios, runs));
  printf("  (%d runs)\n", runs);
}

static int usage(void) {
  fprintf(stderr, "usage: ratio [--after-a COMMAND] [--after-b COMMAND] [--within FACTOR MS] [--row NAME]"
                  " RUNS COMMAND_A... ::: COMMAND_B...\n");
  return 2;
}

/* Where the number of runs stands. */
static int read_options(int argc, char **argv, struct side *a, struct side *b, struct limit *limit) {
  int at = 1;
  for (; at + 1 < argc && strncmp(argv[at], "--", 2) == 0; at += 2) {
    if (strcmp(argv[at], "--after-a") == 0) a->after = argv[at + 1];
    else if (strcmp(argv[at], "--after-b") == 0) b->after = argv[at + 1];
    else if (strcmp(argv[at], "--row") == 0) limit->row = argv[at + 1];
    else if (strcmp(argv[at], "--within") == 0 && at + 2 < argc) {
      limit->factor = strtod(argv[at + 1], NULL);
      limit->seconds = strtod(argv[at + 2], NULL) / 1000;
      at++;
    } else return argc;
  }
  return at;
}

int main(int argc, char **argv) {
  static struct side a, b;
  struct limit limit = {1, 0, NULL};
  int at = read_options(argc, argv, &a, &b, &limit);
  int runs = at + 1 < argc ? (int)strtol(argv[at], NULL, 10) : 0;
  if (runs < 1 || runs > MOST_RUNS) return usage();
  a.command = argv + at + 1;
  for (int i = at + 1; i < argc; i++) {
    if (strcmp(argv[i], ":::") == 0) {
      argv[i] = NULL;
      b.command = argv + i + 1;
      break;
    }
  }
  run_side(&a, 0, true);
  run_side(&b, 0, true);
  for (int i = 0; i < runs; i++) {
    run_side(&a, i, false);
    run_side(&b, i, false);
  }
  if (limit.row != NULL) print_row(&limit, &a, &b, runs);
  else print_line(&a, &b, runs);
  return 0;
}

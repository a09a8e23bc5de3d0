/* SPDX-License-Identifier: MIT */
/* Telling whether a process that wrote its name down still lives. */
#ifndef STORE_PROCESS_H
#define STORE_PROCESS_H

#include <stdbool.h>

enum { HOST_SIZE = 320, STARTED_SIZE = 32 };

struct process {
  long pid;
  char started[STARTED_SIZE]; /* numbers of processes are given out again: when this one began; "" when not known */
  char host[HOST_SIZE];       /* the machine, and which start of it */
};

void process_this(struct process *process);
bool process_is_here(const struct process *process);  /* on this machine: others cannot be looked at */
bool process_is_alive(const struct process *process); /* of one that is here */

#endif

/* SPDX-License-Identifier: MIT */
/* How a register is to be opened, and how the store reaches whoever runs it. */
#ifndef SOLIPOST_STORE_TALK_H
#define SOLIPOST_STORE_TALK_H

#include <signal.h>
#include <stdbool.h>

#include "solipost/base/compiler.h"
#include "solipost/base/error.h"
#include "solipost/store/secret.h"

/* Every member may be NULL: then nothing is asked and nothing told. */
struct store_talk {
  void *context;
  /* The passphrase of an encrypted register or backup; `attempt` counts from 1. False ends it with the error. */
  bool (*passphrase)(void *context, const char *path, unsigned attempt, struct secret *out, struct error *error);
  /* Another command is writing to the register, and this one waits for it. Told once. */
  void (*waiting)(void *context, const char *path);
  /* Ctrl-C: long reading ends with ERROR_STOPPED once it is set. What is being written is not interrupted. */
  const volatile sig_atomic_t *stop;
  bool keep_key; /* a key worked out from a passphrase may rest in the kernel for some minutes */
};

enum store_mode {
  STORE_READ,  /* the file must exist; also works in a read-only folder */
  STORE_WRITE, /* the file must exist */
  STORE_CREATE /* the file must not exist; its folder is made when needed */
};

struct store_options {
  enum store_mode mode;
  const char *who; /* name for the journal; "" for the login-independent default "keeper" */
  struct store_talk talk;
  const struct secret *new_passphrase; /* STORE_CREATE: encrypted with this; NULL: a plain register */
  enum key_cost cost;                  /* of guessing it */
  bool as_it_is; /* STORE_READ: not brought up to date, the file stays untouched: for looking at backups */
};

/* For a `passphrase` that has no further one to give. Always false. */
bool store_wrong_passphrase(const char *path, struct error *error);

#endif

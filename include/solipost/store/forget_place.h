/* SPDX-License-Identifier: MIT */
/* A place at which the name of somebody stands who is to be forgotten. */
#ifndef SOLIPOST_STORE_FORGET_PLACE_H
#define SOLIPOST_STORE_FORGET_PLACE_H

#include <stdbool.h>

#include "solipost/base/uuid.h"
#include "solipost/model/field.h"

/* Where somebody's name stands besides their own rows. */
struct forget_place {
  const struct noun *noun;   /* NULL: a setting, or the list of backups */
  struct uuid row;           /* of the noun */
  const struct field *field; /* of the noun */
  const char *key;           /* of a setting; "" for the list of backups */
  const char *text;          /* as it stands there now */
  bool keeper;               /* neither: the name of who made changes in the history */
  bool stays;                /* it says who somebody else is, or an address: it is not touched */
};

#endif

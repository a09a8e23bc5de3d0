/* SPDX-License-Identifier: MIT */
/* Pictures as objects of the file: each once, however many pages show it. */
#ifndef SOLIPOST_PDF_PICTURE_OBJECT_H
#define SOLIPOST_PDF_PICTURE_OBJECT_H

#include "haru.h"
#include "solipost/image/picture.h"

struct picture_object {
  const struct picture *picture;
  unsigned number;  /* of the object, once added */
  size_t last_page; /* the page, from 1, that showed it last */
};

/* Its name on pages is P<index + 1>. */
struct picture_objects {
  struct picture_object *items;
  size_t count, capacity;
};

void picture_objects_init(struct picture_objects *pictures);
void picture_objects_release(struct picture_objects *pictures);
/* The same pointer is the same picture. */
void picture_objects_note(struct picture_objects *pictures, const struct picture *picture);
size_t picture_objects_index(const struct picture_objects *pictures, const struct picture *picture);
MUST_CHECK bool picture_objects_add(struct haru *haru, struct picture_objects *pictures, struct error *error);

#endif

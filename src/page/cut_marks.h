/* SPDX-License-Identifier: MIT */
/* Hairlines that say where a knife goes. */
#ifndef PAGE_CUT_MARKS_H
#define PAGE_CUT_MARKS_H

#include "solipost/page/layout.h"
#include "solipost/page/scene.h"

/* Crop marks stand in the waste and nowhere else. Where a card reaches the edge of the paper there is no waste: the mark
 * then lies on the cutting line itself, and the cut takes it away. */
struct scene *cut_marks_scene(const struct imposition *imposition, struct arena *arena);

#endif

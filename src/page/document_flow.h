/* SPDX-License-Identifier: MIT */
/* Where pages end. For document.c. */
#ifndef PAGE_DOCUMENT_FLOW_H
#define PAGE_DOCUMENT_FLOW_H

#include "document_block.h"

/* All blocks are laid out. Gives the pages as scenes in the arena of the document, at least one. */
void document_flow(struct document *document, struct scene ***pages, size_t *count);

#endif

/* SPDX-License-Identifier: MIT */
/* The document: libharu's object list, with the entries of our own dictionaries written by a hook. */
#include "haru.h"

#include <assert.h>
#include <errno.h>
#include <hpdf.h>
#include <unistd.h>

#define ZLIB_CONST /* zlib's pointers to what it only reads are const then */
#include <zlib.h>

#include "solipost/base/i18n.h"
#include "solipost/base/memory.h"
#include "solipost/base/utf8.h"

#ifdef HPDF_SHARED
#error "hpdf.h hides the object functions: do not define HPDF_SHARED"
#endif

/* A flat page tree fails at 32,767 pages; nodes of 256 pages carry 2 million. */
#define PAGES_PER_NODE 256

/* Bits of an object's id that are its number; the others are flags (hpdf_objects.h). */
#define OBJECT_NUMBER_MASK 0x00FFFFFFU

/* Deflate's speed against size: level 4 makes a file 2 % larger than level 6 in half the time. */
#define DEFLATE_LEVEL 4

struct haru {
  HPDF_Doc document;
  HPDF_STATUS failure; /* the first that the handler was told of; libharu repeats later ones */
  struct arena arena;  /* entries of our dictionaries, which libharu writes at the end */
  z_stream deflater;   /* one for all streams: resetting it is much cheaper than a new one for each page */
  bool deflater_ready;
  uint8_t *deflated;
  size_t deflated_size, deflated_capacity;
};

static void remember_failure(HPDF_STATUS code, HPDF_STATUS detail, void *context) {
  (void)detail;
  struct haru *haru = context;
  if (haru->failure == HPDF_OK) haru->failure = code;
}

/* Some functions report through the handler, some only keep the code, some only return NULL. */
static bool haru_failed(struct haru *haru, struct error *error) {
  HPDF_STATUS code = haru->failure;
  if (code == HPDF_OK && haru->document != NULL) code = HPDF_GetError(haru->document);
  if (haru->document != NULL) HPDF_ResetError(haru->document); /* an error sticks until it is reset */
  haru->failure = HPDF_OK;
  if (code == HPDF_FAILD_TO_ALLOC_MEM) {
    return error_set(error, ERROR_FAILED, _("cannot make the PDF: there is not enough memory"));
  }
  return error_set(error, ERROR_FAILED, _("cannot make the PDF: the PDF library reports error 0x%04lX"),
                   (unsigned long)code);
}

/* ---- entries written by a hook ---- */

static HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
  const char *entries = dictionary->attr;
  return HPDF_Stream_WriteStr(stream, entries);
}

/* libharu would store each key in 128 bytes and each value in an object: this is one string. */
static void give_entries(struct haru *haru, HPDF_Dict dictionary, const char *entries) {
  dictionary->attr = arena_printf(&haru->arena, "%s\n", entries);
  dictionary->write_fn = write_entries;
}

static HPDF_STATUS write_flate_filter(HPDF_Dict dictionary, HPDF_Stream stream) {
  (void)dictionary;
  return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

/* A stream's memory comes in pieces of a fixed size; one piece of the right size wastes nothing. */
static bool stream_write_all(HPDF_Stream stream, const void *bytes, size_t size) {
  if (size == 0) return true;
  HPDF_MemStreamAttr memory = stream->attr;
  memory->buf_siz = (HPDF_UINT)size;
  memory->w_pos = memory->buf_siz;
  return HPDF_Stream_Write(stream, bytes, (HPDF_UINT)size) == HPDF_OK;
}

static unsigned object_number(const void *object) {
  const HPDF_Obj_Header *header = object;
  return header->obj_id & OBJECT_NUMBER_MASK;
}

/* ---- deflating ---- */

static bool deflate_bytes(struct haru *haru, const void *bytes, size_t size, struct error *error) {
  z_stream *z = &haru->deflater;
  int status = haru->deflater_ready ? deflateReset(z) : deflateInit(z, DEFLATE_LEVEL);
  if (status != Z_OK) return error_set(error, ERROR_FAILED, _("cannot make the PDF: there is not enough memory"));
  haru->deflater_ready = true;
  assert(size <= UINT32_MAX / 2);
  size_t bound = deflateBound(z, (uLong)size);
  haru->deflated = mem_grow(haru->deflated, &haru->deflated_capacity, bound, 1);
  z->next_in = bytes;
  z->avail_in = (uInt)size;
  z->next_out = haru->deflated;
  z->avail_out = (uInt)bound;
  status = deflate(z, Z_FINISH);
  assert(status == Z_STREAM_END); /* the bound holds for every input */
  (void)status;
  haru->deflated_size = bound - z->avail_out;
  return true;
}

/* ---- the document ---- */

/* HPDF_SetInfoAttr stores bytes as they are, which no reader takes for UTF-8: the title is written as UTF-16. */
static void append_title(struct buffer *entries, const char *title) {
  buffer_append(entries, "/Title <FEFF");
  const char *end = title + strlen(title);
  for (const char *at = title; at < end;) {
    uint32_t codepoint = utf8_next(&at, end);
    if (codepoint == UTF8_BAD) codepoint = 0xFFFD;
    if (codepoint >= 0x10000) buffer_printf(entries, "%04X", (unsigned)(0xD7C0 + (codepoint >> 10)));
    buffer_printf(entries, "%04X", (unsigned)(codepoint >= 0x10000 ? 0xDC00 + (codepoint & 0x3FF) : codepoint));
  }
  buffer_append(entries, ">");
}

static void set_information(struct haru *haru, const char *title) {
  HPDF_Dict information = haru->document->info;
  (void)HPDF_Dict_RemoveElement(information, "Producer"); /* names libharu's version: other bytes after an upgrade */
  struct buffer entries;
  buffer_init(&entries);
  buffer_append(&entries, "/Producer (solipost)");
  if (title[0] != '\0') append_title(&entries, title);
  give_entries(haru, information, entries.bytes);
  buffer_release(&entries);
}

bool haru_open(struct haru **out, const char *title, struct error *error) {
  struct haru *haru = mem_alloc(sizeof *haru);
  arena_init(&haru->arena);
  haru->document = HPDF_New(remember_failure, haru);
  bool ok = haru->document != NULL && HPDF_SetPagesConfiguration(haru->document, PAGES_PER_NODE) == HPDF_OK;
  if (!ok) {
    (void)haru_failed(haru, error);
    haru_close(haru);
    return false;
  }
  set_information(haru, title);
  haru->document->pdf_version = HPDF_VER_14; /* soft masks and ActualText */
  *out = haru;
  return true;
}

void haru_close(struct haru *haru) {
  if (haru == NULL) return;
  if (haru->document != NULL) HPDF_Free(haru->document);
  if (haru->deflater_ready) (void)deflateEnd(&haru->deflater);
  mem_free(haru->deflated);
  arena_release(&haru->arena);
  mem_free(haru);
}

bool haru_add_dictionary(struct haru *haru, const char *entries, unsigned *number, struct error *error) {
  HPDF_Dict dictionary = HPDF_Dict_New(haru->document->mmgr);
  if (dictionary == NULL || HPDF_Xref_Add(haru->document->xref, dictionary) != HPDF_OK) {
    return haru_failed(haru, error);
  }
  give_entries(haru, dictionary, entries);
  *number = object_number(dictionary);
  return true;
}

bool haru_add_stream(struct haru *haru, const char *entries, const void *bytes, size_t size, unsigned *number,
                     struct error *error) {
  if (size > INT32_MAX) return error_set(error, ERROR_FAILED, _("cannot make the PDF: a part of it is too large"));
  HPDF_Dict dictionary = HPDF_DictStream_New(haru->document->mmgr, haru->document->xref);
  if (dictionary == NULL || !stream_write_all(dictionary->stream, bytes, size)) return haru_failed(haru, error);
  dictionary->filter = HPDF_STREAM_FILTER_NONE; /* libharu must not encode a second time */
  give_entries(haru, dictionary, entries);
  *number = object_number(dictionary);
  return true;
}

bool haru_add_deflated(struct haru *haru, const char *entries, const void *bytes, size_t size, unsigned *number,
                       struct error *error) {
  if (!deflate_bytes(haru, bytes, size, error)) return false;
  struct buffer with_filter;
  buffer_init(&with_filter);
  buffer_printf(&with_filter, "%s/Filter /FlateDecode", entries);
  bool ok = haru_add_stream(haru, with_filter.bytes, haru->deflated, haru->deflated_size, number, error);
  buffer_release(&with_filter);
  return ok;
}

static bool page_side_fits(double side_pt) {
  return side_pt >= HARU_PAGE_SIDE_MIN_PT && side_pt <= HARU_PAGE_SIDE_MAX_PT;
}

bool haru_add_page(struct haru *haru, double width_pt, double height_pt, const char *resources,
                   const struct buffer *content, struct error *error) {
  if (!page_side_fits(width_pt) || !page_side_fits(height_pt)) {
    (void)error_set(error, ERROR_REFUSED, _("a page of %.0f × %.0f points cannot be written"), width_pt, height_pt);
    return error_hint(error, _("each side must be between 3 and 14400 points, that is 2 mm and 5 m"));
  }
  if (!deflate_bytes(haru, content->bytes, content->length, error)) return false;
  HPDF_Page page = HPDF_AddPage(haru->document);
  if (page == NULL || HPDF_Page_SetWidth(page, (HPDF_REAL)width_pt) != HPDF_OK ||
      HPDF_Page_SetHeight(page, (HPDF_REAL)height_pt) != HPDF_OK) {
    return haru_failed(haru, error);
  }
  HPDF_Dict own_resources = HPDF_Dict_New(page->mmgr);
  if (own_resources == NULL) return haru_failed(haru, error);
  give_entries(haru, own_resources, resources);
  if (HPDF_Dict_Add(page, "Resources", own_resources) != HPDF_OK) return haru_failed(haru, error);

  HPDF_PageAttr attributes = page->attr;
  HPDF_Dict stream = attributes->contents;
  stream->filter = HPDF_STREAM_FILTER_NONE;
  stream->write_fn = write_flate_filter;
  if (!stream_write_all(stream->stream, haru->deflated, haru->deflated_size)) return haru_failed(haru, error);
  return true;
}

/* ---- writing ---- */

static bool write_all(int fd, const HPDF_BYTE *bytes, size_t size, struct error *error) {
  while (size > 0) {
    ssize_t written = write(fd, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return error_system(error, errno, _("cannot write %s"), _("the PDF"));
    bytes += written;
    size -= (size_t)written;
  }
  return true;
}

/* libharu's own file writer reports success when the disk is full, so the bytes are taken out and written here. */
bool haru_write(struct haru *haru, int fd, struct error *error) {
  if (HPDF_SaveToStream(haru->document) != HPDF_OK || HPDF_GetError(haru->document) != HPDF_OK) {
    return haru_failed(haru, error);
  }
  HPDF_Stream stream = haru->document->stream;
  HPDF_UINT pieces = HPDF_MemStream_GetBufCount(stream);
  for (HPDF_UINT i = 0; i < pieces; i++) {
    HPDF_UINT size = 0;
    const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(stream, i, &size);
    if (bytes == NULL) return haru_failed(haru, error);
    if (!write_all(fd, bytes, size, error)) return false;
  }
  return true;
}

const char *haru_version(void) { return HPDF_GetVersion(); }

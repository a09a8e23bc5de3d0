/* SPDX-License-Identifier: MIT */
/* Walks the markers of a JPEG file (ITU-T T.81, annex B) and copies only those that make the picture. A list of what is
 * kept, not of what is dropped: makers of cameras and programs invent new places for notes. */
#include "jpeg_strip.h"

#include <string.h>

#include "exif.h"

enum {
  MARKER_SOF0 = 0xC0,
  MARKER_SOF1 = 0xC1,
  MARKER_SOF2 = 0xC2,
  MARKER_DHT = 0xC4,
  MARKER_JPG = 0xC8,
  MARKER_DAC = 0xCC,
  MARKER_SOF15 = 0xCF,
  MARKER_RST0 = 0xD0,
  MARKER_RST7 = 0xD7,
  MARKER_SOI = 0xD8,
  MARKER_EOI = 0xD9,
  MARKER_SOS = 0xDA,
  MARKER_DQT = 0xDB,
  MARKER_DNL = 0xDC,
  MARKER_DRI = 0xDD,
  MARKER_APP1 = 0xE1,
  MARKER_APP14 = 0xEE,
  MARKER_TEM = 0x01
};

#define EXIF_HEADER "Exif\0"
#define EXIF_HEADER_SIZE 6 /* with two NULs */

/* "Adobe", version, two flag words, the kind of colours: the rest of the segment, if any, is not ours to keep. */
#define ADOBE_HEADER "Adobe"
#define ADOBE_SIZE 12

struct walk {
  const uint8_t *bytes;
  size_t size, at;
  struct buffer *out;
  struct jpeg_facts *facts;
  bool seen_frame, seen_scan, seen_exif;
};

bool jpeg_is_jpeg(const uint8_t *bytes, size_t size) {
  return size >= 3 && bytes[0] == 0xFF && bytes[1] == MARKER_SOI && bytes[2] == 0xFF;
}

static bool is_frame(unsigned marker) {
  return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT && marker != MARKER_JPG &&
         marker != MARKER_DAC;
}

static bool is_part_of_picture(unsigned marker) {
  return is_frame(marker) || marker == MARKER_DHT || marker == MARKER_DAC || marker == MARKER_SOS ||
         marker == MARKER_DQT || marker == MARKER_DNL || marker == MARKER_DRI;
}

/* Next marker's second byte, or -1 at the end. Fill bytes (0xFF) and stray bytes between segments are passed over. */
static int next_marker(struct walk *walk) {
  while (walk->at + 1 < walk->size) {
    unsigned first = walk->bytes[walk->at], second = walk->bytes[walk->at + 1];
    if (first != 0xFF || second == 0xFF || second == 0x00) {
      walk->at++;
      continue;
    }
    walk->at += 2;
    return (int)second;
  }
  return -1;
}

/* Coded data: up to the next marker that is no restart marker. 0xFF 0x00 is a byte 0xFF. */
static void copy_coded_data(struct walk *walk) {
  size_t start = walk->at;
  while (walk->at < walk->size) {
    const uint8_t *found = memchr(walk->bytes + walk->at, 0xFF, walk->size - walk->at);
    if (found == NULL) {
      walk->at = walk->size;
      break;
    }
    walk->at = (size_t)(found - walk->bytes);
    if (walk->at + 1 >= walk->size) {
      walk->at = walk->size;
      break;
    }
    unsigned second = walk->bytes[walk->at + 1];
    bool restart = second >= MARKER_RST0 && second <= MARKER_RST7;
    if (second == 0x00 || restart) {
      walk->at += 2;
    } else if (second == 0xFF) {
      walk->at += 1;
    } else {
      break;
    }
  }
  buffer_append_bytes(walk->out, walk->bytes + start, walk->at - start);
}

static enum picture_fault note_frame(struct walk *walk, unsigned marker, const uint8_t *data, size_t length) {
  if (length < 6 || walk->seen_frame) return FAULT_DAMAGED;
  walk->seen_frame = true;
  struct jpeg_facts *facts = walk->facts;
  facts->precision = data[0];
  facts->height = (uint32_t)data[1] << 8 | data[2];
  facts->width = (uint32_t)data[3] << 8 | data[4];
  facts->components = data[5];
  facts->ordinary_coding = marker == MARKER_SOF0 || marker == MARKER_SOF1 || marker == MARKER_SOF2;
  return FAULT_NONE;
}

static void note_exif(struct walk *walk, const uint8_t *data, size_t length) {
  if (walk->seen_exif || length < EXIF_HEADER_SIZE || memcmp(data, EXIF_HEADER, EXIF_HEADER_SIZE) != 0) return;
  walk->seen_exif = true;
  walk->facts->orientation = exif_orientation(data + EXIF_HEADER_SIZE, length - EXIF_HEADER_SIZE);
}

static void keep_adobe(struct walk *walk, const uint8_t *data, size_t length) {
  if (walk->facts->adobe || length < ADOBE_SIZE || memcmp(data, ADOBE_HEADER, 5) != 0) return;
  walk->facts->adobe = true;
  static const char head[] = {(char)0xFF, (char)MARKER_APP14, 0, ADOBE_SIZE + 2};
  buffer_append_bytes(walk->out, head, sizeof head);
  buffer_append_bytes(walk->out, data, ADOBE_SIZE);
}

/* One marker segment; its length counts itself. */
static enum picture_fault take_segment(struct walk *walk, unsigned marker) {
  if (walk->at + 2 > walk->size) return FAULT_CUT_OFF;
  size_t length = (size_t)walk->bytes[walk->at] << 8 | walk->bytes[walk->at + 1];
  if (length < 2) return FAULT_DAMAGED;
  if (walk->at + length > walk->size) return FAULT_CUT_OFF;
  const uint8_t *segment = walk->bytes + walk->at;
  const uint8_t *data = segment + 2;
  size_t data_length = length - 2;
  walk->at += length;

  if (is_frame(marker)) {
    enum picture_fault fault = note_frame(walk, marker, data, data_length);
    if (fault != FAULT_NONE) return fault;
  }
  if (marker == MARKER_APP1) note_exif(walk, data, data_length);
  if (marker == MARKER_APP14) keep_adobe(walk, data, data_length);
  if (is_part_of_picture(marker)) {
    const char head[] = {(char)0xFF, (char)marker};
    buffer_append_bytes(walk->out, head, sizeof head);
    buffer_append_bytes(walk->out, segment, length);
  }
  if (marker == MARKER_SOS) {
    walk->seen_scan = true;
    copy_coded_data(walk);
  }
  return FAULT_NONE;
}

enum picture_fault jpeg_strip(const uint8_t *bytes, size_t size, struct buffer *out, struct jpeg_facts *facts) {
  *facts = (struct jpeg_facts){.orientation = 1};
  struct walk walk = {.bytes = bytes, .size = size, .at = 2, .out = out, .facts = facts};
  static const char start[] = {(char)0xFF, (char)MARKER_SOI}, end[] = {(char)0xFF, (char)MARKER_EOI};
  buffer_append_bytes(out, start, sizeof start);
  for (;;) {
    int marker = next_marker(&walk);
    if (marker < 0) return FAULT_CUT_OFF;
    if (marker == MARKER_EOI) break; /* what follows is another picture or somebody's notes */
    bool stands_alone =
        marker == MARKER_TEM || marker == MARKER_SOI || (marker >= MARKER_RST0 && marker <= MARKER_RST7);
    if (stands_alone) continue;
    enum picture_fault fault = take_segment(&walk, (unsigned)marker);
    if (fault != FAULT_NONE) return fault;
  }
  buffer_append_bytes(out, end, sizeof end);
  return walk.seen_frame && walk.seen_scan ? FAULT_NONE : FAULT_DAMAGED;
}

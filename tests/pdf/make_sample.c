/* SPDX-License-Identifier: MIT */
/* make_sample NAME FILE.pdf: writes the sample that a shell test beside this file looks at with other people's readers. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "hand_shaping.h"
#include "sample_pictures.h"
#include "solipost/pdf/pdf.h"

#define A4_WIDTH 595.0
#define A4_HEIGHT 842.0

/* Where a sample is put together: scenes are laid on sheets as they are. */
struct sample {
  struct hand hand;
  struct pdf *pdf;
  LIST(struct picture *) pictures;
};

static void die(const struct error *error) {
  fprintf(stderr, "%s\n", error->message);
  exit(1);
}

static struct scene *new_scene(struct sample *sample, double width, double height) {
  struct scene *scene = ARENA_NEW(&sample->hand.arena, struct scene);
  scene_init(scene, &sample->hand.arena, width, height);
  return scene;
}

static void add_page(struct sample *sample, const struct scene *scene) {
  struct placement whole = {.scene = scene};
  struct sheet sheet = {.width_pt = scene->width_pt, .height_pt = scene->height_pt, .placements = &whole, .count = 1};
  struct error error = {0};
  if (!pdf_add_sheet(sample->pdf, &sheet, &error)) die(&error);
}

static void put_line(struct sample *sample, struct scene *scene, const struct font *font, double size, const char *text,
                     double x, double y) {
  struct text_box box = hand_line(&sample->hand, font, size, text);
  scene_text(scene, &box, x, y, COLOUR_BLACK);
}

/* ---- text ---- */

static void make_scripts(struct sample *sample) {
  static const struct {
    const char *font, *text;
  } lines[] = {
      {NOTO_SANS, "English: AVATAR To. Wave, fi ffi “quotes” office 1312"},
      {NOTO_SANS, "Türkçe: Iğdır'da ılık bir İstanbul günü, ÖĞÜŞÇ DİYARBAKIR"},
      {NOTO_SANS, "Kurmancî: hevalê min ê hêja, rojbaş"},
      {NOTO_SANS, "Filipino: Mahal kong kaibigan, ñandu niño"},
      {NOTO_SANS, "Русский: Дорогой товарищ Україна: їжак, ґанок"},
      {NOTO_SANS, "Ελληνικά: Αγαπητέ φίλε Ἀθῆναι"},
      {NOTO_NASKH, "ڕۆژباش هاوڕێی خۆشەویستم کوردستان ئازادی"},
      {NOTO_NASKH, "السلام عليكم ورحمة الله لا إله الآن الإنسان الأسرى"},
      {NOTO_NASKH, "می‌خواهم به زندان نامه بنویسم کتاب‌ها گچ پژمان"},
      {NOTO_NASKH, "مُحَمَّدٌ لَأَنَّكَ كِتَابٌ السلام"},
      {NOTO_HEBREW, "שלום חבר יקר מִכְתָּב לַאֲסִירִים"},
      {NOTO "NotoSansArmenian-Regular.ttf", "Հայերեն Սիրելի ընկեր"},
      {NOTO "NotoSansGeorgian-Regular.ttf", "ქართული ძვირფასო მეგობარო"},
      {NOTO_THAI, "สวัสดีเพื่อนที่รัก กำลังใจ น้ำ ป่า"},
      {NOTO_DEVANAGARI, "प्रिय मित्र स्वतंत्रता क्षत्रिय हिन्दी"},
      {WQY_ZENHEI, "亲爱的朋友，祝你自由。友へ、自由を。"},
  };
  struct scene *scene = new_scene(sample, A4_WIDTH, A4_HEIGHT);
  const struct font *font = NULL;
  for (size_t i = 0; i < COUNT_OF(lines); i++) {
    if (i == 0 || strcmp(lines[i].font, lines[i - 1].font) != 0) font = hand_font(&sample->hand, lines[i].font);
    put_line(sample, scene, font, 13, lines[i].text, 40, 40 + 24.0 * (double)i);
  }
  add_page(sample, scene);
}

/* Each letter on a page of its own, so that its ink can be weighed. */
static void make_letters(struct sample *sample, const char *font_path, const char *const *letters, size_t count) {
  const struct font *font = hand_font(&sample->hand, font_path);
  for (size_t i = 0; i < count; i++) {
    struct scene *scene = new_scene(sample, 200, 200);
    put_line(sample, scene, font, 80, letters[i], 60, 40);
    add_page(sample, scene);
  }
}

/* Noto Naskh builds ب ت ث from a bare letter and dots, and the dots from one dot: glyphs within glyphs within glyphs. */
static void make_nested(struct sample *sample) {
  static const char *const letters[] = {"ٮ", "ب", "ت", "ث"};
  make_letters(sample, NOTO_NASKH, letters, COUNT_OF(letters));
}

static void make_marks(struct sample *sample) {
  static const char *const letters[] = {"x", "x̣", "x̣́", "x̣̣́"};
  make_letters(sample, NOTO_SANS, letters, COUNT_OF(letters));
}

/* Two fonts that claim one name. */
static void make_same_name(struct sample *sample) {
  struct scene *scene = new_scene(sample, A4_WIDTH, A4_HEIGHT);
  static const char *const paths[] = {NOTO_SANS, NOTO_NASKH};
  static const char *const texts[] = {"Latin", "ژیان"};
  for (size_t i = 0; i < 2; i++) {
    struct font *font = hand_font(&sample->hand, paths[i]);
    font->postscript_name = "Twin (bold)/1";
    put_line(sample, scene, font, 20, texts[i], 50, 50 + 40.0 * (double)i);
  }
  add_page(sample, scene);
}

/* A line so long that rounding of widths would add up, and one word longer than libharu writes at once. */
static void make_long(struct sample *sample) {
  const struct font *font = hand_font(&sample->hand, NOTO_SANS);
  struct scene *scene = new_scene(sample, 14400, 200);
  struct buffer text;
  buffer_init(&text);
  for (int i = 0; i < 1000; i++) buffer_append(&text, "ilfşt");
  buffer_append(&text, " END");
  struct text_box box = hand_line(&sample->hand, font, 7.3, text.bytes);
  scene_text(scene, &box, 10, 20, COLOUR_BLACK);
  const struct text_line *line = &box.lines[0];
  printf("%.3f\n", 10 + line->words[line->word_count - 1].x_pt);
  buffer_reset(&text);
  for (int i = 0; i < 40000; i++) buffer_append(&text, "m");
  put_line(sample, scene, font, 0.3, text.bytes, 10, 60);
  buffer_release(&text);
  add_page(sample, scene);
}

/* ---- pictures ---- */

static const struct picture *keep_picture(struct sample *sample, const struct buffer *file) {
  struct picture *picture;
  struct error error = {0};
  if (!picture_from_bytes(&picture, file->bytes, file->length, "sample", 0, 0, &error)) die(&error);
  LIST_PUSH(&sample->pictures, picture);
  return picture;
}

static const struct picture *jpeg_picture(struct sample *sample, const struct jpeg_wish *wish) {
  struct buffer file;
  buffer_init(&file);
  sample_jpeg(&file, wish);
  const struct picture *picture = keep_picture(sample, &file);
  buffer_release(&file);
  return picture;
}

static const struct picture *png_picture(struct sample *sample, const struct png_wish *wish) {
  struct buffer file;
  buffer_init(&file);
  sample_png(&file, wish);
  const struct picture *picture = keep_picture(sample, &file);
  buffer_release(&file);
  return picture;
}

/* Cell n of a grid of 100 x 100 points, five in a row; the picture takes 80 x 60 of it. */
static void put_in_cell(struct scene *scene, const struct picture *picture, unsigned cell) {
  scene_picture(scene, picture, 10 + 100.0 * (cell % 5), 10 + 100.0 * (double)(cell / 5), 80, 60);
}

/* Cells 0 to 7: EXIF orientation 1 to 8. */
static void make_orientations(struct sample *sample) {
  struct scene *scene = new_scene(sample, 500, 200);
  for (unsigned orientation = 1; orientation <= 8; orientation++) {
    bool lies_down = orientation >= 5;
    struct jpeg_wish wish = {.width = lies_down ? 48 : 64,
                             .height = lies_down ? 64 : 48,
                             .colours = JCS_YCbCr,
                             .orientation = orientation,
                             .notes = true};
    put_in_cell(scene, jpeg_picture(sample, &wish), orientation - 1);
  }
  add_page(sample, scene);
}

/* Cells 0 to 5: kinds of JPEG; 6 to 13: kinds of PNG. */
static void make_kinds(struct sample *sample) {
  struct scene *scene = new_scene(sample, 500, 300);
  const struct jpeg_wish jpegs[] = {
      {.colours = JCS_YCbCr}, {.colours = JCS_YCbCr, .progressive = true},
      {.colours = JCS_CMYK},  {.colours = JCS_CMYK, .no_adobe = true},
      {.colours = JCS_YCCK},  {.colours = JCS_RGB, .no_adobe = true},
  };
  unsigned cell = 0;
  for (size_t i = 0; i < COUNT_OF(jpegs); i++) {
    struct jpeg_wish wish = jpegs[i];
    wish.width = 64, wish.height = 48;
    put_in_cell(scene, jpeg_picture(sample, &wish), cell++);
  }
  const struct png_wish pngs[] = {
      {.colour_type = PNG_COLOR_TYPE_RGB, .depth = 8},
      {.colour_type = PNG_COLOR_TYPE_RGB, .depth = 16},
      {.colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 8, .alpha = 255},
      {.colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 8, .alpha = 255, .interlaced = true},
      {.colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 16, .alpha = 255, .interlaced = true},
      {.colour_type = PNG_COLOR_TYPE_PALETTE, .depth = 4},
      {.colour_type = PNG_COLOR_TYPE_PALETTE, .depth = 8, .transparent_colour = true},
      {.colour_type = PNG_COLOR_TYPE_RGB, .depth = 8, .interlaced = true},
  };
  for (size_t i = 0; i < COUNT_OF(pngs); i++) {
    struct png_wish wish = pngs[i];
    wish.width = 64, wish.height = 48;
    put_in_cell(scene, png_picture(sample, &wish), cell++);
  }
  add_page(sample, scene);
}

/* Half-transparent red on yellow, a clipped picture, and one picture on ten pages. */
static void make_layers(struct sample *sample) {
  struct scene *scene = new_scene(sample, 300, 100);
  scene_fill(scene, 0, 0, 100, 100, (struct colour){1, 1, 0});
  const struct png_wish ghost = {
      .width = 8, .height = 8, .colour_type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 8, .alpha = 128};
  scene_picture(scene, png_picture(sample, &ghost), 10, 10, 80, 80);
  const struct picture *photo =
      jpeg_picture(sample, &(struct jpeg_wish){.width = 64, .height = 64, .colours = JCS_YCbCr});
  scene_picture_clipped(scene, photo, 110, 10, 80, 80, 150, 10, 40, 40);
  scene_fill(scene, 210, 10, 80, 80, (struct colour){0, 0.5F, 0});
  for (int i = 0; i < 10; i++) add_page(sample, scene);
}

/* ---- sheets ---- */

/* A scene of 60 x 40 with a red corner at its top left, laid with each number of quarter turns. */
static void make_turns(struct sample *sample) {
  struct scene *scene = new_scene(sample, 60, 40);
  scene_fill(scene, 0, 0, 60, 40, (struct colour){0.8F, 0.8F, 1});
  scene_fill(scene, 0, 0, 20, 10, (struct colour){1, 0, 0});
  const struct font *font = hand_font(&sample->hand, NOTO_SANS);
  put_line(sample, scene, font, 8, "turned", 5, 20);
  struct placement placements[4];
  for (int i = 0; i < 4; i++) {
    placements[i] = (struct placement){.scene = scene, .x = 10 + 100.0 * i, .y = 20, .quarter_turns = i};
  }
  struct sheet sheet = {.width_pt = 420, .height_pt = 100, .placements = placements, .count = 4};
  struct error error = {0};
  if (!pdf_add_sheet(sample->pdf, &sheet, &error)) die(&error);
}

/* A solid line at y 20, a dashed one at y 40 (on 10, off 10), a thick blue one at y 60, then black text once more. */
static void make_lines(struct sample *sample) {
  struct scene *scene = new_scene(sample, 200, 100);
  scene_stroke(scene, 0, 20, 200, 20, 2, COLOUR_BLACK);
  scene_dashes(scene, 0, 40, 200, 40, 2, 10, 10, COLOUR_BLACK);
  scene_stroke(scene, 0, 60, 200, 60, 6, (struct colour){0, 0, 1});
  scene_stroke(scene, 0, 80, 200, 80, 2, COLOUR_BLACK);
  add_page(sample, scene);
}

static void make_many_pages(struct sample *sample) {
  const struct font *font = hand_font(&sample->hand, NOTO_SANS);
  struct scene *scene = new_scene(sample, 100, 50);
  put_line(sample, scene, font, 10, "many", 10, 10);
  for (int i = 0; i < 33000; i++) add_page(sample, scene);
}

static void make_sizes(struct sample *sample) {
  static const double sides[][2] = {{3, 3}, {14400, 14400}, {297.64, 419.53}};
  for (size_t i = 0; i < COUNT_OF(sides); i++) add_page(sample, new_scene(sample, sides[i][0], sides[i][1]));
}

static const struct {
  const char *name;
  void (*make)(struct sample *sample);
} SAMPLES[] = {
    {"scripts", make_scripts},     {"nested", make_nested}, {"marks", make_marks},
    {"same-name", make_same_name}, {"long", make_long},     {"kinds", make_kinds},
    {"layers", make_layers},       {"turns", make_turns},   {"orientations", make_orientations},
    {"lines", make_lines},         {"sizes", make_sizes},   {"many-pages", make_many_pages},
};

static void write_sample(void (*make)(struct sample *sample), const char *path) {
  struct sample sample = {0};
  struct error error = {0};
  hand_init(&sample.hand);
  if (!pdf_create(&sample.pdf, "Mektuplar رسائل — сборник 𝄞 (1)", &error)) die(&error);
  make(&sample);
  int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (fd < 0 || !pdf_write(sample.pdf, fd, &error) || close(fd) != 0) die(&error);
  pdf_destroy(sample.pdf);
  for (size_t i = 0; i < sample.pictures.count; i++) picture_destroy(sample.pictures.items[i]);
  LIST_RELEASE(&sample.pictures);
  hand_release(&sample.hand);
}

int main(int argc, char **argv) {
  for (size_t i = 0; argc == 3 && i < COUNT_OF(SAMPLES); i++) {
    if (strcmp(argv[1], SAMPLES[i].name) != 0) continue;
    write_sample(SAMPLES[i].make, argv[2]);
    return 0;
  }
  fprintf(stderr, "usage: make_sample NAME FILE.pdf\n");
  return 2;
}

/* SPDX-License-Identifier: MIT */
/* Pictures in the text: how they are written, and that none leads out of the template's folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "solipost/base/buffer.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/template/template.h"

static struct arena arena;
static char folder[] = "/tmp/solipost-pictures-XXXXXX";

static const char *in_folder(const char *name) { return path_join(&arena, folder, name); }

static void write_file(const char *name, const char *text) {
  struct error error = {0};
  if (!file_write(in_folder(name), true, text, strlen(text), &error)) fail_msg("%s", error.message);
}

static int make_folder(void **state) {
  (void)state;
  arena_init(&arena);
  if (mkdtemp(folder) == NULL) return 1;
  if (mkdir(in_folder("t"), 0700) != 0 || mkdir(in_folder("t/sub"), 0700) != 0) return 1;
  write_file("outside.jpg", "secret");
  write_file("t/a.jpg", "picture a");
  write_file("t/sub/b.png", "picture b");
  return symlink(in_folder("outside.jpg"), in_folder("t/link.jpg")) != 0 || symlink(folder, in_folder("t/up")) != 0 ||
         mkfifo(in_folder("t/pipe.jpg"), 0600) != 0 || mkdir(in_folder("t/folder.jpg"), 0700) != 0;
}

static int remove_folder(void **state) {
  (void)state;
  static const char *const FILES[] = {"t/en.md",      "t/a.jpg",     "t/sub/b.png", "t/link.jpg",  "t/up", "t/pipe.jpg",
                                      "t/folder.jpg", "t/large.jpg", "t/sub",       "outside.jpg", "t"};
  for (size_t i = 0; i < COUNT_OF(FILES); i++) remove(in_folder(FILES[i]));
  int failed = rmdir(folder);
  arena_release(&arena);
  return failed;
}

static struct template *open_with(const char *body) {
  write_file("t/en.md", arena_printf(&arena, "---\nkind: letter\nlanguage: en\n---\n%s", body));
  struct template *template;
  struct error error = {0};
  if (!template_open(&template, in_folder("t"), "en", &error)) fail_msg("%s", error.message);
  return template;
}

static void assert_refused(const char *kind, const char *body, const char *place, const char *says) {
  const char *source = arena_printf(&arena, "---\nkind: %s\nlanguage: en\n---\n%s", kind, body);
  struct template *template;
  struct error error = {0};
  if (template_parse(&template, source, strlen(source), "test", &error)) {
    template_close(template);
    fail_msg("accepted: %s", body);
  }
  if (strstr(error.message, place) == NULL || strstr(error.message, says) == NULL) {
    fail_msg("\"%s\" lacks \"%s\" or \"%s\"", error.message, place, says);
  }
}

static void a_picture_is_a_block_of_its_own(void **state) {
  (void)state;
  struct template *template = open_with("Hello\n\n![A cat](a.jpg)\n\n{if city}\n![](sub/b.png)\n{end}\n\nBye");
  const struct template_field fields[] = {{"city", ""}};
  struct template_block *blocks;
  size_t count;
  struct error error = {0};
  assert_true(template_fill(template, fields, 1, &arena, &blocks, &count, &error));
  assert_int_equal(count, 3);
  assert_int_equal(blocks[1].kind, TEMPLATE_IMAGE);
  assert_string_equal(blocks[1].image, "a.jpg");
  assert_string_equal(blocks[1].text.text, "A cat");
  const struct template_field city[] = {{"city", "Bonn"}};
  assert_true(template_fill(template, city, 1, &arena, &blocks, &count, &error));
  assert_int_equal(count, 4);
  assert_int_equal(blocks[2].kind, TEMPLATE_IMAGE);
  assert_string_equal(blocks[2].text.text, "");
  template_close(template);
}

static void the_pictures_of_a_template_are_listed_and_read(void **state) {
  (void)state;
  struct template *template = open_with("![A](a.jpg)\n\n![B](sub/b.png)\n\n![A](a.jpg)");
  struct template_image *images;
  size_t count;
  template_images(template, &arena, &images, &count);
  assert_int_equal(count, 2);
  assert_string_equal(images[1].path, "sub/b.png");
  assert_int_equal(images[1].line, 7);
  assert_int_equal(images[1].column, 1);

  struct error error = {0};
  const char *path;
  assert_true(template_image_path(template, "sub/b.png", &arena, &path, &error));
  assert_int_equal(path[0], '/');
  assert_true(file_exists(path));
  struct buffer bytes;
  buffer_init(&bytes);
  assert_true(template_image_read(template, "sub/b.png", &bytes, &error));
  assert_string_equal(bytes.bytes, "picture b");
  buffer_release(&bytes);
  template_close(template);
}

static void assert_unreadable(const struct template *template, const char *image, const char *says) {
  struct buffer bytes;
  struct error error = {0};
  const char *path;
  buffer_init(&bytes);
  if (template_image_read(template, image, &bytes, &error)) fail_msg("read: %s", image);
  if (strstr(error.message, says) == NULL) fail_msg("%s: \"%s\" lacks \"%s\"", image, error.message, says);
  assert_false(template_image_path(template, image, &arena, &path, &error));
  assert_int_equal(bytes.length, 0);
  buffer_release(&bytes);
}

static void nothing_leads_out_of_the_folder(void **state) {
  (void)state;
  struct template *template = open_with("![x](link.jpg)");
  assert_unreadable(template, "link.jpg", "line 5, column 1: the picture link.jpg is reached by a link");
  assert_unreadable(template, "up/outside.jpg", "reached by a link");
  assert_unreadable(template, "../outside.jpg", "outside");
  assert_unreadable(template, "/etc/a.jpg", "outside");
  assert_unreadable(template, "none.jpg", "is not there");
  assert_unreadable(template, "pipe.jpg", "is no file");
  assert_unreadable(template, "folder.jpg", "is no file");
  write_file("t/large.jpg", "");
  assert_int_equal(truncate(in_folder("t/large.jpg"), 64 * 1024 * 1024 + 1), 0);
  assert_unreadable(template, "large.jpg", "larger than 64 MiB");
  template_close(template);
}

static void a_template_read_from_its_source_knows_no_folder(void **state) {
  (void)state;
  static const char SOURCE[] = "---\nkind: letter\n---\n![x](a.jpg)";
  struct template *template;
  struct error error = {0};
  assert_true(template_parse(&template, SOURCE, strlen(SOURCE), "kept", &error));
  assert_unreadable(template, "a.jpg", "not known where");
  template_close(template);
}

static void pictures_written_otherwise_are_refused(void **state) {
  (void)state;
  assert_refused("card", "![x](a.jpg)", "line 5, column 1", "text of a card");
  assert_refused("letter", "see ![x](a.jpg)", "line 5, column 5", "paragraph of its own");
  assert_refused("letter", "![x](a.jpg)\n![x](b.jpg)", "line 5, column 1", "paragraph of its own");
  assert_refused("letter", "- ![x](a.jpg)", "line 5, column 3", "paragraph of its own");
  assert_refused("letter", "# ![x](a.jpg)", "line 5, column 3", "paragraph of its own");
  assert_refused("letter", "ok\n\n![x][a]\n\n[a]: b.jpg", "line 7, column 1", "not written as");
  assert_refused("letter", "ok\n\n![a]\n\n[a]: b.jpg", "line 7, column 1", "not written as");
  assert_refused("letter", "![x]()", "line 5, column 1", "missing");
  assert_refused("letter", "![x]({name}.jpg)", "line 5, column 1", "a field or a character");
  assert_refused("letter", "![x](../a.jpg)", "line 5, column 1", "outside");
  assert_refused("letter", "![x](a/../../a.jpg)", "line 5, column 1", "outside");
  assert_refused("letter", "![x](/a.jpg)", "line 5, column 1", "outside");
  assert_refused("letter", "![x](https://example.org/a.jpg)", "line 5, column 1", "never fetched");
  assert_refused("letter", "![x](a.svg)", "line 5, column 1", "no .jpg or .png");
  assert_refused("letter", "[![x](a.jpg)](b)", "line 5, column 1", "a link");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_picture_is_a_block_of_its_own),
      cmocka_unit_test(the_pictures_of_a_template_are_listed_and_read),
      cmocka_unit_test(nothing_leads_out_of_the_folder),
      cmocka_unit_test(a_template_read_from_its_source_knows_no_folder),
      cmocka_unit_test(pictures_written_otherwise_are_refused),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

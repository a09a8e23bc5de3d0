/* SPDX-License-Identifier: MIT */
/* Reading is bounded; writing leaves the whole file or none. */
#define _GNU_SOURCE /* O_TMPFILE */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "solipost/base/buffer.h"
#include "solipost/base/checksum.h"
#include "solipost/base/file.h"
#include "solipost/base/memory.h"

static struct arena arena;
static char folder[] = "/tmp/solipost-test-XXXXXX";

/* Every test works in an empty folder. */
static int start(void **state) {
  (void)state;
  arena_init(&arena);
  memcpy(strrchr(folder, '-'), "-XXXXXX", 7);
  return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static size_t count_files(void) {
  DIR *stream = opendir(".");
  size_t count = 0;
  for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
    count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  }
  closedir(stream);
  return count;
}

static int finish(void **state) {
  (void)state;
  static const char *const made[] = {"a/b/c",
                                     "a/b",
                                     "a",
                                     "link",
                                     "new.pdf",
                                     "old.pdf",
                                     "pipe",
                                     "big",
                                     "folder",
                                     "dangling.pdf",
                                     "theirs",
                                     "goal",
                                     "cards-run-7.pdf",
                                     ".cards-run-8.pdf.abcdef",
                                     ".cards-run-7.pdf.abcde",
                                     ".cards-run-7.pdf.linked",
                                     ".cards-run-7.pdf.public"};
  for (size_t i = 0; i < COUNT_OF(made); i++) remove(made[i]);
  bool clean = count_files() == 0;
  arena_release(&arena);
  return !clean || chdir("/") != 0 || rmdir(folder) != 0;
}

static void put(const char *path, const char *text) { assert_true(file_write(path, true, text, strlen(text), NULL)); }

static void check_content(const char *path, const char *wanted) {
  struct buffer bytes;
  struct error error = {0};
  buffer_init(&bytes);
  if (!file_read(path, 1000, &bytes, &error)) fail_msg("%s", error.message);
  assert_string_equal(bytes.bytes, wanted);
  buffer_release(&bytes);
}

static void check_unreadable(const char *path, size_t limit, const char *wanted) {
  struct buffer bytes;
  struct error error = {0};
  buffer_init(&bytes);
  assert_false(file_read(path, limit, &bytes, &error));
  assert_string_equal(error.message, wanted);
  assert_string_not_equal(error.hint, "");
  buffer_release(&bytes);
}

static void what_was_written_is_read(void **state) {
  (void)state;
  put("new.pdf", "pages");
  check_content("new.pdf", "pages");
  put("new.pdf", "");
  check_content("new.pdf", "");
}

static void only_files_of_bounded_size_are_read(void **state) {
  (void)state;
  put("big", "0123456789");
  check_unreadable("big", 9, "big is larger than 1 MB");
  mkdir("folder", 0700);
  check_unreadable("folder", 9, "cannot read folder: Is a directory");
  check_unreadable("missing", 9, "cannot read missing: No such file or directory");
  check_unreadable("/dev/zero", 9, "cannot read /dev/zero: it is not an ordinary file");
  assert_int_equal(mkfifo("pipe", 0600), 0);
  check_unreadable("pipe", 9, "cannot read pipe: it is not an ordinary file");
  struct buffer bytes;
  buffer_init(&bytes);
  assert_true(file_read("big", 10, &bytes, NULL));
  buffer_release(&bytes);
}

static void new_files_are_private(void **state) {
  (void)state;
  put("new.pdf", "pages");
  struct stat status;
  assert_int_equal(stat("new.pdf", &status), 0);
  assert_int_equal(status.st_mode & 0777, 0600);
}

static void an_existing_file_is_replaced_only_when_told(void **state) {
  (void)state;
  put("old.pdf", "old");
  struct error error = {0};
  assert_false(file_write("old.pdf", false, "new", 3, &error));
  assert_string_equal(error.message, "old.pdf is already there");
  check_content("old.pdf", "old");
  assert_true(file_write("old.pdf", true, "new", 3, &error));
  check_content("old.pdf", "new");
  assert_int_equal(count_files(), 1);
}

/* Without a name where that is possible, and with one. */
typedef bool open_draft(struct file_draft *draft, const char *target, bool replace, struct error *error);
static open_draft *const openers[] = {file_draft_open, file_draft_open_named};

static void a_file_that_appears_meanwhile_is_not_touched(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(openers); i++) {
    struct file_draft draft;
    struct error error = {0};
    assert_true(openers[i](&draft, "new.pdf", false, &error));
    assert_true(file_draft_write(&draft, "mine", 4, &error));
    put("new.pdf", "theirs");
    assert_false(file_draft_keep(&draft, &error));
    assert_string_equal(error.message, "new.pdf is already there");
    check_content("new.pdf", "theirs");
    assert_int_equal(count_files(), 1);
    assert_int_equal(unlink("new.pdf"), 0);
  }
}

static void nothing_is_seen_before_it_is_whole(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT_OF(openers); i++) {
    struct file_draft draft;
    struct stat status;
    put("old.pdf", "old");
    assert_true(openers[i](&draft, "old.pdf", true, NULL));
    assert_true(file_draft_write(&draft, "ne", 2, NULL));
    check_content("old.pdf", "old");
    assert_true(file_draft_write(&draft, "w", 1, NULL));
    assert_true(file_draft_keep(&draft, NULL));
    check_content("old.pdf", "new");
    file_draft_drop(&draft); /* harmless */
    check_content("old.pdf", "new");
    assert_int_equal(count_files(), 1);
    assert_int_equal(stat("old.pdf", &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_equal(status.st_nlink, 1);

    assert_true(openers[i](&draft, "folderless.pdf", false, NULL));
    assert_true(file_draft_write(&draft, "x", 1, NULL));
    assert_true(file_draft_keep(&draft, NULL));
    check_content("folderless.pdf", "x");
    assert_int_equal(unlink("folderless.pdf"), 0);
  }
}

/* Some file systems (FAT, most of those in user space) have no files without a name; there the draft has one. */
static bool has_nameless_files(void) {
  int fd = open(".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0) close(fd);
  return fd >= 0;
}

static void a_killed_program_leaves_no_draft(void **state) {
  (void)state;
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    struct file_draft draft;
    if (file_draft_open(&draft, "new.pdf", false, NULL) && file_draft_write(&draft, "names", 5, NULL))
      (void)raise(SIGKILL);
    _exit(1);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFSIGNALED(status));
  assert_int_equal(count_files(), has_nameless_files() ? 0 : 1);
}

static void a_dropped_draft_leaves_nothing(void **state) {
  (void)state;
  struct file_draft draft;
  assert_true(file_draft_open(&draft, "new.pdf", false, NULL));
  assert_true(file_draft_write(&draft, "x", 1, NULL));
  file_draft_drop(&draft);
  assert_int_equal(count_files(), 0);
  assert_true(file_draft_open_named(&draft, "new.pdf", false, NULL));
  assert_true(file_draft_write(&draft, "x", 1, NULL));
  assert_int_equal(count_files(), 1);
  file_draft_drop(&draft);
  assert_int_equal(count_files(), 0);
  file_draft_drop(&draft);
}

static void a_full_disk_leaves_the_old_file(void **state) {
  (void)state;
  put("old.pdf", "old");
  char page[5000] = {0};
  struct rlimit before, full;
  getrlimit(RLIMIT_FSIZE, &before);
  full = before;
  full.rlim_cur = 1000;
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &full); /* as on a disk with room for 1000 bytes more */
  struct error error = {0};
  bool replaced = file_write("old.pdf", true, page, sizeof page, &error);
  setrlimit(RLIMIT_FSIZE, &before);
  assert_false(replaced);
  assert_string_equal(error.message, "cannot write old.pdf: File too large");
  assert_string_not_equal(error.hint, "");
  check_content("old.pdf", "old");
  assert_int_equal(count_files(), 1);
}

static void a_link_stays_a_link(void **state) {
  (void)state;
  put("old.pdf", "old");
  assert_int_equal(symlink("old.pdf", "link"), 0);
  put("link", "new");
  struct stat status;
  assert_int_equal(lstat("link", &status), 0);
  assert_true(S_ISLNK(status.st_mode));
  check_content("old.pdf", "new");
}

static void only_files_are_replaced(void **state) {
  (void)state;
  struct error error = {0};
  mkdir("folder", 0700);
  assert_false(file_write("folder", true, "x", 1, &error));
  assert_string_equal(error.message, "cannot write folder: Is a directory");
  assert_false(file_write("/dev/null", true, "x", 1, &error));
  assert_string_equal(error.message, "cannot write /dev/null: it is not an ordinary file");
  assert_false(file_write("missing/x", true, "x", 1, &error));
  assert_string_equal(error.message, "cannot write missing/x: No such file or directory");
}

static void long_names_are_no_trouble(void **state) {
  (void)state;
  char name[256];
  memset(name, 'n', 255);
  name[255] = '\0';
  struct error error = {0};
  if (!file_write(name, false, "x", 1, &error)) fail_msg("%s", error.message);
  check_content(name, "x");
  remove(name);
}

static void folders_are_made_private_and_all_the_way(void **state) {
  (void)state;
  struct error error = {0};
  assert_true(file_make_folders("a/b//c/", &error));
  assert_true(file_is_folder("a/b/c"));
  assert_true(file_make_folders("a/b/c", &error));
  struct stat status;
  assert_int_equal(stat("a/b", &status), 0);
  assert_int_equal(status.st_mode & 0777, 0700);
  put("new.pdf", "x");
  assert_false(file_make_folders("new.pdf/b", &error));
  assert_string_equal(error.message, "cannot make the folder new.pdf: Not a directory");
  assert_true(file_exists("new.pdf"));
  assert_false(file_is_folder("new.pdf"));
  assert_false(file_exists("missing"));
}

static void checksums_are_those_everybody_knows(void **state) {
  (void)state;
  char sum[CHECKSUM_SIZE];
  checksum_bytes("abc", 3, sum); /* FIPS 180-4's own example */
  assert_string_equal(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  checksum_bytes("", 0, sum);
  assert_string_equal(sum, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  put("new.pdf", "abc");
  assert_true(checksum_file("new.pdf", sum, NULL));
  assert_string_equal(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  struct error error = {0};
  assert_false(checksum_file("missing", sum, &error));
  assert_int_equal(error.kind, ERROR_NOT_FOUND);
}

static void a_large_file_has_the_same_sum_in_pieces(void **state) {
  (void)state;
  size_t length = 100001;
  char *bytes = arena_alloc(&arena, length);
  for (size_t i = 0; i < length; i++) bytes[i] = (char)(i * 7);
  assert_true(file_write("big", false, bytes, length, NULL));
  char whole[CHECKSUM_SIZE], pieces[CHECKSUM_SIZE];
  checksum_bytes(bytes, length, whole);
  assert_true(checksum_file("big", pieces, NULL));
  assert_string_equal(whole, pieces);
}

/* Somebody may have put a link where a new file is to be: neither the file behind it nor a missing one is written. */
static void a_new_file_is_never_made_through_a_link(void **state) {
  (void)state;
  struct error error = {0};
  put("theirs", "theirs");
  assert_int_equal(symlink("theirs", "new.pdf"), 0);
  assert_int_equal(symlink("nowhere", "dangling.pdf"), 0);
  assert_false(file_write("new.pdf", false, "mine", 4, &error));
  assert_false(file_write("dangling.pdf", false, "mine", 4, &error));
  check_content("theirs", "theirs");
  assert_false(file_exists("nowhere"));
}

static void drafts_are_private_whatever_the_umask(void **state) {
  (void)state;
  struct file_draft draft;
  struct stat status;
  struct error error = {0};
  for (size_t i = 0; i < COUNT_OF(openers); i++) {
    mode_t before = umask(0);
    assert_true(openers[i](&draft, "new.pdf", false, &error));
    umask(before);
    assert_int_equal(fstat(draft.fd, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    file_draft_drop(&draft);
  }
}

static bool is_mine(const char *target_name, void *context) { return strcmp(target_name, context) == 0; }

/* A killed program removes nothing. */
static void drafts_left_behind_are_found_and_nothing_else(void **state) {
  (void)state;
  char name[] = "cards-run-7.pdf";
  struct file_draft draft;
  struct error error = {0};
  assert_true(file_draft_open_named(&draft, name, false, &error));
  put(".cards-run-8.pdf.abcdef", "of another run");
  put(".cards-run-7.pdf.abcde", "not named as a draft is");
  put("cards-run-7.pdf", "whole");
  put("goal", "somebody's");
  assert_int_equal(symlink("goal", ".cards-run-7.pdf.linked"), 0);
  put(".cards-run-7.pdf.public", "not private");
  assert_int_equal(chmod(".cards-run-7.pdf.public", 0644), 0);
  assert_int_equal(file_drafts_left(".", is_mine, name, false), 1);
  assert_true(file_exists(draft.temporary));
  assert_int_equal(file_drafts_left(".", is_mine, name, true), 1);
  assert_false(file_exists(draft.temporary));
  assert_int_equal(count_files(), 6);
  assert_int_equal(file_drafts_left("no such folder", is_mine, name, true), 0);
  file_draft_drop(&draft);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, start, finish)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_FOLDER(what_was_written_is_read),
      IN_FOLDER(only_files_of_bounded_size_are_read),
      IN_FOLDER(new_files_are_private),
      IN_FOLDER(an_existing_file_is_replaced_only_when_told),
      IN_FOLDER(a_file_that_appears_meanwhile_is_not_touched),
      IN_FOLDER(nothing_is_seen_before_it_is_whole),
      IN_FOLDER(a_dropped_draft_leaves_nothing),
      IN_FOLDER(a_killed_program_leaves_no_draft),
      IN_FOLDER(a_full_disk_leaves_the_old_file),
      IN_FOLDER(a_link_stays_a_link),
      IN_FOLDER(only_files_are_replaced),
      IN_FOLDER(long_names_are_no_trouble),
      IN_FOLDER(folders_are_made_private_and_all_the_way),
      IN_FOLDER(checksums_are_those_everybody_knows),
      IN_FOLDER(a_large_file_has_the_same_sum_in_pieces),
      IN_FOLDER(a_new_file_is_never_made_through_a_link),
      IN_FOLDER(drafts_are_private_whatever_the_umask),
      IN_FOLDER(drafts_left_behind_are_found_and_nothing_else),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

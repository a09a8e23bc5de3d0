/* SPDX-License-Identifier: MIT */
/* What the system may write to a disk of a running program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "solipost/base/exposure.h"
#include "solipost/base/file.h"
#include "solipost/base/path.h"

#define HEAD "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"

static void no_core_of_this_process_is_dumped(void **state) {
  (void)state;
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    struct rlimit limit = {1, 1};
    exposure_forbid_dumps();
    bool none = getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
#ifndef __SANITIZE_ADDRESS__
    none = none && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
#endif
    _exit(none ? 0 : 1);
  }
  int status = 0;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
}

static void memory_on_a_plain_disk_is_named(void **state) {
  struct arena arena;
  (void)state;
  arena_init(&arena);
  assert_null(exposure_swap_in("", "/nowhere", &arena));
  assert_null(exposure_swap_in(HEAD, "/nowhere", &arena));
  assert_string_equal(exposure_swap_in(HEAD "/dev/sda3 partition 8388604 0 -2\n", "/nowhere", &arena), "/dev/sda3");
  assert_string_equal(exposure_swap_in(HEAD "/swapfile file 8388604 0 -2\n", "/nowhere", &arena), "/swapfile");
  arena_release(&arena);
}

static void compressed_memory_is_no_disk(void **state) {
  struct arena arena;
  (void)state;
  arena_init(&arena);
  assert_null(exposure_swap_in(HEAD "/dev/zram0 partition 8388604 0 100\n", "/nowhere", &arena));
  assert_string_equal(
      exposure_swap_in(HEAD "/dev/zram0 partition 1 0 100\n/dev/sdb1 partition 1 0 1\n", "/nowhere", &arena),
      "/dev/sdb1");
  arena_release(&arena);
}

static void an_encrypted_mapping_is_known_by_what_the_system_says(void **state) {
  struct arena arena;
  struct error error;
  char folder[] = "/tmp/solipost-exposure-XXXXXX";
  (void)state;
  arena_init(&arena);
  assert_non_null(mkdtemp(folder));
  const char *dm = path_join(&arena, folder, "block/dm-7/dm"), *uuid = path_join(&arena, dm, "uuid");
  assert_true(file_make_folders(dm, &error));
  assert_true(file_write(uuid, false, "CRYPT-LUKS2-abc", 15, &error));
  assert_null(exposure_swap_in(HEAD "/dev/dm-7 partition 8388604 0 -2\n", folder, &arena));
  assert_true(file_write(uuid, true, "LVM-abc", 7, &error));
  assert_string_equal(exposure_swap_in(HEAD "/dev/dm-7 partition 8388604 0 -2\n", folder, &arena), "/dev/dm-7");
  unlink(uuid);
  rmdir(dm);
  rmdir(path_join(&arena, folder, "block/dm-7"));
  rmdir(path_join(&arena, folder, "block"));
  rmdir(folder);
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_core_of_this_process_is_dumped),
      cmocka_unit_test(memory_on_a_plain_disk_is_named),
      cmocka_unit_test(compressed_memory_is_no_disk),
      cmocka_unit_test(an_encrypted_mapping_is_known_by_what_the_system_says),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Synchronising programs copy a register while it is written, and network file systems lock badly: both damage it, and
 * both hand it to others. Known by the names of folders, by the marks such programs leave, by the file system. */
#include "places.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include "solipost/base/file.h"
#include "solipost/base/path.h"
#include "solipost/base/utf8.h"

/* A disk is rarely mapped more than three times: partition, LUKS, LVM. */
enum { MOST_LAYERS = 8 };

/* A folder whose name begins so, ignoring case. */
static const char *const synced_names[] = {
    "Dropbox",      "Nextcloud", "ownCloud", "OneDrive", "Google Drive", "GoogleDrive",
    "Syncthing",    "Seafile",   "pCloud",   "MEGA",     "iCloud",       "Mobile Documents",
    "Proton Drive", "Tresorit",  "Box Sync", "kDrive",   "HiDrive",      "Yandex.Disk"};

/* A file or folder such a program keeps in the topmost folder it copies. */
static const struct {
  const char *mark, *program;
} synced_marks[] = {{".stfolder", "Syncthing"},        {".dropbox", "Dropbox"},
                    {".dropbox.cache", "Dropbox"},     {".nextcloudsync.log", "Nextcloud"},
                    {".owncloudsync.log", "ownCloud"}, {".sync_nextcloud.db", "Nextcloud"},
                    {".seafile-data", "Seafile"},      {".megaignore", "MEGA"}};

/* Magic numbers of statfs(2), Linux. */
static const struct {
  unsigned long type;
  const char *name;
} network_systems[] = {{0x6969, "NFS"},    {0x517B, "SMB"},     {0xFF534D42, "CIFS"}, {0xFE534D42, "SMB"},
                       {0x01021997, "9P"}, {0x5346414F, "AFS"}, {0x00C36400, "Ceph"}, {0x73757245, "Coda"}};

static const char *synced_by_name(const char *path, struct arena *arena) {
  for (const char *at = path; *at != '\0';) {
    size_t length = strcspn(at, "/");
    const char *part = arena_strndup(arena, at, length);
    bool is_folder = at[length] == '/';
    for (size_t i = 0; is_folder && i < COUNT_OF(synced_names); i++)
      if (ascii_starts_with_ignoring_case(part, synced_names[i])) return synced_names[i];
    at += length;
    at += strspn(at, "/");
  }
  return NULL;
}

static const char *synced_by_mark(const char *path, struct arena *arena) {
  const char *folder = path_folder_of(arena, path);
  for (;;) {
    for (size_t i = 0; i < COUNT_OF(synced_marks); i++)
      if (file_exists(path_join(arena, folder, synced_marks[i].mark))) return synced_marks[i].program;
    const char *above = path_folder_of(arena, folder);
    if (strcmp(above, folder) == 0) return NULL;
    folder = above;
  }
}

static const char *network_system(const char *path, struct arena *arena) {
  struct statfs system;
  if (statfs(path, &system) != 0 && statfs(path_folder_of(arena, path), &system) != 0) return NULL;
  for (size_t i = 0; i < COUNT_OF(network_systems); i++)
    if (((unsigned long)system.f_type & 0xFFFFFFFFUL) == network_systems[i].type) return network_systems[i].name;
  return NULL;
}

const char *places_doubt(const char *path, struct arena *arena) {
  char *real = realpath(path_folder_of(arena, path), NULL);
  const char *whole = real == NULL ? path : path_join(arena, arena_strdup(arena, real), path_name_of(path));
  free(real);
  const char *program = synced_by_name(whole, arena);
  if (program == NULL) program = synced_by_mark(whole, arena);
  if (program != NULL)
    return arena_printf(arena,
                        _("the register lies in a folder that %s copies to other computers; this can damage it and "
                          "shows it to others: keep it elsewhere"),
                        program);
  const char *network = network_system(whole, arena);
  if (network == NULL) return NULL;
  return arena_printf(arena,
                      _("the register lies on a network drive (%s), where two people writing at once can damage it: "
                        "keep it on the computer's own disk"),
                      network);
}

/* The folder of the disk in /sys, behind partitions and what is mapped onto it (LUKS, LVM); "" when not known. */
static const char *disk_of(dev_t device, struct arena *arena) {
  const char *at = path_behind_links(arena, arena_printf(arena, "/sys/dev/block/%u:%u", major(device), minor(device)));
  for (int depth = 0; depth < MOST_LAYERS; depth++) {
    const char *below = path_join(arena, at, "slaves");
    const char *next = NULL;
    DIR *entries = opendir(below);
    for (struct dirent *entry; entries != NULL && next == NULL && (entry = readdir(entries)) != NULL;) {
      if (entry->d_name[0] != '.') next = path_behind_links(arena, path_join(arena, below, entry->d_name));
    }
    if (entries != NULL) closedir(entries);
    if (next == NULL) break;
    at = next;
  }
  bool partition = file_exists(path_join(arena, at, "partition"));
  return partition ? path_folder_of(arena, at) : at;
}

bool places_same_disk(const char *a, const char *b) {
  struct stat about_a, about_b;
  struct arena arena;
  if (stat(a, &about_a) != 0 || stat(b, &about_b) != 0) return false;
  if (about_a.st_dev == about_b.st_dev) return true;
  arena_init(&arena);
  bool same = strcmp(disk_of(about_a.st_dev, &arena), disk_of(about_b.st_dev, &arena)) == 0;
  arena_release(&arena);
  return same;
}

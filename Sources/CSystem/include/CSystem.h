#ifndef ANNALS_CSYSTEM_H
#define ANNALS_CSYSTEM_H

#include <stddef.h>
#include <stdint.h>

/* Exchanges two entries of `directory` in one step: renameat2(2) with RENAME_EXCHANGE. 0, or -1 and errno. */
int annals_exchange(int directory, const char *one, const char *other);

/* Renames an entry of `directory` unless `to` exists: renameat2(2) with RENAME_NOREPLACE. 0, or -1 and errno. */
int annals_rename_new(int directory, const char *from, const char *to);

/* Opens `path` below `directory` without leaving it and without following any symbolic link:
   openat2(2) with RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS. A descriptor, or -1 and errno. */
int annals_open_beneath(int directory, const char *path, int flags);

/* Opens a file without a name on the file system of a folder, which is gone when it is closed; -1 where
   there can be none. */
int annals_open_unnamed(int directory);

/* Reads entries of a folder into `buffer`, each a linux_dirent64: getdents64(2). Bytes read, 0 at
   the end, or -1 and errno. */
long annals_read_entries(int directory, void *buffer, size_t size);

/* Copies up to `count` bytes from one file to another inside the kernel: copy_file_range(2) at the
   offsets of both descriptors. Bytes copied, 0 at the end, or -1 and errno. */
long annals_copy_range(int from, int to, size_t count);

/* Brings everything written to the file system of `descriptor` to the disk: syncfs(2). 0, or -1 and errno. */
int annals_sync_file_system(int descriptor);

/* What errno value `code` is called, and what it means, in English whatever the locale. */
const char *annals_error_name(int code);
const char *annals_error_text(int code);

/* Has every block of memory of 128 KiB and more given back to the system when it is freed: mallopt(3). Left
   alone, glibc raises that size to the largest block freed so far, and keeps all below. */
void annals_give_back_large_blocks(void);

/* Gives free memory back to the system, small blocks too: malloc_trim(3). */
void annals_give_back_free_memory(void);

/* How many processors this process may run on: sched_getaffinity(2); at least 1. */
int annals_processor_count(void);

#endif

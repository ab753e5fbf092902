#ifndef ANNALS_CSYSTEM_H
#define ANNALS_CSYSTEM_H

#include <stdint.h>

/* Exchanges two directory entries in one step: renameat2(2) with RENAME_EXCHANGE. 0, or -1 and errno. */
int annals_exchange(const char *one, const char *other);

/* Writes out everything the file system of `descriptor` holds in memory: syncfs(2). 0, or -1 and errno. */
int annals_sync_file_system(int descriptor);

/* Opens `path` below `directory` for reading without leaving it and without following any symbolic
   link: openat2(2) with RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS. A descriptor, or -1 and errno. */
int annals_open_beneath(int directory, const char *path, int flags);

#endif

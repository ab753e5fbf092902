#define _GNU_SOURCE
#include "CSystem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <malloc.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int annals_exchange(int directory, const char *one, const char *other) {
  return renameat2(directory, one, directory, other, RENAME_EXCHANGE);
}

int annals_rename_new(int directory, const char *from, const char *to) {
  return renameat2(directory, from, directory, to, RENAME_NOREPLACE);
}

/* The same component by component, for kernels before 5.6 and sandboxes that do not know openat2. */
static int open_by_components(int directory, const char *path, int flags) {
  int current = directory;
  for (;;) {
    size_t length = strcspn(path, "/");
    char name[256];
    if (length == 0 || length >= sizeof name || (length == 2 && !memcmp(path, "..", 2))) {
      errno = EXDEV;
      break;
    }
    memcpy(name, path, length);
    name[length] = 0;
    int last = path[length] == 0;
    int next = openat(current, name, last ? flags | O_NOFOLLOW
                                          : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int code = errno;
    if (current != directory) close(current);
    errno = code;
    if (next == -1 || last) return next;
    current = next;
    path += length + 1;
  }
  int code = errno;
  if (current != directory) close(current);
  errno = code;
  return -1;
}

int annals_open_beneath(int directory, const char *path, int flags) {
  struct open_how how;
  memset(&how, 0, sizeof how);
  how.flags = (uint64_t)flags;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  int descriptor = (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
  if (descriptor == -1 && (errno == ENOSYS || errno == EPERM)) {
    return open_by_components(directory, path, flags);
  }
  return descriptor;
}

int annals_open_unnamed(int directory) {
  return openat(directory, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

long annals_read_entries(int directory, void *buffer, size_t size) {
  return (long)getdents64(directory, buffer, size);
}

long annals_copy_range(int from, int to, size_t count) {
  return (long)copy_file_range(from, NULL, to, NULL, count, 0);
}

int annals_sync_file_system(int descriptor) {
  return syncfs(descriptor);
}

const char *annals_error_name(int code) {
  const char *name = strerrorname_np(code);
  return name ? name : "unknown";
}

const char *annals_error_text(int code) {
  const char *text = strerrordesc_np(code);
  return text ? text : "unknown error";
}

void annals_give_back_large_blocks(void) {
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
}

void annals_give_back_free_memory(void) {
  malloc_trim(0);
}

int annals_processor_count(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  int count = CPU_COUNT(&set);
  return count > 0 ? count : 1;
}

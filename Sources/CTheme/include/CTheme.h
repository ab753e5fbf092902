#ifndef ANNALS_CTHEME_H
#define ANNALS_CTHEME_H

#include <stddef.h>

/* One file of the default theme, as it lies in Templates/ when the binary is compiled. */
struct annals_theme_file {
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

extern const struct annals_theme_file annals_theme_files[];
extern const size_t annals_theme_file_count;

/* The file at a position below annals_theme_file_count; Swift cannot see an array of unknown length. */
static inline const struct annals_theme_file *annals_theme_file_at(size_t index) {
  return &annals_theme_files[index];
}

#endif

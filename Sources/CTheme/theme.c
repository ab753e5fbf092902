/* Written by scripts/embed-theme; do not edit. */
#include "CTheme.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "../../Templates/base.html" suffix(,)
  0
};

const struct annals_theme_file annals_theme_files[] = {
  {"base.html", file_0, sizeof file_0 - 1},
  {0, 0, 0},
};
const size_t annals_theme_file_count = 1;

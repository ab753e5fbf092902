#include <libdeflate.h>
#include <zlib.h>

/* The macros deflateInit2 and inflateInit2, which Swift does not see. */
static inline int annals_deflate_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
}

static inline int annals_inflate_init(z_stream *stream) { return inflateInit2(stream, -15); }

#ifndef ANNALS_CWORLDMAP_H
#define ANNALS_CWORLDMAP_H

#include <stddef.h>

/* The base map of the world, as scripts/make-map-resource writes it. */
extern const unsigned char annals_world_map[];
extern const size_t annals_world_map_size;

/* The map's first byte; Swift cannot see an array of unknown length. */
static inline const unsigned char *annals_world_map_bytes(void) { return annals_world_map; }

#endif

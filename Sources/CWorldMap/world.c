#include "CWorldMap.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

const unsigned char annals_world_map[] = {
#embed "world.map"
};
const size_t annals_world_map_size = sizeof annals_world_map;

/*
 * Cooperative groups: the grid, the block, tiles of a warp, and the lanes that run together (CUDA C++
 * programming guide, "Cooperative Groups").
 */
#ifndef UNWARP_COOPERATIVE_GROUPS_H
#define UNWARP_COOPERATIVE_GROUPS_H

#include "unwarp/grid-group.h"
#include "unwarp/thread-block.h"
#include "unwarp/warp-groups.h"

#endif

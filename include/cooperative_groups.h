/*
 * Cooperative groups: the block, tiles of a warp, the lanes that run together, and the grid without its
 * barrier (CUDA C++ programming guide, "Cooperative Groups").
 */
#ifndef UNWARP_COOPERATIVE_GROUPS_H
#define UNWARP_COOPERATIVE_GROUPS_H

#include "unwarp/grid-group.h"
#include "unwarp/thread-block.h"
#include "unwarp/warp-groups.h"

#endif

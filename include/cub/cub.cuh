#pragma once
#include <unwarp/cub/operators.h>
#include <unwarp/cub/warp.h>
#include <unwarp/cub/block.h>
#include <unwarp/cub/block-items.h>
#include <unwarp/cub/device.h>

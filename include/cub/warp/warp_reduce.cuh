#pragma once
#include <unwarp/cub/warp.h>

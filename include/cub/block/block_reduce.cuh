#pragma once
#include <unwarp/cub/block.h>

#pragma once
#include <unwarp/cub/block-items.h>

#pragma once
#include <unwarp/cub/device.h>

#pragma once
#include <unwarp/cub/operators.h>

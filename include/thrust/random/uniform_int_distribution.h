#pragma once
#include <thrust/detail/random.h>

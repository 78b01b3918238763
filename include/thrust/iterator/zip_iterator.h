#pragma once
#include <thrust/detail/adapted-iterators.h>

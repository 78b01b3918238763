#pragma once
#include "detail/adapted-iterators.h"

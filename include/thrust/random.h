#pragma once
#include "detail/random.h"

#pragma once
#include "detail/tuple.h"

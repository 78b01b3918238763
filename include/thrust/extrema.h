#pragma once
#include "detail/extrema.h"

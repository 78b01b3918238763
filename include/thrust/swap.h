#pragma once
#include "detail/swap.h"

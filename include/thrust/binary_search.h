#pragma once
#include "detail/orders.h"

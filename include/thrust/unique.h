#pragma once
#include "detail/compactions.h"

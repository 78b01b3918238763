#pragma once
#include "detail/compactions.h"
#include "detail/copies.h"

#pragma once
#include "detail/transforms.h"

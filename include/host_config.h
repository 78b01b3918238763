/* Says which host compilers are supported; there is one. */
#ifndef UNWARP_HOST_CONFIG_H
#define UNWARP_HOST_CONFIG_H

#include "host_defines.h"

#endif

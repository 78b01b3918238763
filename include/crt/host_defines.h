/* The toolkit keeps the file here as well. */
#ifndef UNWARP_CRT_HOST_DEFINES_H
#define UNWARP_CRT_HOST_DEFINES_H

#include "../host_defines.h"

#endif

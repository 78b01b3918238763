/* The driver API without modules, under MUSA's names. */
#ifndef UNWARP_MUSA_H
#define UNWARP_MUSA_H

#include "unwarp/musa/names-begin.h"
#include "cuda.h"
#include "unwarp/musa/names-end.h"

#define MUSAAPI
#define MUSA_CB

#endif

/* Complex numbers as vectors of two, under MUSA's names. */
#ifndef UNWARP_MUCOMPLEX_H
#define UNWARP_MUCOMPLEX_H

#include "unwarp/musa/names-begin.h"
#include "cuComplex.h"
#include "unwarp/musa/names-end.h"

#endif

/* printf in kernels. */
#ifndef UNWARP_ASCEND_ASC_PRINTF_H
#define UNWARP_ASCEND_ASC_PRINTF_H

#include <stdio.h>

extern "C" {
/* Clang packs the arguments of a device printf into memory and calls vprintf. */
__attribute__((device)) int printf(const char* format, ...) __attribute__((format(printf, 1, 2)));
}

#endif

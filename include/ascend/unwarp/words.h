/* The words that Ascend C adds to C++. */
#ifndef UNWARP_ASCEND_WORDS_H
#define UNWARP_ASCEND_WORDS_H

#define __aicore__ __attribute__((device))

/*
 * Shared memory, on arrays: `__ubuf__ float tile[256]`. In `__ubuf__ float* p` the word belongs to what p points to, which
 * is no type of its own here; the compiler of the kernels refuses such variables (ascend-shared-pointer). Pure SIMT needs none.
 */
#define __ubuf__ __attribute__((shared))
#define __gm__

/* For the functions that these headers define. */
#define __UNWARP_ASCEND static __inline__ __attribute__((device, always_inline, unused))

#endif

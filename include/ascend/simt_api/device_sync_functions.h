/* The barrier of a block, and fences. There are none for the whole system. */
#ifndef UNWARP_ASCEND_DEVICE_SYNC_FUNCTIONS_H
#define UNWARP_ASCEND_DEVICE_SYNC_FUNCTIONS_H

__UNWARP_ASCEND void asc_syncthreads() { __unwarp_cuda::__unwarp_block_barrier(); }
__UNWARP_ASCEND void asc_threadfence_block() { __nvvm_membar_cta(); }
__UNWARP_ASCEND void asc_threadfence() { __nvvm_membar_gl(); }

#endif

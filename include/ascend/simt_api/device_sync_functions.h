/* The barrier of a block, and fences. There are none for the whole system. */
#ifndef UNWARP_ASCEND_DEVICE_SYNC_FUNCTIONS_H
#define UNWARP_ASCEND_DEVICE_SYNC_FUNCTIONS_H

/* An error when a thread of the block has returned: on the chip the others would wait for it. */
__UNWARP_ASCEND void asc_syncthreads(const char* file = __builtin_FILE(), unsigned int line = __builtin_LINE(),
                                     const char* function = __builtin_FUNCTION()) {
  __unwarp_cuda::__unwarp_whole_barrier(file, line, function);
}
__UNWARP_ASCEND void asc_threadfence_block() { __nvvm_membar_cta(); }
__UNWARP_ASCEND void asc_threadfence() { __nvvm_membar_gl(); }

#endif

#include "device-output.h"

/* A failed `assert` in a kernel, worded as CUDA words it. */
_Noreturn void __unwarp_dev_assert_fail(const char *expression, const char *file, uint32_t line,
                                        const char *function, struct Worker *worker) {
  struct {
    const char *file;
    uint32_t line;
    const char *function;
    uint32_t block[3], thread[3];
    const char *expression;
  } arguments = {file, line, function,
                 {worker->blockIdx[0], worker->blockIdx[1], worker->blockIdx[2]},
                 {worker->threadIdx[0], worker->threadIdx[1], worker->threadIdx[2]},
                 expression};
  writeDeviceOutput(STREAM_ERROR,
                    "%s:%u: %s: block: [%u,%u,%u], thread: [%u,%u,%u] Assertion `%s` failed.\n",
                    &arguments, worker);
  __unwarp_dev_fault(cudaErrorAssert, worker);
}

// Parts of the runtime API that unwarp does not have are declared, and say so when they are called.
// expect-stderr: unwarp: cudaIpcGetEventHandle is not supported yet; it returned cudaErrorNotSupported
#include "check.h"

int main() {
#ifdef __UNWARP__
  const cudaError_t missing = cudaErrorNotSupported;
  cudaIpcEventHandle_t handle;
  CHECK(cudaIpcGetEventHandle(&handle, 0) == missing);
  CHECK(cudaGetLastError() == missing);
#endif
  puts("PASSED");
}

// Parts of the runtime API that unwarp does not have are declared, and say so when they are called.
// expect-stderr: unwarp: cudaGraphCreate is not supported yet; it returned cudaErrorNotSupported
#include "check.h"

int main() {
#ifdef __UNWARP__
  const cudaError_t missing = cudaErrorNotSupported;
  cudaGraph_t graph;
  CHECK(cudaGraphCreate(&graph, 0) == missing);
  CHECK(cudaGetLastError() == missing);
#endif
  puts("PASSED");
}

#include <cublas_v2.h>
void multiply(cublasHandle_t handle, const float* a, float* b) {
  const float one = 1;
  cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 4, 4, 4, &one, a, 4, a, 4, &one, b, 4);
}

// What programs everywhere do around their kernels, and what neither nvcc nor its host compiler warns about.
#include <ctime>
#include "check.h"

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define N 1000

__global__ void scale(float* values, int n, float factor) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) values[i] *= factor;
}

__global__ void count(int* lock, volatile int* counter) {
  if (threadIdx.x == 0) {
    while (atomicCAS(lock, 0, 1) != 0);
    *counter = *counter + 1;
    __threadfence();
    atomicExch(lock, 0);
  }
}

static float fraction() { return rand() / (float)RAND_MAX; }
static float uniform(float low, float high) { return low + (high - low) * rand() / RAND_MAX; }
template <class T>
static T templated() { return T(rand()) / RAND_MAX; }

int main() {
  srand((unsigned)time(NULL));
  size_t bytes = N * sizeof(float);
  float* host = (float*)malloc(bytes);
  for (int i = 0; i < N; i++) host[i] = i % 3 == 0 ? fraction() : i % 3 == 1 ? uniform(0, 1) : templated<float>();
  for (int i = 0; i < N; i++) CHECK(host[i] >= 0 && host[i] <= 1);
  CHECK(templated<double>() <= 1);

  float *device, sum = 0, scaled = 0;
  CHECK_CUDA(cudaMalloc((void**)&device, bytes));
  CHECK_CUDA(cudaMemcpy(device, host, bytes, cudaMemcpyHostToDevice));
  for (int i = 0; i < N; i++) sum += host[i];
  int threads = MIN(N, 256), blocks = (int)ceil((float)N / threads);
  scale<<<blocks, threads>>>(device, N, 4.0);
  CHECK_CUDA(cudaMemcpy(host, device, bytes, cudaMemcpyDeviceToHost));
  for (int i = 0; i < N; i++) scaled += host[i];
  CHECK(scaled == 4 * sum);
  CHECK_CUDA(cudaFree(device));

  int* lock = deviceZeros<int>(2);
  count<<<100, 32>>>(lock, lock + 1);
  CHECK(toHost(lock, 2)[1] == 100);
  free(host);
  printf("PASSED\n");
}

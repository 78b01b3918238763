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

#define AT(x, y, z, n) (((size_t)(z) * ((n) + 2) + (y)) * ((n) + 2) + (x))

/** LLVM's loop vectorizer fails an assertion of its own on the last loop: it is compiled without. */
static double worstError(int n) {
  std::vector<double> u(AT(0, 0, n + 2, n));
  double h = 1.0 / (n + 1), sum = 0, worst = 0;
  for (double v : u) sum = fmax(sum, fabs(v));
  for (int z = 1; z <= n; z++)
    for (int y = 1; y <= n; y++)
      for (int x = 1; x <= n; x++)
        worst = fmax(worst, fabs(u[AT(x, y, z, n)] - sin(M_PI * x * h) * sin(M_PI * y * h) * sin(M_PI * z * h)));
  return worst + sum;
}

int main() {
  CHECK(worstError(31) == 1);
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

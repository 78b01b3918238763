// __shared__ variables of device functions, of template instances and of several kernels are each their own.
#include "check.h"

__device__ int countCalls() {
  __shared__ int calls;
  if (threadIdx.x == 0) calls = 0;
  __syncthreads();
  atomicAdd(&calls, 1);
  __syncthreads();
  int result = calls;
  __syncthreads();
  return result;
}

template <int Tag, class T>
__device__ T exchange(T value, int by) {
  __shared__ T box[64];
  box[threadIdx.x] = value;
  __syncthreads();
  T result = box[(threadIdx.x + by) % blockDim.x];
  __syncthreads();
  return result + (T)Tag;
}

__global__ void first(double* out) {
  __shared__ int x;
  int t = threadIdx.x;
  x = 1;
  __syncthreads();
  double a = exchange<1>(t * 0.5, 1);
  int b = exchange<1>(t, 2);
  long long c = exchange<2>((long long)t << 33, 3);
  double d = exchange<2>(a, 1);
  out[t] = d + b + (double)(c >> 33) * 100 + countCalls() * 10000 + x;
}
__global__ void second(double* out) {
  __shared__ int x[3];
  if (threadIdx.x < 3) x[threadIdx.x] = threadIdx.x;
  __syncthreads();
  out[threadIdx.x] += x[threadIdx.x % 3] + exchange<1>((int)threadIdx.x, 1) * 0.0;
}

int main() {
  for (int n : {3, 33, 64}) {
    double* out = deviceZeros<double>(n);
    first<<<1, n>>>(out);
    second<<<1, n>>>(out);
    std::vector<double> got = toHost(out, n);
    for (int t = 0; t < n; ++t) {
      double a = ((t + 1) % n + 1) % n * 0.5 + 1 + 2;
      double b = (t + 2) % n + 1;
      double c = (t + 3) % n;
      CHECK(got[t] == a + b + c * 100 + n * 10000.0 + 1 + t % 3);
    }
  }
  puts("PASSED");
}

// atomicAdd and atomicExch on float and double, and the CAS loops programs write for what CUDA lacks.
#include "check.h"

__device__ float atomicMaxFloat(float* address, float value) {
  int* bits = (int*)address;
  int old = *bits, assumed;
  do {
    assumed = old;
    old = atomicCAS(bits, assumed, __float_as_int(fmaxf(value, __int_as_float(assumed))));
  } while (assumed != old);
  return __int_as_float(old);
}

__device__ double atomicMulDouble(double* address, double value) {
  unsigned long long* bits = (unsigned long long*)address;
  unsigned long long old = *bits, assumed;
  do {
    assumed = old;
    old = atomicCAS(bits, assumed, __double_as_longlong(value * __longlong_as_double(assumed)));
  } while (assumed != old);
  return __longlong_as_double(old);
}

__global__ void kernel(float* f, double* d) {
  __shared__ float sf;
  __shared__ double sd;
  int t = threadIdx.x, i = blockIdx.x * blockDim.x + t;
  if (t == 0) sf = 0, sd = 0;
  __syncthreads();
  atomicAdd(&f[0], 0.5f);  // exact in float
  atomicAdd(&d[0], 0.25);
  atomicAdd(&sf, 1.0f);
  atomicAdd(&sd, (double)i);
  atomicMaxFloat(&f[1], sinf((float)i) + (i == 77 ? 10.0f : 0.0f));
  if (i < 10) atomicMulDouble(&d[1], 2.0);
  if (i == 5) atomicExch(&f[2], 42.5f);
  __syncthreads();
  if (t == 0) {
    atomicAdd(&f[3], sf);
    atomicAdd_system(&d[2], sd);
  }
}

int main() {
  const int grid = 9, block = 100, n = grid * block;
  float* dF = toDevice(std::vector<float>(4, 0.0f));
  double* dD = toDevice(std::vector<double>{0, 3, 0});
  kernel<<<grid, block>>>(dF, dD);
  std::vector<float> f = toHost(dF, 4);
  std::vector<double> d = toHost(dD, 3);
  CHECK(f[0] == n * 0.5f && f[1] > 9.0f && f[2] == 42.5f && f[3] == n);
  CHECK(d[0] == n * 0.25 && d[1] == 3 * 1024.0 && d[2] == n * (n - 1) / 2.0);
  puts("PASSED");
}

// __device__, __constant__ and __managed__ variables seen from the host: copies, addresses, sizes, offsets.
#include "check.h"

struct Config { float scale; int offset[3]; double d; };
__constant__ Config config;
__constant__ int lookup[4] = {10, 20, 30, 40};
__device__ int counter = 5;
__device__ float grid2d[4][8];
__device__ double* pointerInDevice;
__managed__ int managed = 3;
__managed__ float managedArray[16];
namespace ns { __device__ int hidden = 9; }
static __device__ unsigned local = 77;

__global__ void kernel(float* out) {
  int t = threadIdx.x;
  out[t] = config.scale * t + config.offset[t % 3] + lookup[t % 4] + (float)config.d;
  atomicAdd(&counter, 1);
  grid2d[t / 8 % 4][t % 8] = t;
  if (t == 0) {
    managed = managed * 2 + 1;
    ns::hidden += local;
    if (pointerInDevice) *pointerInDevice = 2.5;
  }
  managedArray[t % 16] = t % 16 + 0.5f;
}

int main() {
  Config c{0.5f, {1, 2, 3}, 100};
  CHECK_CUDA(cudaMemcpyToSymbol(config, &c, sizeof c));
  int change = 33;
  CHECK_CUDA(cudaMemcpyToSymbol(lookup, &change, sizeof change, 2 * sizeof(int)));
  double* target = deviceZeros<double>(1);
  CHECK_CUDA(cudaMemcpyToSymbol(pointerInDevice, &target, sizeof target));
  managed = 4;
  float* out = deviceZeros<float>(32);
  kernel<<<1, 32>>>(out);
  std::vector<float> got = toHost(out, 32);
  const int look[4] = {10, 20, 33, 40};
  for (int t = 0; t < 32; ++t) CHECK(got[t] == 0.5f * t + c.offset[t % 3] + look[t % 4] + 100);
  int count;
  CHECK_CUDA(cudaMemcpyFromSymbol(&count, counter, sizeof count));
  CHECK(count == 5 + 32);
  float cells[4][8];
  CHECK_CUDA(cudaMemcpyFromSymbol(cells, grid2d, sizeof cells));
  for (int t = 0; t < 32; ++t) CHECK(cells[t / 8][t % 8] == t);
  size_t size = 0;
  void* address = nullptr;
  CHECK_CUDA(cudaGetSymbolSize(&size, grid2d));
  CHECK_CUDA(cudaGetSymbolAddress(&address, grid2d));
  CHECK(size == sizeof cells);
  float one;
  CHECK_CUDA(cudaMemcpy(&one, (char*)address + 9 * sizeof(float), sizeof one, cudaMemcpyDeviceToHost));
  CHECK(one == 9.0f);
  CHECK(managed == 9);
  for (int i = 0; i < 16; ++i) CHECK(managedArray[i] == i + 0.5f);
  int hidden;
  CHECK_CUDA(cudaMemcpyFromSymbol(&hidden, ns::hidden, sizeof hidden));
  CHECK(hidden == 86);
  CHECK(toHost(target, 1)[0] == 2.5);
  puts("PASSED");
}

#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

constexpr int threads = 256;

__global__ void nbody(const float4* bodies, float4* pulls, float softening, int n) {
  __shared__ float4 tile[threads];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float4 me = i < n ? bodies[i] : make_float4(0, 0, 0, 0);
  float x = 0, y = 0, z = 0;
  for (int start = 0; start < n; start += threads) {
    int j = start + threadIdx.x;
    tile[threadIdx.x] = j < n ? bodies[j] : make_float4(0, 0, 0, 0);
    __syncthreads();
    for (int k = 0; k < threads; ++k) {
      float dx = tile[k].x - me.x, dy = tile[k].y - me.y, dz = tile[k].z - me.z;
      float inverse = rsqrtf(dx * dx + dy * dy + dz * dz + softening);
      float pull = tile[k].w * inverse * inverse * inverse;
      x += dx * pull;
      y += dy * pull;
      z += dz * pull;
    }
    __syncthreads();
  }
  if (i < n) pulls[i] = make_float4(x, y, z, 0);
}

int main() {
  Problem problem;
  const int n = problem.n;
  float *bodies = toDevice(problem.bodies), *pulls = onDevice<float>(4 * n);
  auto launch = [&] {
    nbody<<<(n + threads - 1) / threads, threads>>>((float4*)bodies, (float4*)pulls, problem.softening, n);
    finish();
  };
  launch();
  report("nbody", problem.check(toHost(pulls, 4 * n).data()), launch);
}

// A compute-bound kernel (all pairs of bodies) and a memory-bound one (triad), timed with events, in milliseconds.
#include <algorithm>
#include <cstdio>
#include <vector>

__global__ void allPairs(const float4* p, float4* a, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float4 me = p[i];
  float x = 0, y = 0, z = 0;
  for (int j = 0; j < n; ++j) {
    float dx = p[j].x - me.x, dy = p[j].y - me.y, dz = p[j].z - me.z;
    float inverse = rsqrtf(dx * dx + dy * dy + dz * dz + 0.01f);
    float pull = p[j].w * inverse * inverse * inverse;
    x += dx * pull;
    y += dy * pull;
    z += dz * pull;
  }
  a[i] = make_float4(x, y, z, 0);
}

__global__ void triad(const float* b, const float* c, float* a, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) a[i] = b[i] + 3.0f * c[i];
}

template <class Launch>
static float medianMs(Launch launch) {
  cudaEvent_t start, stop;
  cudaEventCreate(&start);
  cudaEventCreate(&stop);
  std::vector<float> times;
  for (int round = 0; round < 11; ++round) {
    cudaEventRecord(start);
    launch();
    cudaEventRecord(stop);
    cudaEventSynchronize(stop);
    float ms;
    cudaEventElapsedTime(&ms, start, stop);
    times.push_back(ms);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

int main() {
  const int bodies = 4096, n = 1 << 23;
  float4 *p, *a;
  float *x, *y, *z;
  cudaMalloc(&p, bodies * sizeof(float4));
  cudaMalloc(&a, bodies * sizeof(float4));
  cudaMalloc(&x, n * sizeof(float));
  cudaMalloc(&y, n * sizeof(float));
  cudaMalloc(&z, n * sizeof(float));
  cudaMemset(p, 1, bodies * sizeof(float4));
  cudaMemset(x, 0, n * sizeof(float));
  cudaMemset(y, 0, n * sizeof(float));
  printf("allPairs %.3f\n", medianMs([&] { allPairs<<<bodies / 128, 128>>>(p, a, bodies); }));
  printf("triad %.3f\n", medianMs([&] { triad<<<n / 256, 256>>>(x, y, z, n); }));
  return cudaGetLastError() != cudaSuccess;
}

// Time of a launch of a tiny grid, and of launch plus synchronize: medians over batches, in microseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

__global__ void tiny(int* out) { out[threadIdx.x] = threadIdx.x; }

template <class Body>
static double medianMicroseconds(int perBatch, Body body) {
  std::vector<double> batches;
  for (int batch = 0; batch < 31; ++batch) {
    auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < perBatch; ++i) body();
    std::chrono::duration<double, std::micro> elapsed = std::chrono::steady_clock::now() - start;
    batches.push_back(elapsed.count() / perBatch);
  }
  std::sort(batches.begin(), batches.end());
  return batches[batches.size() / 2];
}

int main() {
  int* out;
  cudaMalloc(&out, 32 * sizeof(int));
  tiny<<<1, 32>>>(out);
  cudaDeviceSynchronize();
  printf("launch %.2f\n", medianMicroseconds(200, [&] { tiny<<<1, 32>>>(out); }));
  printf("launchAndSynchronize %.2f\n", medianMicroseconds(200, [&] {
           tiny<<<1, 32>>>(out);
           cudaDeviceSynchronize();
         }));
  printf("hundredLaunchesAndSynchronize %.2f\n", medianMicroseconds(4, [&] {
           for (int i = 0; i < 100; ++i) tiny<<<1, 32>>>(out);
           cudaDeviceSynchronize();
         }));
  return cudaGetLastError() != cudaSuccess;
}

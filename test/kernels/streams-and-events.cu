// Work in a stream runs in order, events order streams and measure real time, host functions run in their place.
#include "check.h"
#include <chrono>

__global__ void append(int* log, int* count, int value) { log[(*count)++] = value; }
__global__ void spin(int* out, int rounds) {
  int x = threadIdx.x;
  for (int i = 0; i < rounds; ++i) x = x * 1664525 + 1013904223;
  out[threadIdx.x] = x;
}
static void CUDART_CB note(void* data) { ++*(int*)data; }
static void CUDART_CB noteStream(cudaStream_t, cudaError_t status, void* data) { *(int*)data += status == cudaSuccess ? 10 : 1000; }

int main() {
  int* log = deviceZeros<int>(64);
  int* count = deviceZeros<int>(1);
  cudaStream_t a, b, c;
  CHECK_CUDA(cudaStreamCreate(&a));
  CHECK_CUDA(cudaStreamCreateWithFlags(&b, cudaStreamNonBlocking));
  int low, high;
  CHECK_CUDA(cudaDeviceGetStreamPriorityRange(&low, &high));
  CHECK_CUDA(cudaStreamCreateWithPriority(&c, cudaStreamNonBlocking, high));
  cudaEvent_t start, stop, order;
  CHECK_CUDA(cudaEventCreate(&start));
  CHECK_CUDA(cudaEventCreate(&stop));
  CHECK_CUDA(cudaEventCreateWithFlags(&order, cudaEventDisableTiming));

  int calls = 0;
  for (int i = 0; i < 5; ++i) append<<<1, 1, 0, a>>>(log, count, i);
  CHECK_CUDA(cudaLaunchHostFunc(a, note, &calls));
  CHECK_CUDA(cudaEventRecord(order, a));
  CHECK_CUDA(cudaStreamWaitEvent(b, order, 0));
  for (int i = 5; i < 8; ++i) append<<<1, 1, 0, b>>>(log, count, i);
  CHECK_CUDA(cudaStreamAddCallback(b, noteStream, &calls, 0));
  CHECK_CUDA(cudaStreamSynchronize(b));
  CHECK(calls == 11);
  std::vector<int> got = toHost(log, 8);
  for (int i = 0; i < 8; ++i) CHECK(got[i] == i);

  float ms = -1;
  int* out = deviceZeros<int>(64);
  auto t0 = std::chrono::steady_clock::now();
  CHECK_CUDA(cudaEventRecord(start));
  spin<<<4, 32>>>(out, 5000);
  CHECK_CUDA(cudaEventRecord(stop));
  CHECK_CUDA(cudaEventSynchronize(stop));
  double wall = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - t0).count();
  CHECK_CUDA(cudaEventElapsedTime(&ms, start, stop));
  CHECK(ms > 0 && ms <= wall + 0.1);
  CHECK(cudaEventQuery(stop) == cudaSuccess);
  CHECK(cudaStreamQuery(a) == cudaSuccess);
  cudaEvent_t never;
  CHECK_CUDA(cudaEventCreate(&never));
  CHECK(cudaEventElapsedTime(&ms, start, never) == cudaErrorInvalidResourceHandle);
  cudaGetLastError();
  CHECK(cudaStreamDestroy(a) == cudaSuccess && cudaStreamDestroy(b) == cudaSuccess && cudaStreamDestroy(c) == cudaSuccess);
  CHECK(cudaEventDestroy(start) == cudaSuccess && cudaEventDestroy(stop) == cudaSuccess);
  puts("PASSED");
}

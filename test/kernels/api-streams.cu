// Streams and events: creation, flags, priorities, waiting, callbacks in order, times, what is asked of unused ones.
#include "check.h"

#include <string>

__global__ void add(int* value, int amount) { *value += amount; }

static std::string order;
static void hostFunction(void* data) { order += (const char*)data; }
static void callback(cudaStream_t, cudaError_t status, void* data) {
  CHECK(status == cudaSuccess);
  order += (const char*)data;
}

static void properties() {
  int least = -1, greatest = 1, priority = 77;
  CHECK_CUDA(cudaDeviceGetStreamPriorityRange(&least, &greatest));
  CHECK(least == 0 && greatest <= least);
  cudaStream_t stream = nullptr;
  CHECK_CUDA(cudaStreamCreateWithPriority(&stream, cudaStreamNonBlocking, greatest));
  CHECK_CUDA(cudaStreamGetPriority(stream, &priority));
  CHECK(priority == greatest);
  unsigned int flags = 77;
  CHECK_CUDA(cudaStreamGetFlags(stream, &flags));
  CHECK(flags == cudaStreamNonBlocking);
  CHECK_CUDA(cudaStreamDestroy(stream));
  CHECK_CUDA(cudaStreamCreateWithPriority(&stream, cudaStreamDefault, greatest - 100));  // clamped
  CHECK_CUDA(cudaStreamGetPriority(stream, &priority));
  CHECK(priority == greatest);
  CHECK_CUDA(cudaStreamQuery(stream));
  CHECK_CUDA(cudaStreamDestroy(stream));
  CHECK_CUDA(cudaStreamQuery(cudaStreamPerThread));
  CHECK_CUDA(cudaStreamSynchronize(cudaStreamLegacy));
}

static void ordering() {
  cudaStream_t first, second;
  CHECK_CUDA(cudaStreamCreate(&first));
  CHECK_CUDA(cudaStreamCreateWithFlags(&second, cudaStreamNonBlocking));
  cudaEvent_t event;
  CHECK_CUDA(cudaEventCreateWithFlags(&event, cudaEventDisableTiming));
  int *value = deviceZeros<int>(1), *pinned = nullptr;
  CHECK_CUDA(cudaMallocHost(&pinned, sizeof(int)));
  add<<<1, 1, 0, first>>>(value, 5);
  CHECK_CUDA(cudaLaunchHostFunc(first, hostFunction, (void*)"a"));
  CHECK_CUDA(cudaEventRecord(event, first));
  CHECK_CUDA(cudaStreamWaitEvent(second, event, 0));
  add<<<1, 1, 0, second>>>(value, 10);
  CHECK_CUDA(cudaMemcpyAsync(pinned, value, sizeof(int), cudaMemcpyDeviceToHost, second));
  CHECK_CUDA(cudaStreamAddCallback(second, callback, (void*)"b", 0));
  CHECK_CUDA(cudaLaunchHostFunc(second, hostFunction, (void*)"c"));
  CHECK_CUDA(cudaMemsetAsync(value, 0, sizeof(int), second));
  CHECK_CUDA(cudaStreamSynchronize(second));
  CHECK(*pinned == 15);
  CHECK(order == "abc");
  CHECK(toHost(value, 1)[0] == 0);
  CHECK_CUDA(cudaEventQuery(event));
  CHECK_CUDA(cudaEventDestroy(event));
  CHECK_CUDA(cudaStreamDestroy(first));
  CHECK_CUDA(cudaStreamDestroy(second));
  CHECK_CUDA(cudaFreeHost(pinned));
  CHECK_CUDA(cudaFree(value));
}

static void times() {
  cudaEvent_t start, stop, unused, untimed;
  CHECK_CUDA(cudaEventCreate(&start));
  CHECK_CUDA(cudaEventCreate(&stop));
  CHECK_CUDA(cudaEventCreate(&unused));
  CHECK_CUDA(cudaEventCreateWithFlags(&untimed, cudaEventDisableTiming | cudaEventBlockingSync));
  CHECK_CUDA(cudaEventQuery(unused));  // never recorded counts as done
  CHECK_CUDA(cudaEventSynchronize(unused));
  CHECK_CUDA(cudaEventRecord(start));
  int* value = deviceZeros<int>(1);
  add<<<1, 1>>>(value, 1);
  CHECK_CUDA(cudaEventRecord(stop, 0));
  CHECK_CUDA(cudaEventRecord(untimed));
  CHECK_CUDA(cudaEventSynchronize(stop));
  float milliseconds = -1;
  CHECK_CUDA(cudaEventElapsedTime(&milliseconds, start, stop));
  CHECK(milliseconds >= 0 && milliseconds < 60000);
  float backwards = 1;
  CHECK_CUDA(cudaEventElapsedTime(&backwards, stop, start));
  CHECK(backwards == -milliseconds);
  CHECK(cudaEventElapsedTime(&milliseconds, start, unused) == cudaErrorInvalidResourceHandle);
  CHECK(cudaEventElapsedTime(&milliseconds, start, untimed) == cudaErrorInvalidResourceHandle);
  CHECK(cudaEventElapsedTime(nullptr, start, stop) == cudaErrorInvalidValue);
  cudaGetLastError();
  // Recorded again, an event forgets its first time.
  CHECK_CUDA(cudaEventRecord(start));
  CHECK_CUDA(cudaEventRecord(start));
  CHECK_CUDA(cudaEventElapsedTime(&milliseconds, stop, start));
  CHECK(milliseconds >= 0);
  for (cudaEvent_t event : {start, stop, unused, untimed}) CHECK_CUDA(cudaEventDestroy(event));
}

int main() {
  properties();
  ordering();
  times();
  puts("PASSED");
}

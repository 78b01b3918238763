// A program as people write it, which has to port to Ascend C and compute the same: streams and callbacks.
#include <cstdio>
#include <cuda_runtime.h>
#include <stdexcept>
#include <string>
static void check(cudaError_t e, const char* what) { if (e != cudaSuccess) throw std::runtime_error(std::string(what) + ": " + cudaGetErrorString(e)); }
#define CK(x) check((x), #x)
__global__ void scale(float* p, int n, float f) { int i = blockIdx.x * blockDim.x + threadIdx.x; if (i < n) p[i] *= f; }
static void done(void* data) { ++*(int*)data; }
static void CUDART_CB called(cudaStream_t, cudaError_t status, void* data) { if (status == cudaSuccess) *(int*)data += 10; }
int main() try {
  const int n = 1 << 16, parts = 4, part = n / parts;
  int least, greatest;
  CK(cudaDeviceGetStreamPriorityRange(&least, &greatest));
  float *host, *dev;
  CK(cudaMallocHost((void**)&host, n * sizeof(float)));
  CK(cudaMalloc(&dev, n * sizeof(float)));
  for (int i = 0; i < n; i++) host[i] = i;
  cudaStream_t streams[parts];
  cudaEvent_t begin, end, mid;
  CK(cudaEventCreate(&begin));
  CK(cudaEventCreate(&end));
  CK(cudaEventCreateWithFlags(&mid, cudaEventDisableTiming));
  for (int i = 0; i < parts; i++) CK(cudaStreamCreateWithPriority(&streams[i], cudaStreamNonBlocking, i % 2 ? least : greatest));
  CK(cudaEventRecord(begin, streams[0]));
  int calls = 0;
  for (int i = 0; i < parts; i++) {
    float* d = dev + i * part;
    float* h = host + i * part;
    CK(cudaMemcpyAsync(d, h, part * sizeof(float), cudaMemcpyHostToDevice, streams[i]));
    scale<<<(part + 255) / 256, 256, 0, streams[i]>>>(d, part, 2.0f);
    CK(cudaGetLastError());
    CK(cudaMemcpyAsync(h, d, part * sizeof(float), cudaMemcpyDeviceToHost, streams[i]));
  }
  CK(cudaLaunchHostFunc(streams[0], done, &calls));
  CK(cudaStreamAddCallback(streams[0], called, &calls, 0));
  CK(cudaEventRecord(mid, streams[1]));
  CK(cudaStreamWaitEvent(streams[0], mid, 0));
  CK(cudaEventRecord(end, streams[0]));
  while (cudaEventQuery(end) == cudaErrorNotReady) {}
  CK(cudaEventSynchronize(end));
  float ms = 0;
  CK(cudaEventElapsedTime(&ms, begin, end));
  for (int i = 0; i < parts; i++) { CK(cudaStreamSynchronize(streams[i])); CK(cudaStreamDestroy(streams[i])); }
  double sum = 0;
  for (int i = 0; i < n; i++) sum += host[i];
  printf("%g %d %d\n", sum, calls, ms >= 0);
  float* pool;
  cudaStream_t s;
  CK(cudaStreamCreateWithFlags(&s, cudaStreamNonBlocking));
  CK(cudaMallocAsync(&pool, 4096, s));
  CK(cudaMemsetAsync(pool, 0, 4096, s));
  scale<<<4, 256, 0, s>>>(pool, 1024, 1.0f);
  CK(cudaFreeAsync(pool, s));
  CK(cudaStreamSynchronize(s));
  float* too = nullptr;
  cudaError_t e = cudaMalloc(&too, (size_t)1 << 31);
  if (e == cudaErrorMemoryAllocation) printf("too much\n");
  switch (e) { case cudaSuccess: puts("ok"); break; case cudaErrorMemoryAllocation: puts("memory"); break; default: puts("other"); }
  cudaGetLastError();
  CK(cudaFree(dev));
  CK(cudaFreeHost(host));
  return 0;
} catch (const std::exception& e) { printf("%s\n", e.what()); return 1; }

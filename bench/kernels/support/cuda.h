// CUDA calls that must succeed, and vectors that come and go.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <vector>

#define CHECK_CUDA(call)                                                                    \
  do {                                                                                      \
    cudaError_t status_ = (call);                                                           \
    if (status_ != cudaSuccess) {                                                           \
      printf("FAILED: %s:%d: %s\n", __FILE__, __LINE__, cudaGetErrorString(status_));       \
      exit(1);                                                                              \
    }                                                                                       \
  } while (0)

template <class T>
T* toDevice(const std::vector<T>& values) {
  T* device;
  CHECK_CUDA(cudaMalloc(&device, values.size() * sizeof(T)));
  CHECK_CUDA(cudaMemcpy(device, values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice));
  return device;
}

template <class T>
T* onDevice(size_t count) {
  T* device;
  CHECK_CUDA(cudaMalloc(&device, count * sizeof(T)));
  CHECK_CUDA(cudaMemset(device, 0, count * sizeof(T)));
  return device;
}

template <class T>
std::vector<T> toHost(const T* device, size_t count) {
  std::vector<T> values(count);
  CHECK_CUDA(cudaMemcpy(values.data(), device, count * sizeof(T), cudaMemcpyDeviceToHost));
  return values;
}

/** Waits for the kernel that was just launched. */
inline void finish() {
  CHECK_CUDA(cudaGetLastError());
  CHECK_CUDA(cudaDeviceSynchronize());
}

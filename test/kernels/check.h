// What the test programs share: a failed check names its line and ends the program with 1.
#pragma once
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#define CHECK(condition)                                                        \
  do {                                                                          \
    if (!(condition)) {                                                         \
      printf("FAILED %s:%d: %s\n", __FILE__, __LINE__, #condition);             \
      exit(1);                                                                  \
    }                                                                           \
  } while (0)

#define CHECK_CUDA(call)                                                        \
  do {                                                                          \
    cudaError_t status_ = (call);                                               \
    if (status_ != cudaSuccess) {                                               \
      printf("FAILED %s:%d: %s: %s\n", __FILE__, __LINE__, #call, cudaGetErrorString(status_)); \
      exit(1);                                                                  \
    }                                                                           \
  } while (0)

template <class T>
T* toDevice(const std::vector<T>& values) {
  T* device = nullptr;
  CHECK_CUDA(cudaMalloc(&device, values.size() * sizeof(T) + 1));
  CHECK_CUDA(cudaMemcpy(device, values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice));
  return device;
}

template <class T>
T* deviceZeros(size_t count) {
  T* device = nullptr;
  CHECK_CUDA(cudaMalloc(&device, count * sizeof(T)));
  CHECK_CUDA(cudaMemset(device, 0, count * sizeof(T)));
  return device;
}

/** Waits for the device, so that a fault in the kernel fails the test, and copies the result back. */
template <class T>
std::vector<T> toHost(const T* device, size_t count) {
  std::vector<T> values(count);
  CHECK_CUDA(cudaGetLastError());
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK_CUDA(cudaMemcpy(values.data(), device, count * sizeof(T), cudaMemcpyDeviceToHost));
  return values;
}

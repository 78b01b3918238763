// The device faults: a pure virtual function is called, from the constructor of its class.
// expect-stderr: kernel faulty stopped
#include "check.h"

struct Base {
  __device__ Base(int* out) { prepare(out); }
  __device__ void prepare(int* out) { *out = value(); }
  __device__ virtual int value() = 0;
};
struct Derived : Base {
  __device__ Derived(int* out) : Base(out) {}
  __device__ int value() override { return 7; }
};
__global__ void faulty(int* out) { *out = 5; Derived d(out); *out += d.value(); }

int main() {
  int* out = deviceZeros<int>(1);
  faulty<<<1, 1>>>(out);
  CHECK(cudaDeviceSynchronize() != cudaSuccess);
  CHECK(cudaGetLastError() != cudaSuccess);
  CHECK_CUDA(cudaDeviceReset());
  puts("PASSED");
}

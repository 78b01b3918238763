// Every way to write a launch: braces, expressions, streams, template arguments, default arguments, overloads, pointers, static and unnamed.
#include "check.h"

static __global__ void hidden(int* p) { atomicAdd(p, 1); }
namespace { __global__ void unnamed(int* p) { atomicAdd(p, 10); } }
namespace outer::inner { __global__ void nested(int* p, int by = 100) { atomicAdd(p, by); } }
__global__ void overloaded(int* p, int) { atomicAdd(p, 1000); }
__global__ void overloaded(int* p, double) { atomicAdd(p, 2000); }
template <int N, class T = int> __global__ void numbered(T* p) { atomicAdd(p, N); }
template <class... Args> void launchAll(void (*kernel)(Args...), dim3 grid, Args... args) { kernel<<<grid, 1>>>(args...); }
struct Solver {
  int* p;
  template <int N> void run() { numbered<N><<<1, 1>>>(p); }
};
#define LAUNCH(kernel, ...) kernel<<<1, 2>>>(__VA_ARGS__)
__global__ void shapes(dim3* out) {
  if (threadIdx.x + threadIdx.y + threadIdx.z + blockIdx.x + blockIdx.y == 0) out[0] = gridDim, out[1] = blockDim;
}
__global__ void empty() {}

int main() {
  int* p = deviceZeros<int>(1);
  int expected = 0;
  auto check = [&](int by) { CHECK(toHost(p, 1)[0] == (expected += by)); };
  hidden<<<2, 3>>>(p);
  check(6);
  unnamed<<<dim3(2), dim3(1, 2)>>>(p);
  check(40);
  outer::inner::nested<<<1, 1>>>(p);
  outer::inner::nested<<<1, 1>>>(p, 5);
  check(105);
  overloaded<<<1, 1>>>(p, 1);
  overloaded<<<1, 1>>>(p, 1.0);
  check(3000);
  numbered<7><<<1, 1>>>(p);
  (numbered<8, int>)<<<1, 1>>>(p);
  Solver{p}.run<9>();
  check(24);
  launchAll(hidden, 5, p);
  void (*pointer)(int*) = unnamed;
  pointer<<<1, 1>>>(p);
  void (*both[])(int*) = {hidden, numbered<30>};
  for (int i = 0; i < 4; ++i) both[i % 2]<<<1, i + 1>>>(p);
  check(5 + 10 + 1 + 60 + 3 + 120);
  LAUNCH(hidden, p);
  auto inLambda = [=] { hidden<<<1, 4>>>(p); };
  inLambda();
  cudaStream_t stream;
  CHECK_CUDA(cudaStreamCreate(&stream));
  hidden<<<1, 1, 0, stream>>>(p);
  hidden<<<1, 1, 16, nullptr>>>(p);
  for (size_t n = 1; n < 3; ++n) hidden<<<n, n * n>>>(p);
  check(2 + 4 + 2 + 9);
  dim3* out = deviceZeros<dim3>(2);
  shapes<<<dim3{2, 3}, dim3{4, 5, 6}>>>(out);
  auto got = toHost(out, 2);
  CHECK(got[0].x == 2 && got[0].y == 3 && got[0].z == 1 && got[1].x == 4 && got[1].y == 5 && got[1].z == 6);
  if (expected) empty<<<1, 1>>>();
  else hidden<<<1, 1>>>(p);
  check(0);
  CHECK_CUDA(cudaStreamDestroy(stream));
  puts("PASSED");
}

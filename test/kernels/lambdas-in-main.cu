// flags: --extended-lambda -std=c++17
// run: 5
// Kernels of lambdas in a main with parameters, and in static functions, members, templates and lambdas beside it.
#include "check.h"

template <class F>
__global__ void run(int n, F f) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) f(i);
}
// The function's name comes after parameters of its own, so that the mangled name refers back.
template <class F, class G>
__global__ void both(int* a, const char* const* names, F f, char** others, G g, const F again) {
  a[threadIdx.x] = f(threadIdx.x) + g(threadIdx.x) + again(0) + (names == nullptr) + (others == nullptr);
}
template <class F> struct Box { F f; };
template <class F, class G>
__global__ void apply(Box<F> box, G g, int* out) { out[threadIdx.x] = box.f(g(threadIdx.x)); }
template <class F> Box<F> box(F f) { return {f}; }

const int n = 40;

static void inStatic(int* out) {
  run<<<2, 32>>>(n, [=] __device__(int i) { out[i] = i + 1; });
}
struct Owner {
  int factor;
  void member(int* out) const {
    int by = factor;
    run<<<2, 32>>>(n, [=] __device__(int i) { out[i] = i * by; });
  }
  static int main(int argc, char** argv) {
    int* out = deviceZeros<int>(n);
    run<<<2, 32>>>(n, [=] __device__(int i) { out[i] = argc - i; });
    auto got = toHost(out, n);
    for (int i = 0; i < n; ++i) CHECK(got[i] == argc - i && argv == nullptr);
    return 0;
  }
};
template <class T> void inTemplate(T* out, T value) {
  run<<<2, 32>>>(n, [=] __device__(int i) { out[i] = value; });
}

int main(int argc, char** argv) {
  int* out = deviceZeros<int>(n);
  run<<<2, 32>>>(n, [=] __device__(int i) { out[i] = argc * i; });
  CHECK(cudaGetLastError() == cudaSuccess);
  auto got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == 2 * i);

  // A second one of the same type of call, in a block and in a branch.
  if (argc == 2) {
    int add = argv[1][0] - '0';
    run<<<2, 32>>>(n, [=] __device__(int i) { out[i] = i + add; });
    got = toHost(out, n);
    for (int i = 0; i < n; ++i) CHECK(got[i] == i + 5);
  }

  auto square = [] __host__ __device__(int i) { return i * i; };
  auto less = [argc] __device__(int i) { return i - argc; };
  both<<<1, n>>>(out, nullptr, square, nullptr, less, square);
  got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == square(i) + i - 2 + 2);
  both<<<1, n>>>(out, nullptr, less, nullptr, square, less);
  got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == square(i) + i - 2 - 2 + 2);

  apply<<<1, n>>>(box(square), [=] __device__(int i) { return i + argc; }, out);
  got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == (i + 2) * (i + 2));

  // In a lambda of the host, and in one of the device within one of the device.
  auto launch = [&](int by) {
    run<<<2, 32>>>(n, [=] __device__(int i) {
      auto inner = [=](int k) { return k * by; };
      out[i] = inner(i);
    });
  };
  launch(4);
  got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == 4 * i);

  inStatic(out);
  got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == i + 1);
  Owner{7}.member(out);
  got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == 7 * i);
  CHECK(Owner::main(3, nullptr) == 0);
  inTemplate(out, 9);
  got = toHost(out, n);
  for (int i = 0; i < n; ++i) CHECK(got[i] == 9);
  puts("PASSED");
}

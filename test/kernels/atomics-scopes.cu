// The _block and _system forms of every atomic on every type that has them.
#include "check.h"
typedef unsigned long long u64;

#define INTEGER_OPS(T, suffix)                                \
  atomicAdd##suffix(&p[0], (T)(i + 1));                       \
  atomicMin##suffix(&p[1], (T)(i + 3));                       \
  atomicMax##suffix(&p[2], (T)(i * 5));                       \
  atomicAnd##suffix(&p[3], (T) ~((T)1 << (i % 31)));          \
  atomicOr##suffix(&p[4], (T)1 << (i % 31));                  \
  atomicXor##suffix(&p[5], (T)i);                             \
  atomicExch##suffix(&p[6], (T)7);                            \
  for (T old = p[7], seen = old + 1; old != seen;) {          \
    seen = old;                                               \
    old = atomicCAS##suffix(&p[7], seen, (T)(seen + 2));      \
  }

template <class T> __global__ void plain(T* p) { int i = threadIdx.x; INTEGER_OPS(T, ) }
template <class T> __global__ void block(T* p) { int i = threadIdx.x; INTEGER_OPS(T, _block) }
template <class T> __global__ void system(T* p) { int i = threadIdx.x; INTEGER_OPS(T, _system) }

template <class T>
void check(void (*kernel)(T*)) {
  const int n = 67;
  std::vector<T> start = {0, 100, 0, (T)-1, 0, 0, 1, 5};
  T* p = toDevice(start);
  kernel<<<1, n>>>(p);
  auto got = toHost(p, 8);
  T all = 0, mix = 0;
  for (int i = 0; i < n; ++i) all |= (T)1 << (i % 31), mix ^= (T)i;
  CHECK(got[0] == (T)(n * (n + 1) / 2) && got[1] == 3 && got[2] == (T)((n - 1) * 5));
  CHECK(got[3] == (T)~all && got[4] == all && got[5] == mix && got[6] == 7 && got[7] == (T)(5 + 2 * n));
}

#define OTHER_OPS(suffix)                      \
  atomicSub##suffix(&s[0], i);                 \
  atomicSub##suffix(&u[0], (unsigned)i);       \
  atomicInc##suffix(&u[1], 9u);                \
  atomicDec##suffix(&u[2], 6u);                \
  atomicAdd##suffix(&f[0], 0.5f);              \
  atomicAdd##suffix(&d[0], 0.25);              \
  atomicExch##suffix(&f[1], 2.5f);

__global__ void others(int* s, unsigned* u, float* f, double* d) { int i = threadIdx.x; OTHER_OPS() }
__global__ void othersBlock(int* s, unsigned* u, float* f, double* d) { int i = threadIdx.x; OTHER_OPS(_block) }
__global__ void othersSystem(int* s, unsigned* u, float* f, double* d) { int i = threadIdx.x; OTHER_OPS(_system) }

int main() {
  check<int>(plain<int>); check<int>(block<int>); check<int>(system<int>);
  check<unsigned>(plain<unsigned>); check<unsigned>(block<unsigned>); check<unsigned>(system<unsigned>);
  check<u64>(plain<u64>); check<u64>(block<u64>); check<u64>(system<u64>);
  for (auto kernel : {others, othersBlock, othersSystem}) {
    int* s = deviceZeros<int>(1);
    unsigned* u = deviceZeros<unsigned>(3);
    float* f = deviceZeros<float>(2);
    double* d = deviceZeros<double>(1);
    kernel<<<1, 33>>>(s, u, f, d);
    CHECK(toHost(s, 1)[0] == -528);
    auto gotU = toHost(u, 3);
    // 33 steps of 0..9 and, from 0, down through 6..0.
    CHECK(gotU[0] == 0u - 528 && gotU[1] == 3 && gotU[2] == 2);
    CHECK(toHost(f, 2)[0] == 16.5f && toHost(f, 2)[1] == 2.5f && toHost(d, 1)[0] == 8.25);
  }
  puts("PASSED");
}

// Function pointers: tables in constant and device memory, in structs, as template arguments, pointers to members, by cudaMemcpyFromSymbol.
#include "check.h"

typedef float (*Unary)(float);
__device__ float square(float x) { return x * x; }
__device__ float half(float x) { return x / 2; }
__device__ float minusOne(float x) { return x - 1; }
__device__ Unary table[] = {square, half, minusOne};
__constant__ Unary constantTable[2] = {minusOne, square};
__device__ Unary forHost = half;

struct Rule { Unary f; int repeat; };
struct Counter {
  int n;
  __device__ int up(int by) { return n += by; }
  __device__ int down(int by) { return n -= by; }
};
typedef int (Counter::*Method)(int);

__device__ double add(double a, double b) { return a + b; }
__device__ double multiply(double a, double b) { return a * b; }
template <double (*Fold)(double, double)>
__device__ double reduce(const double* p, int n) {
  double r = p[0];
  for (int i = 1; i < n; ++i) r = Fold(r, p[i]);
  return r;
}
__device__ int compareUp(const void* a, const void* b) { return *(const int*)a - *(const int*)b; }
__device__ int compareDown(const void* a, const void* b) { return *(const int*)b - *(const int*)a; }
__device__ void sortBytes(char* base, int n, int size, int (*compare)(const void*, const void*)) {
  for (int i = 1; i < n; ++i)
    for (int j = i; j > 0 && compare(base + (j - 1) * size, base + j * size) > 0; --j)
      for (int k = 0; k < size; ++k) {
        char t = base[j * size + k];
        base[j * size + k] = base[(j - 1) * size + k];
        base[(j - 1) * size + k] = t;
      }
}

__global__ void kernel(float* out, Unary given, Rule rule, int* counters, double* folds, int* sorted) {
  int t = threadIdx.x;
  float x = t;
  x = table[t % 3](x);
  x = constantTable[t % 2](x);
  x = given(x);
  for (int i = 0; i < rule.repeat; ++i) x = rule.f(x);
  Unary local[2] = {t % 5 ? square : half, [](float v) { return v + 100; }};
  out[t] = local[(t >> 2) & 1](x);
  Counter c = {t};
  Method m = t % 3 == 0 ? &Counter::up : &Counter::down;
  (c.*m)(10);
  counters[t] = (c.*m)(1);
  double values[4] = {1.0 + t, 2, 3, 0.5};
  folds[t] = t % 2 ? reduce<add>(values, 4) : reduce<multiply>(values, 4);
  int* mine = sorted + t * 5;
  for (int i = 0; i < 5; ++i) mine[i] = (i * 3 + t) % 5;
  sortBytes((char*)mine, 5, sizeof(int), t % 2 ? compareUp : compareDown);
}

__global__ void ruleFor(Rule* rule) { *rule = {minusOne, 3}; }

int main() {
  Unary given;
  CHECK_CUDA(cudaMemcpyFromSymbol(&given, forHost, sizeof given));
  Rule* dRule = deviceZeros<Rule>(1);
  ruleFor<<<1, 1>>>(dRule);
  Rule rule = toHost(dRule, 1)[0];
  float* out = deviceZeros<float>(64);
  int* counters = deviceZeros<int>(64);
  double* folds = deviceZeros<double>(64);
  int* sorted = deviceZeros<int>(320);
  kernel<<<1, 64>>>(out, given, rule, counters, folds, sorted);
  auto got = toHost(out, 64);
  auto gotCounters = toHost(counters, 64), gotSorted = toHost(sorted, 320);
  auto gotFolds = toHost(folds, 64);
  for (int t = 0; t < 64; ++t) {
    float x = t;
    x = t % 3 == 0 ? x * x : t % 3 == 1 ? x / 2 : x - 1;
    x = t % 2 == 0 ? x - 1 : x * x;
    x = x / 2 - 3;
    CHECK(got[t] == ((t >> 2) & 1 ? x + 100 : t % 5 ? x * x : x / 2));
    CHECK(gotCounters[t] == (t % 3 == 0 ? t + 11 : t - 11));
    CHECK(gotFolds[t] == (t % 2 ? 6.5 + t : (1 + t) * 3.0));
    for (int i = 0; i < 5; ++i) CHECK(gotSorted[t * 5 + i] == (t % 2 ? i : 4 - i));
  }
  puts("PASSED");
}

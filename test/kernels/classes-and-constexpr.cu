// flags: --expt-relaxed-constexpr
// Operators, constructors and destructors in scopes, static and constexpr members, friends, references, user-defined conversions.
#include "check.h"
#include <array>

constexpr int power(int base, int n) { return n == 0 ? 1 : base * power(base, n - 1); }

class Fixed {
  int raw;
 public:
  static constexpr int one = 1 << 8;
  __host__ __device__ constexpr Fixed(int whole = 0) : raw(whole * one) {}
  __host__ __device__ constexpr explicit Fixed(double d) : raw((int)(d * one)) {}
  __host__ __device__ explicit operator int() const { return raw / one; }
  __host__ __device__ explicit operator bool() const { return raw != 0; }
  __host__ __device__ Fixed operator-() const { Fixed r; r.raw = -raw; return r; }
  __host__ __device__ Fixed& operator+=(Fixed o) { raw += o.raw; return *this; }
  __host__ __device__ Fixed& operator*=(Fixed o) { raw = (int)((long long)raw * o.raw / one); return *this; }
  __host__ __device__ Fixed operator++(int) { Fixed old = *this; raw += one; return old; }
  __host__ __device__ friend Fixed operator+(Fixed a, Fixed b) { return a += b; }
  __host__ __device__ friend Fixed operator*(Fixed a, Fixed b) { return a *= b; }
  __host__ __device__ friend bool operator<(Fixed a, Fixed b) { return a.raw < b.raw; }
  __host__ __device__ int bits() const { return raw; }
};
constexpr Fixed half(0.5);

struct Tracker {
  int* log;
  int mark;
  __device__ Tracker(int* log, int mark) : log(log), mark(mark) { *log = *log * 10 + mark; }
  __device__ Tracker(const Tracker& o) : log(o.log), mark(o.mark + 1) { *log = *log * 10 + mark; }
  __device__ ~Tracker() { *log = *log * 10 + 9; }
};
__device__ int useTracker(Tracker t) { return t.mark; }

struct Matrix {
  float m[2][2];
  __device__ float& operator()(int r, int c) { return m[r][c]; }
  __device__ const float* operator[](int r) const { return m[r]; }
};

struct Settings {
  enum { count = 3 };
  __device__ static constexpr float factor(int i) { return i == 0 ? 0.5f : i == 1 ? 2.0f : 8.0f; }
};

__global__ void kernel(int* out, int* logs, float* reals) {
  int t = threadIdx.x;
  constexpr int table[4] = {power(2, 3), power(3, 2), power(5, 0), power(7, 4)};
  Fixed x(t), y = x * half + Fixed(1.25);
  Fixed old = y++;
  if (x && !(x < old)) y += -old;
  out[t] = y.bits() * 10 + (int)old + table[t % 4];
  logs[t] = 0;
  for (int i = 0; i < 2; ++i) {
    Tracker a(&logs[t], 1);
    if (i == 1 && t % 2) break;
    Tracker b(a);
    logs[t] += useTracker(b) * 0;
  }
  Matrix m;
  for (int i = 0; i < 4; ++i) m(i / 2, i % 2) = (float)(t + i) * Settings::factor(i % Settings::count);
  std::array<float, 4> copy = {m[0][0], m[0][1], m[1][0], m[1][1]};
  float sum = 0;
  for (float v : copy) sum += v;
  reals[t] = sum;
}

int main() {
  const int n = 40;
  int* out = deviceZeros<int>(n);
  int* logs = deviceZeros<int>(n);
  float* reals = deviceZeros<float>(n);
  kernel<<<1, n>>>(out, logs, reals);
  auto got = toHost(out, n), gotLogs = toHost(logs, n);
  auto gotReals = toHost(reals, n);
  const int table[4] = {8, 9, 1, 2401};
  for (int t = 0; t < n; ++t) {
    Fixed x(t), y = x * half + Fixed(1.25);
    Fixed old = y++;
    if (x && !(x < old)) y += -old;
    CHECK(got[t] == y.bits() * 10 + (int)old + table[t % 4]);
    int log = 123999;
    for (char c : t % 2 ? std::array<char, 6>{1, 9} : std::array<char, 6>{1, 2, 3, 9, 9, 9})
      if (c) log = (int)((unsigned)log * 10u + c);
    CHECK(gotLogs[t] == log);
    CHECK(gotReals[t] == t * 0.5f + (t + 1) * 2.0f + (t + 2) * 8.0f + (t + 3) * 0.5f);
  }
  puts("PASSED");
}

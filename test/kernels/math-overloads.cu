// The C++ names of math functions: which type each overload returns, on both sides, and that it is the same function.
#include <cmath>
#include <type_traits>

#include "check.h"

#define RETURNS(type, ...) static_assert(std::is_same<decltype(__VA_ARGS__), type>::value, #__VA_ARGS__)
#define ONE_ARGUMENT(name)                                                      \
  RETURNS(float, name(1.0f));                                                   \
  RETURNS(double, name(1.0));                                                   \
  RETURNS(float, name##f(1.0f))
#define OF_THE_STANDARD(name)                                                   \
  ONE_ARGUMENT(name);                                                           \
  RETURNS(float, std::name(1.0f));                                              \
  RETURNS(double, std::name(1.0));                                              \
  RETURNS(double, std::name(1))

template <class T>
__host__ __device__ void overloads() {
  OF_THE_STANDARD(sqrt);
  OF_THE_STANDARD(cbrt);
  OF_THE_STANDARD(exp);
  OF_THE_STANDARD(exp2);
  OF_THE_STANDARD(expm1);
  OF_THE_STANDARD(log);
  OF_THE_STANDARD(log2);
  OF_THE_STANDARD(log10);
  OF_THE_STANDARD(log1p);
  OF_THE_STANDARD(sin);
  OF_THE_STANDARD(cos);
  OF_THE_STANDARD(tan);
  OF_THE_STANDARD(asin);
  OF_THE_STANDARD(acos);
  OF_THE_STANDARD(atan);
  OF_THE_STANDARD(sinh);
  OF_THE_STANDARD(cosh);
  OF_THE_STANDARD(tanh);
  OF_THE_STANDARD(asinh);
  OF_THE_STANDARD(acosh);
  OF_THE_STANDARD(atanh);
  OF_THE_STANDARD(erf);
  OF_THE_STANDARD(erfc);
  OF_THE_STANDARD(tgamma);
  OF_THE_STANDARD(lgamma);
  OF_THE_STANDARD(ceil);
  OF_THE_STANDARD(floor);
  OF_THE_STANDARD(trunc);
  OF_THE_STANDARD(round);
  OF_THE_STANDARD(rint);
  OF_THE_STANDARD(nearbyint);
  OF_THE_STANDARD(fabs);
  OF_THE_STANDARD(logb);
  ONE_ARGUMENT(rsqrt);
  ONE_ARGUMENT(rcbrt);
  ONE_ARGUMENT(exp10);
  ONE_ARGUMENT(sinpi);
  ONE_ARGUMENT(cospi);
  ONE_ARGUMENT(erfinv);
  ONE_ARGUMENT(erfcinv);
  ONE_ARGUMENT(erfcx);
  ONE_ARGUMENT(normcdf);
  ONE_ARGUMENT(normcdfinv);
  RETURNS(float, pow(2.0f, 3.0f));
  RETURNS(double, pow(2.0, 3.0));
  RETURNS(double, pow(2.0f, 3.0));
  RETURNS(double, pow(2.0, 3));
  RETURNS(float, std::pow(2.0f, 3.0f));
  RETURNS(float, atan2(2.0f, 3.0f));
  RETURNS(float, fmod(2.0f, 3.0f));
  RETURNS(float, hypot(2.0f, 3.0f));
  RETURNS(float, fmin(2.0f, 3.0f));
  RETURNS(float, fmax(2.0f, 3.0f));
  RETURNS(double, fmax(2.0f, 3.0));
  RETURNS(float, fdim(2.0f, 3.0f));
  RETURNS(float, copysign(2.0f, 3.0f));
  RETURNS(float, remainder(2.0f, 3.0f));
  RETURNS(float, nextafter(2.0f, 3.0f));
  RETURNS(float, fma(2.0f, 3.0f, 4.0f));
  RETURNS(double, fma(2.0, 3.0, 4.0));
  RETURNS(float, ldexp(2.0f, 3));
  RETURNS(float, scalbn(2.0f, 3));
  RETURNS(float, abs(2.0f));
  RETURNS(double, abs(2.0));
  RETURNS(int, abs(2));
  RETURNS(long long, abs(2ll));
  RETURNS(long long, llrint(2.0f));
  RETURNS(long, lround(2.0f));
  RETURNS(int, ilogb(2.0f));
  RETURNS(int, min(1, 2));
  RETURNS(unsigned int, max(1, 2u));
  RETURNS(float, min(1.0f, 2.0f));
  RETURNS(double, max(1.0f, 2.0));
  RETURNS(long long, min(1ll, 2ll));
  RETURNS(unsigned long long, max(1ull, 2ull));
}

template <class T>
__host__ __device__ int agree(T x) {
  int wrong = 0;
  T s, c;
  sincos(x, &s, &c);
  wrong += s != sin(x) || c != cos(x);
  sincospi(x, &s, &c);
  wrong += s != sinpi(x) || c != cospi(x);
  wrong += std::sqrt(x) != sqrt(x) || std::exp(x) != exp(x) || std::pow(x, x) != pow(x, x);
  wrong += std::abs(-x) != x || abs(-x) != x || fabs(-x) != x;
  wrong += std::fma(x, x, x) != fma(x, x, x) || std::fmin(x, x + 1) != x || max(x, x + 1) != x + 1;
  wrong += !isfinite(x) || isnan(x) || isinf(x) || signbit(x) || !signbit(-x);
  wrong += !std::isfinite(x) || std::isnan(x) || std::isinf(x) || std::signbit(x);
  wrong += !std::isnan(nan("")) || !isnan(nanf("1"));
  return wrong;
}

__global__ void onDevice(int* wrong) {
  overloads<int>();
  *wrong = agree(1.25f) + agree(2.75);
}

__global__ void fast(float* out, float x) {
  float s, c;
  __sincosf(x, &s, &c);
  out[0] = s - __sinf(x);
  out[1] = c - __cosf(x);
  out[2] = __tanf(x) - tanf(x);
  out[3] = __expf(x) - expf(x);
  out[4] = __exp10f(x) - exp10f(x);
  out[5] = __logf(x) - logf(x);
  out[6] = __log2f(x) - log2f(x);
  out[7] = __log10f(x) - log10f(x);
  out[8] = __powf(x, x) - powf(x, x);
  out[9] = __fdividef(x, 3) - x / 3;
  out[10] = fdividef(x, 3) - x / 3;
  out[11] = __saturatef(x) - 1;
  out[12] = __saturatef(-x) + __saturatef(nanf(""));
  out[13] = j1f(0) + jnf(1, 0);
}

int main() {
  overloads<int>();
  CHECK(agree(1.25f) == 0 && agree(2.75) == 0);
  int* wrong = deviceZeros<int>(1);
  onDevice<<<1, 1>>>(wrong);
  CHECK(toHost(wrong, 1)[0] == 0);
  float* out = deviceZeros<float>(14);
  fast<<<1, 1>>>(out, 1.7f);
  std::vector<float> got = toHost(out, 14);
  for (float difference : got) CHECK(fabsf(difference) < 1e-4f);
  puts("PASSED");
}

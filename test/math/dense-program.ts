/**
 * A CUDA program that calls float functions of one argument in a kernel on every so-many-th float there is, from
 * -NaN to NaN, and compares with what the host's function for double says, rounded: a million arguments each.
 * It prints a line per function: its name, the largest difference in units in the last place, and for which bits.
 */
export const denseFunctions = [
  ...[
    "exp",
    "exp2",
    "exp10",
    "expm1",
    "log",
    "log2",
    "log10",
    "log1p",
    "sin",
    "cos",
    "tan",
    "sinpi",
    "cospi",
  ],
  ...[
    "asin",
    "acos",
    "atan",
    "sinh",
    "cosh",
    "tanh",
    "asinh",
    "acosh",
    "atanh",
    "erf",
    "erfc",
    "cbrt",
    "rcbrt",
  ],
  "rsqrt",
] as const;

/** A prime, so that the low bits take all values. */
const step = 4099;

export const denseSource = `#include <cmath>
#include <cstdio>
#include <cstring>
${denseFunctions
  .map(
    (name) => `__global__ void k_${name}(float* out, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) out[i] = ${name}f(__uint_as_float(i * ${step}u));
}`,
  )
  .join("\n")}
static long long ordinal(float x) {
  int bits;
  memcpy(&bits, &x, 4);
  return bits < 0 ? -(long long)(bits & 0x7fffffff) : bits;
}
static void compare(const char* name, const float* results, int count, double (*exact)(double)) {
  long long worst = 0;
  unsigned int at = 0;
  for (int i = 0; i < count; i++) {
    unsigned int bits = i * ${step}u;
    float x, got = results[i];
    memcpy(&x, &bits, 4);
    float expected = (float)exact(x);
    bool isNan = expected != expected;
    long long apart = ordinal(got) - ordinal(expected);
    if (apart < 0) apart = -apart;
    if (got == 0 && expected == 0 && std::signbit(got) != std::signbit(expected)) apart = 1ll << 40;
    if (isNan || got != got) apart = isNan == (got != got) ? 0 : 1ll << 40;
    if (apart > worst) worst = apart, at = bits;
  }
  printf("%s %lld %08x\\n", name, worst, at);
}
int main() {
  const int count = 0xffffffffu / ${step}u;
  float* out;
  cudaMallocManaged(&out, count * sizeof(float));
${denseFunctions
  .map(
    (name) => `  k_${name}<<<(count + 255) / 256, 256>>>(out, count);
  if (cudaDeviceSynchronize() != cudaSuccess) return 1;
  compare("${name}", out, count, [](double x) -> double { return ${name}(x); });`,
  )
  .join("\n")}
}
`;

#include "problem.h"
#include "../support/cuda.h"
#include "../support/measure.h"

/** The cumulative normal distribution, after Abramowitz and Stegun 26.2.17. */
__device__ float normal(float d) {
  float k = 1.0f / (1.0f + 0.2316419f * fabsf(d));
  float sum = k * (0.31938153f + k * (-0.356563782f + k * (1.781477937f + k * (-1.821255978f + k * 1.330274429f))));
  float tail = 0.39894228f * expf(-0.5f * d * d) * sum;
  return d > 0 ? 1.0f - tail : tail;
}

__global__ void blackScholes(const float* price, const float* strike, const float* years, float* call, float* put,
                             float rate, float volatility, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float s = price[i], x = strike[i], t = years[i];
  float root = sqrtf(t);
  float d1 = (logf(s / x) + (rate + 0.5f * volatility * volatility) * t) / (volatility * root);
  float d2 = d1 - volatility * root;
  float n1 = normal(d1), n2 = normal(d2);
  float discounted = x * expf(-rate * t);
  call[i] = s * n1 - discounted * n2;
  put[i] = discounted * (1.0f - n2) - s * (1.0f - n1);
}

int main() {
  Problem problem;
  const int n = problem.n;
  float *price = toDevice(problem.price), *strike = toDevice(problem.strike), *years = toDevice(problem.years);
  float *call = onDevice<float>(n), *put = onDevice<float>(n);
  auto launch = [&] {
    blackScholes<<<(n + 255) / 256, 256>>>(price, strike, years, call, put, problem.rate, problem.volatility, n);
    finish();
  };
  launch();
  report("black-scholes", problem.check(toHost(call, n).data(), toHost(put, n).data()), launch);
}

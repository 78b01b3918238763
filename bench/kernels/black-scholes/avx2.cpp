#include "problem.h"
#include "../support/lane-math.h"
#include "../support/lanes.h"
#include "../support/measure.h"

/** The cumulative normal distribution, after Abramowitz and Stegun 26.2.17. */
static __m256 normal(__m256 d) {
  __m256 one = splat(1.0f), sign = splat(-0.0f);
  __m256 k = _mm256_div_ps(one, multiplyAdd(splat(0.2316419f), _mm256_andnot_ps(sign, d), one));
  __m256 sum = multiplyAdd(k, splat(1.330274429f), splat(-1.821255978f));
  sum = multiplyAdd(k, sum, splat(1.781477937f));
  sum = multiplyAdd(k, sum, splat(-0.356563782f));
  sum = multiplyAdd(k, sum, splat(0.31938153f));
  __m256 density = _mm256_mul_ps(splat(0.39894228f), exponential(_mm256_mul_ps(_mm256_mul_ps(d, d), splat(-0.5f))));
  __m256 tail = _mm256_mul_ps(density, _mm256_mul_ps(k, sum));
  return _mm256_blendv_ps(_mm256_sub_ps(one, tail), tail, d);  // by the sign of d
}

static void blackScholes(const float* price, const float* strike, const float* years, float* call, float* put,
                         float rate, float volatility, int n) {
  __m256 one = splat(1.0f), drift = splat(rate + 0.5f * volatility * volatility);
#pragma omp parallel for
  for (int i = 0; i < n; i += 8) {
    __m256 s = load(price + i), x = load(strike + i), t = load(years + i);
    __m256 deviation = _mm256_mul_ps(splat(volatility), _mm256_sqrt_ps(t));
    __m256 d1 = _mm256_div_ps(multiplyAdd(drift, t, logarithm(_mm256_div_ps(s, x))), deviation);
    __m256 d2 = _mm256_sub_ps(d1, deviation);
    __m256 n1 = normal(d1), n2 = normal(d2);
    __m256 discounted = _mm256_mul_ps(x, exponential(_mm256_mul_ps(splat(-rate), t)));
    store(call + i, _mm256_fmsub_ps(s, n1, _mm256_mul_ps(discounted, n2)));
    store(put + i, _mm256_fmsub_ps(discounted, _mm256_sub_ps(one, n2), _mm256_mul_ps(s, _mm256_sub_ps(one, n1))));
  }
}

int main() {
  Problem problem;
  std::vector<float> call(problem.n), put(problem.n);
  auto launch = [&] {
    blackScholes(problem.price.data(), problem.strike.data(), problem.years.data(), call.data(), put.data(),
                 problem.rate, problem.volatility, problem.n);
  };
  launch();
  report("black-scholes", problem.check(call.data(), put.data()), launch);
}

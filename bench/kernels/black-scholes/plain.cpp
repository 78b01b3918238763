#include "problem.h"
#include "../support/measure.h"

/** The cumulative normal distribution, after Abramowitz and Stegun 26.2.17. */
static float normal(float d) {
  float k = 1.0f / (1.0f + 0.2316419f * std::fabs(d));
  float sum = k * (0.31938153f + k * (-0.356563782f + k * (1.781477937f + k * (-1.821255978f + k * 1.330274429f))));
  float tail = 0.39894228f * std::exp(-0.5f * d * d) * sum;
  return d > 0 ? 1.0f - tail : tail;
}

static void blackScholes(const float* price, const float* strike, const float* years, float* call, float* put,
                         float rate, float volatility, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    float s = price[i], x = strike[i], t = years[i];
    float root = std::sqrt(t);
    float d1 = (std::log(s / x) + (rate + 0.5f * volatility * volatility) * t) / (volatility * root);
    float d2 = d1 - volatility * root;
    float n1 = normal(d1), n2 = normal(d2);
    float discounted = x * std::exp(-rate * t);
    call[i] = s * n1 - discounted * n2;
    put[i] = discounted * (1.0f - n2) - s * (1.0f - n1);
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

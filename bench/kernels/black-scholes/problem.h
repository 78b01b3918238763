// Prices of European options: exp, log and sqrt in long chains of dependent arithmetic.
#pragma once
#include <vector>
#include "../support/check.h"

struct Problem {
  static constexpr int n = 1 << 20;
  static constexpr float rate = 0.02f, volatility = 0.3f;
  std::vector<float> price = std::vector<float>(n), strike = std::vector<float>(n), years = std::vector<float>(n);

  Problem() {
    for (int i = 0; i < n; ++i) {
      price[i] = 5 + 25 * uniform(i);
      strike[i] = 1 + 99 * uniform(i + n);
      years[i] = 0.25f + 9.75f * uniform(i + 2 * n);
    }
  }

  double check(const float* call, const float* put) const {
    auto normal = [](double d) { return 0.5 * std::erfc(-d * std::sqrt(0.5)); };
    for (int i = 0; i < n; i += 61) {
      double s = price[i], x = strike[i], t = years[i], v = volatility;
      double d1 = (std::log(s / x) + (rate + 0.5 * v * v) * t) / (v * std::sqrt(t)), d2 = d1 - v * std::sqrt(t);
      double discounted = x * std::exp(-rate * t);
      expectClose("call", i, call[i], s * normal(d1) - discounted * normal(d2), 5e-5);
      expectClose("put", i, put[i], discounted * normal(-d2) - s * normal(-d1), 5e-5);
    }
    double sum = 0;
    for (int i = 0; i < n; ++i) sum += call[i] + put[i];
    return sum;
  }
};

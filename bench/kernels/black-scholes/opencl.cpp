#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
float normal(float d) {
  float k = 1.0f / (1.0f + 0.2316419f * fabs(d));
  float sum = k * (0.31938153f + k * (-0.356563782f + k * (1.781477937f + k * (-1.821255978f + k * 1.330274429f))));
  float tail = 0.39894228f * exp(-0.5f * d * d) * sum;
  return d > 0 ? 1.0f - tail : tail;
}

kernel void blackScholes(global const float* price, global const float* strike, global const float* years,
                         global float* call, global float* put, float rate, float volatility, int n) {
  int i = get_global_id(0);
  if (i >= n) return;
  float s = price[i], x = strike[i], t = years[i];
  float root = sqrt(t);
  float d1 = (log(s / x) + (rate + 0.5f * volatility * volatility) * t) / (volatility * root);
  float d2 = d1 - volatility * root;
  float n1 = normal(d1), n2 = normal(d2);
  float discounted = x * exp(-rate * t);
  call[i] = s * n1 - discounted * n2;
  put[i] = discounted * (1.0f - n2) - s * (1.0f - n1);
}
)";

int main() {
  Problem problem;
  const size_t n = problem.n;
  OpenCl device(source);
  cl_mem price = device.buffer(problem.price), strike = device.buffer(problem.strike);
  cl_mem years = device.buffer(problem.years), call = device.buffer<float>(n), put = device.buffer<float>(n);
  cl_kernel kernel = device.kernel("blackScholes", price, strike, years, call, put, problem.rate, problem.volatility,
                                   problem.n);
  auto launch = [&] { device.run(kernel, {n}, {256}); };
  launch();
  double checksum = problem.check(device.read<float>(call, n).data(), device.read<float>(put, n).data());
  report("black-scholes", checksum, launch);
}

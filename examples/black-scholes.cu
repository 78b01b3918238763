// European option prices after Black and Scholes, checked against a double-precision host version and put-call parity.
#include <cmath>
#include <cstdio>
#include <vector>

__device__ float normalCdf(float x) { return 0.5f * erfcf(-x * 0.70710678f); }

__global__ void price(const float* spot, const float* strike, const float* years, float* call, float* put, int n, float rate,
                      float volatility) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float s = spot[i], k = strike[i], t = years[i];
  float spread = volatility * sqrtf(t);
  float d1 = (logf(s / k) + (rate + 0.5f * volatility * volatility) * t) / spread;
  float d2 = d1 - spread;
  float discounted = k * expf(-rate * t);
  call[i] = s * normalCdf(d1) - discounted * normalCdf(d2);
  put[i] = discounted * normalCdf(-d2) - s * normalCdf(-d1);
}

static double exactCall(double s, double k, double t, double rate, double volatility) {
  double spread = volatility * std::sqrt(t);
  double d1 = (std::log(s / k) + (rate + 0.5 * volatility * volatility) * t) / spread;
  auto cdf = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
  return s * cdf(d1) - k * std::exp(-rate * t) * cdf(d1 - spread);
}

int main() {
  const int n = 100'000;
  const float rate = 0.02f, volatility = 0.30f;
  std::vector<float> spot(n), strike(n), years(n), call(n), put(n);
  for (int i = 0; i < n; ++i) {
    spot[i] = 5.0f + i % 251 * 0.1f;
    strike[i] = 1.0f + i % 997 * 0.1f;
    years[i] = 0.25f + i % 97 * 0.1f;
  }
  float* device[5];
  for (float*& pointer : device) cudaMalloc(&pointer, n * sizeof(float));
  cudaMemcpy(device[0], spot.data(), n * sizeof(float), cudaMemcpyHostToDevice);
  cudaMemcpy(device[1], strike.data(), n * sizeof(float), cudaMemcpyHostToDevice);
  cudaMemcpy(device[2], years.data(), n * sizeof(float), cudaMemcpyHostToDevice);
  price<<<(n + 127) / 128, 128>>>(device[0], device[1], device[2], device[3], device[4], n, rate, volatility);
  cudaMemcpy(call.data(), device[3], n * sizeof(float), cudaMemcpyDeviceToHost);
  cudaMemcpy(put.data(), device[4], n * sizeof(float), cudaMemcpyDeviceToHost);

  double worst = 0, parity = 0, sum = 0;
  for (int i = 0; i < n; ++i) {
    worst = std::fmax(worst, std::fabs(call[i] - exactCall(spot[i], strike[i], years[i], rate, volatility)));
    double forward = spot[i] - strike[i] * std::exp(-double(rate) * years[i]);
    parity = std::fmax(parity, std::fabs(call[i] - put[i] - forward));
    sum += call[i];
  }
  bool ok = worst < 1e-4 && parity < 1e-4;
  printf("%d options, mean call %.4f: %s\n", n, sum / n, ok ? "PASSED" : "FAILED");
  return !ok;
}

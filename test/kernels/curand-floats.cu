// cuRAND in kernels: means and spreads of floats, uniform and normal.
#include "curand-check.h"

struct Floats {
  float *uniform, *normal;
  template <class State> __device__ void operator()(State* state, int place) const {
    uniform[place] = curand_uniform(state);
    normal[place] = curand_normal(state);
  }
};

template <class State> void test() {
  Floats floats{managed<float>(drawCount), managed<float>(drawCount)};
  drawAll<State>(floats);
  for (int i = 0; i < drawCount; ++i) CHECK(floats.uniform[i] > 0 && floats.uniform[i] <= 1);
  checkMoments(floats.uniform, drawCount, 0.5, 1 / 12.0);
  checkMoments(floats.normal, drawCount, 0, 1);
  CHECK(floats.uniform[0] != floats.uniform[drawsOfThread]);  // another subsequence
}

int main() {
  test<curandState>();
  test<curandStatePhilox4_32_10_t>();
  puts("PASSED");
}

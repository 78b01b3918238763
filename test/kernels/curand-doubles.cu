// cuRAND in kernels: means and spreads of uniform doubles, and of Poisson's numbers, which are made of them.
#include "curand-check.h"

struct Doubles {
  double* uniform;
  unsigned* poisson;
  template <class State> __device__ void operator()(State* state, int place) const {
    uniform[place] = curand_uniform_double(state);
    poisson[place] = curand_poisson(state, 3.5);
  }
};

template <class State> void test() {
  Doubles doubles{managed<double>(drawCount), managed<unsigned>(drawCount)};
  drawAll<State>(doubles);
  for (int i = 0; i < drawCount; ++i) CHECK(doubles.uniform[i] > 0 && doubles.uniform[i] <= 1);
  checkMoments(doubles.uniform, drawCount, 0.5, 1 / 12.0);
  checkMoments(doubles.poisson, drawCount, 3.5, 3.5);
}

int main() {
  test<curandState>();
  test<curandStatePhilox4_32_10_t>();
  puts("PASSED");
}

// cuRAND: a normal number that waits for its turn is not touched by those of the other type.
#include "curand-check.h"

using State = curandStatePhilox4_32_10_t;

__global__ void byTurns(double* doubles, float* floats) {
  State state;
  curand_init(5, 0, 0, &state);
#pragma unroll 1
  for (int i = 0; i < 4; ++i) {
    if (i % 3 == 0) doubles[i / 3] = curand_normal_double(&state);
    else floats[i - 1] = curand_normal(&state);
  }
}
__global__ void inPairs(double2* doubles, float2* floats) {
  State state;
  curand_init(5, 0, 0, &state);
  *doubles = curand_normal2_double(&state);
  *floats = curand_normal2(&state);
}

int main() {
  double* doubles = managed<double>(2);
  float* floats = managed<float>(2);
  double2* doublePair = managed<double2>(1);
  float2* floatPair = managed<float2>(1);
  byTurns<<<1, 1>>>(doubles, floats);
  inPairs<<<1, 1>>>(doublePair, floatPair);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(doubles[0] == doublePair->x && doubles[1] == doublePair->y);
  CHECK(floats[0] == floatPair->x && floats[1] == floatPair->y);
  puts("PASSED");
}

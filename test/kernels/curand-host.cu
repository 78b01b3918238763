// cuRAND's host functions: means and spreads of what they give, and the same numbers in one piece as in two.
#include "curand-check.h"

int main() {
  constexpr int count = 20000;
  curandGenerator_t generator;
  CHECK_CURAND(curandCreateGenerator(&generator, CURAND_RNG_PSEUDO_DEFAULT));
  CHECK_CURAND(curandSetPseudoRandomGeneratorSeed(generator, 42));
  float* device;
  CHECK_CUDA(cudaMalloc(&device, count * sizeof(float)));
  std::vector<float> first(count), second(count);
  CHECK_CURAND(curandGenerateUniform(generator, device, count));
  CHECK_CUDA(cudaMemcpy(first.data(), device, count * sizeof(float), cudaMemcpyDeviceToHost));
  checkMoments(first.data(), count, 0.5, 1 / 12.0);
  CHECK_CURAND(curandSetPseudoRandomGeneratorSeed(generator, 42));
  CHECK_CURAND(curandGenerateUniform(generator, device, count / 2));
  CHECK_CURAND(curandGenerateUniform(generator, device + count / 2, count / 2));
  CHECK_CUDA(cudaMemcpy(second.data(), device, count * sizeof(float), cudaMemcpyDeviceToHost));
  CHECK(first == second);
  CHECK_CURAND(curandGenerateNormal(generator, device, count, 5, 2));
  CHECK_CUDA(cudaMemcpy(second.data(), device, count * sizeof(float), cudaMemcpyDeviceToHost));
  checkMoments(second.data(), count, 5, 4);
  CHECK_CURAND(curandDestroyGenerator(generator));
  puts("PASSED");
}

// cuRAND: sequences that begin anywhere, and the means and spreads of what they give, in kernels and on the host.
#include <curand.h>
#include <curand_kernel.h>

#include "check.h"

#define CHECK_CURAND(call) CHECK((call) == CURAND_STATUS_SUCCESS)

template <class State> __global__ void setUp(State* states) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  curand_init(1234, t, 0, &states[t]);
}
template <class State> __global__ void draw(State* states, float* uniform, float* normal, double* doubles, unsigned* poisson) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  State state = states[t];
  for (int i = 0; i < 50; ++i) {
    uniform[t * 50 + i] = curand_uniform(&state);
    normal[t * 50 + i] = curand_normal(&state);
    doubles[t * 50 + i] = curand_uniform_double(&state);
    poisson[t * 50 + i] = curand_poisson(&state, 3.5);
  }
  states[t] = state;
}
template <class State> __global__ void skips(int* wrong) {
  State plain, late, skipped;
  curand_init(99, 7, 0, &plain);
  for (int i = 0; i < 131; ++i) curand(&plain);
  curand_init(99, 7, 131, &late);
  curand_init(99, 7, 6, &skipped);
  skipahead(125, &skipped);
  for (int i = 0; i < 10; ++i) {
    unsigned word = curand(&plain);
    if (word != curand(&late)) atomicAdd(wrong, 1);
    if (word != curand(&skipped)) atomicAdd(wrong, 1);
  }
}
// The test vector of the generator's authors for a counter and a key of zeros.
__global__ void knownAnswer(unsigned* words) {
  curandStatePhilox4_32_10_t state;
  curand_init(0, 0, 0, &state);
  uint4 four = curand4(&state);
  words[0] = four.x, words[1] = four.y, words[2] = four.z, words[3] = four.w;
}

// A normal number that waits for its turn is not touched by those of the other type.
__global__ void bothTypes(int* wrong) {
  curandStatePhilox4_32_10_t state, of;
  curand_init(5, 0, 0, &state);
  double first = curand_normal_double(&state);
  float second = curand_normal(&state), third = curand_normal(&state);
  double fourth = curand_normal_double(&state);
  curand_init(5, 0, 0, &of);
  double2 doubles = curand_normal2_double(&of);
  float2 floats = curand_normal2(&of);
  *wrong = (first != doubles.x) + (fourth != doubles.y) + (second != floats.x) + (third != floats.y);
}

template <class T> void checkMoments(const T* values, int count, double mean, double variance) {
  double sum = 0, squares = 0;
  for (int i = 0; i < count; ++i) sum += values[i], squares += (double)values[i] * values[i];
  CHECK(fabs(sum / count - mean) < 0.05 * sqrt(variance));
  CHECK(fabs(squares / count - sum / count * (sum / count) - variance) < 0.05 * variance);
}

template <class State> void testState() {
  constexpr int threads = 256, count = threads * 50;
  State* states;
  float *uniform, *normal;
  double* doubles;
  unsigned* poisson;
  int* wrong;
  CHECK_CUDA(cudaMalloc(&states, threads * sizeof(State)));
  CHECK_CUDA(cudaMallocManaged(&uniform, count * sizeof(float)));
  CHECK_CUDA(cudaMallocManaged(&normal, count * sizeof(float)));
  CHECK_CUDA(cudaMallocManaged(&doubles, count * sizeof(double)));
  CHECK_CUDA(cudaMallocManaged(&poisson, count * sizeof(unsigned)));
  CHECK_CUDA(cudaMallocManaged(&wrong, sizeof(int)));
  *wrong = 0;
  setUp<<<4, 64>>>(states);
  draw<<<4, 64>>>(states, uniform, normal, doubles, poisson);
  skips<State><<<1, 1>>>(wrong);
  CHECK_CUDA(cudaDeviceSynchronize());
  for (int i = 0; i < count; ++i) CHECK(uniform[i] > 0 && uniform[i] <= 1 && doubles[i] > 0 && doubles[i] <= 1);
  checkMoments(uniform, count, 0.5, 1 / 12.0);
  checkMoments(doubles, count, 0.5, 1 / 12.0);
  checkMoments(normal, count, 0, 1);
  checkMoments(poisson, count, 3.5, 3.5);
  CHECK(*wrong == 0);
  CHECK(uniform[0] != uniform[50]);  // another subsequence
}

int main() {
  testState<curandState>();
  testState<curandStatePhilox4_32_10_t>();
  unsigned* words;
  CHECK_CUDA(cudaMallocManaged(&words, 16));
  knownAnswer<<<1, 1>>>(words);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(words[0] == 0x6627e8d5 && words[1] == 0xe169c58d && words[2] == 0xbc57ac4c && words[3] == 0x9b00dbd8);

  int* wrong;
  CHECK_CUDA(cudaMallocManaged(&wrong, sizeof(int)));
  *wrong = -1;
  bothTypes<<<1, 1>>>(wrong);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(*wrong == 0);

  // On the host, Philox is the same sequence, and a seed leaves the offset as it was.
  curandGenerator_t philox;
  unsigned hostWords[8], late[4];
  CHECK_CURAND(curandCreateGeneratorHost(&philox, CURAND_RNG_PSEUDO_PHILOX4_32_10));
  CHECK_CURAND(curandSetPseudoRandomGeneratorSeed(philox, 0));
  CHECK_CURAND(curandGenerate(philox, hostWords, 8));
  for (int i = 0; i < 4; ++i) CHECK(hostWords[i] == words[i]);
  CHECK_CURAND(curandSetGeneratorOffset(philox, 4));
  CHECK_CURAND(curandSetPseudoRandomGeneratorSeed(philox, 0));
  CHECK_CURAND(curandGenerate(philox, late, 4));
  for (int i = 0; i < 4; ++i) CHECK(late[i] == hostWords[4 + i]);
  CHECK_CURAND(curandDestroyGenerator(philox));

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

// cuRAND: sequences that begin anywhere, in kernels and on the host.
#include "curand-check.h"

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

template <class State> void testSkips() {
  int* wrong = managed<int>(1);
  *wrong = 0;
  skips<State><<<1, 1>>>(wrong);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(*wrong == 0);
}

int main() {
  testSkips<curandState>();
  testSkips<curandStatePhilox4_32_10_t>();
  unsigned* words = managed<unsigned>(4);
  knownAnswer<<<1, 1>>>(words);
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(words[0] == 0x6627e8d5 && words[1] == 0xe169c58d && words[2] == 0xbc57ac4c && words[3] == 0x9b00dbd8);

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
  puts("PASSED");
}

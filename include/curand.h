/* cuRAND's host functions: numbers are made on the host, by Philox, and copied where they belong. */
#ifndef UNWARP_CURAND_H
#define UNWARP_CURAND_H

#include "cuda_runtime.h"

#define CURAND_VERSION 10300

enum curandStatus {
  CURAND_STATUS_SUCCESS = 0,
  CURAND_STATUS_VERSION_MISMATCH = 100,
  CURAND_STATUS_NOT_INITIALIZED = 101,
  CURAND_STATUS_ALLOCATION_FAILED = 102,
  CURAND_STATUS_TYPE_ERROR = 103,
  CURAND_STATUS_OUT_OF_RANGE = 104,
  CURAND_STATUS_LENGTH_NOT_MULTIPLE = 105,
  CURAND_STATUS_DOUBLE_PRECISION_REQUIRED = 106,
  CURAND_STATUS_LAUNCH_FAILURE = 201,
  CURAND_STATUS_PREEXISTING_FAILURE = 202,
  CURAND_STATUS_INITIALIZATION_FAILED = 203,
  CURAND_STATUS_ARCH_MISMATCH = 204,
  CURAND_STATUS_INTERNAL_ERROR = 999
};
typedef enum curandStatus curandStatus_t;

enum curandRngType {
  CURAND_RNG_TEST = 0,
  CURAND_RNG_PSEUDO_DEFAULT = 100,
  CURAND_RNG_PSEUDO_XORWOW = 101,
  CURAND_RNG_PSEUDO_MRG32K3A = 121,
  CURAND_RNG_PSEUDO_MTGP32 = 141,
  CURAND_RNG_PSEUDO_MT19937 = 142,
  CURAND_RNG_PSEUDO_PHILOX4_32_10 = 161,
  CURAND_RNG_QUASI_DEFAULT = 200,
  CURAND_RNG_QUASI_SOBOL32 = 201,
  CURAND_RNG_QUASI_SCRAMBLED_SOBOL32 = 202,
  CURAND_RNG_QUASI_SOBOL64 = 203,
  CURAND_RNG_QUASI_SCRAMBLED_SOBOL64 = 204
};
typedef enum curandRngType curandRngType_t;
enum curandOrdering {
  CURAND_ORDERING_PSEUDO_BEST = 100,
  CURAND_ORDERING_PSEUDO_DEFAULT = 101,
  CURAND_ORDERING_PSEUDO_SEEDED = 102,
  CURAND_ORDERING_PSEUDO_LEGACY = 103,
  CURAND_ORDERING_QUASI_DEFAULT = 201
};
typedef enum curandOrdering curandOrdering_t;

#ifdef __cplusplus
#include <new>

#include "unwarp/philox.h"

struct curandGenerator_st {
  curandRngType_t type;
  bool host;
  /* Numbers come from the word `offset + drawn` of the seed's sequence. */
  unsigned long long seed, offset, drawn;
  cudaStream_t stream;
};
typedef struct curandGenerator_st* curandGenerator_t;

namespace unwarp_random {

/* Makes count numbers with make(state), each of which takes `words` words of the sequence. */
template <class T, class Make> curandStatus_t generate(curandGenerator_t generator, T* out, size_t count, unsigned int words, Make make) {
  if (!generator) return CURAND_STATUS_NOT_INITIALIZED;
  if (count == 0) return CURAND_STATUS_SUCCESS;
  T* numbers = generator->host ? out : new (std::nothrow) T[count];
  if (!numbers) return CURAND_STATUS_ALLOCATION_FAILED;
  state at;
  bool isPhilox = generator->type == CURAND_RNG_PSEUDO_PHILOX4_32_10;
  begin(&at, isPhilox ? generator->seed : generator->seed ^ (unsigned long long)generator->type, 0, generator->offset + generator->drawn);
  for (size_t i = 0; i < count; ++i) numbers[i] = make(&at);
  generator->drawn += (unsigned long long)count * words;
  if (generator->host) return CURAND_STATUS_SUCCESS;
  cudaError_t status = cudaMemcpyAsync((void*)out, numbers, count * sizeof(T), cudaMemcpyHostToDevice, generator->stream);
  if (status == cudaSuccess) status = cudaStreamSynchronize(generator->stream);
  delete[] numbers;
  return status == cudaSuccess ? CURAND_STATUS_SUCCESS : CURAND_STATUS_PREEXISTING_FAILURE;
}
inline curandStatus_t create(curandGenerator_t* generator, curandRngType_t type, bool host) {
  /* Quasirandom numbers fill space evenly, which these would not. */
  if (type >= CURAND_RNG_QUASI_DEFAULT) return CURAND_STATUS_TYPE_ERROR;
  *generator = new (std::nothrow) curandGenerator_st{type == CURAND_RNG_PSEUDO_DEFAULT ? CURAND_RNG_PSEUDO_XORWOW : type, host, 0, 0, 0, 0};
  return *generator ? CURAND_STATUS_SUCCESS : CURAND_STATUS_ALLOCATION_FAILED;
}

}  // namespace unwarp_random

#define __UNWARP_CURAND static inline __attribute__((unused)) curandStatus_t
__UNWARP_CURAND curandCreateGenerator(curandGenerator_t* generator, curandRngType_t type) { return unwarp_random::create(generator, type, false); }
__UNWARP_CURAND curandCreateGeneratorHost(curandGenerator_t* generator, curandRngType_t type) { return unwarp_random::create(generator, type, true); }
__UNWARP_CURAND curandDestroyGenerator(curandGenerator_t generator) {
  delete generator;
  return CURAND_STATUS_SUCCESS;
}
__UNWARP_CURAND curandGetVersion(int* version) {
  *version = CURAND_VERSION;
  return CURAND_STATUS_SUCCESS;
}
__UNWARP_CURAND curandSetPseudoRandomGeneratorSeed(curandGenerator_t generator, unsigned long long seed) {
  if (!generator) return CURAND_STATUS_NOT_INITIALIZED;
  generator->seed = seed;
  generator->drawn = 0;
  return CURAND_STATUS_SUCCESS;
}
__UNWARP_CURAND curandSetGeneratorOffset(curandGenerator_t generator, unsigned long long offset) {
  if (!generator) return CURAND_STATUS_NOT_INITIALIZED;
  generator->offset = offset;
  generator->drawn = 0;
  return CURAND_STATUS_SUCCESS;
}
__UNWARP_CURAND curandSetGeneratorOrdering(curandGenerator_t generator, curandOrdering_t) {
  return generator ? CURAND_STATUS_SUCCESS : CURAND_STATUS_NOT_INITIALIZED;
}
__UNWARP_CURAND curandGenerateSeeds(curandGenerator_t generator) { return generator ? CURAND_STATUS_SUCCESS : CURAND_STATUS_NOT_INITIALIZED; }
__UNWARP_CURAND curandSetStream(curandGenerator_t generator, cudaStream_t stream) {
  if (!generator) return CURAND_STATUS_NOT_INITIALIZED;
  generator->stream = stream;
  return CURAND_STATUS_SUCCESS;
}
__UNWARP_CURAND curandGenerate(curandGenerator_t generator, unsigned int* out, size_t count) {
  return unwarp_random::generate(generator, out, count, 1, [](unwarp_random::state* at) { return unwarp_random::next(at); });
}
__UNWARP_CURAND curandGenerateUniform(curandGenerator_t generator, float* out, size_t count) {
  return unwarp_random::generate(generator, out, count, 1, [](unwarp_random::state* at) { return unwarp_random::uniform(unwarp_random::next(at)); });
}
__UNWARP_CURAND curandGenerateUniformDouble(curandGenerator_t generator, double* out, size_t count) {
  return unwarp_random::generate(generator, out, count, 2, [](unwarp_random::state* at) { return unwarp_random::next_double(at); });
}
/* Normal numbers come in pairs, and their count is even, as with NVIDIA's. */
__UNWARP_CURAND curandGenerateNormal(curandGenerator_t generator, float* out, size_t count, float mean, float deviation) {
  if (count % 2) return CURAND_STATUS_LENGTH_NOT_MULTIPLE;
  return unwarp_random::generate(generator, out, count, 1, [=](unwarp_random::state* at) { return mean + deviation * unwarp_random::normal(at); });
}
__UNWARP_CURAND curandGenerateNormalDouble(curandGenerator_t generator, double* out, size_t count, double mean, double deviation) {
  if (count % 2) return CURAND_STATUS_LENGTH_NOT_MULTIPLE;
  return unwarp_random::generate(generator, out, count, 2, [=](unwarp_random::state* at) { return mean + deviation * unwarp_random::normal_double(at); });
}
__UNWARP_CURAND curandGenerateLogNormal(curandGenerator_t generator, float* out, size_t count, float mean, float deviation) {
  if (count % 2) return CURAND_STATUS_LENGTH_NOT_MULTIPLE;
  return unwarp_random::generate(generator, out, count, 1, [=](unwarp_random::state* at) { return expf(mean + deviation * unwarp_random::normal(at)); });
}
__UNWARP_CURAND curandGenerateLogNormalDouble(curandGenerator_t generator, double* out, size_t count, double mean, double deviation) {
  if (count % 2) return CURAND_STATUS_LENGTH_NOT_MULTIPLE;
  return unwarp_random::generate(generator, out, count, 2, [=](unwarp_random::state* at) { return exp(mean + deviation * unwarp_random::normal_double(at)); });
}
/* A Poisson number takes no fixed count of words: each has a subsequence of its own. */
__UNWARP_CURAND curandGeneratePoisson(curandGenerator_t generator, unsigned int* out, size_t count, double mean) {
  if (!(mean > 0)) return CURAND_STATUS_OUT_OF_RANGE;
  if (!generator) return CURAND_STATUS_NOT_INITIALIZED;
  unsigned long long first = generator->offset + generator->drawn, seed = generator->seed;
  return unwarp_random::generate(generator, out, count, 1, [first, seed, mean, i = 0ull](unwarp_random::state*) mutable {
    unwarp_random::state own;
    unwarp_random::begin(&own, seed ^ 0x506f6973736f6eull, first + ++i, 0);
    return unwarp_random::poisson(&own, mean);
  });
}
#undef __UNWARP_CURAND
#endif

#endif

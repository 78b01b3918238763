/*
 * cuRAND's device functions. All generators are Philox4x32-10, and give the same numbers on every device. The states
 * called Philox have the seed as key, so that their words are those that the algorithm defines; XORWOW's and MRG32k3a's
 * have keys of their own, and other numbers than those algorithms. Quasirandom states are not there.
 */
#ifndef UNWARP_CURAND_KERNEL_H
#define UNWARP_CURAND_KERNEL_H

#include "curand.h"
#include "unwarp/philox.h"

struct curandStateXORWOW : unwarp_random::state {};
struct curandStatePhilox4_32_10 : unwarp_random::state {};
struct curandStateMRG32k3a : unwarp_random::state {};
typedef struct curandStateXORWOW curandStateXORWOW_t;
typedef struct curandStatePhilox4_32_10 curandStatePhilox4_32_10_t;
typedef struct curandStateMRG32k3a curandStateMRG32k3a_t;
typedef struct curandStateXORWOW curandState_t;
typedef struct curandStateXORWOW curandState;

__UNWARP_RANDOM void curand_init(unsigned long long seed, unsigned long long subsequence, unsigned long long offset, curandStateXORWOW* state) {
  unwarp_random::begin(state, seed ^ 0x584f52574f57ull, subsequence, offset);
}
__UNWARP_RANDOM void curand_init(unsigned long long seed, unsigned long long subsequence, unsigned long long offset, curandStatePhilox4_32_10* state) {
  unwarp_random::begin(state, seed, subsequence, offset);
}
__UNWARP_RANDOM void curand_init(unsigned long long seed, unsigned long long subsequence, unsigned long long offset, curandStateMRG32k3a* state) {
  unwarp_random::begin(state, seed ^ 0x4d524733326b33ull, subsequence, offset);
}

__UNWARP_RANDOM unsigned int curand(unwarp_random::state* state) { return unwarp_random::next(state); }
__UNWARP_RANDOM void skipahead(unsigned long long count, unwarp_random::state* state) { unwarp_random::skip(state, count); }
__UNWARP_RANDOM void skipahead_sequence(unsigned long long count, unwarp_random::state* state) {
  state->subsequence += count;
  unwarp_random::fill(state);
}
__UNWARP_RANDOM float curand_uniform(unwarp_random::state* state) { return unwarp_random::uniform(unwarp_random::next(state)); }
__UNWARP_RANDOM double curand_uniform_double(unwarp_random::state* state) { return unwarp_random::next_double(state); }
__UNWARP_RANDOM float curand_normal(unwarp_random::state* state) { return unwarp_random::normal(state); }
__UNWARP_RANDOM double curand_normal_double(unwarp_random::state* state) { return unwarp_random::normal_double(state); }
__UNWARP_RANDOM float2 curand_normal2(unwarp_random::state* state) {
  unsigned int a = unwarp_random::next(state), b = unwarp_random::next(state);
  return unwarp_random::normal_pair(a, b);
}
__UNWARP_RANDOM double2 curand_normal2_double(unwarp_random::state* state) {
  double a = unwarp_random::next_double(state), b = unwarp_random::next_double(state);
  return unwarp_random::normal_pair_double(a, b);
}
__UNWARP_RANDOM float curand_log_normal(unwarp_random::state* state, float mean, float deviation) {
  return expf(mean + deviation * curand_normal(state));
}
__UNWARP_RANDOM double curand_log_normal_double(unwarp_random::state* state, double mean, double deviation) {
  return exp(mean + deviation * curand_normal_double(state));
}
__UNWARP_RANDOM float2 curand_log_normal2(unwarp_random::state* state, float mean, float deviation) {
  float2 both = curand_normal2(state);
  return make_float2(expf(mean + deviation * both.x), expf(mean + deviation * both.y));
}
__UNWARP_RANDOM unsigned int curand_poisson(unwarp_random::state* state, double mean) { return unwarp_random::poisson(state, mean); }

/* Four at once, of Philox alone. */
__UNWARP_RANDOM uint4 curand4(curandStatePhilox4_32_10* state) {
  unsigned int a = curand(state), b = curand(state), c = curand(state), d = curand(state);
  return make_uint4(a, b, c, d);
}
__UNWARP_RANDOM float4 curand_uniform4(curandStatePhilox4_32_10* state) {
  uint4 words = curand4(state);
  return make_float4(unwarp_random::uniform(words.x), unwarp_random::uniform(words.y), unwarp_random::uniform(words.z), unwarp_random::uniform(words.w));
}
__UNWARP_RANDOM double2 curand_uniform2_double(curandStatePhilox4_32_10* state) {
  double a = curand_uniform_double(state), b = curand_uniform_double(state);
  return make_double2(a, b);
}
__UNWARP_RANDOM float4 curand_normal4(curandStatePhilox4_32_10* state) {
  uint4 words = curand4(state);
  float2 a = unwarp_random::normal_pair(words.x, words.y), b = unwarp_random::normal_pair(words.z, words.w);
  return make_float4(a.x, a.y, b.x, b.y);
}
__UNWARP_RANDOM float4 curand_log_normal4(curandStatePhilox4_32_10* state, float mean, float deviation) {
  float4 all = curand_normal4(state);
  return make_float4(expf(mean + deviation * all.x), expf(mean + deviation * all.y), expf(mean + deviation * all.z), expf(mean + deviation * all.w));
}
__UNWARP_RANDOM uint4 curand_poisson4(curandStatePhilox4_32_10* state, double mean) {
  unsigned int a = curand_poisson(state, mean), b = curand_poisson(state, mean), c = curand_poisson(state, mean), d = curand_poisson(state, mean);
  return make_uint4(a, b, c, d);
}

#endif

/*
 * Random numbers by Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): four words are a
 * function of a key and a counter, so that every sequence begins, and goes on from, anywhere at once.
 */
#ifndef UNWARP_PHILOX_H
#define UNWARP_PHILOX_H

#include "../cuda_runtime.h"

#include <math.h>

#define __UNWARP_RANDOM static __host__ __device__ inline __attribute__((unused))

namespace unwarp_random {

struct words { unsigned int at[4]; };

__UNWARP_RANDOM words philox(words counter, unsigned int key0, unsigned int key1) {
  /* A loop that stays one: kernels have many copies of this, and shader compilers take their time for each line. */
#pragma unroll 1
  for (int round = 0; round < 10; ++round) {
    unsigned long long p0 = 0xd2511f53ull * counter.at[0], p1 = 0xcd9e8d57ull * counter.at[2];
    counter = {{(unsigned int)(p1 >> 32) ^ counter.at[1] ^ key0, (unsigned int)p1, (unsigned int)(p0 >> 32) ^ counter.at[3] ^ key1,
                (unsigned int)p0}};
    key0 += 0x9e3779b9u;
    key1 += 0xbb67ae85u;
  }
  return counter;
}

/* A place in a sequence of words: a seed has 2^64 subsequences of 2^66 words. */
struct state {
  unsigned long long seed, subsequence, block;
  words drawn;
  unsigned int used;
  /* The second of two normal numbers that were made at once, of each type. */
  float spare;
  double spareDouble;
  bool hasSpare, hasSpareDouble;
};

/* The low two bits of a place are the word in its block. */
__UNWARP_RANDOM void fill(state* at) {
  at->drawn = philox({{(unsigned int)at->block, (unsigned int)(at->block >> 32), (unsigned int)at->subsequence,
                       (unsigned int)(at->subsequence >> 32)}},
                     (unsigned int)at->seed, (unsigned int)(at->seed >> 32));
}
__UNWARP_RANDOM void begin(state* at, unsigned long long seed, unsigned long long subsequence, unsigned long long offset) {
  at->seed = seed;
  at->subsequence = subsequence;
  at->block = offset / 4;
  at->used = (unsigned int)(offset % 4);
  at->hasSpare = at->hasSpareDouble = false;
  fill(at);
}
__UNWARP_RANDOM void skip(state* at, unsigned long long count) {
  unsigned long long used = at->used + count % 4;
  at->block += count / 4 + used / 4;
  at->used = (unsigned int)(used % 4);
  fill(at);
}
__UNWARP_RANDOM unsigned int next(state* at) {
  unsigned int word = at->used == 0 ? at->drawn.at[0] : at->used == 1 ? at->drawn.at[1] : at->used == 2 ? at->drawn.at[2] : at->drawn.at[3];
  if (++at->used == 4) {
    at->used = 0;
    ++at->block;
    fill(at);
  }
  return word;
}

/* From 0, which never comes, to 1, which may. */
__UNWARP_RANDOM float uniform(unsigned int word) { return (float)word * 2.3283064365386963e-10f + 1.1641532182693481e-10f; }
__UNWARP_RANDOM double uniform_double(unsigned int low, unsigned int high) {
  unsigned long long bits = ((unsigned long long)high << 21) ^ low;
  return (double)(bits & 0x1fffffffffffffull) * 1.1102230246251565e-16 + 5.5511151231257827e-17;
}
__UNWARP_RANDOM double next_double(state* at) {
  unsigned int low = next(at), high = next(at);
  return uniform_double(low, high);
}

/* Two normal numbers by Box and Muller. Angles are in half turns, so that the sine and the cosine need no code for large ones. */
__UNWARP_RANDOM float2 normal_pair(unsigned int a, unsigned int b) {
  float radius = sqrtf(-2.0f * logf(uniform(a))), sine, cosine;
  sincospif(2.0f * uniform(b), &sine, &cosine);
  return make_float2(radius * sine, radius * cosine);
}
__UNWARP_RANDOM double2 normal_pair_double(double a, double b) {
  double radius = sqrt(-2.0 * log(a)), sine, cosine;
  sincospi(2.0 * b, &sine, &cosine);
  return make_double2(radius * sine, radius * cosine);
}
__UNWARP_RANDOM float normal(state* at) {
  if (at->hasSpare) {
    at->hasSpare = false;
    return at->spare;
  }
  unsigned int a = next(at), b = next(at);
  float2 both = normal_pair(a, b);
  at->spare = both.y;
  at->hasSpare = true;
  return both.x;
}
__UNWARP_RANDOM double normal_double(state* at) {
  if (at->hasSpareDouble) {
    at->hasSpareDouble = false;
    return at->spareDouble;
  }
  double a = next_double(at), b = next_double(at);
  double2 both = normal_pair_double(a, b);
  at->spareDouble = both.y;
  at->hasSpareDouble = true;
  return both.x;
}

/* Products of uniform numbers, in pieces that do not underflow; for large means a rounded normal number. */
__UNWARP_RANDOM unsigned int poisson(state* at, double mean) {
  if (mean > 4000) {
    double value = mean + sqrt(mean) * normal_double(at) + 0.5;
    return value < 0 ? 0 : (unsigned int)value;
  }
  unsigned int count = 0;
  for (; mean > 0; mean -= 500) {
    double limit = exp(-(mean < 500 ? mean : 500)), product = next_double(at);
    for (; product > limit; ++count) product *= next_double(at);
  }
  return count;
}

}  // namespace unwarp_random

#endif

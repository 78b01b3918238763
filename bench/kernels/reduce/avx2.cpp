#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

/** The first lane of __shfl_down_sync by 16, 8, 4, 2 and 1: a warp is four vectors, so the first two only name another. */
static int warpSum(__m256i first, __m256i second, __m256i third, __m256i fourth) {
  __m256i of8 = _mm256_add_epi32(_mm256_add_epi32(first, third), _mm256_add_epi32(second, fourth));
  __m128i of4 = _mm_add_epi32(_mm256_castsi256_si128(of8), _mm256_extracti128_si256(of8, 1));
  __m128i of2 = _mm_add_epi32(of4, _mm_shuffle_epi32(of4, 0x4e));
  return _mm_cvtsi128_si32(_mm_add_epi32(of2, _mm_shuffle_epi32(of2, 0xb1)));
}

static void reduce(const int* values, int* sums, int blocks, int threads) {
#pragma omp parallel for
  for (int block = 0; block < blocks; ++block) {
    alignas(32) int ofWarps[32] = {};
    for (int warp = 0; warp < threads / 32; ++warp) {
      const int* lanes = values + block * threads + 32 * warp;
      ofWarps[warp] = warpSum(load(lanes), load(lanes + 8), load(lanes + 16), load(lanes + 24));
    }
    sums[block] = warpSum(load(ofWarps), load(ofWarps + 8), load(ofWarps + 16), load(ofWarps + 24));
  }
}

int main() {
  Problem problem;
  std::vector<int> sums(problem.blocks);
  auto launch = [&] { reduce(problem.values.data(), sums.data(), problem.blocks, problem.threads); };
  launch();
  report("reduce", problem.check(sums.data()), launch);
}

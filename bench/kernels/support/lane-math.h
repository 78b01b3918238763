// exp and log of eight lanes: polynomials fitted on Chebyshev nodes, for finite arguments whose result is a normal number.
#pragma once
#include "lanes.h"

/** e^x = 2^n e^r with n an integer and |r| <= log(2) / 2. */
inline __m256 exponential(__m256 x) {
  x = _mm256_min_ps(_mm256_max_ps(x, splat(-87.0f)), splat(88.0f));
  __m256 n = _mm256_round_ps(_mm256_mul_ps(x, splat(1.44269504f)), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  __m256 r = minusProduct(n, splat(0.693145752f), x);  // log(2) in two parts: n times the first is exact
  r = minusProduct(n, splat(1.42860677e-6f), r);
  __m256 p = multiplyAdd(r, splat(0.00139262f), splat(0.00836317f));
  p = multiplyAdd(p, r, splat(0.04166655f));
  p = multiplyAdd(p, r, splat(0.16666577f));
  p = multiplyAdd(p, r, splat(0.5f));
  p = multiplyAdd(p, _mm256_mul_ps(r, r), r);
  __m256i power = _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), splat(127)), 23);
  __m256 scale = _mm256_castsi256_ps(power);
  return multiplyAdd(p, scale, scale);
}

/** log x = n log(2) + 2 atanh(s), where x = 2^n m with m around 1 and s = (m - 1) / (m + 1). */
inline __m256 logarithm(__m256 x) {
  const __m256i rootOfHalf = splat(0x3f3504f3);
  __m256i bits = _mm256_sub_epi32(_mm256_castps_si256(x), rootOfHalf);
  __m256 n = _mm256_cvtepi32_ps(_mm256_srai_epi32(bits, 23));
  __m256 m = _mm256_castsi256_ps(_mm256_add_epi32(_mm256_and_si256(bits, splat(0x007fffff)), rootOfHalf));
  __m256 s = _mm256_div_ps(_mm256_sub_ps(m, splat(1.0f)), _mm256_add_ps(m, splat(1.0f)));
  __m256 square = _mm256_mul_ps(s, s);
  __m256 p = multiplyAdd(square, splat(0.29582159f), splat(0.39988732f));
  p = multiplyAdd(p, square, splat(0.66666685f));
  p = multiplyAdd(p, square, splat(2.0f));
  return multiplyAdd(n, splat(0.693147181f), _mm256_mul_ps(p, s));
}

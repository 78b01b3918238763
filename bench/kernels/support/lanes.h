// Eight lanes of AVX2 under short names, for the hand-written versions.
#pragma once
#include <immintrin.h>

inline __m256 splat(float value) { return _mm256_set1_ps(value); }
inline __m256i splat(int value) { return _mm256_set1_epi32(value); }
inline __m256 load(const float* from) { return _mm256_loadu_ps(from); }
inline __m256i load(const int* from) { return _mm256_loadu_si256((const __m256i*)from); }
inline void store(float* to, __m256 value) { _mm256_storeu_ps(to, value); }
inline void store(int* to, __m256i value) { _mm256_storeu_si256((__m256i*)to, value); }
/** a * b + c, rounded once. */
inline __m256 multiplyAdd(__m256 a, __m256 b, __m256 c) { return _mm256_fmadd_ps(a, b, c); }
/** c - a * b, rounded once. */
inline __m256 minusProduct(__m256 a, __m256 b, __m256 c) { return _mm256_fnmadd_ps(a, b, c); }
inline __m256 laneNumbers() { return _mm256_setr_ps(0, 1, 2, 3, 4, 5, 6, 7); }

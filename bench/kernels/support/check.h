// What all versions of a program share: the same inputs and the same way to fail.
#pragma once
#include <cmath>
#include <cstdio>
#include <cstdlib>

/** The i-th of a sequence that looks random, the same on every machine: at least 0 and below 1. */
inline float uniform(unsigned i) {
  i = (i ^ 61u) ^ (i >> 16);
  i *= 9u;
  i ^= i >> 4;
  i *= 0x27d4eb2du;
  i ^= i >> 15;
  return (float)(i >> 8) / 16777216.0f;
}

/** Ends the program with 1 unless the value is what the host computed, up to rounding. */
inline void expectClose(const char* what, int index, double value, double expected, double tolerance) {
  if (std::fabs(value - expected) <= tolerance * std::fmax(1.0, std::fabs(expected))) return;
  printf("FAILED: %s[%d] is %.9g, expected %.9g\n", what, index, value, expected);
  exit(1);
}

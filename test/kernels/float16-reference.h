// What 16-bit and 8-bit floating-point codes mean, and how numbers round to them: in plain arithmetic, to
// compare the headers' bit tricks with.
#pragma once
#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include "check.h"

enum Rounding { toNearest, toZero, up, down };

struct Format {
  int exponentBits, fractionBits;
  int bias() const { return (1 << (exponentBits - 1)) - 1; }
  unsigned infinity() const { return ((1u << exponentBits) - 1) << fractionBits; }
  unsigned sign() const { return 1u << (exponentBits + fractionBits); }
  bool isNaN(unsigned code) const { return (code & (sign() - 1)) > infinity(); }

  double valueOf(unsigned code) const {
    unsigned size = code & (sign() - 1);
    int exponent = size >> fractionBits, fraction = size & ((1 << fractionBits) - 1);
    double value = exponent == 0 ? std::ldexp(fraction, 1 - bias() - fractionBits)
                                 : std::ldexp((1 << fractionBits) + fraction, exponent - bias() - fractionBits);
    if (size == infinity()) value = INFINITY;
    if (size > infinity()) value = NAN;
    return code & sign() ? -value : value;
  }

  // The code of x + rest, where rest is nothing but a direction: smaller than any distance that matters.
  unsigned round(double x, Rounding mode = toNearest, double rest = 0) const {
    if (std::isnan(x)) return sign() - 1;
    unsigned signBit = std::signbit(x) ? sign() : 0;
    if (x < 0) {
      x = -x, rest = -rest;
      if (mode == up || mode == down) mode = mode == up ? down : up;
    } else if (signBit && x == 0) {
      if (rest == 0) return signBit;
    }
    if (std::isinf(x)) return signBit | infinity();
    if (x == 0 && rest == 0) return signBit;
    int exponent = std::max(x == 0 ? 1 - bias() : std::ilogb(x), 1 - bias());
    // Just below a power of two the codes lie closer.
    if (rest < 0 && exponent > 1 - bias() && x == std::ldexp(1.0, exponent)) exponent -= 1;
    double unit = std::ldexp(1.0, exponent - fractionBits);
    double steps = std::floor(x / unit), part = x / unit - steps;
    if (part == 0 && rest < 0) {
      steps -= 1, part = 1;  // just below a code; `part` stands for almost one
    }
    bool exact = part == 0 && rest == 0;
    bool grow = mode == up && !exact;
    if (mode == toNearest) {
      bool tie = part == 0.5 && rest == 0;
      grow = tie ? std::fmod(steps, 2) == 1 : part > 0.5 || (part == 0.5 && rest > 0);
    }
    double result = (steps + grow) * unit;
    double beyond = std::ldexp(1.0, bias() + 1);
    if (result >= beyond) return signBit | (mode == toNearest || mode == up ? infinity() : infinity() - 1);
    if (result == 0) return signBit;
    int at = std::max(std::ilogb(result), 1 - bias());
    unsigned digits = (unsigned)std::ldexp(result, fractionBits - at);
    return signBit | ((unsigned)(at + bias() - 1) << fractionBits) + digits;
  }
};

// What the two types call the same things.
struct Half {
  typedef __half Type;
  typedef __half2 Pair;
  static constexpr Format format{5, 10};
  static __host__ __device__ unsigned short bits(__half x) { return __half_as_ushort(x); }
  static __host__ __device__ __half of(unsigned bits) { return __ushort_as_half((unsigned short)bits); }
};
struct Bfloat16 {
  typedef __nv_bfloat16 Type;
  typedef __nv_bfloat162 Pair;
  static constexpr Format format{8, 7};
  static __host__ __device__ unsigned short bits(__nv_bfloat16 x) { return __bfloat16_as_ushort(x); }
  static __host__ __device__ __nv_bfloat16 of(unsigned bits) { return __ushort_as_bfloat16((unsigned short)bits); }
};

// Steady pseudo-random bits.
struct Random {
  unsigned state = 12345;
  unsigned next() {
    state = state * 1664525u + 1013904223u;
    unsigned x = state;
    x ^= x >> 15;
    x *= 0x2c1b3c6du;
    return x ^ x >> 13;
  }
};

// Codes of 16 bits: mostly any, sometimes a special one.
inline unsigned randomCode(Random& random, const Format& format) {
  const unsigned special[] = {0, 0x8000, 1, 0x8001, format.infinity(), format.infinity() | 0x8000, 0x7fff, format.infinity() - 1,
                              1u << format.fractionBits, (1u << format.fractionBits) - 1, 0xffff,
                              (unsigned)format.bias() << format.fractionBits};
  unsigned bits = random.next();
  return bits % 8 == 0 ? special[bits / 8 % 12] : bits >> 16;
}

inline float asFloat(unsigned bits) {
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

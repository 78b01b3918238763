/*
 * What the functions of this folder share.
 *
 * They are compiled to device IR when the package is built, linked into the programs that call them, and
 * inlined there, so that they become vector code along with the kernel around them. Hence their style: no
 * tables, no loops and no branches but to rare slow paths, which are functions of their own (SLOW); choices
 * are selects (?:) between values computed before. Only operations that IEEE 754 defines exactly, so every
 * target gives the same bits. Nothing may be contracted to fma.
 *
 * A function of CUDA is called __unwarp_math_ and its name here; src/compiler/link-math.ts finds it by that.
 */
#ifndef UNWARP_DEVICE_MATH_H
#define UNWARP_DEVICE_MATH_H

#define INLINE static inline __attribute__((always_inline, unused))
/* One of CUDA's functions. */
#define MATH(type, name) __attribute__((always_inline)) type __unwarp_math_##name
/* The rare arguments of one: stays a call, made only if some thread needs it. */
#define SLOW(type, name) __attribute__((noinline)) type __unwarp_math_##name
#define RARELY(condition) __builtin_expect(!!(condition), 0)

INLINE int bits_of_float(float x) {
  union { float from; int to; } cast = {x};
  return cast.to;
}
INLINE float float_of_bits(int bits) {
  union { int from; float to; } cast = {bits};
  return cast.to;
}
INLINE long long bits_of_double(double x) {
  union { double from; long long to; } cast = {x};
  return cast.to;
}
INLINE double double_of_bits(long long bits) {
  union { long long from; double to; } cast = {bits};
  return cast.to;
}

#define INFINITY_F __builtin_inff()
#define NAN_F __builtin_nanf("")
#define INFINITY_D __builtin_inf()
#define NAN_D __builtin_nan("")

/* By their bits: LLVM makes a call of the comparisons with infinity. */
INLINE int is_finite_f(float x) { return (bits_of_float(x) & 0x7f800000) != 0x7f800000; }
INLINE int is_infinite_f(float x) { return (bits_of_float(x) & 0x7fffffff) == 0x7f800000; }
/* Neither zero, infinite nor NaN. */
INLINE int is_plain_f(float x) { return (unsigned)((bits_of_float(x) & 0x7fffffff) - 1) < 0x7f7fffffu; }
INLINE int high_bits_of_double(double x) { return (int)(bits_of_double(x) >> 32); }
INLINE int is_finite_d(double x) { return (high_bits_of_double(x) & 0x7ff00000) != 0x7ff00000; }
INLINE int is_infinite_d(double x) { return (bits_of_double(x) & 0x7fffffffffffffff) == 0x7ff0000000000000; }
INLINE int is_plain_d(double x) {
  return (unsigned long long)((bits_of_double(x) & 0x7fffffffffffffff) - 1) < 0x7fefffffffffffffull;
}

/* 2^n for -126 <= n <= 127, and for -1022 <= n <= 1023. */
INLINE float power_of_two_f(int n) { return float_of_bits((int)((unsigned)(n + 127) << 23)); }
INLINE double power_of_two_d(int n) { return double_of_bits((long long)((unsigned long long)(unsigned)(n + 1023) << 52)); }

/*
 * Adding this number rounds to an integer, which is then in the low bits: no conversion, which would be slow
 * where it must saturate. Good for |x| < 2^22 (2^51).
 */
#define SHIFT_F 0x1.8p23f
#define SHIFT_D 0x1.8p52
INLINE int shifted_integer_f(float shifted) { return bits_of_float(shifted) - bits_of_float(SHIFT_F); }
INLINE int shifted_integer_d(double shifted) { return (int)bits_of_double(shifted); }

/* x * 2^n in two steps, each a normal power: one rounding, as x is near one. -250 <= n <= 250 */
INLINE float scale_f(float x, int n) {
  int half = n >> 1;
  return x * power_of_two_f(half) * power_of_two_f(n - half);
}
/* -2000 <= n <= 2000 */
INLINE double scale_d(double x, int n) {
  int half = n >> 1;
  return x * power_of_two_d(half) * power_of_two_d(n - half);
}

#endif

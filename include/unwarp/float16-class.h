/*
 * The classes of a 16-bit floating-point type and of pairs of it. Included once for each type, by
 * cuda_fp16.h and cuda_bf16.h, which define
 *
 *   __UNWARP_F16, __UNWARP_F16X2         the classes
 *   __UNWARP_F16_RAW, __UNWARP_F16X2_RAW their bits, for C and for static initialization
 *   __UNWARP_F16_OTHER                   the other type of 16 bits
 *   __UNWARP_NAME(a, b)                  a function's name: a, half or bfloat16, b
 *   __UNWARP_F16_FROM_INTEGER(x)         an integer as a float that rounds to the right 16 bits
 *   __UNWARP_F16_HAS_CONVERSIONS         the program did not switch C++ conversions off
 *
 * Which conversions there are decides what programs compile, and which calls are ambiguous; they are
 * those of CUDA's documentation.
 */
struct __UNWARP_F16_OTHER;

struct __align__(2) __UNWARP_F16 {
 protected:
  unsigned short __x;

 public:
  __UNWARP_F16() = default;
  __UNWARP_MEMBER constexpr __UNWARP_F16(const __UNWARP_F16_RAW& raw) : __x(raw.x) {}
  __UNWARP_MEMBER __UNWARP_F16& operator=(const __UNWARP_F16_RAW& raw) {
    __x = raw.x;
    return *this;
  }
  __UNWARP_MEMBER volatile __UNWARP_F16& operator=(const __UNWARP_F16_RAW& raw) volatile {
    __x = raw.x;
    return *this;
  }
  __UNWARP_MEMBER volatile __UNWARP_F16& operator=(const volatile __UNWARP_F16_RAW& raw) volatile {
    __x = raw.x;
    return *this;
  }
  __UNWARP_MEMBER operator __UNWARP_F16_RAW() const {
    __UNWARP_F16_RAW raw;
    raw.x = __x;
    return raw;
  }
  __UNWARP_MEMBER operator __UNWARP_F16_RAW() const volatile {
    __UNWARP_F16_RAW raw;
    raw.x = __x;
    return raw;
  }

#if __UNWARP_F16_HAS_CONVERSIONS
  explicit __host__ __device__ __UNWARP_F16(__UNWARP_F16_OTHER x); /* in cuda_bf16.h, which knows both */

#define __UNWARP_FROM(type, value)                                                                 \
  __UNWARP_MEMBER __UNWARP_F16(type x) : __x(__UNWARP_NAME(__unwarp_, _from_float)(value)) {}      \
  __UNWARP_MEMBER __UNWARP_F16& operator=(type x) {                                                \
    __x = __UNWARP_NAME(__unwarp_, _from_float)(value);                                            \
    return *this;                                                                                  \
  }
  __UNWARP_FROM(float, x)
  __UNWARP_FROM(double, __unwarp_odd_float(x))
  __UNWARP_FROM(short, (float)x)
  __UNWARP_FROM(unsigned short, (float)x)
  __UNWARP_FROM(int, __UNWARP_F16_FROM_INTEGER(x))
  __UNWARP_FROM(unsigned int, __UNWARP_F16_FROM_INTEGER(x))
  __UNWARP_FROM(long long, __UNWARP_F16_FROM_INTEGER(x))
  __UNWARP_FROM(unsigned long long, __UNWARP_F16_FROM_INTEGER(x))
#undef __UNWARP_FROM
  /* long is int's size here; as an assignment's operand it converts to one of the others. */
  __UNWARP_MEMBER __UNWARP_F16(long x) : __UNWARP_F16((int)x) {}
  __UNWARP_MEMBER __UNWARP_F16(unsigned long x) : __UNWARP_F16((unsigned int)x) {}
  __UNWARP_MEMBER __UNWARP_F16& operator=(long x) { return *this = (int)x; }
  __UNWARP_MEMBER __UNWARP_F16& operator=(unsigned long x) { return *this = (unsigned int)x; }

  __UNWARP_MEMBER operator float() const { return __UNWARP_NAME(__unwarp_, _to_float)(__x); }
  __UNWARP_MEMBER constexpr operator bool() const { return (__x & 0x7fff) != 0; }
#define __UNWARP_TO(type)                                                                          \
  __UNWARP_MEMBER operator type() const {                                                          \
    return __unwarp_to_integer<type>(__builtin_truncf(__UNWARP_NAME(__unwarp_, _to_float)(__x)));  \
  }
  __UNWARP_TO(char)
  __UNWARP_TO(signed char)
  __UNWARP_TO(unsigned char)
  __UNWARP_TO(short)
  __UNWARP_TO(unsigned short)
  __UNWARP_TO(int)
  __UNWARP_TO(unsigned int)
  __UNWARP_TO(long)
  __UNWARP_TO(unsigned long)
  __UNWARP_TO(long long)
  __UNWARP_TO(unsigned long long)
#undef __UNWARP_TO
#endif
};

struct __align__(4) __UNWARP_F16X2 {
  __UNWARP_F16 x;
  __UNWARP_F16 y;

  __UNWARP_F16X2() = default;
  __UNWARP_MEMBER constexpr __UNWARP_F16X2(const __UNWARP_F16& low, const __UNWARP_F16& high) : x(low), y(high) {}
  __UNWARP_F16X2(const __UNWARP_F16X2&) = default;
  /* One store for both, which stays one when neighbouring threads store side by side. */
  __UNWARP_MEMBER __UNWARP_F16X2& operator=(const __UNWARP_F16X2& pair) {
    typedef unsigned int __attribute__((may_alias)) Word;
    *(Word*)this = static_cast<__UNWARP_F16_RAW>(pair.x).x | (unsigned int)static_cast<__UNWARP_F16_RAW>(pair.y).x << 16;
    return *this;
  }
  __UNWARP_MEMBER __UNWARP_F16X2(const __UNWARP_F16X2_RAW& raw)
      : x(__UNWARP_F16_RAW{raw.x}), y(__UNWARP_F16_RAW{raw.y}) {}
  __UNWARP_MEMBER __UNWARP_F16X2& operator=(const __UNWARP_F16X2_RAW& raw) {
    return *this = __UNWARP_F16X2(raw);
  }
  __UNWARP_MEMBER operator __UNWARP_F16X2_RAW() const {
    __UNWARP_F16X2_RAW raw;
    raw.x = static_cast<__UNWARP_F16_RAW>(x).x;
    raw.y = static_cast<__UNWARP_F16_RAW>(y).x;
    return raw;
  }
};

/* What the other headers build on: they must work where the program switched the conversions off. */
__UNWARP_HOST_DEVICE unsigned int __unwarp_bits(__UNWARP_F16 x) { return static_cast<__UNWARP_F16_RAW>(x).x; }
__UNWARP_HOST_DEVICE float __unwarp_float(__UNWARP_F16 x) {
  return __UNWARP_NAME(__unwarp_, _to_float)(static_cast<__UNWARP_F16_RAW>(x).x);
}
__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__unwarp_, _of_bits)(unsigned int bits) {
  __UNWARP_F16_RAW raw;
  raw.x = (unsigned short)bits;
  return raw;
}
__UNWARP_HOST_DEVICE unsigned int __unwarp_bits(__UNWARP_F16X2 pair) {
  return __unwarp_bits(pair.x) | __unwarp_bits(pair.y) << 16;
}
__UNWARP_HOST_DEVICE __UNWARP_F16X2 __UNWARP_PAIR_NAME(__unwarp_, _of_bits)(unsigned int bits) {
  return __UNWARP_F16X2(__UNWARP_NAME(__unwarp_, _of_bits)(bits), __UNWARP_NAME(__unwarp_, _of_bits)(bits >> 16));
}
__UNWARP_HOST_DEVICE __UNWARP_F16 __UNWARP_NAME(__unwarp_, _nearest)(float x) {
  return __UNWARP_NAME(__unwarp_, _of_bits)(__UNWARP_NAME(__unwarp_, _from_float)(x));
}

/*
 * abs(int) is the only abs that is no template, so it would be chosen, and lose the fraction; for nvcc the
 * call is ambiguous. These are templates too, so that a program's own abs comes first.
 */
template <int = 0> __host__ __device__ void abs(__UNWARP_F16) = delete;
namespace std {
template <int = 0> __host__ __device__ void abs(__UNWARP_F16) = delete;
}

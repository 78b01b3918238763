/*
 * The classes of an 8-bit floating-point type, of pairs and of fours. Included once for each type, by
 * cuda_fp8.h, which defines
 *
 *   __UNWARP_FP8(a, b)         a name: a, e4m3 or e5m2, b
 *   __UNWARP_FP8_KIND          its __nv_fp8_interpretation_t
 *
 * All constructors round to nearest even and saturate.
 */
struct __UNWARP_FP8(__nv_fp8_, ) {
  __nv_fp8_storage_t __x;

  __UNWARP_FP8(__nv_fp8_, )() = default;
#define __UNWARP_FROM(type, rounded)                                                               \
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8_, )(type x)                                       \
      : __x(__UNWARP_FP8(__unwarp_, _from_float)(rounded, true)) {}
  __UNWARP_FROM(__half, __unwarp_float(x))
  __UNWARP_FROM(__nv_bfloat16, __unwarp_float(x))
  __UNWARP_FROM(float, x)
  __UNWARP_FROM(double, __unwarp_odd_float(x))
  /* An integer that float cannot hold is far beyond the largest number. */
  __UNWARP_FROM(short, (float)x)
  __UNWARP_FROM(unsigned short, (float)x)
  __UNWARP_FROM(int, (float)x)
  __UNWARP_FROM(unsigned int, (float)x)
  __UNWARP_FROM(long, (float)x)
  __UNWARP_FROM(unsigned long, (float)x)
  __UNWARP_FROM(long long, (float)x)
  __UNWARP_FROM(unsigned long long, (float)x)
#undef __UNWARP_FROM

  __UNWARP_MEMBER explicit operator __half() const { return __half(__nv_cvt_fp8_to_halfraw(__x, __UNWARP_FP8_KIND)); }
  __UNWARP_MEMBER explicit operator __nv_bfloat16() const {
    return __unwarp_bfloat16_nearest(__UNWARP_FP8(__unwarp_, _to_float)(__x));
  }
  __UNWARP_MEMBER explicit operator float() const { return __UNWARP_FP8(__unwarp_, _to_float)(__x); }
  __UNWARP_MEMBER explicit operator double() const { return __UNWARP_FP8(__unwarp_, _to_float)(__x); }
  __UNWARP_MEMBER explicit operator bool() const { return (__x & 0x7f) != 0; }
#define __UNWARP_TO(type)                                                                          \
  __UNWARP_MEMBER explicit operator type() const {                                                 \
    return __unwarp_to_integer<type>(__builtin_truncf(__UNWARP_FP8(__unwarp_, _to_float)(__x)));   \
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
};

struct __UNWARP_FP8(__nv_fp8x2_, ) {
  __nv_fp8x2_storage_t __x;

  __UNWARP_FP8(__nv_fp8x2_, )() = default;
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8x2_, )(__half2 x)
      : __x(__nv_cvt_halfraw2_to_fp8x2(x, __NV_SATFINITE, __UNWARP_FP8_KIND)) {}
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8x2_, )(__nv_bfloat162 x)
      : __x(__nv_cvt_bfloat16raw2_to_fp8x2(x, __NV_SATFINITE, __UNWARP_FP8_KIND)) {}
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8x2_, )(float2 x)
      : __x(__nv_cvt_float2_to_fp8x2(x, __NV_SATFINITE, __UNWARP_FP8_KIND)) {}
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8x2_, )(double2 x)
      : __x(__nv_cvt_double2_to_fp8x2(x, __NV_SATFINITE, __UNWARP_FP8_KIND)) {}

  __UNWARP_MEMBER explicit operator __half2() const {
    return __half2(__nv_cvt_fp8x2_to_halfraw2(__x, __UNWARP_FP8_KIND));
  }
  __UNWARP_MEMBER explicit operator float2() const {
    float2 floats;
    floats.x = __UNWARP_FP8(__unwarp_, _to_float)(__x);
    floats.y = __UNWARP_FP8(__unwarp_, _to_float)(__x >> 8);
    return floats;
  }
};

struct __UNWARP_FP8(__nv_fp8x4_, ) {
  __nv_fp8x4_storage_t __x;

  __UNWARP_FP8(__nv_fp8x4_, )() = default;
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8x4_, )(__half2 low, __half2 high)
      : __x(fours(__UNWARP_FP8(__nv_fp8x2_, )(low), __UNWARP_FP8(__nv_fp8x2_, )(high))) {}
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8x4_, )(__nv_bfloat162 low, __nv_bfloat162 high)
      : __x(fours(__UNWARP_FP8(__nv_fp8x2_, )(low), __UNWARP_FP8(__nv_fp8x2_, )(high))) {}
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8x4_, )(float4 v)
      : __x(fours(__UNWARP_FP8(__nv_fp8x2_, )(float2{v.x, v.y}), __UNWARP_FP8(__nv_fp8x2_, )(float2{v.z, v.w}))) {}
  __UNWARP_MEMBER explicit __UNWARP_FP8(__nv_fp8x4_, )(double4 v)
      : __x(fours(__UNWARP_FP8(__nv_fp8x2_, )(double2{v.x, v.y}), __UNWARP_FP8(__nv_fp8x2_, )(double2{v.z, v.w}))) {}

  __UNWARP_MEMBER explicit operator float4() const {
    float4 floats;
    floats.x = __UNWARP_FP8(__unwarp_, _to_float)(__x);
    floats.y = __UNWARP_FP8(__unwarp_, _to_float)(__x >> 8);
    floats.z = __UNWARP_FP8(__unwarp_, _to_float)(__x >> 16);
    floats.w = __UNWARP_FP8(__unwarp_, _to_float)(__x >> 24);
    return floats;
  }

 private:
  static __UNWARP_MEMBER __nv_fp8x4_storage_t fours(__UNWARP_FP8(__nv_fp8x2_, ) low, __UNWARP_FP8(__nv_fp8x2_, ) high) {
    return low.__x | (__nv_fp8x4_storage_t)high.__x << 16;
  }
};

/* Written by scripts/math-polynomials.py, which says how; do not edit. */
#ifndef UNWARP_POLYNOMIALS_H
#define UNWARP_POLYNOMIALS_H

#include "device-math.h"

/* (e^x - 1 - x) / x^2, -0.34657 to 0.34657: error 3.3e-9 */
INLINE float poly_exp_f(float x) {
  float x2 = x * x, x4 = x2 * x2;
  return ((0x1p-1f + 0x1.55548cp-3f * x) + (0x1.5554e4p-5f + 0x1.123d02p-7f * x) * x2) + 0x1.6d514ap-10f * x4;
}

/* (e^x - 1 - x) / x^2, -0.34657 to 0.34657: error 3.6e-18 */
INLINE double poly_exp_d(double x) {
  double x2 = x * x, x4 = x2 * x2, x8 = x4 * x4;
  return (((0x1.000000000000cp-1 + 0x1.555555555555cp-3 * x) + (0x1.555555554fe0bp-5 + 0x1.111111110e9efp-7 * x) * x2) + ((0x1.6c16c186053d3p-10 + 0x1.a01a01b44afd9p-13 * x) + (0x1.a01995c12cadfp-16 + 0x1.71ddee619014ep-19 * x) * x2) * x4) + (0x1.28b0efa85fc2bp-22 + 0x1.af6e98d2d773fp-26 * x) * x8;
}

/* (2^x - 1) / x, -0.5 to 0.5: error 3.2e-9 */
INLINE float poly_exp2_f(float x) {
  float x2 = x * x, x4 = x2 * x2;
  return ((0x1.62e43p-1f + 0x1.ebfbep-3f * x) + (0x1.c6af72p-5f + 0x1.3b2a48p-7f * x) * x2) + (0x1.5f0dccp-10f + 0x1.4424bp-13f * x) * x4;
}

/* (10^x - 1) / x, -0.1506 to 0.1506: error 2.9e-9 */
INLINE float poly_exp10_f(float x) {
  float x2 = x * x, x4 = x2 * x2;
  return ((0x1.26bb1cp+1f + 0x1.53524cp+1f * x) + (0x1.046f98p+1f + 0x1.2bd76ep+0f * x) * x2) + (0x1.156d5p-1f + 0x1.a8f49ep-3f * x) * x4;
}

/* (log(1 + x) - x + x^2/2) / x^3, -0.29289 to 0.41421: error 6.5e-9 */
INLINE float poly_log_f(float x) {
  float x2 = x * x, x4 = x2 * x2;
  return ((0x1.555552p-2f + -0x1.000238p-2f * x) + (0x1.99a132p-3f + -0x1.546f34p-3f * x) * x2) + ((0x1.22c28cp-3f + -0x1.0d88e2p-3f * x) + (0x1.05ee74p-3f + -0x1.3a048ep-4f * x) * x2) * x4;
}

/* (2 atanh(s) - 2s) / s^3 of x = s^2, 0.0 to 0.02945: error 2.6e-18 */
INLINE double poly_log_d(double x) {
  double x2 = x * x, x4 = x2 * x2;
  return ((0x1.5555555555594p-1 + 0x1.999999997f6eep-2 * x) + (0x1.24924942423edp-2 + 0x1.c71c51ceeacd2p-3 * x) * x2) + ((0x1.746649e261b8dp-3 + 0x1.39a0b1c03dbcbp-3 * x) + 0x1.2f0f4cbb2c42cp-3 * x2) * x4;
}

/* (2 atanh(s) - 2s) / s^3 of x = s^2, 0.0 to 0.02945: error 9.9e-12 */
INLINE double poly_log_short_d(double x) {
  double x2 = x * x;
  return (0x1.555554fb80a12p-1 + 0x1.999a7d70bf03p-2 * x) + (0x1.24383c89c2576p-2 + 0x1.e30aaabfc85a6p-3 * x) * x2;
}

/* (atanh(s)/s - 1 - s^2/3) / s^4 of x = s^2, 0.0 to 0.02945: error 1.2e-20 */
INLINE double poly_log_tail_d(double x) {
  double x2 = x * x, x4 = x2 * x2;
  return ((0x1.9999999999b47p-3 + 0x1.24924924558aep-3 * x) + (0x1.c71c7230380b2p-4 + 0x1.745ce904f26fp-4 * x) * x2) + ((0x1.3b1f10b618996p-4 + 0x1.0f7cd1ce7fa1p-4 * x) + 0x1.0e5d8b2b535dap-4 * x2) * x4;
}

/* (sin y - y) / y^3 of x = y^2, 0.0 to 0.61685: error 3.7e-9 */
INLINE float poly_sin_f(float x) {
  float x2 = x * x;
  return (-0x1.555546p-3f + 0x1.11077ep-7f * x) + -0x1.9956b6p-13f * x2;
}

/* (cos y - 1 + y^2/2) / y^4 of x = y^2, 0.0 to 0.61685: error 1.1e-10 */
INLINE float poly_cos_f(float x) {
  float x2 = x * x;
  return (0x1.55554ap-5f + -0x1.6c0c2ep-10f * x) + 0x1.99eadp-16f * x2;
}

/* (sin y - y) / y^3 of x = y^2, 0.0 to 0.61685: error 3.8e-18 */
INLINE double poly_sin_d(double x) {
  double x2 = x * x, x4 = x2 * x2;
  return ((-0x1.5555555555548p-3 + 0x1.111111110f77ep-7 * x) + (-0x1.a01a019bf8228p-13 + 0x1.71de35650a32ap-19 * x) * x2) + (-0x1.ae5e597db57c2p-26 + 0x1.5d8fb827e3d03p-33 * x) * x4;
}

/* (cos y - 1 + y^2/2) / y^4 of x = y^2, 0.0 to 0.61685: error 5.2e-20 */
INLINE double poly_cos_d(double x) {
  double x2 = x * x, x4 = x2 * x2;
  return ((0x1.555555555554bp-5 + -0x1.6c16c16c1504cp-10 * x) + (0x1.a01a019c97a13p-16 + -0x1.27e4f7f911e6ap-22 * x) * x2) + (0x1.1ee9e17e6b4ccp-29 + -0x1.8fa9a7413e7f4p-37 * x) * x4;
}

/* (sin(pi y) - pi y) / y^3 of x = y^2, 0.0 to 0.0625: error 3.2e-10 */
INLINE float poly_sinpi_f(float x) {
  float x2 = x * x;
  return (-0x1.4abbcep+2f + 0x1.466b82p+1f * x) + (-0x1.32b458p-1f + 0x1.465b16p-4f * x) * x2;
}

/* (cos(pi y) - 1 + y^2 pi^2/2) / y^4 of x = y^2, 1.5259e-5 to 0.0625: error 4.8e-10 */
INLINE float poly_cospi_f(float x) {
  float x2 = x * x;
  return (0x1.03c1b6p+2f + -0x1.55b684p+0f * x) + 0x1.d61e28p-3f * x2;
}

/* (sin(pi y) - pi y) / y^3 of x = y^2, 0.0 to 0.0625: error 2.3e-19 */
INLINE double poly_sinpi_d(double x) {
  double x2 = x * x, x4 = x2 * x2;
  return ((-0x1.4abbce625be53p+2 + 0x1.466bc6775ab85p+1 * x) + (-0x1.32d2cce63e883p-1 + 0x1.507834a9e4c78p-4 * x) * x2) + ((-0x1.e30793c59ec1ap-8 + 0x1.e9403c860580ep-12 * x) + (-0x1.9c63b0372d448p-16 + 0x1.72c170ca40552p-17 * x) * x2) * x4;
}

/* (cos(pi y) - 1 + y^2 pi^2/2) / y^4 of x = y^2, 1.5259e-5 to 0.0625: error 3.2e-19 */
INLINE double poly_cospi_d(double x) {
  double x2 = x * x, x4 = x2 * x2;
  return ((0x1.03c1f081b5a53p+2 + -0x1.55d3c7e3bf18bp+0 * x) + (0x1.e1f50671a9b8cp-3 + -0x1.a6d1db32166eep-6 * x) * x2) + ((0x1.f9b94b1b3706bp-10 + -0x1.a77110f8f38a1p-14 * x) + -0x1.4bcb9d0f997bfp-17 * x2) * x4;
}

/* (atan y - y) / y^3 of x = y^2, 0.0 to 1.0: error 2.9e-9 */
INLINE float poly_atan_f(float x) {
  float x2 = x * x, x4 = x2 * x2, x8 = x4 * x4;
  return (((-0x1.55553cp-2f + 0x1.99917ep-3f * x) + (-0x1.241cdp-3f + 0x1.c069bp-4f * x) * x2) + ((-0x1.57adeep-4f + 0x1.d90e88p-5f * x) + (-0x1.fb7a72p-6f + 0x1.6229f6p-7f * x) * x2) * x4) + -0x1.d01aa8p-10f * x8;
}

/* (atan y - y) / y^3 of x = y^2, 0.0 to 0.25: error 3.8e-19 */
INLINE double poly_atan_d(double x) {
  double x2 = x * x, x4 = x2 * x2, x8 = x4 * x4;
  return (((-0x1.5555555555551p-2 + 0x1.9999999998f3cp-3 * x) + (-0x1.249249244b8e9p-3 + 0x1.c71c71a867d41p-4 * x) * x2) + ((-0x1.745d134ffdc95p-4 + 0x1.3b135ca9d2b7dp-4 * x) + (-0x1.110c44c1017c5p-4 + 0x1.e18034692367fp-5 * x) * x2) * x4) + (((-0x1.ac64d4d4bea2fp-5 + 0x1.77cabeddc1cedp-5 * x) + (-0x1.2fab150dfefdbp-5 + 0x1.8274c05e3bb66p-6 * x) * x2) + -0x1.10cbb54be13acp-7 * x4) * x8;
}

/* (asin y - y) / y^3 of x = y^2, 0.0 to 0.25: error 5.2e-9 */
INLINE float poly_asin_f(float x) {
  float x2 = x * x, x4 = x2 * x2;
  return ((0x1.5555cap-3f + 0x1.3301acp-4f * x) + (0x1.74808cp-5f + 0x1.8c2538p-6f * x) * x2) + 0x1.59652cp-5f * x4;
}

/* (asin y - y) / y^3 of x = y^2, 0.0 to 0.25: error 2.7e-17 */
INLINE double poly_asin_d(double x) {
  double x2 = x * x, x4 = x2 * x2, x8 = x4 * x4;
  return (((0x1.555555555538fp-3 + 0x1.333333336e26dp-4 * x) + (0x1.6db6db42dc67cp-5 + 0x1.f1c72c11eeafep-6 * x) * x2) + ((0x1.6e89f85557e58p-6 + 0x1.1c6ba0146a008p-6 * x) + (0x1.c70301f298704p-7 + 0x1.8e9fc26940bb2p-7 * x) * x2) * x4) + ((0x1.ad039c008b9f5p-8 + 0x1.3f20bef217577p-6 * x) + (-0x1.08868a923d7cdp-6 + 0x1.04fbc66308449p-5 * x) * x2) * x8;
}

/* (sinh y - y) / y^3 of x = y^2, 0.0 to 1.0: error 3.8e-10 */
INLINE float poly_sinh_f(float x) {
  float x2 = x * x;
  return (0x1.555556p-3f + 0x1.1110ecp-7f * x) + (0x1.a01adp-13f + 0x1.76ac86p-19f * x) * x2;
}

/* (sinh y - y) / y^3 of x = y^2, 0.0 to 1.0: error 1.5e-19 */
INLINE double poly_sinh_d(double x) {
  double x2 = x * x, x4 = x2 * x2;
  return ((0x1.5555555555555p-3 + 0x1.111111111117cp-7 * x) + (0x1.a01a01a00dbafp-13 + 0x1.71de3a609a725p-19 * x) * x2) + ((0x1.ae644b4bc34dcp-26 + 0x1.612aab540f0a1p-33 * x) + (0x1.aac7adbc70edcp-41 + 0x1.3e9107396be7p-48 * x) * x2) * x4;
}

/* (tanh y - y) / y^3 of x = y^2, 0.0 to 0.3906: error 4.5e-9 */
INLINE float poly_tanh_f(float x) {
  float x2 = x * x, x4 = x2 * x2;
  return ((-0x1.555532p-2f + 0x1.110708p-3f * x) + (-0x1.b8396p-5f + 0x1.52176p-6f * x) * x2) + -0x1.75aa4cp-8f * x4;
}

/* (tanh y - y) / y^3 of x = y^2, 0.0 to 0.3906: error 5.7e-19 */
INLINE double poly_tanh_d(double x) {
  double x2 = x * x, x4 = x2 * x2, x8 = x4 * x4;
  return (((-0x1.5555555555552p-2 + 0x1.1111111110c5ap-3 * x) + (-0x1.ba1ba1b9d22e8p-5 + 0x1.664f4870e7537p-6 * x) * x2) + ((-0x1.226e32d43dc6ap-7 + 0x1.d6d35af1ab9ecp-9 * x) + (-0x1.7d9c3c59f19a2p-10 + 0x1.350bd5daffda5p-11 * x) * x2) * x4) + ((-0x1.f116adf02e4c7p-13 + 0x1.802747e6b2fadp-14 * x) + (-0x1.faf44fd1d2fd3p-16 + 0x1.965693cb1cff8p-18 * x) * x2) * x8;
}

/* erf(y)/y - 1 of x = y^2, 0.0 to 0.86: error 1.7e-8 */
INLINE float poly_erf_f(float x) {
  float x2 = x * x, x4 = x2 * x2;
  return ((0x1.06eba6p-3f + -0x1.8126e8p-2f * x) + (0x1.ce1a9cp-4f + -0x1.b68bb6p-6f * x) * x2) + (0x1.473376p-8f + -0x1.39d4dep-11f * x) * x4;
}

/* erf(y)/y - 1 of x = y^2, 0.0 to 1.0: error 1.2e-17 */
INLINE double poly_erf_d(double x) {
  double x2 = x * x, x4 = x2 * x2, x8 = x4 * x4;
  return (((0x1.06eba8214db69p-3 + -0x1.812746b0379fdp-2 * x) + (0x1.ce2f21a04362dp-4 + -0x1.b82ce312abefep-6 * x) * x2) + ((0x1.565bcd1298e84p-8 + -0x1.c02db49afb8cbp-11 * x) + (0x1.f9a335368c5f6p-14 + -0x1.f4d3335ad34d6p-17 * x) * x2) * x4) + (((0x1.b9ee92f3c52p-20 + -0x1.5f9810fc0cc3fp-23 * x) + (0x1.fc77ba102e001p-27 + -0x1.4675d488fef9fp-30 * x) * x2) + 0x1.296e60b240613p-34 * x4) * x8;
}

/* log(erfc(x)), 0.92 to 3.93: error 1.9e-9 */
INLINE float poly_erf_tail_f(float x) {
  float x2 = x * x, x4 = x2 * x2;
  return ((-0x1.9bd7aap-13f + -0x1.20af3ep+0f * x) + (-0x1.463cc6p-1f + -0x1.a9b6e2p-4f * x) * x2) + ((0x1.6c362ep-6f + -0x1.8f082ap-9f * x) + 0x1.9b457cp-13f * x2) * x4;
}

/* (e^(y^2) erfc(y) (1 + 2y) - that of 3) / x of x = (y - 3)/(y + 3), -0.715 to 0.6: error 1.2e-9 */
INLINE float poly_erfcx_f(float x) {
  float x2 = x * x, x4 = x2 * x2, x8 = x4 * x4;
  return (((-0x1.15c084p-3f + -0x1.85a186p-5f * x) + (0x1.098334p-3f + -0x1.e8895ep-4f * x) * x2) + ((0x1.17d084p-4f + -0x1.85ba18p-6f * x) + (0x1.466af8p-9f + 0x1.fcd9eap-10f * x) * x2) * x4) + (-0x1.5e360ep-11f + -0x1.50ab6ep-13f * x) * x8;
}

/* (e^(y^2) erfc(y) (1 + 2y) - that of 3) / x of x = (y - 3)/(y + 3), -0.715 to 0.806: error 1.6e-18 */
INLINE double poly_erfcx_d(double x) {
  double x2 = x * x, x4 = x2 * x2, x8 = x4 * x4, x16 = x8 * x8;
  return ((((-0x1.15c084bb9e8f3p-3 + -0x1.85a15c58aa5ep-5 * x) + (0x1.098366a5b46cap-3 + -0x1.e88b803a49221p-4 * x) * x2) + ((0x1.17ca2877f0ed5p-4 + -0x1.8574c40bcf2e8p-6 * x) + (0x1.4b884e445274ep-9 + 0x1.ef1bdd42ef029p-10 * x) * x2) * x4) + (((-0x1.98db511a316a6p-11 + -0x1.b9126f14fcf1ep-14 * x) + (0x1.065a3793748c5p-13 + 0x1.4c21f923554e9p-18 * x) * x2) + ((-0x1.513b4a46bd987p-16 + -0x1.87e7f0879de23p-21 * x) + (0x1.d2041b5e19291p-19 + 0x1.7a6eab41860fap-22 * x) * x2) * x4) * x8) + (((-0x1.4a5c93658fb93p-21 + -0x1.1f7893df29765p-23 * x) + (0x1.aad03ed6c8f4p-24 + 0x1.224288a52d66p-25 * x) * x2) + (-0x1.75c00a9613044p-27 + -0x1.1d19017a8ef18p-28 * x) * x4) * x16;
}

#endif

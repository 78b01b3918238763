/* Dot products of small integers packed in words, added to `sum` */
#ifndef UNWARP_DOT_PRODUCTS_H
#define UNWARP_DOT_PRODUCTS_H

#include "../vector_types.h"
#include "qualifiers.h"

__UNWARP_DEVICE int __dp4a(int a, int b, int sum) {
  unsigned int result = (unsigned int)sum;
  for (int i = 0; i < 32; i += 8) result += (unsigned int)((signed char)(a >> i) * (signed char)(b >> i));
  return (int)result;
}
__UNWARP_DEVICE unsigned int __dp4a(unsigned int a, unsigned int b, unsigned int sum) {
  for (int i = 0; i < 32; i += 8) sum += (unsigned int)((unsigned char)(a >> i) * (unsigned char)(b >> i));
  return sum;
}
__UNWARP_DEVICE int __dp4a(char4 a, char4 b, int sum) {
  return (int)((unsigned int)sum + (unsigned int)(a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w));
}
__UNWARP_DEVICE unsigned int __dp4a(uchar4 a, uchar4 b, unsigned int sum) {
  return sum + (unsigned int)(a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w);
}
/* Two 16-bit numbers of the first word times the two low (or high) bytes of the second. */
__UNWARP_DEVICE int __dp2a_lo(int a, int b, int sum) {
  return (int)((unsigned int)sum + (unsigned int)((short)a * (signed char)b) +
               (unsigned int)((short)(a >> 16) * (signed char)(b >> 8)));
}
__UNWARP_DEVICE unsigned int __dp2a_lo(unsigned int a, unsigned int b, unsigned int sum) {
  return sum + (a & 0xffff) * (b & 0xff) + (a >> 16) * ((b >> 8) & 0xff);
}
__UNWARP_DEVICE int __dp2a_lo(short2 a, char4 b, int sum) {
  return (int)((unsigned int)sum + (unsigned int)(a.x * b.x) + (unsigned int)(a.y * b.y));
}
__UNWARP_DEVICE unsigned int __dp2a_lo(ushort2 a, uchar4 b, unsigned int sum) {
  return sum + (unsigned int)a.x * b.x + (unsigned int)a.y * b.y;
}
__UNWARP_DEVICE int __dp2a_hi(int a, int b, int sum) { return __dp2a_lo(a, b >> 16, sum); }
__UNWARP_DEVICE unsigned int __dp2a_hi(unsigned int a, unsigned int b, unsigned int sum) {
  return __dp2a_lo(a, b >> 16, sum);
}
__UNWARP_DEVICE int __dp2a_hi(short2 a, char4 b, int sum) {
  return (int)((unsigned int)sum + (unsigned int)(a.x * b.z) + (unsigned int)(a.y * b.w));
}
__UNWARP_DEVICE unsigned int __dp2a_hi(ushort2 a, uchar4 b, unsigned int sum) {
  return sum + (unsigned int)a.x * b.z + (unsigned int)a.y * b.w;
}

#endif

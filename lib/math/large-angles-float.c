#include "large-angle-float.h"

SLOW(float, sine_of_large_f)(float x) {
  float rest;
  int n = reduce_large_angle_f(x, &rest);
  return sine_of_quarters_f(n, rest);
}
SLOW(float, cosine_of_large_f)(float x) {
  float rest;
  int n = reduce_large_angle_f(x, &rest);
  return sine_of_quarters_f(n + 1, rest);
}
SLOW(float, tangent_of_large_f)(float x) {
  float rest;
  int n = reduce_large_angle_f(x, &rest);
  return tangent_of_quarters_f(n, rest);
}

/*
 * musl's exp10 multiplies two rounded powers and is off by two units in the last place at times; its pow is
 * within one, and exact where the result is a power of ten.
 */
#include <math.h>

double exp10(double x) { return pow(10.0, x); }

/*
 * From here to exact-end.h nothing is contracted, whatever -fmad says: __fmul_rn and its like are never
 * merged with an addition, and sums of two numbers that stand for one would lose what they are for.
 */
#if defined(__UNWARP_CONTRACT__)
#pragma clang fp contract(off)
#endif

/* The rounding modes, as a type. */
#ifndef UNWARP_DEVICE_TYPES_H
#define UNWARP_DEVICE_TYPES_H

enum cudaRoundMode { cudaRoundNearest, cudaRoundZero, cudaRoundPosInf, cudaRoundMinInf };

#endif

/* Names of Thrust and CUB in rocThrust and hipCUB, and what tells their text that it is read for the device. */
#define cub hipcub
#define cuda hip
/* C++'s headers, which the text may be the first to read, have functions of these names. */
#undef __all
#undef __any
#if defined(__HIP_DEVICE_COMPILE__)
#define __CUDA_ARCH__ 800
#endif

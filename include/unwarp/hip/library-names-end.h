/* Undoes library-names-begin.h. */
#undef cub
#undef cuda
#undef __CUDA_ARCH__

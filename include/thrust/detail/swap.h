#ifndef UNWARP_THRUST_SWAP_H
#define UNWARP_THRUST_SWAP_H
namespace thrust {
template <class T> __host__ __device__ void swap(T& a, T& b) {
  T moved = a;
  a = b;
  b = moved;
}
}  // namespace thrust
#endif

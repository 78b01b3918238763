/* How the parallel algorithms of Thrust and CUB start kernels: one call for each index, or one thread for all. */
#ifndef UNWARP_PARALLEL_KERNELS_H
#define UNWARP_PARALLEL_KERNELS_H

#include <cuda_runtime.h>

#include <new>
#include <stdexcept>
#include <string>

namespace unwarp_parallel {

/* A launch or a copy that failed; Thrust names it thrust::system_error. */
class device_error : public std::runtime_error {
 public:
  explicit device_error(cudaError_t code, const char* what)
      : std::runtime_error(std::string(what) + ": " + cudaGetErrorName(code) + ": " + cudaGetErrorString(code)), code_(code) {}
  cudaError_t code() const { return code_; }

 private:
  cudaError_t code_;
};

inline __host__ void check(cudaError_t code, const char* what) {
  if (code != cudaSuccess) throw device_error(code, what);
}

/*
 * How many elements there are, as a number of 32 bits: iterators that compute may be further apart. Below 2^32, so that
 * loops of a whole grid's stride end.
 */
inline __host__ __device__ size_t addressable(long long count) {
  if (count >= 0 && count < (1ll << 32) - (1ll << 23)) return (size_t)count;
#ifdef __CUDA_ARCH__
  __trap();
  return 0;
#else
  throw device_error(cudaErrorInvalidValue, "a parallel algorithm for more elements than 32 bits count");
#endif
}

template <class Function> __global__ void each_kernel(Function function, size_t count) {
  size_t stride = (size_t)gridDim.x * blockDim.x;
  for (size_t i = (size_t)blockIdx.x * blockDim.x + threadIdx.x; i < count; i += stride) function(i);
}
/* Bounds tell the compiler that vectors of threads gain nothing: such threads go through runs of elements, each its own. */
constexpr int part_threads = 4;
template <class Function> __global__ void __launch_bounds__(part_threads) part_kernel(Function function, size_t parts) {
  size_t part = (size_t)blockIdx.x * part_threads + threadIdx.x;
  if (part < parts) function(part);
}
template <class Function> __global__ void __launch_bounds__(1) once_kernel(Function function) { function(); }

template <class Function> __host__ void launch_each(cudaStream_t stream, size_t count, Function function) {
  if (count == 0) return;
  constexpr size_t threads = 128, most = 65535;
  size_t blocks = (count + threads - 1) / threads;
  each_kernel<<<(unsigned int)(blocks < most ? blocks : most), (unsigned int)threads, 0, stream>>>(function, count);
  check(cudaGetLastError(), "launch of a parallel algorithm");
}
/* The same for `parts`, of which there are few, with loops over many elements. */
template <class Function> __host__ void launch_parts(cudaStream_t stream, size_t parts, Function function) {
  if (parts == 0) return;
  part_kernel<<<(unsigned int)((parts + part_threads - 1) / part_threads), part_threads, 0, stream>>>(function, parts);
  check(cudaGetLastError(), "launch of a parallel algorithm");
}
template <class Function> __host__ void launch_once(cudaStream_t stream, Function function) {
  once_kernel<<<1, 1, 0, stream>>>(function);
  check(cudaGetLastError(), "launch of a parallel algorithm");
}

/* Device memory for the time of one algorithm. Its values are bytes to the host: their constructors run in kernels, if at all. */
template <class T> class scratch {
 public:
  __host__ scratch(cudaStream_t stream, size_t count) : stream_(stream) {
    if (count > ~(size_t)0 / sizeof(T) || cudaMalloc((void**)&data_, (count ? count : 1) * sizeof(T)) != cudaSuccess) {
      cudaGetLastError();
      throw std::bad_alloc();
    }
  }
  __host__ ~scratch() { cudaFree(data_); }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;
  __host__ T* data() const { return data_; }
  /* Waits for what was launched, and copies one value to the host. */
  __host__ void read(T& value, size_t index = 0) const {
    check(cudaMemcpyAsync((void*)&value, data_ + index, sizeof(T), cudaMemcpyDeviceToHost, stream_), "copy of a result");
    check(cudaStreamSynchronize(stream_), "a parallel algorithm");
  }

 private:
  cudaStream_t stream_;
  T* data_ = nullptr;
};

/* Cuts `count` elements into parts in a row; one thread has one part, so that results combine in the elements' order. */
struct parts {
  size_t count, size, number;
  __host__ __device__ explicit parts(size_t elements) : count(elements) {
    size = (elements + 1023) / 1024;
    if (size < 32) size = 32;
    number = (elements + size - 1) / size;
  }
  __host__ __device__ size_t begin(size_t part) const { return part * size; }
  __host__ __device__ size_t end(size_t part) const { return (part + 1) * size < count ? (part + 1) * size : count; }
};

}  // namespace unwarp_parallel

#endif

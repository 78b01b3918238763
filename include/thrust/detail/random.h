/* Linear congruential engines as in the standard, and distributions, on both sides. */
#ifndef UNWARP_THRUST_RANDOM_H
#define UNWARP_THRUST_RANDOM_H

#include <limits>

#include "tuple.h"

namespace thrust {
namespace random {

template <class UInt, UInt A, UInt C, UInt M> class linear_congruential_engine {
 public:
  using result_type = UInt;
  static constexpr UInt min = C == 0 ? 1 : 0, max = M - 1, default_seed = 1;
  __host__ __device__ explicit linear_congruential_engine(UInt start = default_seed) { seed(start); }
  __host__ __device__ void seed(UInt start = default_seed) { state_ = C % M == 0 && start % M == 0 ? 1 : start % M; }
  __host__ __device__ UInt operator()() { return state_ = (UInt)(((unsigned long long)A * state_ + C) % M); }
  /* A step is x -> a x + c; its powers come by squaring. */
  __host__ __device__ void discard(unsigned long long steps) {
    unsigned long long a = A, c = C, allA = 1, allC = 0;
    for (; steps; steps >>= 1) {
      if (steps & 1) {
        allC = (a * allC + c) % M;
        allA = a * allA % M;
      }
      c = (a * c + c) % M;
      a = a * a % M;
    }
    state_ = (UInt)((allA * state_ + allC) % M);
  }
  friend __host__ __device__ bool operator==(const linear_congruential_engine& a, const linear_congruential_engine& b) {
    return a.state_ == b.state_;
  }

 private:
  UInt state_;
};
using minstd_rand0 = linear_congruential_engine<unsigned int, 16807, 0, 2147483647>;
using minstd_rand = linear_congruential_engine<unsigned int, 48271, 0, 2147483647>;
using default_random_engine = minstd_rand;

namespace detail {
template <class Real, class Engine> __host__ __device__ Real unit(Engine& engine) {
  return (Real)(engine() - Engine::min) / ((Real)(Engine::max - Engine::min) + (Real)1);
}
}  // namespace detail

template <class Real = double> class uniform_real_distribution {
 public:
  using result_type = Real;
  __host__ __device__ explicit uniform_real_distribution(Real a = 0, Real b = 1) : a_(a), b_(b) {}
  template <class Engine> __host__ __device__ Real operator()(Engine& engine) { return a_ + (b_ - a_) * detail::unit<Real>(engine); }
  __host__ __device__ Real a() const { return a_; }
  __host__ __device__ Real b() const { return b_; }

 private:
  Real a_, b_;
};
template <class Int = int> class uniform_int_distribution {
 public:
  using result_type = Int;
  __host__ __device__ explicit uniform_int_distribution(Int a = 0, Int b = std::numeric_limits<Int>::max()) : a_(a), b_(b) {}
  template <class Engine> __host__ __device__ Int operator()(Engine& engine) {
    unsigned long long first = (unsigned long long)a_, width = (unsigned long long)b_ - first;
    return (Int)(first + (unsigned long long)(detail::unit<double>(engine) * ((double)width + 1)));
  }

 private:
  Int a_, b_;
};
/* By Box and Muller; one of each two values is not used, so that a value depends on the engine alone. */
template <class Real = double> class normal_distribution {
 public:
  using result_type = Real;
  __host__ __device__ explicit normal_distribution(Real mean = 0, Real deviation = 1) : mean_(mean), deviation_(deviation) {}
  template <class Engine> __host__ __device__ Real operator()(Engine& engine) {
    double radius = ::sqrt(-2.0 * ::log(1.0 - detail::unit<double>(engine))), angle = 6.283185307179586 * detail::unit<double>(engine);
    return mean_ + deviation_ * (Real)(radius * ::cos(angle));
  }

 private:
  Real mean_, deviation_;
};

}  // namespace random

using random::default_random_engine;
using random::linear_congruential_engine;
using random::minstd_rand;
using random::minstd_rand0;
using random::normal_distribution;
using random::uniform_int_distribution;
using random::uniform_real_distribution;

}  // namespace thrust

#endif

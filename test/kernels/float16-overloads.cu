// Which expressions with half and bfloat16 compile: what nvcc takes, and what it finds ambiguous, so that no program
// quietly computes with another type than its author meant.
#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "check.h"

#define EXPRESSION(name, ...)                                              \
  template <class T, class U, class = void>                                \
  struct name : std::false_type {};                                        \
  template <class T, class U>                                              \
  struct name<T, U, std::void_t<decltype(__VA_ARGS__)>> : std::true_type {};
#define LEFT std::declval<T&>()
#define RIGHT std::declval<U>()
EXPRESSION(Product, LEFT* RIGHT)
EXPRESSION(Equal, LEFT == RIGHT)
EXPRESSION(Less, LEFT < RIGHT)
EXPRESSION(AddTo, LEFT += RIGHT)
EXPRESSION(Choice, true ? LEFT : RIGHT)
EXPRESSION(Max, max(LEFT, RIGHT))
EXPRESSION(StdMax, std::max(LEFT, RIGHT))
EXPRESSION(Fmax, fmax(LEFT, RIGHT))
EXPRESSION(Fmaxf, fmaxf(LEFT, RIGHT))
EXPRESSION(Abs, abs(LEFT))
EXPRESSION(StdAbs, std::abs(LEFT))
EXPRESSION(Exp, exp(LEFT))
EXPRESSION(Expf, expf(LEFT))
EXPRESSION(IsNaN, std::isnan(LEFT))

template <class To, class... From>
constexpr bool fromEach = (std::is_convertible_v<From, To> && ...);
template <class From, class... To>
constexpr bool toEach = (std::is_convertible_v<From, To> && ...);
template <class To, class... From>
constexpr bool assignedEach = (std::is_assignable_v<To&, From> && ...);

template <class T, class Pair, class Other, class OtherPair>
constexpr bool check() {
  static_assert(Product<T, T>::value && Equal<T, T>::value && Less<T, T>::value && AddTo<T, T>::value && Choice<T, T>::value);
  static_assert(AddTo<T, float>::value && AddTo<T, double>::value && AddTo<T, int>::value);
  static_assert(Fmaxf<T, T>::value && Fmaxf<T, float>::value && Expf<T, T>::value && StdMax<T, T&>::value);
  static_assert(Product<Pair, Pair>::value && Equal<Pair, Pair>::value);
  // A half times a float could be a product of floats, of doubles, of halfs.
  static_assert(!Product<T, float>::value && !Product<float, T>::value && !Product<T, int>::value && !Product<T, double>::value);
  static_assert(!Equal<T, float>::value && !Equal<T, int>::value && !Less<T, float>::value && !Less<T, int>::value);
  static_assert(!AddTo<float, T>::value && !AddTo<int, T>::value && !Choice<T, float>::value && !Choice<T, int>::value);
  static_assert(!Max<T, T>::value && !Fmax<T, T>::value && !Exp<T, T>::value && !IsNaN<T, T>::value);
  static_assert(!Abs<T, T>::value && !StdAbs<T, T>::value);
  static_assert(!Product<Pair, T>::value && !Product<Pair, float>::value);

  static_assert(toEach<T, float, double, bool, char, signed char, unsigned char, short, unsigned short, int, unsigned, long,
                       unsigned long, long long, unsigned long long>);
  static_assert(fromEach<T, float, double, bool, char, signed char, unsigned char, short, unsigned short, int, unsigned, long,
                         unsigned long, long long, unsigned long long>);
  static_assert(assignedEach<T, float, double, bool, unsigned char, short, int, unsigned, long long, unsigned long long>);
  static_assert(std::is_constructible_v<T, Other> && !std::is_convertible_v<Other, T> && !std::is_assignable_v<T&, Other>);
  static_assert(!std::is_constructible_v<Pair, OtherPair> && !std::is_constructible_v<Pair, T> && !std::is_constructible_v<Pair, float2>);
  static_assert(std::is_constructible_v<Pair, T, T> && std::is_constructible_v<Pair, float, float>);
  static_assert(std::is_assignable_v<volatile T&, T> && std::is_constructible_v<T, volatile T&>);
  static_assert(std::is_trivially_copyable_v<T> && std::is_standard_layout_v<T>);
  static_assert(std::is_trivially_default_constructible_v<T> && std::is_trivially_default_constructible_v<Pair>);
  static_assert(sizeof(T) == 2 && alignof(T) == 2 && sizeof(Pair) == 4 && alignof(Pair) == 4);
  return true;
}
static_assert(check<half, half2, nv_bfloat16, nv_bfloat162>());
static_assert(check<nv_bfloat16, nv_bfloat162, half, half2>());

// A program's own functions come first.
__host__ __device__ half abs(half x) { return __habs(x); }
__host__ __device__ half max(half a, half b) { return __hmax(a, b); }

int main() {
  CHECK((float)abs(half(-0.5f)) == 0.5f);
  CHECK((float)max(half(-0.5f), half(0.25f)) == 0.25f);
  puts("PASSED");
}

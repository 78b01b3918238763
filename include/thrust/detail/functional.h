/* thrust's function objects, and placeholders: expressions such as a * _1 + _2. */
#ifndef UNWARP_THRUST_FUNCTIONAL_H
#define UNWARP_THRUST_FUNCTIONAL_H

#include "tuple.h"

namespace thrust {

template <class Argument, class Result> struct unary_function {
  using argument_type = Argument;
  using result_type = Result;
};
template <class First, class Second, class Result> struct binary_function {
  using first_argument_type = First;
  using second_argument_type = Second;
  using result_type = Result;
};

/* Each with a type, and with void for whatever comes. */
#define UNWARP_THRUST_BINARY(name, Result, expression)                                              \
  template <class T = void> struct name {                                                           \
    using first_argument_type = T;                                                                  \
    using second_argument_type = T;                                                                 \
    using result_type = Result;                                                                     \
    __host__ __device__ constexpr Result operator()(const T& a, const T& b) const { return expression; } \
  };                                                                                                \
  template <> struct name<void> {                                                                   \
    template <class A, class B> __host__ __device__ constexpr auto operator()(const A& a, const B& b) const { return expression; } \
  };
#define UNWARP_THRUST_UNARY(name, Result, expression)                                               \
  template <class T = void> struct name {                                                           \
    using argument_type = T;                                                                        \
    using result_type = Result;                                                                     \
    __host__ __device__ constexpr Result operator()(const T& a) const { return expression; }        \
  };                                                                                                \
  template <> struct name<void> {                                                                   \
    template <class A> __host__ __device__ constexpr auto operator()(const A& a) const { return expression; } \
  };
UNWARP_THRUST_BINARY(plus, T, a + b)
UNWARP_THRUST_BINARY(minus, T, a - b)
UNWARP_THRUST_BINARY(multiplies, T, a * b)
UNWARP_THRUST_BINARY(divides, T, a / b)
UNWARP_THRUST_BINARY(modulus, T, a % b)
UNWARP_THRUST_BINARY(bit_and, T, a & b)
UNWARP_THRUST_BINARY(bit_or, T, a | b)
UNWARP_THRUST_BINARY(bit_xor, T, a ^ b)
UNWARP_THRUST_BINARY(maximum, T, a < b ? b : a)
UNWARP_THRUST_BINARY(minimum, T, b < a ? b : a)
UNWARP_THRUST_BINARY(equal_to, bool, a == b)
UNWARP_THRUST_BINARY(not_equal_to, bool, a != b)
UNWARP_THRUST_BINARY(greater, bool, a > b)
UNWARP_THRUST_BINARY(less, bool, a < b)
UNWARP_THRUST_BINARY(greater_equal, bool, a >= b)
UNWARP_THRUST_BINARY(less_equal, bool, a <= b)
UNWARP_THRUST_BINARY(logical_and, bool, a && b)
UNWARP_THRUST_BINARY(logical_or, bool, a || b)
UNWARP_THRUST_UNARY(negate, T, -a)
UNWARP_THRUST_UNARY(square, T, a * a)
UNWARP_THRUST_UNARY(logical_not, bool, !a)
UNWARP_THRUST_UNARY(identity, T, a)
#undef UNWARP_THRUST_BINARY
#undef UNWARP_THRUST_UNARY

template <class A, class B = A> struct project1st {
  __host__ __device__ const A& operator()(const A& a, const B&) const { return a; }
};
template <class A, class B = A> struct project2nd {
  __host__ __device__ const B& operator()(const A&, const B& b) const { return b; }
};
template <class Predicate> struct unary_negate {
  Predicate predicate;
  template <class T> __host__ __device__ bool operator()(const T& value) const { return !predicate(value); }
};
template <class Predicate> __host__ __device__ unary_negate<Predicate> not1(const Predicate& predicate) { return {predicate}; }
template <class Predicate> struct binary_negate {
  Predicate predicate;
  template <class A, class B> __host__ __device__ bool operator()(const A& a, const B& b) const { return !predicate(a, b); }
};
template <class Predicate> __host__ __device__ binary_negate<Predicate> not2(const Predicate& predicate) { return {predicate}; }

namespace detail {

struct expression {};
template <int Place> struct placeholder : expression {
  template <class... Values> __host__ __device__ decltype(auto) operator()(Values&&... values) const {
    return get<Place>(tuple<Values&...>(values...));
  }
};
template <class T> struct constant : expression {
  T value;
  __host__ __device__ constexpr explicit constant(const T& given) : value(given) {}
  template <class... Values> __host__ __device__ T operator()(Values&&...) const { return value; }
};
template <class Operator, class... Operands> struct operation : expression {
  tuple<Operands...> operands;
  __host__ __device__ explicit operation(Operands... given) : operands(given...) {}
  template <class... Values> __host__ __device__ auto operator()(Values&&... values) const {
    return evaluate(std::index_sequence_for<Operands...>{}, values...);
  }

 private:
  template <size_t... Places, class... Values> __host__ __device__ auto evaluate(std::index_sequence<Places...>, Values&... values) const {
    return Operator{}(get<Places>(operands)(values...)...);
  }
};
template <class T> using operand = std::conditional_t<std::is_base_of_v<expression, T>, T, constant<T>>;
template <class A, class B> constexpr bool has_expression = std::is_base_of_v<expression, A> || std::is_base_of_v<expression, B>;

#define UNWARP_THRUST_OPERATOR(symbol, name)                                                        \
  template <class A, class B, class = std::enable_if_t<has_expression<A, B>>>                        \
  __host__ __device__ operation<name<>, operand<A>, operand<B>> operator symbol(const A& a, const B& b) { \
    return operation<name<>, operand<A>, operand<B>>(operand<A>(a), operand<B>(b));                 \
  }
UNWARP_THRUST_OPERATOR(+, plus)
UNWARP_THRUST_OPERATOR(-, minus)
UNWARP_THRUST_OPERATOR(*, multiplies)
UNWARP_THRUST_OPERATOR(/, divides)
UNWARP_THRUST_OPERATOR(%, modulus)
UNWARP_THRUST_OPERATOR(&, bit_and)
UNWARP_THRUST_OPERATOR(|, bit_or)
UNWARP_THRUST_OPERATOR(^, bit_xor)
UNWARP_THRUST_OPERATOR(==, equal_to)
UNWARP_THRUST_OPERATOR(!=, not_equal_to)
UNWARP_THRUST_OPERATOR(>, greater)
UNWARP_THRUST_OPERATOR(<, less)
UNWARP_THRUST_OPERATOR(>=, greater_equal)
UNWARP_THRUST_OPERATOR(<=, less_equal)
UNWARP_THRUST_OPERATOR(&&, logical_and)
UNWARP_THRUST_OPERATOR(||, logical_or)
#undef UNWARP_THRUST_OPERATOR
template <class A, class = std::enable_if_t<std::is_base_of_v<expression, A>>>
__host__ __device__ operation<negate<>, A> operator-(const A& a) { return operation<negate<>, A>(a); }
template <class A, class = std::enable_if_t<std::is_base_of_v<expression, A>>>
__host__ __device__ operation<logical_not<>, A> operator!(const A& a) { return operation<logical_not<>, A>(a); }

}  // namespace detail

namespace placeholders {
inline constexpr detail::placeholder<0> _1{};
inline constexpr detail::placeholder<1> _2{};
inline constexpr detail::placeholder<2> _3{};
}  // namespace placeholders

}  // namespace thrust

#endif

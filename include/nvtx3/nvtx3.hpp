/* NVTX for C++: ranges that end with their scope. No profiler listens; see nvToolsExt.h. */
#ifndef UNWARP_NVTX3_NVTX3_HPP
#define UNWARP_NVTX3_NVTX3_HPP

#include <string>

#include "nvToolsExt.h"

namespace nvtx3 {
inline namespace v1 {

struct domain {
  struct global {};
};

struct rgb {
  unsigned char red, green, blue;
  constexpr rgb(unsigned char red, unsigned char green, unsigned char blue) : red(red), green(green), blue(blue) {}
};
struct argb {
  unsigned char alpha, red, green, blue;
  constexpr argb(unsigned char alpha, unsigned char red, unsigned char green, unsigned char blue)
      : alpha(alpha), red(red), green(green), blue(blue) {}
};
struct color {
  template <class T> explicit constexpr color(T) {}
};
struct category {
  explicit constexpr category(uint32_t) {}
};
struct payload {
  template <class T> explicit constexpr payload(T) {}
};
struct message {
  constexpr message(const char*) {}
  constexpr message(const wchar_t*) {}
  message(const std::string&) {}
};
/* Any of the above, in any order. */
struct event_attributes {
  template <class... Parts> explicit constexpr event_attributes(const Parts&...) {}
};

template <class Domain = domain::global> struct scoped_range_in {
  template <class... Parts> explicit scoped_range_in(const Parts&...) {}
  scoped_range_in(const scoped_range_in&) = delete;
  scoped_range_in& operator=(const scoped_range_in&) = delete;
  ~scoped_range_in() {}
};
using scoped_range = scoped_range_in<>;

template <class Domain = domain::global> struct unique_range_in {
  template <class... Parts> explicit unique_range_in(const Parts&...) {}
  unique_range_in(unique_range_in&&) = default;
  ~unique_range_in() {}
};
using unique_range = unique_range_in<>;

template <class Domain = domain::global, class... Parts> void mark_in(const Parts&...) {}
template <class... Parts> void mark(const Parts&...) {}

}  // namespace v1
}  // namespace nvtx3

#define NVTX3_FUNC_RANGE() ((void)0)
#define NVTX3_FUNC_RANGE_IN(domain) ((void)0)

#endif

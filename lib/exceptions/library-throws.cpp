/*
 * Exceptions from inside the prebuilt libc++ (std::stoi, std::string::at, operator new, streams).
 * It was built without exceptions: where it should throw, it calls __libcpp_verbose_abort with a
 * sentence that names the exception. That function may be replaced, and WebAssembly unwinds through
 * code that knows nothing of exceptions, so ours throws what the sentence says.
 */
#include "exception.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <any>
#include <functional>
#include <future>
#include <ios>
#include <memory>
#include <new>
#include <optional>
#include <regex>
#include <stdexcept>
#include <system_error>
#include <variant>

namespace {

template <class Error> [[noreturn]] void throwPlain(va_list) { throw Error(); }

template <class Error> [[noreturn]] void throwWithMessage(va_list arguments) {
  throw Error(va_arg(arguments, const char *));
}

[[noreturn]] void throwSystemError(va_list arguments) {
  int code = va_arg(arguments, int);
  const char *message = va_arg(arguments, const char *);
  throw std::system_error(std::error_code(code, std::generic_category()), message);
}

struct LibraryThrow {
  const char *name;
  void (*raise)(va_list);
};

/* "<name> was thrown in -fno-exceptions mode ...", with the values of the format as arguments. */
constexpr LibraryThrow libraryThrows[] = {
    {"bad_alloc", throwPlain<std::bad_alloc>},
    {"bad_array_new_length", throwPlain<std::bad_array_new_length>},
    {"bad_cast", throwPlain<std::bad_cast>},
    {"bad_any_cast", throwPlain<std::bad_any_cast>},
    {"bad_function_call", throwPlain<std::bad_function_call>},
    {"bad_optional_access", throwPlain<std::bad_optional_access>},
    {"bad_variant_access", throwPlain<std::bad_variant_access>},
    {"bad_weak_ptr", throwPlain<std::bad_weak_ptr>},
    {"domain_error", throwWithMessage<std::domain_error>},
    {"invalid_argument", throwWithMessage<std::invalid_argument>},
    {"length_error", throwWithMessage<std::length_error>},
    {"logic_error", throwWithMessage<std::logic_error>},
    {"out_of_range", throwWithMessage<std::out_of_range>},
    {"overflow_error", throwWithMessage<std::overflow_error>},
    {"range_error", throwWithMessage<std::range_error>},
    {"runtime_error", throwWithMessage<std::runtime_error>},
    {"underflow_error", throwWithMessage<std::underflow_error>},
    {"ios_base::failure", throwWithMessage<std::ios_base::failure>},
    {"system_error", throwSystemError},
};

} // namespace

/* Throws what the sentence names; returns if it is about something else. */
static void throwNamed(const char *sentence, va_list arguments) {
  const char *rest = strstr(sentence, " was thrown in -fno-exceptions mode");
  if (rest == nullptr) return;
  size_t length = static_cast<size_t>(rest - sentence);
  for (const LibraryThrow &each : libraryThrows)
    if (strlen(each.name) == length && memcmp(each.name, sentence, length) == 0) each.raise(arguments);
}

/*
 * The header declares the first as noexcept, which would turn every throw into std::terminate: so
 * they are defined under their symbol names instead. The second one is libc++abi's own.
 */
extern "C" {
[[noreturn]] void unwarpLibraryAbort(const char *format, ...) __asm__("_ZNSt3__222__libcpp_verbose_abortEPKcz");
[[noreturn]] void unwarpAbiAbort(const char *format, ...) __asm__("__abort_message");
}

[[noreturn]] static void throwOrAbort(const char *format, va_list arguments) {
  throwNamed(format, arguments);
  /* A failed check of the library itself, or an exception whose details the sentence lacks. */
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  abort();
}

void unwarpLibraryAbort(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  throwOrAbort(format, arguments);
}

void unwarpAbiAbort(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  throwOrAbort(format, arguments);
}

/* What compiled code itself calls in libc++abi. */
extern "C" {
[[noreturn]] void __cxa_bad_cast() { throw std::bad_cast(); }
[[noreturn]] void __cxa_bad_typeid() { throw std::bad_typeid(); }
[[noreturn]] void __cxa_throw_bad_array_new_length() { throw std::bad_array_new_length(); }
}

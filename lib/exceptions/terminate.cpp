/* How a program ends that cannot go on, and what it says then: the words are those of libstdc++. */
#include "exception.h"
#include "type-name.h"

#include <cstdio>
#include <cstdlib>
#include <new>

using namespace unwarp;

namespace {

[[noreturn]] void reportAndAbort() {
  static bool running;
  if (running) {
    fputs("terminate called recursively\n", stderr);
    abort();
  }
  running = true;
  /* A noexcept function ends the program without catching what arrived there. */
  Exception *exception = globals.uncaught ? globals.uncaught : globals.caught;
  if (exception == nullptr) {
    fputs("terminate called without an active exception\n", stderr);
    abort();
  }
  char name[256];
  writeTypeName(exception->type->name(), name, sizeof name);
  fprintf(stderr, "terminate called after throwing an instance of '%s'\n", name);
  void *object;
  if (canCatch(&typeid(std::exception), exception, object))
    fprintf(stderr, "  what():  %s\n", static_cast<std::exception *>(object)->what());
  abort();
}

} // namespace

/* The names under which the rest of libc++abi (std::terminate and others) finds the handlers. */
extern "C" {
std::terminate_handler __cxa_terminate_handler = reportAndAbort;
void (*__cxa_unexpected_handler)() = std::terminate;
std::new_handler __cxa_new_handler;
}

namespace std {

terminate_handler set_terminate(terminate_handler handler) noexcept {
  terminate_handler previous = __cxa_terminate_handler;
  __cxa_terminate_handler = handler ? handler : reportAndAbort;
  return previous;
}

void (*set_unexpected(void (*handler)()) noexcept)() {
  void (*previous)() = __cxa_unexpected_handler;
  __cxa_unexpected_handler = handler ? handler : std::terminate;
  return previous;
}

new_handler set_new_handler(new_handler handler) noexcept {
  new_handler previous = __cxa_new_handler;
  __cxa_new_handler = handler;
  return previous;
}

} // namespace std

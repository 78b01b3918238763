#include "exception.h"

using namespace unwarp;

static void removeUncaught(Exception *exception) {
  Exception **link = &globals.uncaught;
  while (*link && *link != exception) link = &(*link)->nextUncaught;
  if (*link == nullptr) return;
  *link = exception->nextUncaught;
  globals.uncaughtCount--;
}

extern "C" {

void __cxa_free_dependent_exception(void *exception) noexcept;
void __cxa_increment_exception_refcount(void *object) noexcept;
void __cxa_decrement_exception_refcount(void *object) noexcept;

void *__cxa_get_exception_ptr(void *unwind) noexcept {
  return Exception::fromUnwind(static_cast<UnwindHeader *>(unwind))->adjusted;
}

void *__cxa_begin_catch(void *unwind) noexcept {
  Exception *exception = Exception::fromUnwind(static_cast<UnwindHeader *>(unwind));
  exception->handlers = (exception->handlers < 0 ? -exception->handlers : exception->handlers) + 1;
  /* A rethrown exception that is caught again is still the innermost one. */
  if (globals.caught != exception) {
    exception->nextCaught = globals.caught;
    globals.caught = exception;
  }
  removeUncaught(exception);
  return exception->adjusted;
}

void __cxa_end_catch() {
  Exception *exception = globals.caught;
  if (!exception) return;
  if (exception->handlers < 0) {
    /* Left by a rethrow: the exception lives on, its next handler will end it. */
    if (++exception->handlers == 0) globals.caught = exception->nextCaught;
    return;
  }
  if (--exception->handlers > 0) return;
  globals.caught = exception->nextCaught;
  void *object = exception->object();
  if (!exception->isPrimary()) __cxa_free_dependent_exception(exception);
  __cxa_decrement_exception_refcount(object);
}

[[noreturn]] void __cxa_rethrow() {
  Exception *exception = globals.caught;
  if (!exception) std::terminate();
  exception->handlers = -exception->handlers;
  raise(exception);
}

std::type_info *__cxa_current_exception_type() {
  return globals.caught ? globals.caught->type : nullptr;
}

/* For std::current_exception: the caller owns the reference. */
void *__cxa_current_primary_exception() noexcept {
  if (!globals.caught) return nullptr;
  void *object = globals.caught->object();
  __cxa_increment_exception_refcount(object);
  return object;
}

bool __cxa_uncaught_exception() noexcept { return globals.uncaughtCount > 0; }
unsigned __cxa_uncaught_exceptions() noexcept { return globals.uncaughtCount; }

Globals *__cxa_get_globals() { return &globals; }
Globals *__cxa_get_globals_fast() { return &globals; }

} // extern "C"

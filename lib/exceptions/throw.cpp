#include "exception.h"

#include <cstdlib>
#include <cstring>
#include <new>

/* The tag that all C++ exceptions carry; compiled code only refers to it. */
__asm__(".globl __cpp_exception\n"
        ".tagtype __cpp_exception i32\n"
        "__cpp_exception:\n");

namespace unwarp {

Globals globals;

void raise(Exception *exception) {
  exception->nextUncaught = globals.uncaught;
  globals.uncaught = exception;
  globals.uncaughtCount++;
  __builtin_wasm_throw(0, &exception->unwind);
}

/* Room for one exception when the heap is used up: std::bad_alloc must still be throwable. */
alignas(16) static char reserve[512];
static bool reserveInUse;

static Exception *allocate(size_t objectBytes) {
  size_t bytes = sizeof(Exception) + objectBytes;
  void *memory = aligned_alloc(alignof(Exception), (bytes + 15) & ~size_t{15});
  if (!memory) {
    if (reserveInUse || bytes > sizeof reserve) std::terminate();
    reserveInUse = true;
    memory = reserve;
  }
  return static_cast<Exception *>(memset(memory, 0, sizeof(Exception)));
}

static void deallocate(Exception *exception) {
  if (reinterpret_cast<char *>(exception) == reserve)
    reserveInUse = false;
  else
    free(exception);
}

} // namespace unwarp

using namespace unwarp;

extern "C" {

void *__cxa_allocate_exception(size_t bytes) noexcept { return allocate(bytes) + 1; }

void __cxa_free_exception(void *object) noexcept { deallocate(Exception::fromObject(object)); }

Exception *__cxa_init_primary_exception(void *object, std::type_info *type,
                                        Destructor destructor) noexcept {
  Exception *exception = Exception::fromObject(object);
  exception->type = type;
  exception->destructor = destructor;
  exception->unwind.kind = primaryKind;
  return exception;
}

[[noreturn]] void __cxa_throw(void *object, std::type_info *type, Destructor destructor) {
  Exception *exception = __cxa_init_primary_exception(object, type, destructor);
  exception->references = 1;
  raise(exception);
}

void __cxa_increment_exception_refcount(void *object) noexcept {
  if (object) Exception::fromObject(object)->references++;
}

void __cxa_decrement_exception_refcount(void *object) noexcept {
  if (!object) return;
  Exception *exception = Exception::fromObject(object);
  if (--exception->references > 0) return;
  if (exception->destructor) exception->destructor(object);
  deallocate(exception);
}

void *__cxa_allocate_dependent_exception() noexcept { return allocate(0); }
void __cxa_free_dependent_exception(void *exception) noexcept {
  deallocate(static_cast<Exception *>(exception));
}

/* std::rethrow_exception: the object may be in flight elsewhere, so it gets a second header. */
void __cxa_rethrow_primary_exception(void *object) {
  if (!object) return;
  Exception *dependent = allocate(0);
  dependent->type = Exception::fromObject(object)->type;
  dependent->primaryObject = object;
  dependent->unwind.kind = dependentKind;
  __cxa_increment_exception_refcount(object);
  raise(dependent);
}

} // extern "C"

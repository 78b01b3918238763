/*
 * Exceptions in flight. The package's libc++abi was built without them: it has the run-time type
 * matching but nothing that throws or catches, so that half is here. The function names and what
 * they do are the Itanium C++ ABI's; the layout below is known to these files only.
 *
 * WebAssembly unwinds by itself. `throw` carries the address of an UnwindHeader; every catch clause
 * stores which one it is into __wasm_lpad_context and asks the personality routine whether the
 * exception is for it. So there is no search phase: whether anybody will catch is not known, and
 * destructors run before an uncaught exception ends the program.
 */
#pragma once
#include <cstddef>
#include <cstdint>
#include <exception>
#include <typeinfo>

namespace unwarp {

/* On WebAssembly constructors and destructors return the object. */
using Destructor = void *(*)(void *);

/* What compiled code passes around. Its size keeps the thrown object, which follows, aligned. */
struct alignas(16) UnwindHeader {
  uint64_t kind;
};

/* An object of its own ("primary"), or one more throw of it by std::rethrow_exception. */
constexpr uint64_t primaryKind = 0x756e776172702b00;
constexpr uint64_t dependentKind = 0x756e776172702b01;

} // namespace unwarp

namespace __cxxabiv1 {

/* libc++'s headers declare a type of this name. */
struct __cxa_exception {
  std::type_info *type;
  unwarp::Destructor destructor;
  /* Primary: how many exception_ptrs, dependents and handlers keep the object. */
  size_t references;
  /* Dependent: the thrown object of the primary. */
  void *primaryObject;
  /* Handlers that run for it now; negative while rethrown from within them. */
  int handlers;
  /* Next in the list it is in: of those in flight, and of those being handled. */
  __cxa_exception *nextUncaught;
  __cxa_exception *nextCaught;
  /* The object as the type of the catch clause that was chosen sees it. */
  void *adjusted;
  unwarp::UnwindHeader unwind; /* last */

  bool isPrimary() const { return unwind.kind == unwarp::primaryKind; }
  void *object() { return isPrimary() ? static_cast<void *>(this + 1) : primaryObject; }

  static __cxa_exception *fromObject(void *object) { return static_cast<__cxa_exception *>(object) - 1; }
  static __cxa_exception *fromUnwind(unwarp::UnwindHeader *header) {
    char *address = reinterpret_cast<char *>(header) - offsetof(__cxa_exception, unwind);
    return reinterpret_cast<__cxa_exception *>(address);
  }
};

} // namespace __cxxabiv1

namespace unwarp {

using Exception = __cxxabiv1::__cxa_exception;

static_assert(sizeof(Exception) % alignof(UnwindHeader) == 0, "the thrown object follows at once");

/* The host program has one thread, so these are plain globals. */
struct Globals {
  Exception *caught;   /* innermost first */
  Exception *uncaught; /* latest first */
  unsigned uncaughtCount;
};
extern Globals globals;

/* Hands the exception to WebAssembly; it is uncaught until __cxa_begin_catch. */
[[noreturn]] void raise(Exception *exception);

/*
 * The interface of libc++abi's type_info classes, as far as it is needed: the order of the virtual
 * functions is that of its __shim_type_info.
 */
struct MatchingTypeInfo : std::type_info {
  virtual void reserved1() const;
  virtual void reserved2() const;
  /* Adjusts `object` to the base class that is caught, or to the pointer that was thrown. */
  virtual bool can_catch(const MatchingTypeInfo *thrown, void *&object) const;
};

inline bool canCatch(const std::type_info *caught, Exception *exception, void *&object) {
  object = exception->object();
  auto *matching = static_cast<const MatchingTypeInfo *>(caught);
  return matching->can_catch(static_cast<const MatchingTypeInfo *>(exception->type), object);
}

} // namespace unwarp

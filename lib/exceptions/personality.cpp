/*
 * Decides whether a catch clause is for an exception. Compiled code runs this at each place that
 * may catch ("landing pad"):
 *
 *     __wasm_lpad_context.lpad_index = <number of this landing pad in its function>
 *     __wasm_lpad_context.lsda = <table of the function>
 *     _Unwind_CallPersonality(exception)
 *     if (__wasm_lpad_context.selector == <type number>) ... else rethrow
 */
#include "exception.h"

using namespace unwarp;

extern "C" {

struct {
  uintptr_t lpad_index;
  uintptr_t lsda;
  uintptr_t selector;
} __wasm_lpad_context;

} // extern "C"

namespace {

/* Reads the "language specific data" that LLVM writes for a function (DWARF's encodings). */
struct Reader {
  const uint8_t *at;

  uint8_t byte() { return *at++; }

  uintptr_t unsignedNumber() {
    uintptr_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      uint8_t part = byte();
      value |= static_cast<uintptr_t>(part & 0x7f) << shift;
      if (!(part & 0x80)) return value;
    }
  }

  intptr_t signedNumber() {
    uintptr_t value = 0;
    unsigned shift = 0;
    uint8_t part;
    do {
      part = byte();
      value |= static_cast<uintptr_t>(part & 0x7f) << shift;
      shift += 7;
    } while (part & 0x80);
    if ((part & 0x40) && shift < 8 * sizeof value) value |= ~uintptr_t{0} << shift;
    return static_cast<intptr_t>(value);
  }
};

constexpr uint8_t omitted = 0xff;

/* The parts of a function's table. Types are counted backwards from `typesEnd`, from 1. */
struct CatchTable {
  const std::type_info *const *typesEnd;
  const uint8_t *landingPads;
  const uint8_t *actions;

  explicit CatchTable(const uint8_t *table) : typesEnd(nullptr) {
    Reader reader{table};
    if (reader.byte() != omitted) std::terminate(); /* base of landing pads: none on WebAssembly */
    if (reader.byte() != omitted) {                 /* types are plain addresses */
      uintptr_t distance = reader.unsignedNumber();
      typesEnd = reinterpret_cast<const std::type_info *const *>(reader.at + distance);
    }
    reader.byte(); /* numbers in the next table are LEB128 */
    uintptr_t length = reader.unsignedNumber();
    landingPads = reader.at;
    actions = reader.at + length;
  }

  /* The first of the landing pad's chained actions, null if it only cleans up. */
  const uint8_t *firstAction(uintptr_t landingPad) const {
    Reader reader{landingPads};
    for (uintptr_t number = 0; reader.at < actions; number++) {
      reader.unsignedNumber(); /* its own number again */
      uintptr_t action = reader.unsignedNumber();
      if (number == landingPad) return action == 0 ? nullptr : actions + action - 1;
    }
    return nullptr;
  }
};

/* The number of the first catch clause that takes the exception, 0 if none does. */
uintptr_t selectCatch(const CatchTable &table, uintptr_t landingPad, Exception *exception) {
  for (const uint8_t *action = table.firstAction(landingPad); action != nullptr;) {
    Reader reader{action};
    intptr_t type = reader.signedNumber();
    /* The distance to the next action counts from its own first byte. */
    const uint8_t *distanceAt = reader.at;
    intptr_t distance = reader.signedNumber();
    if (type > 0) {
      const std::type_info *caught = table.typesEnd[-type];
      void *object = exception->object();
      if (caught == nullptr || canCatch(caught, exception, object)) {
        exception->adjusted = object;
        return static_cast<uintptr_t>(type);
      }
    }
    /* 0 is a cleanup. Negative ones are exception specifications, which clang ignores on WebAssembly. */
    action = distance == 0 ? nullptr : distanceAt + distance;
  }
  return 0;
}

} // namespace

extern "C" {

int _Unwind_CallPersonality(void *unwind) {
  Exception *exception = Exception::fromUnwind(static_cast<UnwindHeader *>(unwind));
  uintptr_t selector = 0;
  if (__wasm_lpad_context.lsda != 0) {
    CatchTable table(reinterpret_cast<const uint8_t *>(__wasm_lpad_context.lsda));
    selector = selectCatch(table, __wasm_lpad_context.lpad_index, exception);
  }
  __wasm_lpad_context.selector = selector;
  return 0;
}

/* Named by compiled functions, never called. */
int __gxx_wasm_personality_v0() { return 0; }

} // extern "C"

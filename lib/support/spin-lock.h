/* A lock for the few device functions that need one; libc's are for a single thread only. */
#pragma once
#include <stdint.h>

static inline void lock(uint32_t *word) {
  for (uint32_t attempt = 0; __atomic_exchange_n(word, 1, __ATOMIC_ACQUIRE) != 0; attempt++) {
    /*
     * With more threads than cores the holder may not be running: sleep then, so that it can.
     * The sleep ends by itself, so unlock never has to wake anybody.
     */
    if (attempt >= 100) __builtin_wasm_memory_atomic_wait32((int32_t *)word, 1, 50000 /* ns */);
  }
}

static inline void unlock(uint32_t *word) {
  __atomic_store_n(word, 0, __ATOMIC_RELEASE);
}

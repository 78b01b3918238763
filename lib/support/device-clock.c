#include "launch.h"

__attribute__((import_module("env"), import_name("__unwarp_now_ns"))) double __unwarp_now_ns(void);

/* The multiprocessors' clock: it runs at 1 GHz, which is also the clock rate the device reports. */
uint64_t __unwarp_dev_clock64(struct Worker *worker) {
  (void)worker;
  return (uint64_t)__unwarp_now_ns();
}

/* Nanoseconds. */
uint64_t __unwarp_dev_globaltimer(struct Worker *worker) {
  (void)worker;
  return (uint64_t)__unwarp_now_ns();
}

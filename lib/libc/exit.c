/*
 * Ends the program by a trap instead of WASI's proc_exit. In JavaScript proc_exit throws, and C++
 * would take that for an exception: it would run destructors and stop at the first noexcept function.
 */
#include <stdlib.h>
#include <unistd.h>

__attribute__((import_module("env"), import_name("__unwarp_exit"))) void __unwarp_exit(int code);

_Noreturn void _Exit(int code) {
  __unwarp_exit(code);
  __builtin_trap();
}

_Noreturn void _exit(int code) { _Exit(code); }

/* A shell reports SIGABRT as 128 + 6. */
_Noreturn void abort(void) { _Exit(134); }

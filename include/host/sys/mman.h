#ifndef _WASI_EMULATED_MMAN
#define _WASI_EMULATED_MMAN /* lib/libc and wasi-libc's emulation define what is hidden without this */
#endif
#include_next <sys/mman.h>

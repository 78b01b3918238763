#ifndef _WASI_EMULATED_PROCESS_CLOCKS
#define _WASI_EMULATED_PROCESS_CLOCKS /* lib/libc and wasi-libc's emulation define what is hidden without this */
#endif
#include_next <sys/times.h>

#ifndef _WASI_EMULATED_PROCESS_CLOCKS
#define _WASI_EMULATED_PROCESS_CLOCKS /* lib/libc defines what wasi-libc hides without this */
#endif
#include_next <time.h>
#ifndef UNWARP_HOST_TIME_H
#define UNWARP_HOST_TIME_H
#ifdef __cplusplus
extern "C" {
#endif
/* WASI knows two clocks; those of the processor's time are the monotonic one here. */
#ifndef CLOCK_PROCESS_CPUTIME_ID
#define CLOCK_PROCESS_CPUTIME_ID CLOCK_MONOTONIC
#define CLOCK_THREAD_CPUTIME_ID CLOCK_MONOTONIC
#define CLOCK_MONOTONIC_RAW CLOCK_MONOTONIC
#define CLOCK_MONOTONIC_COARSE CLOCK_MONOTONIC
#define CLOCK_BOOTTIME CLOCK_MONOTONIC
#define CLOCK_REALTIME_COARSE CLOCK_REALTIME
#endif
#ifdef __cplusplus
}
#endif
#endif

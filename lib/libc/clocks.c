/*
 * Time spent. WASI has no reliable clock of processor time, and one that counts the workers' time as
 * well would make clock() meaningless for timing kernels: these count time since the program started.
 */
#include <sys/resource.h>
#include <sys/times.h>
#include <time.h>

static struct timespec start;

__attribute__((constructor)) static void recordStart(void) { clock_gettime(CLOCK_MONOTONIC, &start); }

static long long nanosecondsSinceStart(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (now.tv_sec - start.tv_sec) * 1000000000ll + (now.tv_nsec - start.tv_nsec);
}

clock_t clock(void) { return nanosecondsSinceStart() / (1000000000ll / CLOCKS_PER_SEC); }

clock_t times(struct tms *result) {
  /* Counted in the ticks of sysconf(_SC_CLK_TCK), which wasi-libc gives as CLOCKS_PER_SEC. */
  clock_t now = clock();
  *result = (struct tms){.tms_utime = now};
  return now;
}

int getrusage(int who, struct rusage *usage) {
  long long microseconds = who == RUSAGE_CHILDREN ? 0 : nanosecondsSinceStart() / 1000;
  *usage = (struct rusage){0};
  usage->ru_utime.tv_sec = microseconds / 1000000;
  usage->ru_utime.tv_usec = (suseconds_t)(microseconds % 1000000);
  usage->ru_maxrss = (long)(__builtin_wasm_memory_size(0) * 64); /* pages of 64 KiB */
  return 0;
}

/* Facts about the machine, and features that it lacks. */
#include <execinfo.h>
#include <fenv.h>
#include <stdlib.h>
#include <sys/sysinfo.h>
#include <time.h>

#define PAGE_BYTES 65536u
#define MAXIMUM_PAGES 57344u /* 3.5 GiB, the size that programs are linked for */

int sysinfo(struct sysinfo *info) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  *info = (struct sysinfo){0};
  info->uptime = (unsigned long)now.tv_sec;
  info->totalram = MAXIMUM_PAGES * PAGE_BYTES;
  info->freeram = (MAXIMUM_PAGES - (unsigned long)__builtin_wasm_memory_size(0)) * PAGE_BYTES;
  info->procs = 1;
  info->mem_unit = 1;
  return 0;
}

int getloadavg(double *averages, int count) { return (void)averages, (void)count, -1; }

int feenableexcept(int exceptions) { return exceptions == 0 ? 0 : -1; }
int fedisableexcept(int exceptions) { return (void)exceptions, 0; }
int fegetexcept(void) { return 0; }

int backtrace(void **frames, int size) { return (void)frames, (void)size, 0; }
char **backtrace_symbols(void *const *frames, int size) { return (void)frames, (void)size, calloc(1, sizeof(char *)); }
void backtrace_symbols_fd(void *const *frames, int size, int file) { (void)frames, (void)size, (void)file; }

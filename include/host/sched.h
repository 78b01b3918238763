#include_next <sched.h>
#ifndef UNWARP_HOST_SCHED_H
#define UNWARP_HOST_SCHED_H
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif
/* The host program has one processor, number 0. */
#ifndef CPU_SETSIZE
#define CPU_SETSIZE 1024
typedef struct cpu_set_t {
  unsigned long __bits[CPU_SETSIZE / 8 / sizeof(long)];
} cpu_set_t;
#define __UNWARP_CPU_BITS (8 * sizeof(long))
#define CPU_ZERO(set) __builtin_memset((set), 0, sizeof(cpu_set_t))
#define CPU_SET(cpu, set) ((set)->__bits[(cpu) / __UNWARP_CPU_BITS] |= 1ul << (cpu) % __UNWARP_CPU_BITS)
#define CPU_CLR(cpu, set) ((set)->__bits[(cpu) / __UNWARP_CPU_BITS] &= ~(1ul << (cpu) % __UNWARP_CPU_BITS))
#define CPU_ISSET(cpu, set) ((set)->__bits[(cpu) / __UNWARP_CPU_BITS] >> (cpu) % __UNWARP_CPU_BITS & 1)
#define CPU_COUNT(set) ((int)CPU_ISSET(0, set))
#endif
int sched_getcpu(void);
int sched_getaffinity(pid_t process, size_t bytes, struct cpu_set_t *set);
int sched_setaffinity(pid_t process, size_t bytes, const struct cpu_set_t *set);
#ifdef __cplusplus
}
#endif
#endif

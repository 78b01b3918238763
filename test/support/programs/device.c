/* Hand-written kernels, in the form that the code generator gives them, for device.test.ts. */
#include <stdint.h>
#include <stdio.h>
#include "../../../lib/support/launch.h"

#define EXPORT(name) __attribute__((export_name(#name)))

int __unwarp_dev_vprintf(const char *format, void *arguments, struct Worker *worker);
void *__unwarp_dev_malloc(size_t bytes, struct Worker *worker);
void __unwarp_dev_free(void *pointer, struct Worker *worker);
_Noreturn void __unwarp_dev_assert_fail(const char *expression, const char *file, uint32_t line,
                                        const char *function, struct Worker *worker);

/* What a kernel does is the first word of its parameters. */
enum { RECORD, PRINT, ASSERT, HEAP, LONG_LINES, FREE_TWICE, FILL_HEAP };
static uint32_t order[1000], next, bad;

static void heap(struct Worker *worker, uint32_t block) {
  uint32_t *pointers[10];
  for (uint32_t i = 0; i < 10; i++) {
    pointers[i] = __unwarp_dev_malloc((block * 7919 + i * 131) % 3000 + 4, worker);
    if (!pointers[i] || (uint32_t)pointers[i] % 16 != 0) { bad++; return; }
    *pointers[i] = block * 16 + i;
  }
  for (uint32_t i = 0; i < 10; i++)
    if (*pointers[i] != block * 16 + i) bad++;
  for (uint32_t i = 0; i < 10; i++) __unwarp_dev_free(pointers[(i * 7) % 10], worker);
}

static void kernel(const struct Launch *launch, struct Worker *worker, uint64_t first, uint64_t end) {
  for (uint32_t block = (uint32_t)first; block < end; block++) {
    worker->blockIdx[0] = block;
    switch (*(uint32_t *)launch->arguments) {
      case RECORD: order[next++] = block; break;
      case PRINT: {
        struct { const char *s; char pad[4]; double d; int64_t big; int i; void *none; } arguments =
            {"text", {0}, block * 0.5, (int64_t)block << 40, -1, 0};
        int count = __unwarp_dev_vprintf("%s %g %lld %5d %s %%\n", &arguments, worker);
        if (count != 5) bad++;
        break;
      }
      case ASSERT:
        if (block == 3) __unwarp_dev_assert_fail("x > 0", "a.cu", 12, "void k(int *)", worker);
        break;
      case HEAP: heap(worker, block); break;
      case LONG_LINES: {
        struct { int width; const char *s; int block; } arguments = {2000, "x", (int)block};
        __unwarp_dev_vprintf("%*s %d\n", &arguments, worker);
        break;
      }
      case FREE_TWICE: {
        void *pointer = __unwarp_dev_malloc(8, worker);
        __unwarp_dev_free(pointer, worker);
        __unwarp_dev_free(pointer, worker);
        break;
      }
      case FILL_HEAP: {
        uint32_t total = 0;
        for (void *pointer; (pointer = __unwarp_dev_malloc(1 << 20, worker)) != 0;) total++;
        next = total;
        break;
      }
    }
  }
}

EXPORT(kernel_index) uint32_t kernel_index(void) { return (uint32_t)&kernel; }
EXPORT(orders) uint32_t *orders(void) { return order; }
EXPORT(recorded) uint32_t recorded(void) { return next; }
EXPORT(failures) uint32_t failures(void) { return bad; }
EXPORT(flush) void flush(void) { fflush(0); }
EXPORT(reset) void reset(void) { next = bad = 0; }

int main(void) { return 0; }

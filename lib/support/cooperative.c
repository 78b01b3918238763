/* Cooperative launches: blocks that wait for each other at barriers of the grid. */
#include "launch.h"

/* In the slab of a block that has nothing left to do. No region of a kernel has this number. */
enum { blockEnded = 0xffffffffu };

/* What the runtime says of it: see trapReasons in src/runtime/devices/workers/traps.ts. */
enum { reasonNotCooperative = 6 };

/*
 * A kernel with barriers of the grid leaves a block there: it stores in the worker where the block goes on, and
 * returns. It also takes that from the worker when the block's turn comes again. The block's memory is the slab's, and
 * not the worker's own, because the worker runs other blocks in between.
 */
void __unwarp_run_cooperative(const struct Launch *launch, const struct Worker *worker, uint64_t block) {
  uint32_t slab = launch->slabs + (uint32_t)block * launch->slabBytes;
  uint32_t *resume = (uint32_t *)(slab + launch->slabResume);
  if (*resume == blockEnded) return;
  struct Worker own = *worker;
  own.sharedBase = slab;
  own.contextBase = slab + launch->slabContext;
  own.resume = *resume;
  ((Kernel *)launch->kernel)(launch, &own, block, block + 1);
  *resume = own.resume == 0 ? blockEnded : own.resume;
  if (own.resume != 0) __atomic_fetch_add((uint32_t *)&launch->waitingBlocks, 1, __ATOMIC_RELAXED);
}

_Noreturn void __unwarp_dev_grid_not_cooperative(struct Worker *worker) {
  struct Launch *launch = (struct Launch *)worker->launch;
  uint32_t none = 0;
  if (__atomic_compare_exchange_n(&launch->fault, &none, cudaErrorLaunchFailure, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
    launch->faultDetail[6] = reasonNotCooperative;
  __builtin_trap();
}

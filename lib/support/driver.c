/* Runs the blocks of a kernel on the calling thread; many threads do so at the same time. */
#include "launch.h"

/*
 * A permutation of the blocks of a grid: i -> (i * step + offset) mod total, one to one because
 * step and total have no common factor.
 */
struct Permutation {
  uint32_t step, offset, total;
};

static uint32_t greatestCommonDivisor(uint32_t a, uint32_t b) {
  while (b != 0) {
    uint32_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static struct Permutation permutationFromSeed(uint32_t seed, uint32_t total) {
  /* A multiplicative hash, so that neighbouring seeds give unlike orders. */
  uint32_t hash = (seed ^ (seed >> 16)) * 0x9e3779b1u;
  uint32_t step = 1 + (hash >> 8) % total;
  while (greatestCommonDivisor(step, total) != 1) step++;
  return (struct Permutation){step, hash % total, total};
}

static void runRange(Kernel *kernel, const struct Launch *launch, struct Worker *worker, uint64_t first,
                     uint64_t end) {
  if (launch->slabs == 0)
    kernel(launch, worker, first, end);
  else
    while (first < end) __unwarp_run_cooperative(launch, worker, first++);
}

static void runShuffled(Kernel *kernel, const struct Launch *launch, struct Worker *worker,
                        uint64_t first, uint64_t end) {
  struct Permutation permutation = permutationFromSeed(launch->order, (uint32_t)launch->totalBlocks);
  for (uint64_t i = first; i < end; i++) {
    /* i is below 2^32 and step not far above 2^24: the product fits. */
    uint64_t block = (i * permutation.step + permutation.offset) % permutation.total;
    runRange(kernel, launch, worker, block, block + 1);
  }
}

/*
 * Pulls chunks of blocks until none are left, a fault stops the launch, or maxChunks are done.
 * Returns 1 if blocks may be left.
 */
uint32_t __unwarp_run(struct Launch *launch, struct Worker *worker, uint32_t maxChunks) {
  Kernel *kernel = (Kernel *)launch->kernel;
  uint64_t total = launch->totalBlocks;
  uint64_t chunk = launch->chunk > 0 ? launch->chunk : 1;
  /* Orders are shuffled in tests only; a grid this large is never one. */
  int shuffled = launch->order != 0 && total <= UINT32_MAX;
  worker->launch = (uint32_t)launch;

  for (uint32_t done = 0; done < maxChunks; done++) {
    if (__atomic_load_n(&launch->fault, __ATOMIC_RELAXED) != 0) return 0;
    uint64_t first = __atomic_fetch_add(&launch->nextBlock, chunk, __ATOMIC_RELAXED);
    if (first >= total) return 0;
    uint64_t end = total - first < chunk ? total : first + chunk;
    if (shuffled)
      runShuffled(kernel, launch, worker, first, end);
    else
      runRange(kernel, launch, worker, first, end);
  }
  return 1;
}

_Noreturn void __unwarp_dev_fault(uint32_t code, struct Worker *worker) {
  struct Launch *launch = (struct Launch *)worker->launch;
  uint32_t none = 0;
  if (__atomic_compare_exchange_n(&launch->fault, &none, code, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
    for (int axis = 0; axis < 3; axis++) {
      launch->faultDetail[axis] = worker->blockIdx[axis];
      launch->faultDetail[3 + axis] = worker->threadIdx[axis];
    }
  }
  __builtin_trap();
}

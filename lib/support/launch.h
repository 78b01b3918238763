/*
 * The blocks of memory that describe a running kernel. JavaScript makes them, compiled kernels and
 * this library read them: src/artifact/launch-blocks.ts holds the same offsets.
 */
#pragma once
#include <stddef.h>
#include <stdint.h>

/* One kernel launch, shared by all threads that work on it. 8-aligned. */
struct Launch {
  uint32_t gridDim[3];
  uint32_t blockDim[3];
  uint32_t dynamicSharedBytes;
  uint32_t kernel;         /* index in the function table */
  uint32_t arguments;      /* address of the parameter block */
  uint32_t order;          /* 0: ascending block order, else the seed of a shuffled one */
  uint64_t totalBlocks;
  uint64_t nextBlock;      /* atomic: the next linear block to hand out */
  uint32_t chunk;          /* blocks handed out at a time */
  uint32_t fault;          /* atomic: cudaError of the first fault, or 0 */
  uint32_t faultDetail[8]; /* block xyz, thread xyz, two spare: written by whoever set fault */
  /* Of a cooperative launch: what each block keeps while it waits for the grid. */
  uint32_t slabs;         /* address of block 0's; 0 in all other launches */
  uint32_t slabBytes;     /* from one block's to the next: shared memory, then: */
  uint32_t slabContext;   /* offset of the threads' context */
  uint32_t slabResume;    /* offset of a word: 0, the region to go on with, or `blockEnded` */
  uint32_t waitingBlocks; /* atomic: blocks that wait at a barrier of the grid */
  uint32_t spare;
};

/* One thread that runs kernels. 16-aligned. */
struct Worker {
  uint32_t sharedBase;
  uint32_t contextBase;
  uint32_t stackLimit;
  uint32_t launch;
  uint32_t threadIdx[3];
  uint32_t blockIdx[3];
  uint32_t index;  /* 0 is the host's own thread */
  uint32_t resume; /* the region in which the block goes on behind a barrier of the grid, or 0 */
  uint32_t reserved[4];
};

_Static_assert(offsetof(struct Launch, totalBlocks) == 40 && offsetof(struct Launch, fault) == 60 &&
                   sizeof(struct Launch) == 120,
               "Launch differs from the layout JavaScript writes");
_Static_assert(offsetof(struct Worker, index) == 40 && sizeof(struct Worker) == 64,
               "Worker differs from the layout JavaScript writes");

/* Runs one block of a cooperative launch from where it waits, or from its start, up to its next wait or end. */
void __unwarp_run_cooperative(const struct Launch *launch, const struct Worker *worker, uint64_t block);

typedef void Kernel(const struct Launch *, struct Worker *, uint64_t firstBlock, uint64_t endBlock);

/* Values of cudaError_t that device code can cause by itself. */
enum {
  cudaErrorIllegalAddress = 700,
  cudaErrorAssert = 710,
  cudaErrorLaunchFailure = 719,
};

/* Records the first fault of the launch and leaves the kernel by a trap. */
_Noreturn void __unwarp_dev_fault(uint32_t code, struct Worker *worker);

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
};

/* One thread that runs kernels. 16-aligned. */
struct Worker {
  uint32_t sharedBase;
  uint32_t contextBase;
  uint32_t stackLimit;
  uint32_t launch;
  uint32_t threadIdx[3];
  uint32_t blockIdx[3];
  uint32_t index; /* 0 is the host's own thread */
  uint32_t reserved[5];
};

_Static_assert(offsetof(struct Launch, totalBlocks) == 40 && offsetof(struct Launch, fault) == 60,
               "Launch differs from the layout JavaScript writes");
_Static_assert(offsetof(struct Worker, index) == 40 && sizeof(struct Worker) == 64,
               "Worker differs from the layout JavaScript writes");

/* Values of cudaError_t that device code can cause by itself. */
enum {
  cudaErrorIllegalAddress = 700,
  cudaErrorAssert = 710,
  cudaErrorLaunchFailure = 719,
};

/* Records the first fault of the launch and leaves the kernel by a trap. */
_Noreturn void __unwarp_dev_fault(uint32_t code, struct Worker *worker);

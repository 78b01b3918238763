/*
 * malloc, free, new and delete of device code: an allocator of its own, because any thread may call
 * it and the host's is for one thread only.
 *
 * Memory is a row of blocks, each with a header. Free blocks hang in lists by size class (a power
 * of two split in four), so finding one and joining it with its neighbours takes constant time:
 * a two-level segregated fit, simplified. As in CUDA, an exhausted heap gives null.
 */
#include "launch.h"
#include "spin-lock.h"

#include <stddef.h>

#define PAGE_BYTES 65536u
#define GRAIN 16u /* CUDA promises 16-byte alignment; sizes are multiples of it as well */
#define CLASS_COUNT 128

struct Block {
  uint32_t size;     /* bytes, with this header; the next block follows at once */
  uint32_t previous; /* size of the block before, 0 for the first */
  uint32_t state;
  uint32_t unused;
  /* In a free block only: its neighbours in the list of its class. */
  struct Block *nextFree, *previousFree;
};
#define HEADER_BYTES offsetof(struct Block, nextFree)
#define SMALLEST (HEADER_BYTES + GRAIN)
/* Odd values, to notice a free of what malloc never gave. */
enum { FREE = 0x66726565, USED = 0x75736564, END = 0x656e6421 };

static struct {
  uint32_t lock;
  uint32_t base, size;
  uint32_t limit;
  struct Block *lists[CLASS_COUNT];
  uint32_t occupied[CLASS_COUNT / 32]; /* a bit for each list that is not empty */
} heap = {.limit = 8u << 20};

static struct Block *following(struct Block *block) {
  return (struct Block *)((char *)block + block->size);
}

/* Four classes for each power of two: 16-19, 20-23, 24-27, 28-31, 32-39, ... in grains. */
static uint32_t classOf(uint32_t size) {
  uint32_t grains = size / GRAIN;
  if (grains < 4) return grains;
  uint32_t power = 31u - (uint32_t)__builtin_clz(grains);
  return 4 * (power - 1) + ((grains >> (power - 2)) & 3);
}

/* The first class in which every block has at least `size` bytes. */
static uint32_t classThatFits(uint32_t size) {
  uint32_t grains = size / GRAIN;
  if (grains < 4) return grains;
  uint32_t step = 1u << (31u - (uint32_t)__builtin_clz(grains) - 2);
  return classOf((grains + step - 1) * GRAIN);
}

static void addFree(struct Block *block) {
  uint32_t class = classOf(block->size);
  block->state = FREE;
  block->previousFree = NULL;
  block->nextFree = heap.lists[class];
  if (block->nextFree) block->nextFree->previousFree = block;
  heap.lists[class] = block;
  heap.occupied[class / 32] |= 1u << class % 32;
}

static void removeFree(struct Block *block) {
  uint32_t class = classOf(block->size);
  if (block->nextFree) block->nextFree->previousFree = block->previousFree;
  if (block->previousFree) {
    block->previousFree->nextFree = block->nextFree;
  } else {
    heap.lists[class] = block->nextFree;
    if (!block->nextFree) heap.occupied[class / 32] &= ~(1u << class % 32);
  }
}

static struct Block *findFree(uint32_t size) {
  uint32_t class = classThatFits(size);
  for (uint32_t word = class / 32; word < CLASS_COUNT / 32; word++) {
    uint32_t bits = heap.occupied[word];
    if (word == class / 32) bits &= ~0u << class % 32;
    if (bits) return heap.lists[word * 32 + (uint32_t)__builtin_ctz(bits)];
  }
  /* The block that fits best may hide among the smaller ones of the class below. */
  for (struct Block *block = heap.lists[classOf(size)]; block; block = block->nextFree)
    if (block->size >= size) return block;
  return NULL;
}

/* One free block, then an end mark that is never joined with anything. */
static void setUp(uint32_t base, uint32_t size) {
  uint32_t first = (base + GRAIN - 1) & ~(GRAIN - 1);
  uint32_t end = (base + size) & ~(GRAIN - 1);
  for (uint32_t class = 0; class < CLASS_COUNT; class++) heap.lists[class] = NULL;
  for (uint32_t word = 0; word < CLASS_COUNT / 32; word++) heap.occupied[word] = 0;
  heap.base = base;
  heap.size = size;
  if (size < GRAIN || end - first < SMALLEST + HEADER_BYTES) return;
  struct Block *all = (struct Block *)first;
  all->size = end - first - HEADER_BYTES;
  all->previous = 0;
  struct Block *mark = following(all);
  mark->size = 0;
  mark->previous = all->size;
  mark->state = END;
  addFree(all);
}

/* Makes `block` exactly `size` bytes long and frees the rest, if it is worth a block. */
static void trim(struct Block *block, uint32_t size) {
  uint32_t rest = block->size - size;
  if (rest < SMALLEST) return;
  block->size = size;
  struct Block *left = following(block);
  left->size = rest;
  left->previous = size;
  following(left)->previous = rest;
  addFree(left);
}

static void *allocate(uint32_t bytes) {
  if (bytes == 0 || bytes > UINT32_MAX - 2 * SMALLEST) return NULL;
  uint32_t size = (bytes + HEADER_BYTES + GRAIN - 1) & ~(GRAIN - 1);
  void *result = NULL;
  lock(&heap.lock);
  if (heap.base == 0) {
    /* Not from malloc, which workers must not call; growing memory is atomic. */
    uint32_t pages = (heap.limit + PAGE_BYTES - 1) / PAGE_BYTES;
    size_t page = __builtin_wasm_memory_grow(0, pages);
    if (page != (size_t)-1) setUp(page * PAGE_BYTES, pages * PAGE_BYTES);
  }
  struct Block *block = heap.base ? findFree(size) : NULL;
  if (block) {
    removeFree(block);
    trim(block, size);
    block->state = USED;
    result = (char *)block + HEADER_BYTES;
  }
  unlock(&heap.lock);
  return result;
}

static void release(void *pointer, struct Worker *worker) {
  if (!pointer) return;
  struct Block *block = (struct Block *)((char *)pointer - HEADER_BYTES);
  uint32_t address = (uint32_t)pointer;
  lock(&heap.lock);
  int known = address - heap.base < heap.size && address % GRAIN == 0 && block->state == USED;
  if (known) {
    struct Block *next = following(block);
    if (next->state == FREE) {
      removeFree(next);
      block->size += next->size;
    }
    if (block->previous != 0) {
      struct Block *before = (struct Block *)((char *)block - block->previous);
      if (before->state == FREE) {
        removeFree(before);
        before->size += block->size;
        /* A second free of the pointer must not find it in use. */
        block->state = FREE;
        block = before;
      }
    }
    following(block)->previous = block->size;
    addFree(block);
  }
  unlock(&heap.lock);
  /* On a card the heap is damaged by this and the kernel fails sooner or later; here at once. */
  if (!known) __unwarp_dev_fault(cudaErrorLaunchFailure, worker);
}

void *__unwarp_dev_malloc(size_t bytes, struct Worker *worker) {
  (void)worker;
  return allocate(bytes);
}

void __unwarp_dev_free(void *pointer, struct Worker *worker) { release(pointer, worker); }

/* Device `new` of nothing still gives a pointer of its own; out of memory gives null, as in CUDA. */
void *__unwarp_dev_new(size_t bytes, struct Worker *worker) {
  (void)worker;
  return allocate(bytes ? bytes : 1);
}

void __unwarp_dev_delete(void *pointer, struct Worker *worker) { release(pointer, worker); }

/* The same under the names C++ mangles them to. */
void *__unwarp_dev__Znwj(size_t bytes, struct Worker *worker) { return __unwarp_dev_new(bytes, worker); }
void *__unwarp_dev__Znaj(size_t bytes, struct Worker *worker) { return __unwarp_dev_new(bytes, worker); }
void __unwarp_dev__ZdlPv(void *pointer, struct Worker *worker) { release(pointer, worker); }
void __unwarp_dev__ZdaPv(void *pointer, struct Worker *worker) { release(pointer, worker); }
void __unwarp_dev__ZdlPvj(void *pointer, size_t bytes, struct Worker *worker) {
  (void)bytes;
  release(pointer, worker);
}
void __unwarp_dev__ZdaPvj(void *pointer, size_t bytes, struct Worker *worker) {
  (void)bytes;
  release(pointer, worker);
}

/* For the runtime: cudaDeviceSetLimit(cudaLimitMallocHeapSize) works until the first use. */
uint32_t __unwarp_device_heap_limit(uint32_t bytes) {
  lock(&heap.lock);
  uint32_t accepted = heap.base == 0;
  if (accepted) heap.limit = bytes;
  unlock(&heap.lock);
  return accepted;
}

/* For the runtime: also forgets every allocation, and a lock held by a worker that was stopped. */
void __unwarp_device_heap_init(uint32_t base, uint32_t bytes) {
  setUp(base, bytes);
  unlock(&heap.lock);
}

uint32_t __unwarp_device_heap_base(void) { return heap.base; }
uint32_t __unwarp_device_heap_size(void) { return heap.base ? heap.size : heap.limit; }

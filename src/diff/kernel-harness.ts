/**
 * A program that runs the kernels of a file that has no `main`: on made-up input, with buffers that grow until the kernels
 * write no further. It is written for either language by the same text, since it calls the runtime by the names that its
 * functions have in objects.
 */
import type { ElementType } from "./element-type.ts";

export interface HarnessKernel {
  /** As C++ names it, with its namespaces. */
  readonly name: string;
  readonly parameters: readonly HarnessParameter[];
}

export type HarnessParameter =
  | { readonly kind: "pointer"; readonly element: ElementType }
  | { readonly kind: "value"; readonly element: ElementType };

export interface HarnessOptions {
  /** Absolute path of the file with the kernels. */
  readonly source: string;
  /** Other input for every seed. */
  readonly seed: number;
}

/**
 * The text of the program; it prints a line for each launch whose buffers could not be made large enough. It runs all kernels, or
 * the one whose number is its argument: a kernel that fails ends the program.
 */
export function kernelHarness(kernels: readonly HarnessKernel[], { source, seed }: HarnessOptions): string {
  return `#include ${JSON.stringify(source)}
${support}
int main(int count, char** words) {
  int only = count > 1 ? atoi(words[1]) : -1;
${kernels.map((kernel, index) => `  if (only < 0 || only == ${index}) {\n${runShapes(kernel, seed * 1009 + index)}  }\n`).join("")}  return 0;
}
`;
}

/** Launches that most kernels make sense of: in a row, and in a plane. The number is for integers, which often count elements. */
const shapes = [
  { grid: "dim3(4)", block: "dim3(64)", count: 200 },
  { grid: "dim3(2, 2)", block: "dim3(8, 8)", count: 15 },
] as const;

function runShapes(kernel: HarnessKernel, seed: number): string {
  return shapes.map((shape) => runKernel(kernel, shape, seed)).join("");
}

function runKernel(
  { name, parameters }: HarnessKernel,
  { grid, block, count }: (typeof shapes)[number],
  seed: number,
): string {
  const lines = parameters.map((parameter, index) =>
    parameter.kind === "pointer"
      ? `      harness.buffer(${kindOf[parameter.element]}, ${seed + 31 * index});`
      : `      harness.value(${valueOf(parameter.element, count, seed + index)});`,
  );
  return `  {
    UnwarpHarness harness;
    do {
      harness.begin();
${lines.join("\n")}
    } while (harness.launch((const void*)${name}, ${JSON.stringify(name)}, ${grid}, ${block}));
  }
`;
}

/** How a buffer is filled. Integers are small: they may be indices. */
const kindOf: Readonly<Record<ElementType, number>> = {
  i8: 0,
  i16: 1,
  i32: 2,
  i64: 3,
  f32: 4,
  f64: 5,
  f16: 6,
  bf16: 7,
};

function valueOf(element: ElementType, count: number, seed: number): string {
  const real = ((seed % 7) + 1) / 4;
  const values: Readonly<Record<ElementType, string>> = {
    i8: "(signed char)1",
    i16: `(short)${count}`,
    i32: `(int)${count}`,
    i64: `(long long)${count}`,
    f32: `(float)${real}`,
    f64: `(double)${real}`,
    f16: "(short)0x3e00",
    bf16: "(short)0x3fc0",
  };
  return values[element];
}

const support = `
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern "C" {
int unwarp_harness_malloc(void**, size_t) __asm__("cudaMalloc");
int unwarp_harness_free(void*) __asm__("cudaFree");
int unwarp_harness_copy(void*, const void*, size_t, int) __asm__("cudaMemcpy");
int unwarp_harness_wait(void) __asm__("cudaDeviceSynchronize");
int unwarp_harness_launch(const void*, dim3, dim3, void**, size_t, void*) __asm__("cudaLaunchKernel");
}

/* The arguments of one launch, made anew with larger buffers while the kernel writes behind them. */
class UnwarpHarness {
  static const int most = 64;
  static const size_t largest = (size_t)16 << 20;
  size_t bytes = (size_t)64 << 10, tail = (size_t)64 << 10;
  int count = 0, buffers = 0;
  void* arguments[most];
  alignas(8) unsigned char values[most][8];
  unsigned char* originals[most];
  void* pointers[most];

 public:
  void begin() { count = buffers = 0; }
  template <class T> void value(T value) {
    memcpy(values[count], &value, sizeof(T));
    arguments[count] = values[count];
    count++;
  }
  void buffer(int kind, unsigned int seed) {
    unsigned char* original = originals[buffers] = (unsigned char*)malloc(bytes + tail);
    fill(original, bytes + tail, kind, seed);
    void*& pointer = pointers[buffers++];
    unwarp_harness_malloc(&pointer, bytes + tail);
    unwarp_harness_copy(pointer, original, bytes + tail, 1);
    value(pointer);
  }
  /* True to try again. */
  bool launch(const void* kernel, const char* name, dim3 grid, dim3 block) {
    int code = unwarp_harness_launch(kernel, grid, block, arguments, 4096, nullptr);
    if (code == 0) code = unwarp_harness_wait();
    bool isOutside = false;
    unsigned char* found = (unsigned char*)malloc(bytes + tail);
    for (int i = 0; i < buffers; i++) {
      unwarp_harness_copy(found, pointers[i], bytes + tail, 2);
      isOutside = isOutside || memcmp(found + bytes, originals[i] + bytes, tail) != 0;
      unwarp_harness_free(pointers[i]);
      free(originals[i]);
    }
    free(found);
    if (code != 0) {
      printf("%s: failed with code %d\\n", name, code);
      exit(1);
    }
    if (!isOutside) return false;
    bytes *= 16;
    if (bytes <= largest) return true;
    printf("%s: writes beyond 16 MB\\n", name);
    return false;
  }

 private:
  static void fill(unsigned char* to, size_t size, int kind, unsigned int seed) {
    unsigned int state = seed * 2654435761u + 12345u;
    static const int sizes[] = {1, 2, 4, 8, 4, 8, 2, 2};
    for (size_t at = 0; at + sizes[kind] <= size; at += sizes[kind]) {
      state = state * 1664525u + 1013904223u;
      unsigned int random = state >> 16;
      switch (kind) {
        case 0: to[at] = random & 15; break;
        case 1: { short v = random & 15; memcpy(to + at, &v, 2); break; }
        case 2: { int v = random & 15; memcpy(to + at, &v, 4); break; }
        case 3: { long long v = random & 15; memcpy(to + at, &v, 8); break; }
        case 4: { float v = (float)random / 32768.0f - 1.0f; memcpy(to + at, &v, 4); break; }
        case 5: { double v = random / 32768.0 - 1.0; memcpy(to + at, &v, 8); break; }
        /* Between 1 and 2, or -1 and -2. */
        case 6: { unsigned short v = 0x3c00 | (random & 0x83ff); memcpy(to + at, &v, 2); break; }
        case 7: { unsigned short v = 0x3f80 | (random & 0x807f); memcpy(to + at, &v, 2); break; }
      }
    }
  }
};
`;

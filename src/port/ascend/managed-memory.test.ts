import { describe, expect, test } from "vitest";
import { outputText, portTexts, refusalsOf } from "../testing.ts";
import { ascendC } from "./ascend-c.ts";

const program = `typedef struct { float x, y; } Body;
__global__ void move(Body* p, unsigned long long* hits, float dt) { p[threadIdx.x].x += dt; hits[0]++; }
int main() {
  Body* p;
  unsigned long long* hits;
  cudaMallocManaged(&p, 64 * sizeof(Body));
  cudaMallocManaged(&hits, 8, cudaMemAttachGlobal);
  p[3].x = 1;
  cudaMemPrefetchAsync(p, 64, 0);
  move<<<1, 64>>>(p, hits, 0.5f);
  cudaDeviceSynchronize();
  move<<<1, 32>>>(p + 32, nullptr, 0.5f);
  cudaStreamSynchronize(0);
  cudaMemcpy(p, p + 8, 64, cudaMemcpyDeviceToDevice);
  cudaMemset(hits, 0, 8);
  cudaFree(p);
}
`;

test("managed memory is a buffer on each side", async () => {
  const result = await portTexts(ascendC, { "a.cu": program });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("unwarpMallocManaged((void**)&p, 64 * sizeof(Body));");
  expect(text).toContain("unwarpMallocManaged((void**)&hits, 8);");
  expect(text).toContain("(unwarpOnDevice(p), unwarpOnDevice(hits), 0.5f);\n  unwarpSynchronizeDevice();");
  expect(text).toContain("(unwarpOnDevice(p + 32), nullptr, 0.5f);\n  unwarpSynchronizeDevice();");
  expect(text).toContain("unwarpManagedMemcpy(p, p + 8, 64, ACL_MEMCPY_DEVICE_TO_DEVICE);");
  expect(text).toContain("unwarpManagedMemset(hits, 0, 8);\n  unwarpManagedFree(p);");
  expect(result.report.remarks.map(({ line, code }) => `${line} ${code}`)).toEqual([
    "6 managed-memory",
    "7 managed-memory",
    "9 left-out",
  ]);
  // Everything that waits for the device brings back what kernels wrote.
  const header = outputText(result, "unwarp_acl.h");
  expect(header.match(/\baclrtSynchronizeDevice\(\)/g)).toHaveLength(1);
}, 60_000);

describe("is refused where a kernel may come to it by other ways than its arguments", () => {
  test.each([
    ["a pointer within what a pointer leads to", "struct N { int v; N* next; };", "N*", ""],
    ["a pointer in a struct", "struct N { int* data; };", "N", ""],
    ["a base with a pointer", "struct B { int* data; };\nstruct N : B { int n; };", "N*", ""],
    ["pointers to pointers", "typedef float N;", "N**", ""],
    ["bytes of anything", "typedef int N;", "void*", ""],
    ["a typedef of a pointer", "typedef float* N;", "N*", ""],
    ["a virtual function's table", "struct N { int v; virtual int f(); };", "N*", ""],
  ])(
    "%s",
    async (_, types, parameter) => {
      const result = await portTexts(ascendC, {
        "a.cu": `${types}
__global__ void k(${parameter} p) {}
void run(${parameter} p) { k<<<1, 1>>>(p); }
int main() { int* m; cudaMallocManaged(&m, 4); }
`,
      });
      expect(refusalsOf(result).filter((one) => !one.endsWith(" virtual"))).toEqual([
        expect.stringMatching(/^a\.cu:\d managed-memory$/),
      ]);
    },
    60_000,
  );

  test("pointers as numbers, device variables, callbacks", async () => {
    const result = await portTexts(ascendC, {
      "a.cu": `__device__ int* table;
__global__ void k(size_t p) {}
void call(void*) {}
int main() {
  int* m;
  cudaMallocManaged(&m, 4);
  k<<<1, 1>>>((size_t)m);
  cudaLaunchHostFunc(0, call, m);
  cudaMallocManaged(&m, 4, cudaMemAttachHost);
}
`,
    });
    expect(refusalsOf(result)).toEqual([
      "a.cu:1 managed-memory",
      "a.cu:7 managed-memory",
      "a.cu:8 managed-memory",
      "a.cu:9 option",
    ]);
  }, 60_000);
});

describe("is refused where an argument or a kernel may bring a pointer that no launch shows", () => {
  const inMain = (body: string) =>
    `int main() { int *a, *b; cudaMallocManaged(&a, 64); cudaMallocManaged(&b, 64); ${body} }\n`;
  test.each([
    ["references", "__global__ void k(int& x) { x = 7; }", "k<<<1, 1>>>(*a);", [2]],
    [
      "references to structs",
      "struct G { int v[16]; };\n__global__ void k(const G& g, int* to) { *to = g.v[0]; }",
      "k<<<1, 1>>>(*(G*)a, b);",
      [3],
    ],
    [
      "a kernel that is not known by its name",
      "typedef void (*Kernel)(int*);\n__global__ void k(int* x) { *x = 7; }",
      "Kernel one = k; one<<<1, 1>>>(a);",
      [3],
    ],
    [
      "pointers as numbers, on both sides",
      "__global__ void k(unsigned long long x) { *(int*)x = 3; }",
      "unsigned long long x = (unsigned long long)a; k<<<1, 1>>>(x);",
      [1, 2],
    ],
    [
      "pointers in bytes",
      "__global__ void k(char* x) { float* f = *(float**)x; f[0] = 1; }",
      "k<<<1, 1>>>((char*)a);",
      [1],
    ],
    [
      "pointers in bytes, by a struct's reference and a copy",
      `struct View { float* f; };
__global__ void k(char* x) { ((View&)x[0]).f[0] = 1; }
__global__ void l(char* x) { float* f; memcpy(&f, x, 8); f[0] = 1; }`,
      "k<<<1, 1>>>((char*)a);",
      [2, 3],
    ],
    [
      "a struct with a pointer under a cast",
      "struct View { float* f; };\n__global__ void k(char* x) { x[0] = 1; }",
      "View* w = (View*)(void*)a; k<<<1, 1>>>((char*)w);",
      [3],
    ],
    [
      "a class below its base",
      "struct Base { int n; };\nstruct Own : Base { int* p; };\n__global__ void k(Base* x) { static_cast<Own*>(x)->p[0] = 1; }",
      "k<<<1, 1>>>((Base*)(void*)a);",
      [3],
    ],
    [
      "a default of a parameter",
      "int* all;\n__global__ void k(int* x, int* y = all, int* z = nullptr) { x[0] = y[0]; }",
      "all = b; k<<<1, 1>>>(a);",
      [3],
    ],
    [
      "addresses of the device that the host may read",
      "__global__ void k(int* x, size_t* to) { if ((size_t)x % 8 == 0) to[0] = (size_t)x; }",
      "k<<<1, 1>>>(a, (size_t*)b);",
      [1],
    ],
    [
      "a union",
      "union Bits { long long n; int* p; };\n__global__ void k(long long n) { Bits bits; bits.n = n; *bits.p = 1; }",
      "k<<<1, 1>>>(1);",
      [2],
    ],
    [
      "differences of pointers in a launch",
      "__global__ void k(int* x, long far) { x[far] = 1; }",
      "k<<<1, 1>>>(a, b - a);",
      [2],
    ],
    [
      "differences of buffers",
      "__global__ void k(int* x, long far) { x[far] = 1; }",
      "long far = (char*)b - (char*)a; k<<<1, 1>>>(a, far);",
      [2],
    ],
    [
      "conversions to types that are not plain",
      "struct V { int n; };\nstruct Box { V* p; operator V*() const { return p; } };\n__global__ void k(V* x) { x->n = 1; }",
      "Box box{(V*)(void*)a}; k<<<1, 1>>>(box);",
      [4],
    ],
  ])(
    "%s",
    async (_, kernels, body, lines) => {
      const result = await portTexts(ascendC, { "a.cu": `${kernels}\n${inMain(body)}` });
      const refusals = refusalsOf(result).filter((one) => one.endsWith(" managed-memory"));
      expect([...new Set(refusals)]).toEqual(lines.map((line) => `a.cu:${line} managed-memory`));
    },
    60_000,
  );
});

test("what shows no pointers is still ported: alignments, casts of numbers, conversions of objects", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `#include <cstdint>
#include <cstdio>
#include <cstring>
struct Box { float* p; operator float*() const { return p; } };
__global__ void rows(float (*m)[4], float* to = nullptr) { m[1][threadIdx.x] = ((float(*)[2])m)[0][1]; }
__global__ void k(float* x, size_t n, const unsigned char* bytes) {
  if (((size_t)x & (sizeof(float4) - 1)) != 0) return;
  float4 v = *reinterpret_cast<float4*>(x);
  unsigned int u = *(const unsigned int*)bytes;
  x[threadIdx.x] = v.x + u + n;
}
int main() {
  float* x;
  cudaMallocManaged(&x, 256);
  char line[] = "a b";
  size_t word = strchr(line, ' ') - line;
  if ((uintptr_t)x % 16 != 0) printf("%lu\\n", (unsigned long)x);
  Box box{x};
  k<<<1, 8>>>(box, 8, (unsigned char*)x);
  rows<<<1, 4>>>((float(*)[4])x);
  k<<<1, 8>>>(x + word, word, (unsigned char*)&x[3]);
  cudaDeviceSynchronize();
  cudaFree(x);
}
`,
  });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("(unwarpOnDevice((float *)(box)), 8, unwarpOnDevice((unsigned char*)x));");
  expect(text).toContain("(unwarpOnDevice((float(*)[4])x));");
  expect(text).toContain("(unwarpOnDevice(x + word), word, unwarpOnDevice((unsigned char*)&x[3]));");
}, 60_000);

test("the program stops where a kernel would get a pointer of no memory that is known", async () => {
  const result = await portTexts(ascendC, {
    "a.cu": `__device__ int counts[4];
__global__ void k(int* p) { p[1] = counts[0]; }
int main() {
  int *m, *d, *e, *s;
  cudaMallocManaged(&m, 64);
  cudaMalloc(&d, 64);
  cudaMallocAsync(&e, 64, 0);
  cudaGetSymbolAddress((void**)&s, counts);
  k<<<1, 1>>>(m - 1);
  k<<<1, 1>>>(d);
  cudaFree(d);
}
`,
  });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain("unwarpDeviceMalloc((void**)&d, 64);");
  expect(text).toContain("unwarpDeviceMalloc((void**)&e, 64);");
  const header = outputText(result, "unwarp_acl.h");
  expect(header).toContain("if (!isOnDevice((const char*)pointer)) stop(pointer);");
  // All that allocates device memory is known: once for managed buffers themselves, and once by the function that counts.
  expect(header.match(/\baclrtMalloc\(/g)).toHaveLength(2);
  expect(header).toContain("if (unwarpDeviceMalloc(&memory_, sizeof(T)) != ACL_SUCCESS)");
}, 60_000);

test("other programs of a folder stay as they are, but for headers that they share", async () => {
  const result = await portTexts(ascendC, {
    "own.cuh": "inline void wait() { cudaDeviceSynchronize(); }\n",
    "managed.cu": '#include "own.cuh"\nint main() { int* m; cudaMallocManaged(&m, 4); wait(); }\n',
    "plain.cu": `#include "own.cuh"
__global__ void k(void* p) {}
int main() { void* p; cudaMalloc(&p, 4); k<<<1, 1>>>(p); wait(); cudaFree(p); }
`,
  });
  expect(refusalsOf(result)).toEqual([]);
  expect(outputText(result, "own.cuh")).toContain("unwarpSynchronizeDevice();");
  expect(outputText(result, "plain.cu".replace(".cu", ".asc"))).toContain(
    "k<<<1, 1, 0, unwarpStream()>>>(p); wait(); unwarpFree(p);",
  );
}, 60_000);

test("a source without a main may be linked with any program, whatever it says of main", async () => {
  const app = `void run(int* p);
int main() { int* p; cudaMallocManaged(&p, 128); run(p); cudaFree(p); }
`;
  const kernels = `__global__ void k(int* p) { p[threadIdx.x] += 1; }
void run(int* p) { k<<<1, 32>>>(p); cudaDeviceSynchronize(); }
`;
  const heads = {
    comment: "// The kernels; int main() is in app.cu.",
    text: 'const char* usage = "int main()";',
    member: "struct Loop { static int main(int n) { return n; } };",
    test: "#ifdef TEST_ALONE\nint main() { return 0; }\n#endif",
  };
  for (const head of Object.values(heads)) {
    const result = await portTexts(ascendC, { "app.cu": app, "kernels.cu": `${head}\n${kernels}` });
    expect(refusalsOf(result), head).toEqual([]);
    expect(outputText(result, "kernels.asc"), head).toContain(
      "(unwarpOnDevice(p)); unwarpSynchronizeDevice(); }",
    );
  }
  const own = await portTexts(ascendC, { "app.cu": app, "own.cu": `${kernels}int main() { run(nullptr); }` });
  expect(outputText(own, "own.asc")).toContain("(p); aclrtSynchronizeDevice(); }");
}, 120_000);

test("mapped memory of the host is the same", async () => {
  const source = `__global__ void k(int* p) { *p += 1; }
int main() {
  int *host, *device;
  cudaHostAlloc((void**)&host, 4, cudaHostAllocMapped | cudaHostAllocPortable);
  cudaHostGetDevicePointer((void**)&device, host, 0);
  k<<<1, 1>>>(device);
  cudaFreeHost(host);
}
`;
  const result = await portTexts(ascendC, { "a.cu": source });
  expect(refusalsOf(result)).toEqual([]);
  const text = outputText(result, "a.asc");
  expect(text).toContain(
    "unwarpMallocManaged((void**)&host, 4);\n  unwarpManagedPointer((void**)&device, host);",
  );
  expect(text).toContain("(unwarpOnDevice(device));\n  unwarpManagedFreeHost(host);");
  expect(result.report.remarks.map(({ line, code }) => `${line} ${code}`)).toEqual(["4 managed-memory"]);
  const flag = source.replace("int* p)", "volatile int* p)");
  expect(refusalsOf(await portTexts(ascendC, { "a.cu": flag }))).toContain("a.cu:1 managed-memory");
}, 60_000);

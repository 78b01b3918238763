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

/** `--check-bounds`: accesses outside of allocations are found on GPUs, to the byte. Needs `npm run build`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { deviceNames, softwareGpu } from "../support/whole-programs.ts";
import { temporaryFolder, unwarp } from "./support/command.ts";

const cwd = temporaryFolder();
writeFileSync(
  join(cwd, "bounds.cu"),
  `#include <cstdio>
#include <cstdlib>
__device__ int table[8];
__constant__ int offsets[2];
struct Node { Node* next; int value; };
__global__ void touch(const int* in, unsigned char* out, Node* list, int at) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  table[i % 8] = offsets[i % 2];
  if (i == 70) out[at] = in[i] + list->next->value;
}
int main(int, char** argv) {
  int* in;
  unsigned char* out;
  Node* list;
  cudaMalloc(&in, 71 * sizeof(int));
  cudaMalloc(&out, 101);
  cudaMallocManaged(&list, 2 * sizeof(Node));
  list[0].next = list + 1;
  touch<<<2, 40>>>(in, out, list, atoi(argv[1]));
  cudaError_t error = cudaDeviceSynchronize();
  printf("%s\\n", cudaGetErrorName(error));
}
`,
);

const run = (at: string, ...options: string[]) =>
  unwarp(["run", "--device", "webgpu", ...options, "bounds.cu", "--", at], { cwd, env: softwareGpu });

describe.runIf(deviceNames.includes("webgpu"))("on a GPU", () => {
  test("what is in bounds is no error, in all kinds of memory", async () => {
    expect(await run("100", "--check-bounds")).toMatchObject({ exitCode: 0, stdout: "cudaSuccess\n" });
  });

  test.each([
    ["101", "right behind an allocation of 101 bytes"],
    ["108", "7 bytes behind an allocation of 101 bytes"],
    ["-1", "1 byte in front of an allocation of 101 bytes"],
    ["1000000000", "in no allocation"],
  ])("what is not is found, with the thread: %s", async (at, where) => {
    const { stdout, stderr } = await run(at, "--check-bounds");
    expect(stdout).toBe("cudaErrorIllegalAddress\n");
    expect(stderr).toContain("block (1, 0, 0), thread (30, 0, 0)");
    expect(stderr).toContain(where);
  });

  test("without the option a byte too far goes unnoticed, as on a card", async () => {
    expect(await run("101")).toMatchObject({ exitCode: 0, stdout: "cudaSuccess\n" });
  });
});

test("it is an option of GPUs", async () => {
  const { exitCode, stderr } = await unwarp(["run", "--check-bounds", "bounds.cu"], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("--check-bounds goes with --device webgpu");
});

/** `unwarp diff` on programs with planted differences. Needs `npm run build`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Comparison, Difference } from "../../src/diff/comparison.ts";
import type { PortReport } from "../../src/port/report.ts";
import { temporaryFolder, unwarp } from "../programs/support/command.ts";
import { original, planted, ported } from "./programs.ts";

const cwd = temporaryFolder();
const files: Record<string, string> = {
  "original.cu": original,
  "port.asc": ported,
  "wrong-index.asc": planted(ported, "bins[(int)in[i] & 7]", "bins[(int)in[i] & 3]"),
  "one-ulp.cu": planted(original, "in[i] * 1.5f", "(i == 86 ? in[i] * 1.5f * 1.0000001f : in[i] * 1.5f)"),
  "other-exit.cu": planted(original, "return 0;", "return 5;"),
  "other-file.cu": planted(original, '"%d\\n", counts[i]', '"%d\\n", counts[i] + (i == 2)'),
  "more-files.cu": planted(original, "fclose(file);", 'fclose(file);\n  fclose(fopen("more.txt", "w"));'),
  "other-output.cu": planted(original, "of %d", "from %d"),
  "hangs.cu": planted(original, "return 0;", "for (volatile int i = 0; ; i = i + 1);"),
  "kernel-hangs.cu": planted(
    original,
    "if (i < n) atomicAdd",
    "while (*(volatile int*)bins == 0);\n  if (i < n) atomicAdd",
  ),
  "no-kernel.cu": planted(original, "count<<<4, 256>>>(out, bins, n);", ""),
  "time.cu": planted(
    planted(
      original,
      'printf("of',
      'timespec t;\n  clock_gettime(CLOCK_REALTIME, &t);\n  printf("took %ld\\nof',
    ),
    ", n);\n  FILE",
    ", (long)t.tv_nsec, n);\n  FILE",
  ).replace("#include <cstdio>", "#include <cstdio>\n#include <ctime>"),
  "clock.cu": `__global__ void ticks(long long* out) { *out = clock64(); }
int main() { long long* out; cudaMalloc(&out, 8); ticks<<<1, 1>>>(out); return cudaDeviceSynchronize(); }
`,
  "broken.cu": "int main() { return undeclared; }",
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
mkdirSync(join(cwd, "empty"));

interface Result {
  readonly exitCode: number;
  readonly comparison: Comparison | undefined;
  readonly stderr: string;
}

async function diff(...words: string[]): Promise<Result> {
  const ending = await unwarp(["diff", ...words, "--folder", "empty", "--format", "json"], { cwd });
  const found =
    ending.stdout === "" ? undefined : (JSON.parse(ending.stdout) as { comparisons: Comparison[] });
  return { exitCode: ending.exitCode, comparison: found?.comparisons[0], stderr: ending.stderr };
}

const kinds = ({ comparison }: Result) => comparison?.differences.map(({ kind }) => kind);
const firstOf = <Kind extends Difference["kind"]>({ comparison }: Result, kind: Kind) =>
  comparison?.differences.find((one): one is Extract<Difference, { kind: Kind }> => one.kind === kind);

test("a program and its port are the same, kernels and all", async () => {
  const result = await diff("-I", "empty", "original.cu", "port.asc", "-D", "UNUSED=1", "--runs", "2");
  expect(result.exitCode).toBe(0);
  expect(result.comparison).toMatchObject({
    verdict: "same",
    differences: [],
    compared: { launches: 4, contents: 10, runs: 2 },
  });
});

test("a wrong index in a port is found in the kernel that has it", async () => {
  const result = await diff("original.cu", "wrong-index.asc");
  expect(result.exitCode).toBe(1);
  expect(firstOf(result, "buffer")).toMatchObject({
    at: "launch",
    number: { a: 2, b: 2 },
    kernel: "count",
    parameter: 1,
    places: { a: { file: "original.cu" }, b: { file: "wrong-index.asc" } },
    content: { type: "i32", first: { index: 0 } },
  });
  expect(kinds(result)).toEqual(["output", "file", "buffer"]);
});

test("one step of one float is found, named, and let pass when asked", async () => {
  const result = await diff("original.cu", "one-ulp.cu");
  expect(firstOf(result, "buffer")).toMatchObject({
    kernel: "scale",
    content: { type: "f32", different: 1, first: { index: 86, ulps: "1" }, histogram: [["1", 1]] },
  });
  expect((await diff("original.cu", "one-ulp.cu", "--ulps", "1")).exitCode).toBe(0);
  expect((await diff("original.cu", "one-ulp.cu", "--ulps", "float=1")).exitCode).toBe(0);
  expect((await diff("original.cu", "one-ulp.cu", "--ulps", "9,float=0")).exitCode).toBe(1);
  expect((await diff("original.cu", "one-ulp.cu", "--ulps", "int=1")).exitCode).toBe(2);
});

test("exit codes, files and output", async () => {
  expect(firstOf(await diff("original.cu", "other-exit.cu"), "exit-code")).toMatchObject({
    a: { exitCode: 0 },
    b: { exitCode: 5 },
  });
  expect((await diff("original.cu", "other-file.cu")).comparison?.differences).toMatchObject([
    { kind: "file", path: "counts.txt", reason: "content", line: 3 },
  ]);
  expect((await diff("original.cu", "more-files.cu")).comparison?.differences).toEqual([
    { kind: "file", path: "more.txt", reason: "only-b" },
  ]);
  expect(firstOf(await diff("original.cu", "other-output.cu"), "output")?.line).toBe(1);
});

test("a program that does not end is ended", async () => {
  const result = await diff("original.cu", "hangs.cu", "--timeout", "3");
  expect(result.exitCode).toBe(1);
  expect(firstOf(result, "exit-code")?.b.exitCode).toBe(124);
  const kernel = await diff("original.cu", "kernel-hangs.cu", "--timeout", "3");
  expect(firstOf(kernel, "exit-code")?.b.running).toMatchObject({
    kernel: expect.stringContaining("count"),
    place: { file: "kernel-hangs.cu" },
  });
});

test("a launch that is missing is a difference", async () => {
  const result = await diff("original.cu", "no-kernel.cu");
  expect(firstOf(result, "launch")).toMatchObject({ kernel: "count", count: 1 });
});

test("what a program prints differently each time is left out, and said", async () => {
  const result = await diff("time.cu", "time.cu");
  expect(result.comparison?.verdict).toBe("same");
  expect(result.comparison?.notes).toEqual([
    "time.cu prints 1 line differently each time (the first is line 1): left out",
  ]);
});

test("a program that computes something else each time shows nothing of another", async () => {
  const result = await diff("clock.cu", "clock.cu");
  expect(result).toMatchObject({ exitCode: 2, comparison: { verdict: "not decided", differences: [] } });
  expect(result.comparison?.notes.at(-1)).toMatch(/^clock\.cu does something else each time that it runs/);
});

test("what cannot be compared is said, with exit code 2", async () => {
  expect(await diff("original.cu", "gone.cu")).toMatchObject({
    exitCode: 2,
    stderr: "unwarp diff: gone.cu: no such file or folder\n",
  });
  const broken = await diff("original.cu", "broken.cu");
  expect(broken.exitCode).toBe(2);
  expect(broken.stderr).toContain("unwarp diff: broken.cu does not build:\nbroken.cu:1:21: error:");
  expect((await unwarp(["diff", "original.cu"], { cwd })).exitCode).toBe(2);
});

test.each(["hip", "ascend-c"])("port --to %s --verify runs both, and the report says so", async (target) => {
  const words = ["port", "original.cu", "--to", target, "--out", target, "--verify"];
  const { exitCode, stdout } = await unwarp(words, { cwd });
  expect(stdout).toContain("\nsame: original.cu and ");
  expect(stdout).toContain("compared: 2 launches and 5 contents of memory");
  expect(exitCode).toBe(0);
  const report = JSON.parse(readFileSync(join(cwd, target, "port-report.json"), "utf8")) as PortReport;
  expect(report.status).toBe("ported, checked on CPU, never run on the target");
});

test("port --verify runs the file that was named, not the header before it", async () => {
  writeFileSync(join(cwd, "a-header.h"), "#define ANSWER 42\n");
  const source = `#include "a-header.h"
    #include <cstdio>
    __global__ void answer(int* p) { *p = ANSWER; }
    int main() {
      int* p, result;
      cudaMalloc(&p, 4);
      answer<<<1, 1>>>(p);
      cudaMemcpy(&result, p, 4, cudaMemcpyDeviceToHost);
      printf("%d\\n", result);
    }`;
  writeFileSync(join(cwd, "named.cu"), source);
  const { stdout } = await unwarp(["port", "named.cu", "--to", "hip", "--out", "named-hip", "--verify"], {
    cwd,
  });
  expect(stdout).toContain("\nsame: named.cu and ");
});

test("kernels without a program run on made-up input", async () => {
  const kernels = (index: string) => `
    namespace image {
    __global__ void blur(const float* in, float* out, int width, int height) {
      int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
      if (x >= width || y >= height) return;
      int right = x + 1 >= width ? ${index} : x + 1;
      out[y * width + x] = (in[y * width + x] + in[y * width + right]) / 2;
    }
    }
    struct Options { int a, b, c; };
    __global__ void take(Options options, int* out) { *out = options.a; }
    // Further than the buffers that are tried first.
    __global__ void far(int* out, int n) { out[threadIdx.x * 3000] = n; }
  `;
  writeFileSync(join(cwd, "kernels.cu"), kernels("width - 1"));
  writeFileSync(join(cwd, "kernels.asc"), `#include "simt_api/asc_simt.h"\n${kernels("width - 1")}`);
  writeFileSync(join(cwd, "wrong-kernels.cu"), kernels("width - 2"));
  const same = await diff("kernels.cu", "kernels.asc");
  expect(same.comparison?.notes).toEqual([
    "2 kernels ran on made-up input: image::blur, far",
    "take of kernels.cu was not run: a parameter is a structure",
  ]);
  expect(same.exitCode).toBe(0);
  const wrong = await diff("kernels.cu", "wrong-kernels.cu", "--runs", "2");
  expect(firstOf(wrong, "buffer")).toMatchObject({
    kernel: "blur",
    parameter: 1,
    content: { first: { index: 199 } },
  });
});

test("a port of a program that only prints its usage is not checked", async () => {
  const main = "int main(int argc, char** argv) {";
  const usage = planted(original, main, `${main}\n  if (argc < 2) { puts("usage"); return 1; }`);
  const nothing = planted(usage, "return 1;", "return 0;");
  for (const [name, text] of [
    ["usage", usage],
    ["nothing", nothing],
  ] as const) {
    writeFileSync(join(cwd, `${name}.cu`), text);
    const words = ["port", `${name}.cu`, "--to", "hip", "--out", `${name}-hip`, "--verify"];
    const { exitCode, stdout } = await unwarp(words, { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/\nnot verified: .*(?:failed before a kernel|launched no kernel)/);
    const report = JSON.parse(
      readFileSync(join(cwd, `${name}-hip`, "port-report.json"), "utf8"),
    ) as PortReport;
    expect(new Set(report.kernels.map(({ status }) => status))).toEqual(new Set(["ported, not checked"]));
  }
  expect((await diff("usage.cu", "usage.cu")).exitCode).toBe(2);
});

test("a kernel that fails does not hide the ones behind it", async () => {
  const kernels = (value: number) => `
    __global__ void first(int* p) { int* q = (int*)4; *q = 1; }
    __global__ void second(float* p, int n) { int i = blockIdx.x * blockDim.x + threadIdx.x; if (i < n) p[i] = ${value}; }
  `;
  writeFileSync(join(cwd, "fails.cu"), kernels(1));
  writeFileSync(join(cwd, "fails-and-differs.cu"), kernels(2));
  const wrong = await diff("fails.cu", "fails-and-differs.cu");
  expect(wrong.exitCode).toBe(1);
  expect(firstOf(wrong, "buffer")?.kernel).toBe("second");
  const same = await diff("fails.cu", "fails.cu");
  expect(same.exitCode).toBe(2);
  expect(same.comparison?.verdict).toBe("not decided");
  expect(same.comparison?.notes[0]).toBe("1 kernel ran on made-up input: second");
  expect(same.comparison?.notes[1]).toContain("first was not compared: it fails on made-up input in both");
});

test("what cannot be compiled here and the program does not need is left out of a verification, and not called checked", async () => {
  const project = join(cwd, "mixed");
  mkdirSync(join(project, "csrc"), { recursive: true });
  const kernel =
    "__global__ void twice(float* x) { x[threadIdx.x] *= 2; }\nvoid twiceAll(float* x) { twice<<<1, 32>>>(x); }\n";
  const torch = "#include <torch/extension.h>\n__global__ void op(float* x) { x[0] = 1; }\n";
  const main = `void twiceAll(float* x);
int main() {
  float h[32] = {1}, *d;
  cudaMalloc(&d, sizeof h);
  cudaMemcpy(d, h, sizeof h, cudaMemcpyHostToDevice);
  twiceAll(d);
  cudaMemcpy(h, d, sizeof h, cudaMemcpyDeviceToHost);
  cudaFree(d);
  return h[0] != 2;
}
`;
  writeFileSync(join(project, "csrc", "twice.cu"), kernel);
  writeFileSync(join(project, "csrc", "op.cu"), torch);
  // Two programs, which have a source in common.
  writeFileSync(join(project, "one.cu"), main);
  writeFileSync(join(project, "two.cu"), main);
  const out = join(cwd, "mixed-hip");
  const { stdout } = await unwarp(["port", "mixed", "--to", "hip", "--out", out, "--verify"], { cwd });
  expect(stdout.match(/^same: /gm)).toHaveLength(2);
  expect(stdout).toContain("op.cu ('torch/extension.h' is not here)");
  const report = JSON.parse(readFileSync(join(out, "port-report.json"), "utf8")) as PortReport;
  expect(report.status).toBe("ported, not checked");
  expect(report.files.find(({ path }) => path === "csrc/op.cu")?.status).toBe("ported, not checked");
  expect(report.kernels.map(({ name, status }) => [name, status])).toEqual([
    ["twice", "ported, checked on CPU, never run on the target"],
  ]);
});

test("a pointer that a lambda captures and a variable of the device are looked at", async () => {
  const program = (value: string) => `template <class F> __global__ void each(F f) { f(threadIdx.x); }
__device__ float g[32];
__global__ void fill(float* p) { g[threadIdx.x] = p[threadIdx.x] + ${value === "i" ? 1 : 2}; }
int main() {
  float* p;
  float* q;
  cudaMalloc(&p, 128);
  cudaMalloc(&q, 256);
#ifdef FILL
  fill<<<1, 32>>>(q);
#else
  each<<<1, 32>>>([=] __device__(int i) { p[i] = ${value}; });
#endif
  return cudaDeviceSynchronize();
}
`;
  writeFileSync(join(cwd, "captured.cu"), program("i"));
  writeFileSync(join(cwd, "captured-other.cu"), program("i + 1"));
  const captured = await diff("captured.cu", "captured-other.cu", "--extended-lambda");
  expect(firstOf(captured, "buffer")).toMatchObject({
    kernel: "each",
    parameter: 0,
    content: { type: "f32" },
  });
  const variable = await diff("captured.cu", "captured-other.cu", "-DFILL");
  expect(firstOf(variable, "buffer")).toMatchObject({
    kernel: "fill",
    variable: "g",
    content: { type: "f32" },
  });
});

test("launches that all fail in silence, and kernels that leave nothing, are not the same", async () => {
  const program = (launch: string) => `__global__ void k(int* p) { if (p) *p = 1; }
int main() { int* p; cudaMalloc(&p, 4); ${launch}; cudaDeviceSynchronize(); return 0; }
`;
  writeFileSync(join(cwd, "refused.cu"), program("k<<<1, 2048>>>(p)"));
  writeFileSync(join(cwd, "nothing.cu"), program("k<<<1, 1>>>(nullptr)"));
  const refused = await diff("refused.cu", "refused.cu");
  expect(refused.comparison?.verdict).toBe("not decided");
  expect(refused.comparison?.notes.join()).toContain("invalid configuration argument");
  writeFileSync(join(cwd, "refused-once.cu"), program("k<<<1, 1>>>(p); k<<<1, 2048>>>(p)"));
  writeFileSync(join(cwd, "refused-otherwise.cu"), program("k<<<1, 1>>>(p); k<<<1, 1, 1 << 20>>>(p)"));
  const once = await diff("refused-once.cu", "refused-once.cu");
  expect(once.comparison).toMatchObject({
    verdict: "same",
    compared: { launches: 1, failedLaunches: 1, neverRan: [] },
  });
  const otherwise = await diff("refused-once.cu", "refused-otherwise.cu");
  expect(firstOf(otherwise, "failed-launch")).toMatchObject({
    kernel: "k",
    a: "cudaErrorInvalidConfiguration",
    b: "cudaErrorInvalidValue",
  });
  const nothing = await diff("nothing.cu", "nothing.cu");
  expect(nothing.comparison).toMatchObject({
    verdict: "not decided",
    compared: { launches: 1, contents: 0, kernels: [] },
  });
});

test("what does not change in a program with clocks is compared", async () => {
  writeFileSync(
    join(cwd, "clock-and-exit.cu"),
    planted(files["clock.cu"] ?? "", "return cudaDeviceSynchronize()", "return 3"),
  );
  const result = await diff("clock.cu", "clock-and-exit.cu");
  expect(kinds(result)).toEqual(["exit-code"]);
});

test("programs of a folder are compared although one of them does not build", async () => {
  for (const [folder, extension] of [
    ["several", "cu"],
    ["several-ported", "asc"],
  ] as const) {
    mkdirSync(join(cwd, folder));
    writeFileSync(join(cwd, folder, `a-broken.${extension}`), "int main() { return undeclared; }");
    writeFileSync(join(cwd, folder, `whole.${extension}`), extension === "cu" ? original : ported);
  }
  writeFileSync(join(cwd, "several", "alone.cu"), "int main() {}");
  const { exitCode, stdout } = await unwarp(["diff", "several", "several-ported"], { cwd });
  expect(stdout).toContain("same: several/whole.cu and several-ported/whole.asc\n");
  expect(stdout).toMatch(/^not compared: several\/a-broken\.cu: several\/a-broken\.cu does not build:\n/m);
  expect(stdout).toMatch(/^not compared: several\/alone\.cu: .* has no counterpart in several-ported$/m);
  expect(exitCode).toBe(2);
});

test("port --verify compares the programs of a folder that were not refused", async () => {
  mkdirSync(join(cwd, "partly"));
  const refused = '#include <cstdio>\n__global__ void k(int* p) { asm volatile("bar.sync 0;"); *p = 1; }\n';
  writeFileSync(
    join(cwd, "partly", "refused.cu"),
    `${refused}int main() { int* p; cudaMalloc(&p, 4); k<<<1, 1>>>(p); printf("done\\n"); }\n`,
  );
  writeFileSync(join(cwd, "partly", "whole.cu"), original);
  const words = ["port", "partly", "--to", "ascend-c", "--out", "partly-ported", "--verify"];
  const { exitCode, stdout } = await unwarp(words, { cwd });
  expect(stdout).toContain("same: partly/whole.cu and partly-ported/whole.asc\n");
  expect(stdout).toContain("not compared: partly/refused.cu: what was refused does not compile\n");
  expect(exitCode).toBe(1);
  const text = readFileSync(join(cwd, "partly-ported", "port-report.json"), "utf8");
  const { status, kernels } = JSON.parse(text) as PortReport;
  expect(status).toBe("refused");
  expect(kernels.find(({ name }) => name.includes("scale"))?.status).toBe(
    "ported, checked on CPU, never run on the target",
  );
  expect(kernels.find(({ name }) => name === "k")?.status).toBe("refused");
});

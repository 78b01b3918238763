/** What the commands print and leave: help, devices, stages, files between them. Needs `npm run build`. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandFile, execute, temporaryFolder, unwarp } from "./support/command.ts";

const cwd = temporaryFolder();
const kernel = `
  #include <cstdio>
  #include "scale.h"
  __global__ void twice(int* p) { p[threadIdx.x] *= SCALE; }
  extern "C" int plus(int, int);
  int half(int);
  int main(int argc, char** argv) {
    int h[4] = {1, 2, 3, 4}, *d;
    cudaMalloc(&d, sizeof h);
    cudaMemcpy(d, h, sizeof h, cudaMemcpyHostToDevice);
    twice<<<1, N>>>(d);
    cudaMemcpy(h, d, sizeof h, cudaMemcpyDeviceToHost);
    printf("%d %d %d %d, %d, %d", h[0], h[1], h[2], h[3], plus(40, 2), half(14));
    for (int i = 1; i < argc; i++) printf(" <%s>", argv[i]);
    printf("\\n");
    return 3;
  }`;
mkdirSync(join(cwd, "include"));
writeFileSync(join(cwd, "include", "scale.h"), "#define SCALE 2\n");
writeFileSync(join(cwd, "a.cu"), kernel);
writeFileSync(
  join(cwd, "half.cu"),
  "__global__ void k(int* p) { *p /= 2; }\nint half(int x) { int* p; cudaMallocManaged(&p, 4); *p = x; k<<<1, 1>>>(p); cudaDeviceSynchronize(); return *p; }",
);
writeFileSync(join(cwd, "plus.c"), "int plus(int a, int b) { return a + b; }\n");
const sources = ["a.cu", "half.cu", "plus.c", "-Iinclude", "-DN=4"];
const expected = "2 4 6 8, 42, 7\n";

describe("unwarp compile", () => {
  const emit = (...words: string[]) => unwarp(["compile", ...sources, ...words], { cwd });

  test("writes a kernel as WGSL for blocks of one size, with the source's lines", async () => {
    const { exitCode, stdout, stderr } = await emit("--emit", "wgsl", "--kernel", "twice", "--block", "64,2");
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("@compute @workgroup_size(128)");
    expect(stdout).toContain("// a.cu:4");
  });

  test("writes the device code as LLVM's text, into a file", async () => {
    expect(await emit("--emit", "ir", "-o", "a.ll")).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(cwd, "a.ll"), "utf8")).toContain("define dso_local ptx_kernel void @_Z5twicePi");
  });

  test.each([
    [["--emit", "ptx"], "--emit FORM is needed, one of: wgsl, ir"],
    [
      ["--emit", "wgsl", "--block", "64,64"],
      '--block takes up to 1024 threads as X, X,Y or X,Y,Z, not "64,64"',
    ],
    [["--emit", "wgsl", "--kernel", "thrice"], 'there is no kernel "thrice"; there are:\n  twice'],
  ])("refuses %j", async (words, message) => {
    const { exitCode, stderr } = await emit(...words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test("names what WGSL cannot be made of, and its line", async () => {
    const kernel = "__global__ void k(float *out)\n{\n  *out = tgammaf(*out);\n}\nint main() {}\n";
    writeFileSync(join(cwd, "p.cu"), kernel);
    const { exitCode, stdout, stderr } = await unwarp(["compile", "p.cu", "--emit", "wgsl"], { cwd });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain("p.cu:3");
    expect(stderr).toContain("the CPU device");
  });
});

describe("unwarp run", () => {
  test("builds CUDA and C together with nvcc's flags, and passes arguments on", async () => {
    const flags = [
      ...[
        "-std=c++17",
        "-O3",
        "-arch=sm_80",
        "-gencode",
        "arch=compute_80,code=sm_80",
        "-lineinfo",
        "-G",
        "-g",
      ],
      ...[
        "--expt-relaxed-constexpr",
        "--extended-lambda",
        "-Xcompiler",
        "-Wall",
        "-Xptxas",
        "-v",
        "-lm",
        "-lcudart",
      ],
    ];
    const words = ["run", ...sources, ...flags, "--", "--threads", "a b", "-x"];
    expect(await unwarp(words, { cwd })).toEqual({
      exitCode: 3,
      stdout: expected.replace("\n", " <--threads> <a b> <-x>\n"),
      stderr: "",
    });
  });

  test("-o leaves the executable as well", async () => {
    expect(await unwarp(["run", ...sources, "-o", "left"], { cwd })).toMatchObject({
      exitCode: 3,
      stdout: expected,
    });
    expect(await unwarp(["exec", "left"], { cwd })).toMatchObject({ exitCode: 3, stdout: expected });
  });

  test("--verbose tells each stage and its time", async () => {
    const { stdout, stderr } = await unwarp(["run", "--verbose", "--no-cache", ...sources], { cwd });
    expect(stdout).toBe(expected);
    for (const stage of ["compile a.cu (host)", "compile a.cu (device)", "compile plus.c (host)", "link"]) {
      expect(stderr).toMatch(new RegExp(`^ *\\d+ ms  ${stage.replaceAll(/[().]/g, "\\$&")}$`, "m"));
    }
  });

  test("--keep leaves the files between the stages", async () => {
    const { exitCode } = await unwarp(["run", "--keep", "kept/deep", ...sources], { cwd });
    expect(exitCode).toBe(3);
    const kept = readdirSync(join(cwd, "kept", "deep"));
    expect(kept).toContain("a.device.ll");
    expect(kept.filter((name) => /^kernels-.*\.(ll|o)$/.test(name)).length).toBeGreaterThanOrEqual(2);
    expect(readFileSync(join(cwd, "kept", "deep", "a.device.ll"), "utf8")).toContain("define");
  });

  test("--print-after prints the device code after one pass or all, --stop-after ends there", async () => {
    const pass = "split-at-barriers";
    const words = ["run", `--print-after=${pass}`, `--stop-after=${pass}`, ...sources];
    const { exitCode, stdout } = await unwarp(words, { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`; after ${pass}\n`);
    expect(stdout).toContain("_Z5twicePi");
    expect(stdout).not.toContain(expected);
    const all = await unwarp(["run", "--print-after", "all", ...sources], { cwd });
    expect(all.stdout.match(/^; after /gm)?.length).toBeGreaterThan(10);
    expect(all.stdout.endsWith(expected)).toBe(true);
    expect(all.exitCode).toBe(3);
  });

  test("a wrong pass name lists the right ones", async () => {
    const { exitCode, stderr } = await unwarp(["run", "--stop-after", "nothing", ...sources], { cwd });
    expect(stderr).toContain('there is no pass "nothing". The passes, in order:\n');
    expect(stderr).toMatch(/^ {2}split-at-barriers +\S/m);
    expect(exitCode).toBe(2);
  });

  // A terminal comes from script(1), which not every machine has.
  const hasScript = spawnSync("script", ["--version"]).status === 0;
  test.skipIf(!hasScript)("progress is shown on a terminal and gone at the end", async () => {
    const line = [process.execPath, commandFile, "run", "--no-cache", ...sources].map((word) => `'${word}'`);
    const { stdout } = await execute("script", ["-qec", line.join(" "), "/dev/null"], { cwd });
    expect(stdout).toContain("\r\u001B[Kcompile ");
    expect(stdout.replaceAll("\r\n", "\n").endsWith(`\r\u001B[K${expected}`)).toBe(true);
  });
});

describe("unwarp nvcc", () => {
  const nvcc = (...words: string[]) => unwarp(["nvcc", ...words], { cwd });

  test("compiles to objects where -o and -odir say, links them, and -run runs", async () => {
    mkdirSync(join(cwd, "out", "deep"), { recursive: true });
    for (const words of [
      ["-c", "a.cu", "-Iinclude", "-DN=4", "-o", "out/deep/first.o"],
      ["-c", "half.cu", "-odir", "out"],
      ["-c", "-x", "c", "plus.c", "-o", "out/plus.obj"],
      ["-lib", "out/half.o", "out/plus.obj", "-o", "out/libboth.a"],
      ["out/deep/first.o", "-Lout", "-lboth", "-o", "out/app"],
    ]) {
      expect(await nvcc(...words), words.join(" ")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    }
    expect(await unwarp(["exec", "out/app", "x"], { cwd })).toMatchObject({
      exitCode: 3,
      stdout: expected.replace("\n", " <x>\n"),
    });
    const ran = await nvcc("-run", "-run-args", "p,q", "out/deep/first.o", "out/libboth.a", "-o", "out/ran");
    expect(ran).toMatchObject({ exitCode: 3, stdout: expected.replace("\n", " <p> <q>\n") });
    expect(existsSync(join(cwd, "out", "ran"))).toBe(true);
  });

  test("-E preprocesses", async () => {
    const { exitCode, stdout } = await nvcc("-E", "plus.c", "-DUNUSED");
    expect(stdout).toContain("int plus(int a, int b) { return a + b; }");
    expect(exitCode).toBe(0);
  });

  test("device code of two files is linked only with -rdc=true, and what is static stays apart", async () => {
    writeFileSync(
      join(cwd, "one.cu"),
      `#include <cstdio>
      extern __device__ int shared_counter;
      extern __constant__ int factor;
      __device__ int other(int x);
      static __device__ int local(int x) { return x + 1; }
      template <int N> __device__ int times(int x) { return N * x; }
      namespace { __global__ void work(int* out) {
        extern __shared__ int tile[];
        tile[threadIdx.x] = local(threadIdx.x);
        __syncthreads();
        out[threadIdx.x] = other(tile[blockDim.x - 1 - threadIdx.x]) + times<3>(1);
        atomicAdd(&shared_counter, factor);
      } }
      int second();
      int main() {
        int h[4], *d, count;
        cudaMalloc(&d, sizeof h);
        work<<<1, 4, sizeof h>>>(d);
        cudaMemcpy(h, d, sizeof h, cudaMemcpyDeviceToHost);
        cudaMemcpyFromSymbol(&count, shared_counter, sizeof count);
        printf("%d %d %d %d, count %d, second %d\\n", h[0], h[1], h[2], h[3], count, second());
      }`,
    );
    writeFileSync(
      join(cwd, "two.cu"),
      `__device__ int shared_counter = 100;
      __constant__ int factor = 5;
      static __device__ int local(int x) { return x * 1000; }
      template <int N> __device__ int times(int x) { return N * x; }
      __device__ int other(int x) { return local(x) + times<3>(0); }
      namespace { __global__ void work(int* out) { *out = local(2); } }
      int second() { int h, *d; cudaMalloc(&d, 4); work<<<1, 1>>>(d); cudaMemcpy(&h, d, 4, cudaMemcpyDeviceToHost); return h; }`,
    );
    for (const name of ["one", "two"])
      expect(await nvcc("-dc", `${name}.cu`)).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await nvcc("-dlink", "one.o", "two.o", "-o", "dlink.o")).toMatchObject({ exitCode: 0 });
    expect(await nvcc("one.o", "two.o", "dlink.o", "-o", "rdc")).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: "",
    });
    const { stdout } = await unwarp(["exec", "rdc"], { cwd });
    expect(stdout).toBe("4003 3003 2003 1003, count 120, second 2000\n");

    const without = await nvcc("one.cu", "two.cu", "-o", "no-rdc");
    expect(without.stderr).toMatch(/one\.cu:\d+:\d+: error: .*other/);
    expect(without.exitCode).toBe(1);
  });
});

describe("unwarp devices", () => {
  test("agrees with what programs see", async () => {
    writeFileSync(
      join(cwd, "properties.cu"),
      `#include <cstdio>
      int main() {
        cudaDeviceProp p;
        cudaGetDeviceProperties(&p, 0);
        printf("{\\"name\\":\\"%s\\",\\"cores\\":%d,\\"memoryBytes\\":%zu,\\"computeCapability\\":\\"%d.%d\\",\\"warpSize\\":%d,"
               "\\"maxThreadsPerBlock\\":%d,\\"maxBlockDim\\":[%d,%d,%d],\\"maxGridDim\\":[%d,%d,%d],"
               "\\"sharedBytesPerBlock\\":%zu,\\"sharedBytesPerBlockOnRequest\\":%zu,\\"constantBytes\\":%zu,\\"pointerBits\\":%d}",
               p.name, p.multiProcessorCount, p.totalGlobalMem, p.major, p.minor, p.warpSize, p.maxThreadsPerBlock,
               p.maxThreadsDim[0], p.maxThreadsDim[1], p.maxThreadsDim[2], p.maxGridSize[0], p.maxGridSize[1], p.maxGridSize[2],
               p.sharedMemPerBlock, p.sharedMemPerBlockOptin, p.totalConstMem, (int)sizeof(void*) * 8);
      }`,
    );
    const { stdout } = await unwarp(["devices", "--json"], { cwd });
    const { devices, missing } = JSON.parse(stdout) as {
      devices: { device: string }[];
      missing: { device: string; needs: string }[];
    };
    for (const found of devices) {
      const seen = await unwarp(["run", "--device", found.device, "properties.cu"], { cwd });
      expect(seen.stderr).toBe("");
      expect(found).toMatchObject(JSON.parse(seen.stdout) as object);
    }
    // Whether there is a clang is the machine's affair.
    expect(devices.map(({ device }) => device).slice(0, 2)).toEqual(["cpu", "interpret"]);
    expect([...devices, ...missing].map(({ device }) => device).slice(2)).toEqual(["native", "webgpu"]);
  });

  test("says what to install for native code where there is no clang, and so does --device native", async () => {
    const env = { ...process.env, UNWARP_CLANG: "/nowhere/clang" };
    const reason = "needs clang 16 or later, which UNWARP_CLANG=/nowhere/clang is not";
    const { stdout } = await unwarp(["devices"], { cwd, env });
    expect(stdout).toContain(
      `\nnative: all cores of this machine, by code that its own clang makes for it\n    ${reason}\n`,
    );
    const { exitCode, stderr } = await unwarp(["run", "--device", "native", "properties.cu"], { cwd, env });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `unwarp run: --device native ${reason}\nunwarp run --help tells more.\n`,
    });
  });

  test("is text for people otherwise", async () => {
    const { stdout, stderr, exitCode } = await unwarp(["devices"], { cwd });
    // Nor what Vulkan's drivers say of adapters that will not do.
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^cpu: /);
    expect(stdout).toMatch(/^ {4}memory +\d+\.\d GiB$/m);
    expect(stdout).toMatch(/^webgpu: .*\n {4}needs /m);
    expect((await unwarp(["devices", "x"], { cwd })).exitCode).toBe(2);
  });
});

describe("help", () => {
  test.each([
    ["--help", ["unwarp run app.cu", "nvcc", "exec", "devices", "toolkit"]],
    [
      "run --help",
      ["--threads N", "--timeout SECONDS", "--keep DIR", "--print-after PASS", "--no-cache", "Examples"],
    ],
    ["exec --help", ["--dir DIR", "APP"]],
    ["nvcc --help", ["-rdc=true", "-use_fast_math", "-MD", "-Xcompiler"]],
    ["nvcc -h", ["-rdc=true", "-fmad", "-ptx"]],
    ["devices --help", ["--json", "--device"]],
    ["toolkit --help", ["CUDA_PATH", "unwarp.cmake"]],
    ["help run", ["--threads N"]],
  ])("unwarp %s", async (words, contents) => {
    const { exitCode, stdout, stderr } = await unwarp(words.split(" "), { cwd });
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    for (const content of contents) expect(stdout).toContain(content);
    expect(stdout.split("\n").filter((line) => line.length > 110)).toEqual([]);
  });
});

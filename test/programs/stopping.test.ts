/** Programs that would never end can be ended, and programs that crash say why. Needs `npm run build`. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../../dist/unwarp.js", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unwarp-stopping-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ending {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program; `onOutput` is told when it has printed something. */
function run(source: string, options: string[], onOutput?: (stop: () => void) => void): Promise<Ending> {
  const file = join(folder, "program.cu");
  writeFileSync(file, source);
  const child = spawn(process.execPath, [command, "run", ...options, "program.cu"], { cwd: folder });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text) => {
    stdout += String(text);
    onOutput?.(() => child.kill("SIGINT"));
  });
  child.stderr.on("data", (text) => (stderr += String(text)));
  return new Promise((resolve) => {
    child.on("close", (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}

const endlessKernel = `
  #include <cstdio>
  __global__ void spin(volatile int* p) { while (*p == 0) {} }
  int main() {
    int* p;
    cudaMalloc(&p, 4);
    cudaMemset(p, 0, 4);
    printf("started\\n");
    fflush(stdout);
    spin<<<64, 32>>>(p);
    return cudaDeviceSynchronize();
  }`;

test.each(["cpu", "interpret"])("--timeout ends an endless kernel on %s with 124", async (device) => {
  const ending = await run(endlessKernel, ["--timeout", "1", "--device", device]);
  expect(ending.stdout).toBe("started\n");
  expect(ending.stderr).toContain("unwarp: stopped after 1 s (--timeout)\n");
  expect(ending.exitCode).toBe(124);
});

// Windows has no signals to send.
test.skipIf(process.platform === "win32")("Ctrl-C ends an endless kernel", async () => {
  const ending = await run(endlessKernel, [], (stop) => setTimeout(stop, 300));
  expect(ending.signal).toBe("SIGINT");
});

test("a program that ends in time is not disturbed by --timeout", async () => {
  const ending = await run("int main() { return 7; }", ["--timeout", "100"]);
  expect(ending).toMatchObject({ exitCode: 7, stderr: "" });
});

test.each([
  ["a wild pointer", "*(volatile int*)0xe0000000 = 1;", 139, "segmentation fault"],
  ["endless recursion", "return dive(1);", 139, "stack overflowed"],
  ["abort", "abort();", 134, ""],
])("%s on the host ends with a message", async (_, statement, exitCode, message) => {
  const source = `
    #include <cstdlib>
    int dive(volatile int n) { volatile int x = n; return dive(n + 1) + x; }
    int main() { ${statement} }`;
  const ending = await run(source, []);
  expect(ending.exitCode).toBe(exitCode);
  expect(ending.stderr).toContain(message);
  expect(ending.stderr).not.toContain("node:");
});

test("a missing function is named once and returns its error", async () => {
  const source = `
    #include <cstdio>
    int main() {
      cudaIpcEventHandle_t handle;
      for (int i = 0; i < 2; i++) printf("%s\\n", cudaGetErrorName(cudaIpcGetEventHandle(&handle, 0)));
    }`;
  const ending = await run(source, []);
  expect(ending.stdout).toBe("cudaErrorNotSupported\ncudaErrorNotSupported\n");
  expect(ending.stderr).toBe(
    "unwarp: cudaIpcGetEventHandle is not supported yet; it returned cudaErrorNotSupported\n",
  );
});

// Windows has no signal for it, and tells the program by another error.
test.skipIf(process.platform === "win32")(
  "a program ends when nobody reads its output any more",
  async () => {
    const source = `
    #include <cstdio>
    int main() { for (;;) puts("a line"); }`;
    writeFileSync(join(folder, "program.cu"), source);
    const child = spawn(process.execPath, [command, "run", "program.cu"], { cwd: folder });
    let stderr = "";
    child.stderr.on("data", (text) => (stderr += String(text)));
    child.stdout.once("data", () => child.stdout.destroy());
    const exitCode = await new Promise((resolve) => child.on("close", resolve));
    expect(exitCode).toBe(141);
    expect(stderr).toBe("");
  },
);

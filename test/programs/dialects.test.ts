/** Programs in HIP and MUSA, as their users write them, through the built command. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const command = fileURLToPath(new URL("../../dist/unwarp.js", import.meta.url));
const folder = fileURLToPath(new URL("dialects", import.meta.url));

function run(...words: string[]) {
  return spawnSync(process.execPath, [command, "run", ...words], { cwd: folder, encoding: "utf8" });
}

test("a HIP program runs unchanged", () => {
  const { stdout, stderr, status } = run("hip-everything.hip");
  expect({ stdout, stderr, status }).toEqual({
    stdout: [
      "19 2000",
      "496 31 aaaaaaaa ff 16",
      "3.5 3 1.75 10 56",
      "2",
      "unwarp 32 32 1",
      "1",
      "hipErrorInvalidMemcpyDirection",
      "",
    ].join("\n"),
    stderr: "",
    status: 0,
  });
});

test("rocThrust, hipCUB and hipRAND are Thrust, CUB and cuRAND under their names", () => {
  const { stdout, stderr, status } = run("hip-libraries.hip");
  expect({ stdout, stderr, status }).toEqual({ stdout: "100 289 289\n1 1\n", stderr: "", status: 0 });
}, 120_000);

test("HIP's host code may stand in C++ files, and .cpp files may hold kernels with -x hip", () => {
  expect(run("hip-host.cpp", "hip-fill.hip").stdout).toBe("4 3.14159\n");
  expect(run("-x", "hip", "hip-host.cpp", "hip-fill.hip").stdout).toBe("4 3.14159\n");
});

test("names of CUDA, names that HIP lacks and masks of 32 bits are errors", () => {
  const { stderr, status } = run("hip-mistakes.hip");
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/undeclared identifier 'cudaDeviceSynchronize'/);
  expect(stderr).toMatch(/undeclared identifier 'hipDeviceGetTexture1DLinearMaxWidth'/);
  expect(stderr).toMatch(/masks of lanes have 64 bits/);
});

test("a MUSA program runs unchanged", () => {
  const { stdout, stderr, status } = run("musa-everything.mu");
  expect({ stdout, stderr, status }).toEqual({ stdout: "497.5 no error 1\n", stderr: "", status: 0 });
});

/** `unwarp port --to hip` and `--to musa` over a small project, and what comes out of it is run. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const command = fileURLToPath(new URL("../../dist/unwarp.js", import.meta.url));
const folder = fileURLToPath(new URL("port-hip", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "unwarp-port-"));
afterAll(() => rmSync(scratch, { recursive: true }));

function unwarp(...words: string[]) {
  return spawnSync(process.execPath, [command, ...words], { cwd: folder, encoding: "utf8" });
}

interface Report {
  readonly refusals: readonly { readonly file: string; readonly line: number; readonly code: string }[];
  readonly remarks: readonly { readonly file: string; readonly line: number; readonly code: string }[];
  readonly files: readonly { readonly path: string; readonly status: string; readonly reason?: string }[];
}

test("a project becomes one in HIP that computes the same", { timeout: 240_000 }, () => {
  const out = join(scratch, "hip");
  expect(unwarp("port", "app", "--to", "hip", "--out", out).status).toBe(1);
  const text = readFileSync(join(out, "main.hip"), "utf8");
  expect(text).toContain(
    "// Sums, without an include of cuda_runtime.h: nvcc has it by itself.\n#include <hip/hip_runtime.h>\n",
  );
  expect(text).toContain("int cudaFree(int count) { return count - 1; }");
  expect(text).toContain("hipMemcpyToSymbol(HIP_SYMBOL(scale), &factor");
  expect(text).toContain("hipFuncGetAttributes(&attributes, reinterpret_cast<const void*>(sum))");
  expect(text).toContain("unsigned some = __ballot_sync(0xffffffffffffffffull, i < n);");
  expect(text).toContain("bool whole = ~(unsigned int)__ballot_sync(__activemask(), 1) == 0;");
  expect(text).toContain("#if defined(__HIP_DEVICE_COMPILE__)");
  expect(readFileSync(join(out, "reduce.cuh"), "utf8")).toContain("cudaMalloc in a comment stays");
  expect(readFileSync(join(out, "library.hip"), "utf8")).toContain("hipblasSgemm(handle, HIPBLAS_OP_N,");
  expect(readFileSync(join(out, "CMakeLists.txt"), "utf8")).toContain(
    "LANGUAGES CXX HIP)\nadd_executable(app main.hip)",
  );

  const report = JSON.parse(readFileSync(join(out, "port-report.json"), "utf8")) as Report;
  expect(report.refusals.map(({ file, line, code }) => `${file}:${line}: ${code}`)).toEqual([
    "refused.cu:4: inline-ptx",
    "refused.cu:8: no-counterpart",
  ]);
  expect(report.files.find(({ path }) => path === "library.cu")?.reason).toMatch(/by its words alone/);
  const remarks = report.remarks.map(({ file, line, code }) => `${file}:${line}: ${code}`);
  expect(remarks).toContain("main.cu:17: warp-size-32");
  expect(remarks).toContain("reduce.cuh:13: warp-size-32");
  expect(remarks).toContain("main.cu:46: by-words");

  const original = unwarp("run", "app/main.cu");
  expect(original.stdout).toBe("21900 2\n");
  const { stdout, stderr } = unwarp("run", join(out, "main.hip"));
  expect({ stdout, stderr }).toEqual({ stdout: original.stdout, stderr: "" });
});

test("a source becomes one in MUSA that computes the same", { timeout: 240_000 }, () => {
  const out = join(scratch, "musa");
  expect(unwarp("port", "app/main.cu", "--to", "musa", "--out", out).status).toBe(0);
  const text = readFileSync(join(out, "main.mu"), "utf8");
  expect(text).toContain("musaMemcpyToSymbol(scale, &factor");
  expect(text).toContain("__ballot_sync(FULL_MASK, i < n)");
  expect(unwarp("run", join(out, "main.mu")).stdout).toBe("21900 2\n");
});

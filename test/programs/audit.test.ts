/** `unwarp audit` on the mixed repository, through the built command, with the compiler. Needs `npm run build`. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Audit } from "../../src/audit/model.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = join(root, "dist", "unwarp.js");
const mixedRepo = join(root, "test/fixtures/mixed-repo");
let folder = "";
let audit: Audit;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unwarp-audit-"));
  const words = ["audit", mixedRepo, "--format", "json", "--compile-budget", "100"];
  const text = execFileSync(process.execPath, [command, ...words], { encoding: "utf8", maxBuffer: 1 << 26 });
  audit = JSON.parse(text) as Audit;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: string[]) {
  return spawnSync(process.execPath, [command, "audit", ...words], { encoding: "utf8", cwd: folder });
}

test("kernels as the compiler sees them, each at its qualifier", () => {
  expect(audit.kernels.map(({ file, line, name }) => `${file}:${line} ${name}`)).toEqual([
    "python/ops/scale_kernel.cu:4 scale_kernel",
    "src/gemm.cu:4 fill",
    "src/latin1.cu:2 sized",
    "src/norms.cu:3 squares<double>",
    "src/norms.cu:8 accumulate",
    "src/norms.cu:14 lanes",
    "src/reduce.cu:14 sum",
    "src/saxpy.cu:5 saxpy",
  ]);
  expect(audit.kernels.find(({ name }) => name === "sum")).toMatchObject({
    ...{
      usesWarpOperations: true,
      usesAtomics: true,
      usesBarriers: true,
      usesDouble: false,
      sharedBytes: 32,
    },
  });
});

test("double is found where it is live: in the template's instance, and not on the host", () => {
  const doubles = audit.findings.filter(({ rule }) => rule === "language/double");
  expect(new Set(doubles.map(({ file }) => file))).toEqual(new Set(["src/norms.cu"]));
  expect(doubles.every(({ evidence }) => evidence === "compiler")).toBe(true);
  expect(doubles).toContainEqual(expect.objectContaining({ line: 5, kernel: "squares<double>" }));
});

test("what does not compile is read without its host code, or else by tokens, with the first error", () => {
  const notes = audit.notes.filter(({ what }) => what.includes("does not compile"));
  expect(notes.map(({ file, what }) => `${file} ${what.split(",")[0]}`)).toEqual([
    "python/ops/scale_kernel.cu was compiled without its host code",
    "src/broken.cu was read by tokens only",
    "src/gemm.cu was compiled without its host code",
  ]);
  expect(notes.at(-1)?.what).toContain("src/gemm.cu:2: 'cublas_v2.h' file not found");
  expect(audit.findings).toContainEqual(
    expect.objectContaining({ rule: "language/kernel", file: "src/gemm.cu", evidence: "compiler" }),
  );
  expect(audit.findings).toContainEqual(
    expect.objectContaining({ rule: "language/kernel", file: "src/broken.cu", evidence: "tokens" }),
  );
});

test("exit codes: a condition that is met, a wrong command line, a folder that is not there", () => {
  const met = run(mixedRepo, "--no-compile", "--fail-on", "binary/*", "-o", "audit.txt");
  expect(met.status).toBe(1);
  expect(met.stderr).toContain("lib/libfastgemm.so: libcudart");
  expect(readFileSync(join(folder, "audit.txt"), "utf8")).toContain("What ties it");
  expect(run(mixedRepo, "--no-compile", "--fail-on", "optix/*").status).toBe(0);
  expect(run(mixedRepo, "--fail-on", "no-counterpart:abacus").status).toBe(2);
  expect(run(mixedRepo, "--fail-on", "pyton/*")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("no rule matches 'pyton/*'; did you mean 'python/*'?"),
  });
  expect(run("nowhere")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("nowhere is not a folder"),
  });
  expect(run(mixedRepo, "--no-compile", "-o", "missing/audit.txt").status).toBe(1);
  expect(existsSync(join(folder, "missing"))).toBe(false);
});

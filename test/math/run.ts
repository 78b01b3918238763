/** Builds the test program with the built command and runs it. Needs `npm run build`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { denseSource } from "./dense-program.ts";
import { decodeResults, encodeArguments, programSource } from "./program.ts";
import type { ReferenceFunction } from "./references.ts";

const command = fileURLToPath(new URL("../../dist/unwarp.js", import.meta.url));

export interface MathProgram {
  /** @returns the bits of the results, by function and row */
  run(device: "cpu" | "interpret"): bigint[][];
  dispose(): void;
}

/** @param side where the functions are called */
export function buildMathProgram(
  functions: readonly ReferenceFunction[],
  side: "device" | "host",
): MathProgram {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-math-"));
  const unwarp = (...args: string[]) => {
    const ending = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: "utf8" });
    if (ending.status !== 0) throw new Error(`exit code ${ending.status}:\n${ending.stderr}`);
  };
  writeFileSync(join(folder, "math.cu"), programSource(functions, side));
  writeFileSync(join(folder, "arguments.bin"), encodeArguments(functions));
  unwarp("nvcc", "-o", "app", "math.cu");
  return {
    run(device) {
      unwarp("exec", "--device", device, "app", "arguments.bin", "results.bin");
      return decodeResults(functions, readFileSync(join(folder, "results.bin")));
    },
    dispose: () => rmSync(folder, { recursive: true }),
  };
}

/** @returns units in the last place by the name of the function for double */
export function runDenseProgram(): ReadonlyMap<string, number> {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-math-"));
  writeFileSync(join(folder, "dense.cu"), denseSource);
  const ending = spawnSync(process.execPath, [command, "run", "dense.cu"], { cwd: folder, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  if (ending.status !== 0) throw new Error(`exit code ${ending.status}:\n${ending.stderr}`);
  return new Map(
    Array.from(ending.stdout.matchAll(/^(\w+) (\d+) /gm), ([, name = "", ulp]) => [name, Number(ulp)]),
  );
}

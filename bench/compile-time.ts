/** How compile time grows with the size of a kernel. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type KernelShape, kernelShapes, longKernel } from "./long-kernel.ts";
import { markdownTable, verdict } from "./markdown-table.ts";
import { run, type Surroundings, unwarp } from "./run-command.ts";
import { median } from "./statistics.ts";
import type { Request, Section } from "./section.ts";

const sizes = [5_000, 20_000] as const;
const targetSeconds = 20;
/** A compile that takes longer is ended, and larger kernels of its shape are not tried: the bench itself must end. */
const limitSeconds = 40;

export async function measureCompileTime({ work, options: { rounds } }: Request): Promise<Section> {
  const surroundings = { cwd: work, environment: { UNWARP_CACHE_DIR: join(work, "cache") } };
  const rows: string[][] = [];
  for (const shape of kernelShapes) rows.push(...(await measureShape(shape, rounds, surroundings)));
  const header = ["Kernel", "instructions, as clang's device pass leaves it", "Measured"];
  return {
    title: "Compile time of long kernels",
    versions: [],
    text: `Wall time of \`unwarp run\`, with precompiled headers: medians of ${rounds} rounds.

${markdownTable([...header, "against the one before", "Target", ""], rows)}`,
    complete: true,
  };
}

async function measureShape(
  shape: KernelShape,
  rounds: number,
  surroundings: Surroundings,
): Promise<string[][]> {
  const rows: string[][] = [];
  let before: number | undefined;
  for (const size of sizes) {
    const kernel = { shape, size };
    const target = size === sizes.at(-1) ? `${targetSeconds} s` : "";
    if (rows.length > 0 && before === undefined) {
      rows.push([shape, `about ${size}`, "not tried", "", target, target && "**missed**"]);
      continue;
    }
    const what = [shape, String(await countInstructions(kernel, surroundings))];
    const seconds = await compileSeconds(kernel, rounds, surroundings);
    const growth = seconds === undefined || before === undefined ? "" : `${(seconds / before).toFixed(2)} x`;
    rows.push([
      ...what,
      seconds === undefined ? `over ${limitSeconds} s` : `${seconds.toFixed(2)} s`,
      growth,
      target,
      target && (seconds === undefined ? "**missed**" : verdict(seconds, targetSeconds, "lower")),
    ]);
    before = seconds;
  }
  return rows;
}

interface Kernel {
  readonly shape: KernelShape;
  readonly size: number;
}

/** The median, or undefined when a compile took longer than the limit. */
async function compileSeconds(
  kernel: Kernel,
  rounds: number,
  surroundings: Surroundings,
): Promise<number | undefined> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const file = writeKernel(kernel, round + 1, surroundings);
    const start = performance.now();
    try {
      times.push((await run(unwarp("run", file), { ...surroundings, limitSeconds })).seconds);
    } catch (error) {
      if (performance.now() - start < limitSeconds * 1000) throw error;
      return undefined;
    }
  }
  return median(times);
}

/** Stops before the kernel becomes code. Compiles the headers, too, which come from the cache afterwards. */
async function countInstructions(kernel: Kernel, surroundings: Surroundings): Promise<number> {
  const file = writeKernel(kernel, 0, surroundings);
  const stop = ["--stop-after", "remove-unreachable-functions"];
  await run(unwarp("run", file, "--keep", surroundings.cwd ?? ".", ...stop), surroundings);
  const text = readFileSync(join(surroundings.cwd ?? ".", file.replace(".cu", ".device.ll")), "utf8");
  return text.split("\n").filter((line) => /^ {2}\S/.test(line) && !line.startsWith("  #dbg")).length;
}

/** Another text for each seed, so that the cache has nothing but the headers. */
function writeKernel({ shape, size }: Kernel, seed: number, { cwd = "." }: Surroundings): string {
  const file = `${shape.replace(" ", "-")}-${size}-${seed}.cu`;
  writeFileSync(join(cwd, file), longKernel(shape, size, seed));
  return file;
}

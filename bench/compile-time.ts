/** How compile time grows with the size of a kernel. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { longKernel } from "./long-kernel.ts";
import { markdownTable, verdict } from "./markdown-table.ts";
import { run, unwarp } from "./run-command.ts";
import { median } from "./statistics.ts";
import type { Request, Section } from "./section.ts";

const sizes = [5_000, 10_000, 20_000];
const targetSeconds = 20;

export async function measureCompileTime({ work, options }: Request): Promise<Section> {
  const rounds = Math.min(options.rounds, 3); // each takes long, and they hardly differ
  const surroundings = { cwd: work, environment: { UNWARP_CACHE_DIR: join(work, "cache") } };
  const seconds = new Map(sizes.map((size) => [size, [] as number[]]));
  const instructions = new Map<number, number>();
  for (let round = 0; round < rounds; round++) {
    for (const size of sizes) {
      const file = `long-${size}.cu`;
      // Another text each round, so that nothing but headers comes from the cache.
      writeFileSync(join(work, file), longKernel(size, round));
      if (size === sizes[0]) await run(unwarp("nvcc", "-c", file, "-o", "unused.o"), surroundings); // the headers
      const ended = await run(unwarp("run", file, "--no-cache"), surroundings);
      seconds.get(size)?.push(ended.seconds);
      if (!instructions.has(size)) instructions.set(size, await countInstructions(work, file));
    }
  }
  const rows = sizes.map((size, at) => {
    const time = median(seconds.get(size) ?? []);
    const before = sizes[at - 1];
    const growth = before === undefined ? "" : `${(time / median(seconds.get(before) ?? [])).toFixed(2)} x`;
    const last = at === sizes.length - 1;
    return [
      `${instructions.get(size)} instructions`,
      `${time.toFixed(2)} s`,
      growth,
      last ? `${targetSeconds} s` : "",
      last ? verdict(time, targetSeconds, "lower") : "",
    ];
  });
  return {
    title: "Compile time of a long kernel",
    versions: [],
    text: `Wall time of \`unwarp run\` without the cache: medians of ${rounds} rounds.

${markdownTable(["Kernel", "Measured", "against half", "Target", ""], rows)}`,
    complete: true,
  };
}

/** Of the kernel as it leaves clang's device pass. */
async function countInstructions(work: string, file: string): Promise<number> {
  await run(unwarp("run", file, "--keep", work, "--stop-after", "remove-unreachable-functions"), {
    cwd: work,
  });
  const text = readFileSync(join(work, file.replace(".cu", ".device.ll")), "utf8");
  return text.split("\n").filter((line) => /^ {2}\S/.test(line) && !line.startsWith("  #dbg")).length;
}

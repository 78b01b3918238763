/** What a user waits for: the first run, a run of an unchanged program, and a run after an edit. */
import { appendFileSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable, verdict } from "./markdown-table.ts";
import { root, run, unwarp } from "./run-command.ts";
import { median } from "./statistics.ts";
import type { Request, Section } from "./section.ts";

export async function measureStartUp({ work, options: { rounds } }: Request): Promise<Section> {
  const times = { first: [] as number[], cached: [] as number[], edited: [] as number[] };
  const peaksMb: number[] = [];
  const program = join(work, "vector-add.cu");
  for (let round = 0; round < rounds; round++) {
    const surroundings = { cwd: work, environment: { UNWARP_CACHE_DIR: join(work, `cache-${round}`) } };
    const runOnce = async () => {
      const { seconds, peakMb } = await run(unwarp("run", "vector-add.cu"), surroundings);
      if (peakMb) peaksMb.push(peakMb);
      return seconds;
    };
    copyFileSync(join(root, "examples", "vector-add.cu"), program);
    times.first.push(await runOnce());
    await runOnce();
    times.cached.push(await runOnce());
    appendFileSync(program, "static int another = 1;\n");
    times.edited.push(await runOnce());
  }
  const row = (what: string, value: number, unit: string, digits: number, target: number) => [
    what,
    `${value.toFixed(digits)} ${unit}`,
    `${target} ${unit}`,
    verdict(value, target, "lower"),
  ];
  const rows = [
    row("first run of vector-add, empty cache", median(times.first), "s", 2, 8),
    row("second run of an unchanged program", median(times.cached), "s", 2, 0.6),
    row("run after an edit, precompiled header in place", median(times.edited), "s", 2, 2.5),
    ...(peaksMb.length > 0 ? [row("peak memory of a compile", Math.max(...peaksMb), "MB", 0, 1000)] : []),
  ];
  return {
    title: "Start-up",
    versions: [],
    text: `Medians of ${rounds} rounds.\n\n${markdownTable(["What", "Measured", "Target", ""], rows)}`,
    complete: true,
  };
}

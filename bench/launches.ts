/** What a launch costs, and what a second thread brings. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable, verdict } from "./markdown-table.ts";
import { root, run, unwarp } from "./run-command.ts";
import { median } from "./statistics.ts";
import type { Request, Section } from "./section.ts";

export async function measureLaunches({ work, options: { rounds } }: Request): Promise<Section> {
  for (const name of ["launch", "scaling"]) {
    copyFileSync(join(root, "bench", `${name}.cu`), join(work, `${name}.cu`));
    await run(unwarp("nvcc", "-O3", `${name}.cu`, "-o", name), { cwd: work });
  }
  const outputs = { launch: [] as string[], one: [] as string[], two: [] as string[] };
  for (let round = 0; round < rounds; round++) {
    const execute = async (...args: string[]) => (await run(unwarp("exec", ...args), { cwd: work })).output;
    outputs.launch.push(await execute("launch"));
    outputs.one.push(await execute("--threads", "1", "scaling"));
    outputs.two.push(await execute("--threads", "2", "scaling"));
  }
  const launch = median(figures(outputs.launch, "launch"));
  const both = median(figures(outputs.launch, "launchAndSynchronize"));
  const speedUp = (name: string) =>
    `${(median(figures(outputs.one, name)) / median(figures(outputs.two, name))).toFixed(2)} x`;
  const rows = [
    ["launch of a tiny grid", `${launch.toFixed(2)} µs`, "20 µs", verdict(launch, 20, "lower")],
    ["launch and synchronize", `${both.toFixed(2)} µs`, "", ""],
    ["two threads against one, compute-bound (all pairs)", speedUp("allPairs"), "", ""],
    ["two threads against one, memory-bound (triad)", speedUp("triad"), "", ""],
  ];
  return {
    title: "Launches",
    versions: [],
    text: `Medians of ${rounds} rounds, in turns.\n\n${markdownTable(["What", "Measured", "Target", ""], rows)}`,
    complete: true,
  };
}

/** The number behind the name at the start of a line, in each output. */
function figures(outputs: readonly string[], name: string): number[] {
  return outputs.map((output) => Number(new RegExp(`^${name} ([\\d.]+)`, "m").exec(output)?.[1]));
}

/** What `unwarp port --verify` adds to the port itself and to one run of the original, for each example. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable, verdict } from "./markdown-table.ts";
import { root, run, unwarp } from "./run-command.ts";
import { median } from "./statistics.ts";
import type { Request, Section } from "./section.ts";

const targetSeconds = 2;
const portTargets = ["hip", "ascend-c"] as const;

export async function measureVerify({ work, options: { rounds } }: Request): Promise<Section> {
  const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".cu"));
  const surroundings = { cwd: work, environment: { UNWARP_CACHE_DIR: join(work, "cache") } };
  let texts = 0;
  /** Wall seconds of a command on an example that the cache has never seen, but for its headers. */
  const seconds = async (name: string, command: string, ...words: readonly string[]) => {
    const text = readFileSync(join(root, "examples", name), "utf8");
    writeFileSync(join(work, name), `${text}\nstatic int unlike_others_${texts++} = 1;\n`);
    rmSync(join(work, "out"), { recursive: true, force: true });
    return (await run(unwarp(command, name, ...words), surroundings)).seconds;
  };
  const rows: string[][] = [];
  for (const target of portTargets)
    for (const name of examples) {
      const port = ["--to", target, "--out", "out"];
      const times = {
        run: [] as number[],
        port: [] as number[],
        verify: [] as number[],
        added: [] as number[],
      };
      // The first one compiles headers.
      for (let round = -1; round < rounds; round++) {
        const ran = await seconds(name, "run");
        const ported = await seconds(name, "port", ...port);
        const verified = await seconds(name, "port", ...port, "--verify");
        if (round < 0) continue;
        times.run.push(ran);
        times.port.push(ported);
        times.verify.push(verified);
        times.added.push(verified - ported - ran);
      }
      const figures = [times.run, times.port, times.verify, times.added].map(median);
      const added = figures.at(-1) ?? Number.NaN;
      rows.push([
        `${name} to ${target}`,
        ...figures.map((value) => `${value.toFixed(2)} s`),
        `${targetSeconds} s`,
        verdict(added, targetSeconds, "lower"),
      ]);
    }
  const header = ["Program", "`run`", "`port`", "`port --verify`", "Added", "Target", ""];
  return {
    title: "Verification of ports",
    versions: [],
    text: `Wall time with precompiled headers, of programs that are not in the cache: medians of ${rounds} rounds. Added is what
\`port --verify\` takes beyond \`port\` and \`run\` of the original, round by round.

${markdownTable(header, rows)}`,
    complete: true,
  };
}

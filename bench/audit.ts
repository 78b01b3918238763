/** `unwarp audit` on a repository of a million lines, made of this one's programs and of the mixed fixture. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { markdownTable, verdict } from "./markdown-table.ts";
import { root, run, unwarp } from "./run-command.ts";
import type { Request, Section } from "./section.ts";

const wantedLines = 1_000_000;
const targetSeconds = 60;

export async function measureAudit({ work }: Request): Promise<Section> {
  const tree = join(work, "million");
  const { lines, files, kernelFiles } = makeTree(tree);
  const surroundings = { cwd: work, environment: { UNWARP_CACHE_DIR: join(work, "cache") } };
  const measure = async (...options: string[]) => {
    const { seconds, peakMb } = await run(unwarp("audit", tree, "-o", "audit.txt", ...options), surroundings);
    return { seconds, peakMb };
  };
  const tokens = await measure("--no-compile");
  const compiled = await measure();
  const row = (what: string, { seconds, peakMb }: { seconds: number; peakMb?: number | undefined }) => [
    what,
    `${seconds.toFixed(1)} s`,
    peakMb === undefined ? "" : `${peakMb.toFixed(0)} MB`,
    `${targetSeconds} s`,
    verdict(seconds, targetSeconds, "lower"),
  ];
  return {
    title: "Audit",
    versions: [],
    text: [
      `${lines} lines in ${files} files, ${kernelFiles} of them sources with kernels; empty cache.\n`,
      markdownTable(
        ["What", "Measured", "Memory", "Target", ""],
        [
          row("by tokens alone (`--no-compile`)", tokens),
          row("with the default budget for the compiler", compiled),
        ],
      ),
    ].join("\n"),
    complete: true,
  };
}

/** Copies with names of their own until there are enough lines: CUDA C++, C++, Python and files of configuration. */
function makeTree(tree: string): { lines: number; files: number; kernelFiles: number } {
  const sources = [
    ...textsOf(join(root, "test/kernels"), /\.(?:cu|h|cuh)$/),
    ...textsOf(join(root, "include"), /\.(?:h|hpp)$/),
    ...textsOf(
      join(root, "test/fixtures/mixed-repo"),
      /\.(?:cu|h|cpp|py|txt|toml|yml|yaml|sh)$|Makefile|Dockerfile/,
    ),
  ];
  let lines = 0;
  let files = 0;
  let kernelFiles = 0;
  for (let copy = 0; lines < wantedLines; copy++) {
    for (const [path, text] of sources) {
      const file = join(tree, `module-${copy}`, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${text}${path.endsWith(".py") ? "#" : path.endsWith(".cu") ? "//" : ""}`);
      lines += text.split("\n").length;
      files++;
      if (path.endsWith(".cu")) kernelFiles++;
    }
  }
  return { lines, files, kernelFiles };
}

function textsOf(folder: string, wanted: RegExp): (readonly [path: string, text: string])[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => wanted.test(path))
    .map((path) => [path, readFileSync(join(folder, path), "utf8")] as const);
}

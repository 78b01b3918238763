/** `npm run fuzz -- --count N --seed S`: random kernels, compiled for every gang width, against the interpreter. */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { gangWidths, parseGangWidth } from "../../src/artifact/gang-width.ts";
import type { Batch, BatchResult, Finding } from "./fuzz-batch.ts";
import type { Width } from "./run-compiled.ts";

const usage = `\
npm run fuzz -- [options]

  --count N         kernels (default: 1000)
  --seed S          of the kernels, which depend on it and their number only (default: 1)
  --first N         number of the first kernel, to repeat one (default: 0)
  --widths LIST     gang widths for every kernel, such as 1,8,32,chosen; all; or
                    rotate: two of them for each batch, in turns (default)
  --optimization N  clang's level: 0, 1 or 3 (default: 0, and 3 for every eighth batch)
  --clang FILE      the system's clang instead of the package's: several times as fast
  --batch N         kernels per module (default: 50)
  --jobs N          threads (default: all cores)
  --attempts N      kernels that a failing one is reduced by, at most (default: 300)
  --out DIR         where failing kernels go (default: fuzz-found)
`;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    first: { type: "string", default: "0" },
    widths: { type: "string", default: "rotate" },
    optimization: { type: "string" },
    clang: { type: "string" },
    batch: { type: "string", default: "50" },
    jobs: { type: "string", default: String(availableParallelism()) },
    attempts: { type: "string", default: "300" },
    out: { type: "string", default: "fuzz-found" },
    root: { type: "string", default: process.cwd() },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

function number(name: "count" | "seed" | "first" | "batch" | "jobs" | "attempts"): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`--${name} needs a whole number, not "${values[name]}"`);
}

/** Every width comes as often as the others, and widths of one batch are unlike each other. */
const rotation: readonly (readonly Width[])[] = [
  [1, 16],
  [8, undefined],
  [4, 32],
];

function widthsOf(batch: number): readonly Width[] {
  if (values.widths === "rotate") return rotation[batch % rotation.length] ?? [];
  if (values.widths === "all") return [...gangWidths, undefined];
  return values.widths.split(",").map((word) => {
    const width = parseGangWidth(word);
    if (width === undefined && word !== "chosen") throw new Error(`--widths: there is no width "${word}"`);
    return width;
  });
}

function optimizationOf(batch: number): Batch["optimization"] {
  const { optimization } = values;
  if (optimization === undefined) return batch % 8 === 7 ? "3" : "0";
  if (optimization === "0" || optimization === "1" || optimization === "3") return optimization;
  throw new Error(`--optimization is 0, 1 or 3, not "${optimization}"`);
}

function* batches(): Generator<Batch> {
  const [seed, first, count, size] = [number("seed"), number("first"), number("count"), number("batch")];
  for (let at = 0; at < count; at += size) {
    const index = at / size;
    yield {
      seed,
      first: first + at,
      count: Math.min(size, count - at),
      widths: widthsOf(index),
      optimization: optimizationOf(index),
      systemClang: values.clang,
      attempts: number("attempts"),
    };
  }
}

const total = { kernels: 0, gangs: 0, skipped: 0, findings: 0 };
const start = performance.now();
const waiting = batches();

await Promise.all(Array.from({ length: number("jobs") }, work));
const seconds = (performance.now() - start) / 1000;
process.stdout.write(
  `\n${total.kernels} kernels in ${seconds.toFixed(0)} s (${(total.kernels / seconds).toFixed(1)}/s), ` +
    `${total.skipped} not compared, ${total.findings} wrong\n`,
);
process.exitCode = total.findings > 0 ? 1 : 0;

/** One thread that takes batches until there are none. */
async function work(): Promise<void> {
  const worker = new Worker(new URL("./worker.js", import.meta.url), {
    workerData: { root: values.root },
    resourceLimits: { stackSizeMb: 16 },
  });
  try {
    for (const batch of waiting) report(await run(worker, batch), batch);
  } finally {
    await worker.terminate();
  }
}

function run(worker: Worker, batch: Batch): Promise<BatchResult> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (reply: { result?: BatchResult; failure?: string }) => {
      worker.off("error", reject);
      if (reply.result) resolve(reply.result);
      else reject(new Error(`kernels from ${batch.first} on: ${reply.failure}`));
    });
    worker.postMessage(batch);
  });
}

function report({ kernels, gangs, skipped, findings }: BatchResult, batch: Batch): void {
  total.kernels += kernels;
  total.gangs += gangs;
  total.skipped += skipped.length;
  total.findings += findings.length;
  const perSecond = total.kernels / ((performance.now() - start) / 1000);
  process.stdout.write(
    `${total.kernels} of ${number("count")}, ${perSecond.toFixed(1)}/s, ${total.gangs} gangs, ${total.findings} wrong\n`,
  );
  for (const finding of findings) keep(finding, batch);
}

function keep(finding: Finding, { optimization }: Batch): void {
  const { seed, number: kernel, width, message, launch, numbers, text } = finding;
  const name = `${seed}-${kernel}-${width ?? "chosen"}`;
  const repeat = `npm run fuzz -- --seed ${seed} --first ${kernel} --count 1 --widths ${width ?? "chosen"} --optimization ${optimization}`; // prettier-ignore
  const place = JSON.stringify({ ...launch, numbers });
  const header = `; ${repeat}\n; ${message.replaceAll("\n", "\n; ")}\n; launch ${place}\n`;
  mkdirSync(values.out, { recursive: true });
  writeFileSync(`${values.out}/${name}.ll`, `${header}${text}\n`);
  process.stdout.write(`\n${header}${text}\n\n`);
}

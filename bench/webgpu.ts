/** Kernels on a GPU through WebGPU: against WGSL by hand, doubles against floats, launches, and making WGSL. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WebGpuModule } from "../src/compiler/compile-webgpu.ts";
import { longKernel } from "./long-kernel.ts";
import { markdownTable, verdict } from "./markdown-table.ts";
import { root, run, unwarp } from "./run-command.ts";
import type { Request, Section } from "./section.ts";
import { median } from "./statistics.ts";
import { contests, numberContests } from "./webgpu/contests.ts";
import { Gpu } from "./webgpu/gpu.ts";
import { type Prepared, prepareByHand, prepareUnwarp, targetOf } from "./webgpu/prepare.ts";

const title = "WebGPU";
/** Of each kernel in a round. */
const samples = 5;

export async function measureWebGpu({ work, options: { rounds } }: Request): Promise<Section> {
  const gpu = await Gpu.open();
  if (typeof gpu === "string") return { title, versions: [], text: `Skipped: ${gpu}.`, complete: false };
  try {
    const ir = await deviceIr(join(root, "bench", "webgpu", "kernels.cu"), work);
    const { rows, wrong } = await measureContests(gpu, ir, rounds);
    rows.push(await measureDoubles(gpu, ir, rounds));
    rows.push(...(await measureLaunches(work, rounds)));
    rows.push(await measureGeneration(gpu, work, rounds));
    const header = ["What", "unwarp", "against", "Measured", "Target", ""];
    const text = `Medians of ${rounds} rounds of ${samples}, in turns, on ${gpu.name}.\n\n${markdownTable(header, rows)}`;
    const problems = wrong.map((kernel) => `\n\n**Wrong result**: ${kernel}`).join("");
    return { title, versions: [], text: text + problems, complete: true, failed: wrong.length > 0 };
  } finally {
    gpu.close();
  }
}

async function deviceIr(source: string, work: string): Promise<string> {
  const file = join(work, "device.ll");
  await run(unwarp("compile", source, "-O3", "--emit", "ir", "-o", file), { cwd: work });
  return readFileSync(file, "utf8");
}

async function measureContests(gpu: Gpu, ir: string, rounds: number) {
  const rows: string[][] = [];
  const wrong: string[] = [];
  for (const contest of contests) {
    const both = [await prepareUnwarp(gpu, ir, contest), await prepareByHand(gpu, contest)] as const;
    if (!(await agree(gpu, both))) wrong.push(contest.kernel);
    const [own, hand] = await timeInTurns(gpu, both, [contest.times, contest.times], rounds);
    const ratio = own / hand;
    rows.push([
      `${contest.kernel}, time of a launch`,
      milliseconds(own),
      `${milliseconds(hand)} by hand`,
      `${ratio.toFixed(2)} x`,
      "1.5 x",
      verdict(ratio, 1.5, "lower"),
    ]);
  }
  return { rows, wrong };
}

async function agree(gpu: Gpu, both: readonly Prepared[]): Promise<boolean> {
  const results: ArrayBuffer[] = [];
  for (const { work, reset, result } of both) {
    reset();
    await gpu.time(work, 1);
    results.push(await result());
  }
  const [own, hand] = results.map((bytes) => Buffer.from(bytes));
  return own !== undefined && hand !== undefined && own.equals(hand);
}

/** Medians; other work on the machine hits both. */
async function timeInTurns(
  gpu: Gpu,
  both: readonly [Prepared, Prepared],
  times: readonly [number, number],
  rounds: number,
): Promise<[number, number]> {
  const found: [number[], number[]] = [[], []];
  for (let sample = 0; sample < rounds * samples; sample++) {
    found[0].push(await gpu.time(both[0].work, times[0]));
    found[1].push(await gpu.time(both[1].work, times[1]));
  }
  return [median(found[0]), median(found[1])];
}

async function measureDoubles(gpu: Gpu, ir: string, rounds: number): Promise<string[]> {
  const [floats, doubles] = numberContests;
  const both = [await prepareUnwarp(gpu, ir, doubles), await prepareUnwarp(gpu, ir, floats)] as const;
  both.forEach(({ reset }) => reset());
  const [slow, fast] = await timeInTurns(gpu, both, [doubles.times, floats.times], rounds);
  const ratio = slow / fast;
  return [
    "sums and products of doubles",
    milliseconds(slow),
    `${milliseconds(fast)} with floats`,
    `${ratio.toFixed(0)} x`,
    "80 x",
    verdict(ratio, 80, "lower"),
  ];
}

async function measureLaunches(work: string, rounds: number): Promise<string[][]> {
  copyFileSync(join(root, "bench", "launch.cu"), join(work, "launch.cu"));
  await run(unwarp("nvcc", "-O3", "launch.cu", "-o", "launch"), { cwd: work });
  const outputs: string[] = [];
  for (let round = 0; round < rounds; round++)
    outputs.push((await run(unwarp("exec", "--device", "webgpu", "launch"), { cwd: work })).output);
  const figure = (name: string) =>
    median(outputs.map((output) => Number(new RegExp(`^${name} ([\\d.]+)`, "m").exec(output)?.[1]) / 1000));
  const both = figure("launchAndSynchronize");
  return [
    ["launch and synchronize", milliseconds(both), "", "", "0.3 ms", verdict(both, 0.3, "lower")],
    ["100 launches, then synchronize", milliseconds(figure("hundredLaunchesAndSynchronize")), "", "", "", ""],
  ];
}

/** WGSL of a kernel of about 1,000 instructions, once the compiler is warm. */
async function measureGeneration(gpu: Gpu, work: string, rounds: number): Promise<string[]> {
  const source = join(work, "long.cu");
  writeFileSync(source, longKernel("mixed", 1000, 1));
  const ir = await deviceIr(source, work);
  const module = new WebGpuModule(ir);
  const [, kernel = ""] = /define [^@\n]*ptx_kernel [^@\n]*@(\w+)/.exec(ir) ?? [];
  const times: number[] = [];
  for (let sample = 0; sample < 4 * rounds * samples; sample++) {
    const start = performance.now();
    const target = targetOf(gpu);
    module.compile({ kernel, blockDim: { x: 64, y: 1, z: 1 }, dynamicSharedBytes: 0, target });
    times.push(performance.now() - start);
  }
  const time = median(times);
  return [
    "WGSL of a kernel of 1,000 instructions",
    milliseconds(time),
    "",
    "",
    "50 ms",
    verdict(time, 50, "lower"),
  ];
}

const milliseconds = (value: number): string => `${value < 1 ? value.toFixed(3) : value.toFixed(1)} ms`;

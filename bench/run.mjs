/**
 * `npm run bench`: measures what a user waits for (first run, cached run, recompile after an edit), the peak memory of
 * a compile, the cost of a launch and the gain of a second thread, and writes bench/RESULTS.md. Medians, interleaved.
 */
import { spawn } from "node:child_process";
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const unwarp = join(root, "dist", "unwarp.js");
const work = mkdtempSync(join(tmpdir(), "unwarp-bench-"));

/** Runs the command; wall time in seconds and, where /proc tells it, peak memory in MB. */
function measure(args, environment = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [unwarp, ...args], {
      cwd: work,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let peakMb;
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    const watch = setInterval(() => {
      const kilobytes = peakKilobytes(child.pid);
      if (kilobytes) peakMb = kilobytes / 1024;
    }, 10);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      if (code !== 0) reject(new Error(`unwarp ${args.join(" ")} ended with ${code}:\n${output}`));
      resolve({ seconds: (performance.now() - start) / 1000, peakMb, output });
    });
  });
}

function peakKilobytes(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return undefined; // not Linux, or the process is gone
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const figure = (output, name) => Number(new RegExp(`^${name} ([\\d.]+)`, "m").exec(output)?.[1]);

async function startUp(rounds) {
  const times = { first: [], cached: [], edited: [], peakMb: [] };
  const program = join(work, "vector-add.cu");
  for (let round = 0; round < rounds; round++) {
    const cache = { UNWARP_CACHE_DIR: join(work, `cache-${round}`) };
    copyFileSync(join(root, "examples", "vector-add.cu"), program);
    const first = await measure(["run", "vector-add.cu"], cache);
    times.first.push(first.seconds);
    if (first.peakMb) times.peakMb.push(first.peakMb);
    await measure(["run", "vector-add.cu"], cache);
    times.cached.push((await measure(["run", "vector-add.cu"], cache)).seconds);
    appendFileSync(program, "static int another = 1;\n");
    const edited = await measure(["run", "vector-add.cu"], cache);
    times.edited.push(edited.seconds);
    if (edited.peakMb) times.peakMb.push(edited.peakMb);
  }
  return times;
}

async function kernels(rounds) {
  const runs = { launch: [], launchAndSynchronize: [], one: [], two: [] };
  for (const name of ["launch", "scaling"]) copyFileSync(join(here, `${name}.cu`), join(work, `${name}.cu`));
  await measure(["nvcc", "-O3", "launch.cu", "-o", "launch"]);
  await measure(["nvcc", "-O3", "scaling.cu", "-o", "scaling"]);
  for (let round = 0; round < rounds; round++) {
    const { output } = await measure(["exec", "launch"]);
    runs.launch.push(figure(output, "launch"));
    runs.launchAndSynchronize.push(figure(output, "launchAndSynchronize"));
    runs.one.push((await measure(["exec", "--threads", "1", "scaling"])).output);
    runs.two.push((await measure(["exec", "--threads", "2", "scaling"])).output);
  }
  return runs;
}

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const times = await startUp(rounds);
const runs = await kernels(rounds);
const speedUp = (name) =>
  median(runs.one.map((output) => figure(output, name))) /
  median(runs.two.map((output) => figure(output, name)));
const row = (what, value, target) => `| ${what} | ${value} | ${target} |`;
const report = `# Measured

Made by \`npm run bench\`: medians of ${rounds} rounds, interleaved. ${cpus()[0]?.model}, ${cpus().length} cores,
${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}, unwarp ${JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version}.

| What | Measured | Target |
| --- | --- | --- |
${[
  row("first run of vector-add, empty cache", `${median(times.first).toFixed(2)} s`, "8 s"),
  row("second run of an unchanged program", `${median(times.cached).toFixed(2)} s`, "0.6 s"),
  row("run after an edit, precompiled header in place", `${median(times.edited).toFixed(2)} s`, "2.5 s"),
  row(
    "peak memory of a compile",
    times.peakMb.length ? `${Math.max(...times.peakMb).toFixed(0)} MB` : "not measured here",
    "1000 MB",
  ),
  row("launch of a tiny grid", `${median(runs.launch).toFixed(2)} µs`, "20 µs"),
  row("launch and synchronize", `${median(runs.launchAndSynchronize).toFixed(2)} µs`, ""),
  row("two threads against one, compute-bound (all pairs)", `${speedUp("allPairs").toFixed(2)} x`, ""),
  row("two threads against one, memory-bound (triad)", `${speedUp("triad").toFixed(2)} x`, ""),
].join("\n")}
`;
writeFileSync(join(here, "RESULTS.md"), report);
process.stdout.write(report);
rmSync(work, { recursive: true, force: true });

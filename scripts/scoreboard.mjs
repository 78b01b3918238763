/**
 * Audits, ports and compares all programs of folders, for each target, and prints a table:
 *
 *     npm run scoreboard -- examples test/kernels --write docs/support/ports.md
 *
 * In pieces, whose results are kept and added up; what was the same is not run again:
 *
 *     npm run scoreboard -- test/kernels --to hip --only '^[a-f]' --results ports.json
 *     npm run scoreboard -- test/kernels --to hip --only '^[g-z]' --results ports.json --write docs/support/ports.md
 *
 * Needs `npm run build`. A program is a .cu file with a main. Those that begin with `// flags:` or `// run:` lines, as the
 * test programs do, are compiled with these flags (files that they name are in the program's folder) and run with these arguments; `// expect-exit:` says how they end.
 *
 * The exit code is 1 when a port computes something else or could not be made.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, posix, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { programFlags } from "./program-flags.mjs";
import { judgeComparison, statusOf } from "./judge-ports.mjs";
import {
  describeResults,
  folderOf,
  isSettled,
  keepResult,
  readResults,
  writeResults,
} from "./scoreboard-results.mjs";

const command = join(dirname(fileURLToPath(import.meta.url)), "../dist/unwarp.js");
const extensions = { hip: ".hip", musa: ".mu", "ascend-c": ".asc" };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: "string", default: "hip,musa,ascend-c" },
    only: { type: "string", default: "" },
    write: { type: "string" },
    results: { type: "string" },
    jobs: { type: "string", default: "2" },
    timeout: { type: "string", default: "120" },
  },
});
if (positionals.length === 0) {
  console.error(
    "which folders? npm run scoreboard -- examples [--to hip,musa] [--only PATTERN] [--write FILE] [--results FILE]",
  );
  process.exit(2);
}
const targets = values.to.split(",");
const only = new RegExp(values.only);
const scratch = mkdtempSync(join(tmpdir(), "unwarp-scoreboard-"));
/** Where programs run: none of them reads files. */
const emptyFolder = join(scratch, "empty");
mkdirSync(emptyFolder);

function unwarp(words, cwd = process.cwd()) {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, [command, ...words], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, text] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (piece) => {
      stdout += piece;
      text += piece;
    });
    child.stderr.setEncoding("utf8").on("data", (piece) => (text += piece));
    child.on("close", (code) => done({ code, stdout, text, seconds: (performance.now() - started) / 1000 }));
  });
}

function readProgram(folder, name) {
  const source = readFileSync(join(folder, name), "utf8");
  const all = (word) =>
    [...source.matchAll(new RegExp(`^// ${word}: (.*)$`, "gm"))].flatMap(([, text]) =>
      text.split(" ").filter(Boolean),
    );
  const { flags, companions } = programFlags(folder, all("flags"));
  return {
    folder,
    name,
    hasMain: /\bmain\s*\(/.test(source),
    flags,
    /** Its other sources. */
    companions,
    args: all("run"),
    exitCode: Number(all("expect-exit")[0] ?? 0),
    /** What it stands in: the file and the headers of the folder that it includes. */
    files: companions.reduce((seen, one) => withHeaders(folder, one, seen), withHeaders(folder, name)),
    results: {},
  };
}

function withHeaders(folder, name, seen = new Set()) {
  if (seen.has(name)) return seen;
  let source;
  try {
    source = readFileSync(join(folder, name), "utf8");
  } catch {
    return seen;
  }
  seen.add(name);
  for (const [, header] of source.matchAll(/^\s*#\s*include\s*"([^"]+)"/gm))
    withHeaders(folder, posix.join(posix.dirname(name), header), seen);
  return seen;
}

/** A folder is ported as a whole, which is how a repository is; programs with flags of their own once more by themselves. */
async function portFolder(folder, target, programs, label) {
  const out = join(scratch, label, target);
  const whole = await unwarp(["port", folder, "--to", target, "--out", out]);
  const report = readReport(out);
  for (const program of programs) {
    let [where, found, alone] = [out, report, undefined];
    if (program.flags.length > 0) {
      where = join(scratch, label, `${target}-${program.name}`);
      alone = await unwarp([
        "port",
        join(folder, program.name),
        "--to",
        target,
        "--out",
        where,
        ...program.flags,
      ]);
      found = readReport(where);
    }
    program.results[target] = { ...statusOf(program, found, (alone ?? whole).text), where, report: found };
  }
  return { seconds: whole.seconds, files: report?.files.length ?? 0 };
}

function readReport(out) {
  try {
    return JSON.parse(readFileSync(join(out, "port-report.json"), "utf8"));
  } catch {
    return undefined;
  }
}

async function compare(program, target) {
  const result = program.results[target];
  const { report } = result;
  delete result.report;
  if (result.state !== "ported") return;
  const [original, ported] =
    program.companions.length === 0
      ? [join(program.folder, program.name), join(result.where, result.output)]
      : foldersOf(program, target, result.where, report);
  const words = [
    "diff",
    original,
    ported,
    "--folder",
    emptyFolder,
    "--timeout",
    values.timeout,
    "--format",
    "json",
  ];
  const ending = await unwarp([...words, ...program.flags, "--", ...program.args]);
  Object.assign(result, judgeComparison(ending, original, program.exitCode), { seconds: ending.seconds });
}

/** A program of several sources: two folders that have them, their headers, and nothing else. */
function foldersOf(program, target, where, report) {
  const outputOf = (path) => report?.files.find((file) => file.path === path)?.output ?? path;
  const own = readdirSync(where).filter((name) => /^unwarp_\w+\.h$/.test(name));
  const copies = {
    original: [program.folder, [...program.files]],
    port: [where, [...[...program.files].map(outputOf), ...own]],
  };
  return Object.entries(copies).map(([side, [from, names]]) => {
    const to = join(scratch, `${target}-${program.name}-${side}`);
    for (const name of names) cpSync(join(from, name), join(to, name));
    return to;
  });
}

async function inParallel(items, count, task) {
  const left = [...items];
  await Promise.all(
    Array.from({ length: count }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await task(item);
    }),
  );
}

const kept = readResults(values.results);
try {
  for (const [index, given] of positionals.entries()) {
    const folder = resolve(given);
    const found = folderOf(kept, given);
    const programs = readdirSync(folder)
      .filter((name) => name.endsWith(".cu") && only.test(name))
      .map((name) => readProgram(folder, name))
      .filter(({ hasMain }) => hasMain);
    console.error(`${given}: ${programs.length} programs`);
    if (found.audit === undefined) {
      const audit = await unwarp(["audit", folder, "--format", "json"]);
      console.error(`  audit ${audit.seconds.toFixed(1)} s (exit code ${audit.code})`);
      found.audit = audit.seconds;
    }
    for (const target of targets) {
      const open = programs.filter(({ name }) => !isSettled(kept, given, name, target));
      if (open.length === 0) continue;
      const { seconds, files } = await portFolder(folder, target, open, `${index}-${basename(folder)}`);
      found.ports[target] = { seconds, files };
      console.error(`  port to ${target} ${seconds.toFixed(1)} s`);
    }
    const pairs = programs.flatMap((program) =>
      targets.filter((target) => program.results[target]).map((target) => ({ program, target })),
    );
    await inParallel(pairs, Number(values.jobs), async ({ program, target }) => {
      await compare(program, target);
      const result = program.results[target];
      keepResult(kept, given, program.name, target, result);
      writeResults(values.results, kept);
      if (result.state !== "same")
        console.error(
          `  ${target} ${program.name}: ${result.state}: ${result.why}${result.lines ? ` (lines ${result.lines.join(", ")})` : ""}`,
        );
    });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const { page, summary, isFailed } = describeResults(kept, targets, extensions);
if (values.write !== undefined) writeFileSync(values.write, page);
console.log(summary.join("\n"));
process.exitCode = isFailed ? 1 : 0;

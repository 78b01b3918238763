import { describeGlobals, describeKernels, describeSignatures } from "../src/codegen/cpu/describe-kernels.ts";
import { cpuPipeline } from "../src/codegen/cpu/pipeline.ts";
import type { Module } from "../src/ir/module.ts";
import { parseModule } from "../src/ir/parse.ts";
import { printModule } from "../src/ir/print.ts";
import { verifyModule } from "../src/ir/verify.ts";
import { InternalError } from "../src/source/invariant.ts";
import { runPasses } from "../src/transform/pass.ts";

/** The pass whose result has so little in common with what it was given that a comparison tells nothing. */
const rewritesAll = "run-threads-in-loops";

/** The text between the fences of the first block of that language in a Markdown file. */
export function firstBlock(markdown: string, language: string): string {
  const found = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "m").exec(markdown)?.[1];
  if (found === undefined) throw new InternalError(`there is no block of ${language}`);
  return found;
}

/** What clang wrote, as our printer spells it: without locations and paths, and thus the same on every machine. */
export function normalizeIr(deviceIr: string): string {
  const module = parseModule(deviceIr);
  nameValues(module);
  return printModule(module);
}

/** LLVM numbers what has no name, so one new instruction would change the text of all that follow. */
function nameValues(module: Module): void {
  const values = [...module.functions.values()].flatMap((fn) => [...fn.instructions()]);
  const taken = new Set(values.map(({ name }) => name));
  let number = 0;
  for (const value of values) {
    if (value.name !== "" || value.type.kind === "void") continue;
    while (taken.has(`v${number}`)) number++;
    value.name = `v${number++}`;
  }
}

/**
 * Writes all of docs/one-kernel.md that follows from its CUDA source: what each pass of the CPU
 * target does with the kernel, and what the runtime is told about it.
 *
 * @param markdown the file as it is, for the part above the device code, which is written by hand
 * @param ir the device code, as `normalizeIr` gives it
 */
export function describeKernel(markdown: string, ir: string): string {
  const end = markdown.indexOf("```llvm\n");
  const byHand = end < 0 ? `${markdown.trimEnd()}\n\n` : markdown.slice(0, end);
  return `${byHand}${block("llvm", ir)}\n${describePasses(ir)}`;
}

function describePasses(ir: string): string {
  const module = parseModule(ir);
  const signatures = describeSignatures(module);
  const globals = describeGlobals(module);
  const sections: string[] = [];
  let idle: string[] = [];
  let before = essence(module);
  const flushIdle = () => {
    if (idle.length > 0)
      sections.push(`Nothing to do here for ${idle.map((name) => `\`${name}\``).join(", ")}.\n`);
    idle = [];
  };
  const passes = cpuPipeline("id", { gangWidth: 4 });
  runPasses(module, passes, {
    verify: verifyModule,
    onAfterPass(name) {
      nameValues(module);
      const after = essence(module);
      if (after === before) {
        idle.push(name);
        return;
      }
      flushIdle();
      const summary = passes.find((pass) => pass.name === name)?.summary ?? "";
      const shown = name === rewritesAll ? block("llvm", after) : block("diff", compare(before, after));
      sections.push(`### \`${name}\`: ${summary}\n\n${shown}`);
      before = after;
    },
  });
  flushIdle();
  const kernels = describeKernels(module, signatures);
  return `## The passes

What each of the ${passes.length} passes does with it, in order. Lines with \`-\` go and lines with \`+\` come; attributes are left out.

${sections.join("\n")}
## For the runtime

The program carries, in its custom section \`unwarp.app\`:

${block("json", `${JSON.stringify({ kernels, globals }, undefined, 2)}\n`)}`;
}

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\`\`\`\n`;

/** The module without declarations and attributes, which only distract. */
function essence(module: Module): string {
  const lines = printModule(module)
    .split("\n")
    .filter((line) => !/^(declare|attributes|source_filename|target datalayout) /.test(line))
    .map((line) => line.replaceAll(/ #\d+/g, ""));
  return `${lines
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** The lines that differ, each run with a line of what stays around it. */
function compare(before: string, after: string): string {
  const lines = difference(before.trimEnd().split("\n"), after.trimEnd().split("\n"));
  const isNear = (at: number) =>
    [at - 1, at, at + 1].some((index) => lines[index] && !lines[index].startsWith(" "));
  const shown: string[] = [];
  lines.forEach((line, at) => {
    if (isNear(at)) shown.push(line.trimEnd());
    else if (shown.at(-1) !== "…") shown.push("…");
  });
  return `${shown.join("\n")}\n`;
}

/** A longest common subsequence; the texts are a page long, so the square of that is nothing. */
function difference(a: readonly string[], b: readonly string[]): string[] {
  const common: number[][] = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = common[i] ?? [];
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(` ${a[i++]}`);
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) lines.push(`-${a[i++]}`);
    else lines.push(`+${b[j++]}`);
  }
  return lines;
}

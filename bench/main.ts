/**
 * `npm run bench`: measures the sections that were asked for, prints them, and writes each that is complete
 * into bench/RESULTS.md, where the others stay as they were measured last.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureAudit } from "./audit.ts";
import { measureCompileTime } from "./compile-time.ts";
import { measureKernels } from "./kernels.ts";
import { measureLaunches } from "./launches.ts";
import { describeMachine } from "./machine.ts";
import { parseOptions, UsageError, usage } from "./options.ts";
import { writeSection } from "./results-file.ts";
import { measureStartUp } from "./start-up.ts";
import { measureWebGpu } from "./webgpu.ts";
import { measureVerify } from "./verify.ts";
import type { Measure, Section, SectionName } from "./section.ts";

const sections: Record<SectionName, Measure> = {
  "start-up": measureStartUp,
  launches: measureLaunches,
  "compile-time": measureCompileTime,
  kernels: measureKernels,
  webgpu: measureWebGpu,
  audit: measureAudit,
  verify: measureVerify,
};

export async function main(args: readonly string[]): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), "unwarp-bench-"));
  try {
    const options = parseOptions(args);
    if (options.help) {
      process.stdout.write(usage);
      return 0;
    }
    let failed = false;
    for (const name of options.sections) {
      const section = await sections[name]({ work, options });
      const text = describe(section, args);
      process.stdout.write(`${text}\n`);
      if (section.complete) writeSection(section.title, text);
      failed ||= section.failed ?? false;
    }
    return failed ? 1 : 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`bench: ${error.message}\n${usage}`);
    return 2;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function describe({ title, versions, text }: Section, args: readonly string[]): string {
  const command = ["npm run bench", ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
  const date = new Date().toISOString().slice(0, 10);
  return `## ${title}\n\n\`${command}\` on ${date}: ${[describeMachine(), ...versions].join(", ")}.\n\n${text.trim()}\n`;
}

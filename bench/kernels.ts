/** The eleven programs, by unwarp and by their peers, in turns. */
import { join } from "node:path";
import { builders, type BuilderName } from "./kernels/builders.ts";
import { checkAgreement } from "./kernels/check-agreement.ts";
import { describeKernels } from "./kernels/describe-kernels.ts";
import { nativeDevice } from "./kernels/installed.ts";
import { programs, type ProgramName } from "./kernels/programs.ts";
import { runVariant } from "./kernels/run-variant.ts";
import { Timings } from "./kernels/timings.ts";
import { variants, type Variant, type VariantName } from "./kernels/variants.ts";
import { run } from "./run-command.ts";
import type { Request, Section } from "./section.ts";

export async function measureKernels({ work, options }: Request): Promise<Section> {
  const found = await findVariants(options.variants);
  const timings = new Timings();
  await buildAll(found, options.programs, work, timings);
  for (let round = 1; round <= options.rounds; round++) {
    for (const program of options.programs) {
      progress(`round ${round} of ${options.rounds}: ${program}`);
      for (const variant of found.names) {
        if (timings.failureOf(program, variant)) continue;
        try {
          const timing = await runVariant(
            variant,
            executable(work, program, variants[variant].builder),
            work,
          );
          timings.add(program, variant, timing);
        } catch (error) {
          timings.fail(program, variant, (error as Error).message);
        }
      }
    }
  }
  progress("");
  checkAgreement(timings, options.programs, found.names);
  return {
    title: "Kernels",
    versions: found.versions,
    text: describeKernels(timings, options, found),
    failed: timings.failures.length > 0,
    complete:
      options.programs.length === Object.keys(programs).length &&
      options.variants.length === Object.keys(variants).length,
  };
}

export interface FoundVariants {
  readonly names: readonly VariantName[];
  readonly versions: readonly string[];
  /** Why the others are missing, a sentence each. */
  readonly missing: readonly string[];
}

async function findVariants(wanted: readonly VariantName[]): Promise<FoundVariants> {
  const missing = new Set<string>();
  const versions = new Set<string>();
  const names: VariantName[] = [];
  const native = await nativeDevice();
  for (const name of wanted) {
    const { builder, device, title }: Variant = variants[name];
    const answers = [await builders[builder].find(), ...(device === "native" ? [native] : [])];
    const reasons = answers.flatMap((answer) => ("missing" in answer ? [answer.missing] : []));
    for (const reason of reasons) missing.add(`${title}: ${reason}`);
    if (reasons.length > 0) continue;
    names.push(name);
    for (const answer of answers) if ("version" in answer && answer.version) versions.add(answer.version);
  }
  return { names, versions: [...versions], missing: [...missing] };
}

/** What cannot be built is a failure of all its variants, not of the bench. */
async function buildAll(
  found: FoundVariants,
  wanted: readonly ProgramName[],
  work: string,
  timings: Timings,
): Promise<void> {
  const needed = [...new Set(found.names.map((name) => variants[name].builder))];
  for (const program of wanted) {
    progress(`building ${program}`);
    await Promise.all(
      needed.map(async (builder) => {
        try {
          await run(builders[builder].command(program, executable(work, program, builder)), { cwd: work });
        } catch (error) {
          for (const name of found.names) {
            if (variants[name].builder === builder) timings.fail(program, name, (error as Error).message);
          }
        }
      }),
    );
  }
}

function executable(work: string, program: ProgramName, builder: BuilderName): string {
  return join(work, `${program}-${builder}`);
}

/** On a terminal only: the report itself goes to standard output. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

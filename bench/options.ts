/** What `npm run bench -- …` was asked to measure. */
import { parseArgs } from "node:util";
import { programs, type ProgramName } from "./kernels/programs.ts";
import { variants, type VariantName } from "./kernels/variants.ts";
import { sectionNames, type SectionName } from "./section.ts";

export class UsageError extends Error {}

export interface Options {
  readonly help: boolean;
  readonly rounds: number;
  readonly sections: readonly SectionName[];
  readonly programs: readonly ProgramName[];
  readonly variants: readonly VariantName[];
}

const programNames = Object.keys(programs) as ProgramName[];
const variantNames = Object.keys(variants) as VariantName[];

export const usage = `Usage: npm run bench -- [--only NAMES] [--variants NAMES] [--rounds N]

  --only NAMES      sections: ${sectionNames.join(", ")};
                    or programs of the last: ${programNames.join(", ")}
  --variants NAMES  ${variantNames.join(", ")}
  --rounds N        how often each is measured, in turns (default: 3)

Names are separated by commas. bench/RESULTS.md gets the sections that were measured with all programs and variants.
`;

export function parseOptions(args: readonly string[]): Options {
  const { values } = parse(args);
  const rounds = Number(values.rounds ?? 3);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new UsageError(`--rounds: ${values.rounds} is no number of rounds`);
  const only = names(values.only, "--only", [...sectionNames, ...programNames]);
  const named = programNames.filter((name) => only.includes(name));
  const sections = sectionNames.filter(
    (name) => only.includes(name) || (name === "kernels" && named.length > 0),
  );
  return {
    help: values.help ?? false,
    rounds,
    sections: only.length > 0 ? sections : sectionNames,
    programs: named.length > 0 ? named : programNames,
    variants:
      values.variants === undefined ? variantNames : names(values.variants, "--variants", variantNames),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: "boolean" },
        only: { type: "string" },
        variants: { type: "string" },
        rounds: { type: "string" },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function names<Name extends string>(
  text: string | undefined,
  option: string,
  known: readonly Name[],
): Name[] {
  const given = text === undefined ? [] : text.split(",");
  for (const name of given) {
    if (!(known as readonly string[]).includes(name))
      throw new UsageError(`${option}: there is no "${name}"`);
  }
  return known.filter((name) => given.includes(name));
}

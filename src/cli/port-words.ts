/** The words of `unwarp port` that are none of its own options: the input, nvcc's flags, and arguments. */
import { findOption } from "../toolchain/nvcc-options.ts";
import { UsageError } from "./command.ts";

export interface PortWords {
  /** The folder or file to port. */
  readonly path: string;
  /** nvcc's, as typed. */
  readonly flags: readonly string[];
  /** What follows `--`, for the programs that `--verify` runs. Undefined without `--`. */
  readonly args: readonly string[] | undefined;
}

/** @throws {UsageError} unless there is exactly one input */
export function readPortWords(rest: readonly string[]): PortWords {
  const dashes = rest.indexOf("--");
  const words = dashes < 0 ? rest : rest.slice(0, dashes);
  const flags: string[] = [];
  const inputs: string[] = [];
  let unknown: string | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!word.startsWith("-") && !word.startsWith("@")) {
      if (inputs.length > 0 && unknown !== undefined)
        throw new UsageError(`${word}: if it is the value of ${unknown}: there is no such option`);
      inputs.push(word);
      unknown = undefined;
      continue;
    }
    flags.push(word);
    unknown = word.startsWith("--") && !findOption(word) ? word : undefined;
    const next = words[at + 1];
    if (next === undefined || !takesNext(word, next)) continue;
    flags.push(next);
    at += 1;
  }
  const [path, ...more] = inputs;
  if (path === undefined) throw new UsageError("port needs a folder or a .cu file");
  if (more.length > 0)
    throw new UsageError(
      `one folder or file at a time, not also ${more.join(", ")}: port the folder that holds both`,
    );
  return { path, flags, args: dashes < 0 ? undefined : rest.slice(dashes + 1) };
}

/** Whether the word behind a flag is its value; as nvcc reads them. */
function takesNext(flag: string, next: string): boolean {
  const found = findOption(flag);
  if (!found) return /^(?:--?options-file|-optf)$/.test(flag);
  const { option, name, value } = found;
  if (value !== undefined || option.takes === "none" || name === "-O") return false;
  return option.takes !== "attached" || option.values?.includes(next) === true;
}

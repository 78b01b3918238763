import type { Clang } from "../../src/toolchain/clang.ts";
import { moduleText } from "./fuzz-module.ts";
import type { FuzzKernel } from "./random-kernel.ts";
import { compileKernels, type Width } from "./run-compiled.ts";
import { interpretKernels, type Outcome } from "./run-interpreted.ts";

export interface Mismatch<Kernel> {
  readonly kernel: Kernel;
  readonly width: Width;
  /** What differs, for people. */
  readonly message: string;
}

export interface Comparison<Kernel> {
  /** Kernels with versions for gangs, over all widths. */
  readonly gangs: number;
  readonly mismatches: readonly Mismatch<Kernel>[];
  /** Kernels that the interpreter did not bring to an end, with its reasons. */
  readonly skipped: readonly string[];
}

export interface Tools {
  readonly clang: Clang;
  /** The system's clang, which compiles LLVM IR several times as fast; the linker stays the package's. */
  readonly systemClang?: string | undefined;
  /** Objects of lib/support, by name. */
  readonly support: Readonly<Record<string, Uint8Array>>;
  readonly optimization: "0" | "1" | "3";
}

/** Runs kernels in the interpreter and as compiled for each width, and compares all that they wrote. */
export async function compareKernels<Kernel extends FuzzKernel>(
  kernels: readonly Kernel[],
  widths: readonly Width[],
  tools: Tools,
): Promise<Comparison<Kernel>> {
  const text = moduleText(kernels);
  const interpret = interpretKernels(text);
  const expected = kernels.map((kernel) => interpret(kernel));
  const skipped = expected.flatMap((one, at) => ("failure" in one ? [`${kernels[at]?.name}: ${one.failure}`] : [])); // prettier-ignore
  const compiled = await compileKernels(text, widths, tools);
  const mismatches = widths.flatMap((width) =>
    kernels.flatMap((kernel, at): Mismatch<Kernel>[] => {
      const right = expected[at];
      if (!right || "failure" in right) return [];
      const message = difference(right.output, compiled.run(kernel, width));
      return message === undefined ? [] : [{ kernel, width, message }];
    }),
  );
  return { gangs: compiled.gangs, mismatches, skipped };
}

export function difference(expected: Uint8Array, outcome: Outcome): string | undefined {
  if ("failure" in outcome) return outcome.failure;
  const { output } = outcome;
  const at = expected.findIndex((byte, index) => byte !== output[index]);
  if (at < 0) return undefined;
  const word = at & ~3;
  const hex = (bytes: Uint8Array) =>
    `0x${Buffer.from(bytes.slice(word, word + 4).reverse()).toString("hex")}`;
  const places = expected.filter((byte, index) => byte !== output[index]).length;
  return `output[${word}] is ${hex(output)}, not ${hex(expected)}; ${places} of ${output.length} bytes differ`;
}

/** Ways to make a program from its folder. One that is not there says why, and the bench goes on without it. */
import { join } from "node:path";
import { root, unwarp } from "../run-command.ts";
import { compiler, compilerVersion, openClVersion, unwarpKnows } from "./installed.ts";
import type { ProgramName } from "./programs.ts";

export interface Builder {
  /** Name and version, or why it cannot be used here. */
  find(): Promise<{ readonly version: string } | { readonly missing: string }>;
  /** The command that writes the executable file `output`. */
  command(program: ProgramName, output: string): string[];
}

export type BuilderName = "unwarp" | "unwarp-w1" | "plain" | "avx2" | "opencl";

/** All peers make one operation of `a * b + c`: gcc and OpenCL by default, as nvcc does. */
const nvcc = ["nvcc", "-O3", "-fmad=true"] as const;

export const builders: Readonly<Record<BuilderName, Builder>> = {
  unwarp: {
    find: async () => ({ version: "" }),
    command: (program, output) => unwarp(...nvcc, source(program, `${program}.cu`), "-o", output),
  },
  "unwarp-w1": {
    find: async () =>
      (await unwarpKnows("--gang-width"))
        ? { version: "" }
        : { missing: "unwarp has no option --gang-width: all its code is W = 1" },
    command: (program, output) =>
      unwarp(...nvcc, "--gang-width", "1", source(program, `${program}.cu`), "-o", output),
  },
  plain: {
    find: compilerVersion,
    command: (program, output) => compile(source(program, "plain.cpp"), output, "-march=native", "-fopenmp"),
  },
  avx2: {
    find: async () =>
      process.arch === "x64"
        ? compilerVersion()
        : { missing: `AVX2 is x86, and this machine is ${process.arch}` },
    command: (program, output) => compile(source(program, "avx2.cpp"), output, "-march=haswell", "-fopenmp"),
  },
  opencl: {
    find: openClVersion,
    command: (program, output) => [...compile(source(program, "opencl.cpp"), output), "-lOpenCL"],
  },
};

function source(program: ProgramName, file: string): string {
  return join(root, "bench", "kernels", program, file);
}

function compile(file: string, output: string, ...flags: readonly string[]): string[] {
  return [compiler, "-O3", ...flags, file, "-o", output];
}

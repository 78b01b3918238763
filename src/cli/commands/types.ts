import { resolve } from "node:path";
import { type Command, UsageError } from "../command.ts";
import { formatOptions, takeOptions } from "../options.ts";

const table = {
  "arbitrary-extensions": {
    summary: "write a.d.cu.ts (allowArbitraryExtensions) instead of a.cu.d.ts",
  },
} as const;

/** `unwarp types FILES` */
export const types: Command = {
  name: "types",
  summary: "write TypeScript's types of imported kernels",
  usage: "FILES [options] [nvcc flags]",
  help: `${formatOptions(table)}

For each a.cu, writes a.cu.d.ts beside it: what import { kernel } from "./a.cu" gives. The
plugin for bundlers (unwarp/vite) writes the same file; this command is for editors and CI.

Example
  unwarp types src/*.cu -Iinclude`,
  takesHelp: (argv) => argv.includes("--help") || argv.includes("-h"),
  async run(argv, io) {
    const { options, rest } = takeOptions(argv, table);
    const files = rest.filter((word) => word.endsWith(".cu"));
    const flags = rest.filter((word) => !word.endsWith(".cu"));
    if (files.length === 0) throw new UsageError("which files? For example: unwarp types src/*.cu");
    const { KernelCompilation } = await import("../../bundler/compilation.node.ts");
    const { OptionError } = await import("../../toolchain/nvcc-options.ts");
    const form = options.has("arbitrary-extensions") ? "arbitrary-extensions" : "beside";
    const compilation = new KernelCompilation({ root: process.cwd(), flags, types: form });
    let failed = false;
    try {
      for (const file of files) {
        const { module, problems } = await compilation.compile(resolve(file));
        for (const { text } of problems) io.writeError(`${text}\n`);
        failed ||= !module;
      }
    } catch (error) {
      throw error instanceof OptionError ? new UsageError(error.message) : error;
    } finally {
      compilation.rest();
    }
    return failed ? 1 : 0;
  },
};

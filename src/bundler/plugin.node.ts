import { createUnplugin } from "unplugin";
import { isAbsolute, relative } from "node:path";
import { KernelCompilation } from "./compilation.node.ts";
import type { Problem } from "./problems.ts";
import { generateModule } from "./generate-module.ts";

export interface PluginOptions {
  /** nvcc's flags for all files: `["-I", "include", "-DN=4", "-use_fast_math"]`. */
  readonly flags?: readonly string[];
  /** The folder that paths in flags and messages start from. Default: the working folder. */
  readonly root?: string;
  /**
   * Whether to write types beside each imported file, as `saxpy.cu.d.ts` or, with "arbitrary-extensions", as `saxpy.d.cu.ts`, for
   * TypeScript's option `allowArbitraryExtensions`. Default: true.
   */
  readonly types?: boolean | "arbitrary-extensions";
  /** False neither reads nor writes the cache in the user's cache folder. Default: true. */
  readonly cache?: boolean;
}

/** Imports of `.cu` files, with or without a query behind. */
const cudaFile = /\.cu(?:\?.*)?$/;

/**
 * Compiles imported `.cu` files: each kernel becomes a function that is exported. The bundle gets WGSL and WebAssembly, and no
 * compiler.
 */
export const unwarpPlugin = createUnplugin((options: PluginOptions | undefined = {}, { framework }) => {
  const root = options.root ?? process.cwd();
  const { types = true, ...others } = options;
  const compilation = new KernelCompilation({ ...others, root, types: types === true ? "beside" : types });
  let isServed = false;
  return {
    name: "unwarp",
    enforce: "pre",
    load: {
      filter: { id: cudaFile },
      async handler(id) {
        const path = id.replace(/\?.*$/, "");
        const { module, problems, files, callsMath } = await compilation.compile(path);
        for (const file of files) this.addWatchFile(file);
        for (const problem of problems.filter(({ severity }) => severity === "warning"))
          this.warn(messageOf(problem, root, path));
        if (module) {
          const code = generateModule(module, { runtime: "unwarp/kernels", hot: isServed, callsMath });
          return { code, map: { mappings: "", version: 3, sources: [], names: [] } as never };
        }
        const [first, ...others] = problems.filter(({ severity }) => severity === "error");
        if (!first) throw new Error(`${path} cannot be compiled`);
        // Ends it for Rollup; esbuild collects errors, and wants a module.
        this.error(messageOf(first, root, path, others));
        return "";
      },
    },
    buildEnd: () => compilation.rest(),
    vite: {
      configResolved(config) {
        isServed = config.command === "serve";
      },
    },
    ...(framework === "esbuild" && { esbuild: { onLoadFilter: cudaFile, loader: () => "js" as const } }),
  };
});

/** As bundlers show it: the place apart from the text, which has all errors. */
function messageOf(problem: Problem, root: string, path: string, others: readonly Problem[] = []) {
  const { message, line, column } = problem;
  const file =
    problem.file === undefined ? path : isAbsolute(problem.file) ? problem.file : `${root}/${problem.file}`;
  const shown = relative(root, file);
  const place = line === undefined ? shown : `${shown}:${line}:${column ?? 1}`;
  const more = others.map(({ text }) => `\n\n${text}`).join("");
  return {
    message: `${place}: ${message}${more}`,
    id: file,
    ...(line !== undefined && { loc: { file, line, column: Math.max(0, (column ?? 1) - 1) } }),
    frame: problem.text.split("\n").slice(1).join("\n"),
  };
}

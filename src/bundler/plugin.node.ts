import { createUnplugin } from "unplugin";
import { isAbsolute, relative } from "node:path";
import { KernelCompilation } from "./compilation.node.ts";
import { toSystemPath } from "../toolchain/paths.ts";
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

/** Vite's, which others take over. */
const assetQuery = /[?&](?:raw|url|inline|no-inline)(?:[&=]|$)/;
const isWindows = process.platform === "win32";

/**
 * Compiles imported `.cu` files: each kernel becomes a function that is exported. The bundle gets WGSL and WebAssembly, and no
 * compiler.
 */
export const unwarpPlugin = createUnplugin((options: PluginOptions | undefined = {}, { framework }) => {
  const root = options.root ?? process.cwd();
  const { types = true, ...others } = options;
  const compilation = new KernelCompilation({ ...others, root, types: types === true ? "beside" : types });
  // These print the excerpt behind the message; the others would leave it out.
  const hasFrames = ["vite", "rollup", "rolldown"].includes(framework);
  const show = (problem: Problem, path: string, others: readonly Problem[] = []) =>
    messageOf(problem, others, { root, path, hasFrames });
  let isServed = false;
  return {
    name: "unwarp",
    enforce: "pre",
    load: {
      filter: { id: cudaFile },
      async handler(id) {
        // Whoever asks for the file's text or address gets it, from the bundler.
        if (assetQuery.test(id)) return undefined;
        const path = id.replace(/\?.*$/, "");
        const { module, problems, files, callsMath } = await compilation.compile(path);
        for (const file of files) this.addWatchFile(toSystemPath(file, isWindows));
        for (const problem of problems.filter(({ severity }) => severity === "warning"))
          this.warn(show(problem, path));
        if (module) {
          const code = generateModule(module, { runtime: "unwarp/kernels", hot: isServed, callsMath });
          return { code, map: { mappings: "", version: 3, sources: [], names: [] } as never };
        }
        const [first, ...others] = problems.filter(({ severity }) => severity === "error");
        if (!first) throw new Error(`${path} cannot be compiled`);
        // Ends it for Rollup; esbuild collects errors, and wants a module.
        this.error(show(first, path, others));
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

/** As bundlers show it: the place and what is wrong first, then the source's line, then the other errors. */
function messageOf(
  problem: Problem,
  others: readonly Problem[],
  { root, path, hasFrames }: { readonly root: string; readonly path: string; readonly hasFrames: boolean },
) {
  const { message, line, column } = problem;
  const file =
    problem.file === undefined ? path : isAbsolute(problem.file) ? problem.file : `${root}/${problem.file}`;
  const shown = relative(root, file);
  const place = line === undefined ? shown : `${shown}:${line}:${column ?? 1}`;
  const excerpt = problem.text.split("\n").slice(1).join("\n");
  const details = [excerpt, ...others.map(({ text }) => text)].filter((text) => text !== "").join("\n\n");
  const title = `${place}: ${message}`;
  if (!hasFrames) return { message: details === "" ? title : `${title}\n${details}`, id: file };
  return {
    message: title,
    id: file,
    ...(line !== undefined && { loc: { file, line, column: Math.max(0, (column ?? 1) - 1) } }),
    frame: details,
  };
}

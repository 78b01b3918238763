/**
 * Builds what npm ships: the command, the library, the worker threads' entries, the types, and the
 * support library that every program is linked with.
 * The compiler package stays a dependency: it is 100 MB of WebAssembly, loaded only when needed.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { writeThirdParty } from "./third-party.mjs";
import { writeToolkit } from "./toolkit.mjs";

const usage = `Usage: node scripts/build.mjs [--no-types]

Builds dist/ anew, all of it: the command, the library, the worker threads' entries, the support library and the types.

  --no-types   leave out the types (dist/types)
  --help       print this
`;
const options = readOptions();
if (options.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
/** Entries of the plugin that compiles imported `.cu` files: `unwarp/vite` and so on. */
const bundlers = ["vite", "rollup", "rolldown", "webpack", "rspack", "esbuild"];
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  // The last only where CycloneDX is written as XML, which nobody asks for.
  external: ["@yowasp/clang", "koffi", "webgpu", "unplugin", "xmlbuilder2"],
  sourcemap: true,
  logLevel: "warning",
  metafile: true,
};

rmSync(dist, { recursive: true, force: true });
const forNode = await build({
  ...shared,
  // Splitting keeps the compiler out of the start-up of a cached program.
  splitting: true,
  entryPoints: {
    unwarp: "src/cli/main.ts",
    index: "src/index.ts",
    worker: "src/runtime/devices/workers/worker.node.ts",
    "native-worker": "src/devices/native/worker.node.ts",
    "webgpu-worker": "src/devices/webgpu/worker.node.ts",
    "webgpu-probe": "src/devices/webgpu/probe.node.ts",
    "clang-worker": "src/toolchain/clang-worker.node.ts",
    "audit-worker": "src/audit/scan-worker.node.ts",
    prebuild: "src/toolchain/prebuild.node.ts",
    ...Object.fromEntries(bundlers.map((name) => [name, `src/bundler/${name}.node.ts`])),
  },
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
});
chmodSync(join(dist, "unwarp.js"), 0o755);
writeToolkit(root, join(dist, "toolkit"));

const prebuild = join(dist, "prebuild.js");
execFileSync(process.execPath, [prebuild, join(dist, "support")], { stdio: "inherit" });
for (const file of [prebuild, `${prebuild}.map`]) rmSync(file);

// For pages: no Node in it. The support library is a file of its own, which only pages load that have no GPU.
const forPages = await build({
  ...shared,
  platform: "neutral",
  target: ["es2022"],
  minify: true,
  splitting: true,
  entryPoints: { kernels: "src/kernels/index.ts", math: "src/kernels/math-wasm.ts" },
  outdir: "dist/kernels",
  chunkNames: "[name]-[hash]",
  loader: { ".wasm": "binary" },
  alias: {
    "unwarp:kernels.wasm": join(dist, "support", "kernels.wasm"),
    "unwarp:kernels-math.wasm": join(dist, "support", "kernels-math.wasm"),
  },
});

writeThirdParty(root, [forNode.metafile, forPages.metafile], join(dist, "THIRD-PARTY.md"));

if (!options["no-types"]) {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
}

/** Ends with exit code 2 where an argument is none of ours: nothing is built then. */
function readOptions() {
  try {
    const types = { "no-types": { type: "boolean" }, help: { type: "boolean", short: "h" } };
    return parseArgs({ options: types }).values;
  } catch (error) {
    process.stderr.write(`build.mjs: ${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

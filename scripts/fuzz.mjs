/** Builds what `npm run fuzz` runs, where it finds its packages, and runs it. */
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outdir = join(root, "node_modules", ".cache", "unwarp-fuzz");
await build({
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  external: ["@yowasp/clang"],
  entryPoints: {
    main: "test/fuzz/main.ts",
    worker: "test/fuzz/worker.ts",
    split: "test/fuzz/source/main.ts",
  },
  outdir,
  sourcemap: "inline",
  logLevel: "warning",
});
const isSplit = process.argv.includes("--split");
process.argv = [...process.argv.filter((word) => word !== "--split"), "--root", root];
await import(pathToFileURL(join(outdir, isSplit ? "split.js" : "main.js")).href);

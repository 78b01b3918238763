/** Writes docs/support/runtime-api.md, features.md and torch-npu.md from the tables in src: `node scripts/support-table.mjs`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "docs/support");
mkdirSync(folder, { recursive: true });

/** The tables are TypeScript, which Node 20 does not run by itself. */
async function load(file, folder = "src/cuda-api") {
  const { outputFiles } = await build({
    entryPoints: [join(root, folder, file)],
    bundle: true,
    format: "esm",
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}

const { runtimeSupportTable } = await load("support-table.ts");
writeFileSync(join(folder, "runtime-api.md"), runtimeSupportTable());
const { featureTable } = await load("feature-table.ts");
writeFileSync(join(folder, "features.md"), featureTable());
const { torchNpuTable } = await load("support-table.ts", "src/port/torch-npu");
writeFileSync(join(folder, "torch-npu.md"), torchNpuTable());

/** Writes docs/support/runtime-api.md, features.md and ascend-rules.md from the tables in src/cuda-api: `node scripts/support-table.mjs`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "docs/support");
mkdirSync(folder, { recursive: true });

/** The tables are TypeScript, which Node 20 does not run by itself. */
async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [join(root, "src/cuda-api", file)],
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
const { ascendRulesTable } = await load("ascend-rules.ts");
writeFileSync(join(folder, "ascend-rules.md"), ascendRulesTable());

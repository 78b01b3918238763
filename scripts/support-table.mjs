/** Writes docs/support/runtime-api.md from the tables in src/cuda-api: `node scripts/support-table.mjs`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// The table is TypeScript, which Node 20 does not run by itself.
const { outputFiles } = await build({
  entryPoints: [join(root, "src/cuda-api/support-table.ts")],
  bundle: true,
  format: "esm",
  write: false,
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { runtimeSupportTable } = await import(`data:text/javascript;base64,${code}`);

const file = join(root, "docs/support/runtime-api.md");
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, runtimeSupportTable());

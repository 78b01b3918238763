/** Writes the generated headers of include/unwarp/hip, include/unwarp/musa and include/rocm: `node scripts/dialect-names.mjs`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// TypeScript, which Node 20 does not run by itself.
const { outputFiles } = await build({
  entryPoints: [join(root, "scripts/dialects.ts")],
  bundle: true,
  format: "esm",
  write: false,
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { generatedHeaders } = await import(`data:text/javascript;base64,${code}`);

for (const [name, text] of generatedHeaders((file) => readFileSync(join(root, "include", file), "utf8"))) {
  const path = join(root, "include", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

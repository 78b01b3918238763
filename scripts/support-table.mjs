/** Writes what docs/support says of the tables in src/: `node scripts/support-table.mjs`. */
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
    entryPoints: [join(root, "src", file)],
    bundle: true,
    format: "esm",
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}

const { runtimeSupportTable } = await load("cuda-api/support-table.ts");
writeFileSync(join(folder, "runtime-api.md"), runtimeSupportTable());
const { featureTable } = await load("cuda-api/feature-table.ts");
writeFileSync(join(folder, "features.md"), featureTable());
const { ruleDocument } = await load("audit/rules/rule-document.ts");
writeFileSync(join(folder, "audit-rules.md"), ruleDocument());
const { ascendRulesTable } = await load("cuda-api/ascend-rules.ts");
writeFileSync(join(folder, "ascend-rules.md"), ascendRulesTable());
const { ascendSupportTable } = await load("port/ascend/support-table.ts");
writeFileSync(join(folder, "ascend.md"), ascendSupportTable());
const { torchNpuTable } = await load("port/torch-npu/support-table.ts");
writeFileSync(join(folder, "torch-npu.md"), torchNpuTable());

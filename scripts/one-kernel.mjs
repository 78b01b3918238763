/**
 * Writes docs/one-kernel.md anew from the CUDA source in it: `node scripts/one-kernel.mjs` after
 * `npm run build`. With `--check` it writes nothing and fails when the file is out of date.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// TypeScript, which Node 20 does not run by itself.
const { outputFiles } = await build({
  entryPoints: [join(root, "scripts/one-kernel.ts")],
  bundle: true,
  format: "esm",
  write: false,
});
const code = Buffer.from(outputFiles[0].contents).toString("base64");
const { describeKernel, firstBlock, normalizeIr } = await import(`data:text/javascript;base64,${code}`);

const file = join(root, "docs/one-kernel.md");
const markdown = readFileSync(file, "utf8");
const described = describeKernel(markdown, normalizeIr(deviceIr(firstBlock(markdown, "cuda"))));
if (described === markdown) process.exit();
if (process.argv.includes("--check")) {
  console.error("docs/one-kernel.md is out of date: node scripts/one-kernel.mjs writes it anew");
  process.exit(1);
}
writeFileSync(file, described);

/** What the device pass makes of a source without `main`. */
function deviceIr(source) {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-one-kernel-"));
  try {
    writeFileSync(join(folder, "reverse.cu"), `${source}\nint main() {}\n`);
    const unwarp = join(root, "dist/unwarp.js");
    execFileSync(process.execPath, [unwarp, "run", "reverse.cu", "--keep", "."], {
      cwd: folder,
      stdio: "inherit",
    });
    return readFileSync(join(folder, "reverse.device.ll"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

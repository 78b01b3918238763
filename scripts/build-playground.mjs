/**
 * Builds the playground as a static site that works from any folder of any host: the page, its service worker, and in
 * unwarp/ the workers and the compiler. `dist/` must have been built: the support library comes from there.
 *
 *     node scripts/build-playground.mjs [FOLDER] [--page]    # --page: leaves unwarp/ as it is
 */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildWeb } from "./build-web.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "browser",
  format: "esm",
  // light-dark() and Array.toSorted came in 2023 and 2024; the compiler's own needs are older.
  target: ["chrome123", "firefox121", "safari17.5"],
  minify: true,
  sourcemap: true,
  logLevel: "warning",
  loader: { ".cu": "text" },
};

/** Without it a folder is not emptied: it may be anything that was named by mistake. */
const mark = ".unwarp-playground";

/**
 * @param {string} given the folder, made anew; one that has other files in it is left alone
 * @param {{ page?: boolean }} options `page`: only the page, beside an unwarp/ that was built before
 */
export async function buildPlayground(given, { page = false } = {}) {
  const folder = resolve(given);
  requireOwn(folder);
  const compiler = join(folder, "unwarp");
  const keep = page && existsSync(compiler);
  if (!existsSync(join(root, "dist", "support")))
    throw new Error("dist/ has no support library: run `npm run build` first");
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (name !== mark && (!keep || name !== "unwarp")) rmSync(join(folder, name), { recursive: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, mark), "Made by scripts/build-playground.mjs, which empties this folder.\n");
  if (!keep) await buildWeb(compiler);

  const files = digests(folder);
  const version = await versionOf(files);
  await build({
    ...shared,
    entryPoints: { page: "playground/main.ts" },
    outdir: folder,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    define: { VERSION: JSON.stringify(version) },
  });
  await build({ ...shared, entryPoints: ["playground/page.css"], outdir: folder });
  await build({
    ...shared,
    entryPoints: ["playground/sw.ts"],
    format: "iife",
    outdir: folder,
    define: { FILES: JSON.stringify(files) },
  });
  const html = readFileSync(join(root, "playground", "index.html"), "utf8");
  writeFileSync(join(folder, "index.html"), html.replaceAll("{{version}}", version));
  copyFileSync(join(root, "playground", "icon.svg"), join(folder, "icon.svg"));
}

/**
 * Only what was made here is emptied.
 *
 * @param {string} folder absolute
 * @throws {Error} that says what to do
 */
export function requireOwn(folder) {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  if (names.length > 0 && !names.includes(mark))
    throw new Error(
      `${folder} has files that the playground did not put there; name another folder, or empty it`,
    );
}

/** The files that the service worker keeps, with what tells a new version from the old one. */
function digests(folder) {
  const names = readdirSync(join(folder, "unwarp"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".map"))
    .map((entry) => join(entry.parentPath, entry.name));
  const named = names.map((name) => [
    relative(folder, name).split(sep).join("/"),
    digest(readFileSync(name)),
  ]);
  return Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of all that a visitor may have from the last visit: the page's scripts, its HTML and style, and the compiler. */
async function versionOf(files) {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ["playground/main.ts", "playground/page.css", "playground/sw.ts"],
    outdir: "unwritten",
    write: false,
    sourcemap: false,
  });
  const html = readFileSync(join(root, "playground", "index.html"), "utf8");
  return digest([JSON.stringify(files), html, ...outputFiles.map(({ text }) => text)].join("\n"));
}

function digest(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2);
  const folder = given.find((argument) => !argument.startsWith("-")) ?? join(root, "dist-playground");
  await buildPlayground(folder, { page: given.includes("--page") });
  process.stdout.write(`The playground is in ${folder}: static files, to be served by any host.\n`);
}

/**
 * Builds what a page needs to compile and run programs: the workers' scripts, the compiler and the headers, all static
 * files. `dist/` must have been built: the support library's objects are taken from there.
 */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createGzip, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const clangPackage = dirname(dirname(createRequire(import.meta.url).resolve("@yowasp/clang")));
const compression = { level: 9 };

const workers = ["toolchain-worker", "clang-worker", "program-worker", "kernel-worker", "gpu-worker"];
const clangFiles = [
  "llvm.core.wasm",
  "llvm.core2.wasm",
  "llvm.core3.wasm",
  "llvm.core4.wasm",
  "llvm-resources.tar",
];

/**
 * @param {string} folder made if it is not there; other files in it stay
 */
export async function buildWeb(folder) {
  await mkdir(join(folder, "clang"), { recursive: true });
  await buildWorkers(folder);
  await copyFile(join(clangPackage, "gen", "bundle.js"), join(folder, "clang", "bundle.js"));
  const sizes = {};
  for (const name of clangFiles) sizes[name] = await pack(name, join(folder, "clang", `${name}.gz`));
  await writeFile(join(folder, "sizes.json"), JSON.stringify(sizes));
  const resources = JSON.stringify(await packResources());
  await writeFile(join(folder, "resources.json.gz"), gzipSync(resources, compression));
}

/** @param {string} folder */
export async function buildWorkers(folder) {
  await build({
    absWorkingDir: root,
    bundle: true,
    platform: "browser",
    format: "esm",
    target: ["chrome113", "firefox114", "safari17"],
    minify: true,
    sourcemap: true,
    logLevel: "warning",
    splitting: true,
    entryPoints: Object.fromEntries(workers.map((name) => [name, `src/web/${name}.web.ts`])),
    outdir: folder,
    chunkNames: "chunks/[name]-[hash]",
    // Support libraries of Node that the compiler's package asks for in branches that browsers do not take.
    external: ["node:*"],
  });
}

/**
 * Compressing takes 20 seconds, so it is done once per version of the compiler.
 *
 * @returns {Promise<number>} the compressed size in bytes
 */
async function pack(name, target) {
  const { version } = JSON.parse(await readFile(join(clangPackage, "package.json"), "utf8"));
  const cache = join(root, "node_modules", ".cache", "unwarp-web", version);
  const cached = join(cache, `${name}.gz`);
  await mkdir(cache, { recursive: true });
  if (!(await stat(cached).catch(() => undefined))) {
    const unfinished = `${cached}.${process.pid}`;
    const source = createReadStream(join(clangPackage, "gen", name));
    await pipeline(source, createGzip(compression), createWriteStream(unfinished));
    await rename(unfinished, cached);
  }
  await copyFile(cached, target);
  return (await stat(join(clangPackage, "gen", name))).size;
}

async function packResources() {
  const include = await readTree(join(root, "include"));
  const lib = await readTree(join(root, "lib"));
  const support = join(root, "dist", "support");
  const prebuilt = {};
  for (const key of await readdir(support))
    prebuilt[key] = (await readFile(join(support, key))).toString("base64");
  const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const clangVersion = dependencies["@yowasp/clang"];
  return { include, lib, prebuilt, clangVersion, fingerprint: await fingerprint({ include, lib, prebuilt }) };
}

/** Of all that decides what a program becomes: the compiler's own code too. */
async function fingerprint(parts) {
  const hash = createHash("sha256").update(JSON.stringify(parts));
  const { outputFiles } = await build({
    absWorkingDir: root,
    bundle: true,
    platform: "browser",
    format: "esm",
    write: false,
    entryPoints: ["src/web/toolchain-worker.web.ts"],
    external: ["node:*"],
  });
  for (const { contents } of outputFiles) hash.update(contents);
  return hash.digest("hex").slice(0, 16);
}

/** Headers and C sources by folder: text, all of it. */
async function readTree(folder) {
  const tree = {};
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    tree[entry.name] = entry.isDirectory() ? await readTree(path) : await readFile(path, "utf8");
  }
  return tree;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? join(root, "dist-web");
  await rm(folder, { recursive: true, force: true });
  await buildWeb(folder);
}

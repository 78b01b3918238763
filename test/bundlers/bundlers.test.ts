/** A small application with kernels, bundled by several bundlers as its users do, and run in Node on all devices that there are. */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build as esbuild, transformSync } from "esbuild";
import { rspack } from "@rspack/core";
import { rolldown } from "rolldown";
import { rollup } from "rollup";
import { build as vite, createServer } from "vite";
import webpack from "webpack";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findVulkanDriver } from "../support/vulkan-driver.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "unwarp-bundlers-"));
const driver = findVulkanDriver();

/** Imported by their paths, as built: these are not part of unwarp's own types. */
async function plugin(name: string) {
  const { default: create } = (await import(join(root, "dist", `${name}.js`))) as {
    default: (options: object) => never;
  };
  return create({ root: project });
}

beforeAll(() => {
  cpSync(fileURLToPath(new URL("app", import.meta.url)), project, { recursive: true });
  mkdirSync(join(project, "node_modules"));
  symlinkSync(root, join(project, "node_modules", "unwarp"), "dir");
  symlinkSync(join(root, "node_modules", "webgpu"), join(project, "node_modules", "webgpu"), "dir");
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

const bundlers: Record<string, (out: string) => Promise<string>> = {
  async esbuild(out) {
    await esbuild({
      absWorkingDir: project,
      entryPoints: ["./index.ts"],
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      outdir: out,
      plugins: [await plugin("esbuild")],
    });
    return join(out, "index.js");
  },
  async vite(out) {
    await vite({
      root: project,
      configFile: false,
      logLevel: "error",
      plugins: [await plugin("vite")],
      build: {
        outDir: out,
        lib: { entry: join(project, "index.ts"), formats: ["es"], fileName: "index" },
        minify: false,
      },
    });
    return join(out, "index.js");
  },
  async rolldown(out) {
    const bundle = await rolldown({
      cwd: project,
      input: "./index.ts",
      platform: "node",
      external: ["webgpu"],
      plugins: [await plugin("rolldown")],
    });
    await bundle.write({ dir: out, format: "esm", entryFileNames: "index.js" });
    await bundle.close();
    return join(out, "index.js");
  },
  async rollup(out) {
    toJavaScript();
    const bundle = await rollup({
      input: join(project, "index.js"),
      external: ["webgpu", /^node:/],
      plugins: [await plugin("rollup"), findPackages],
    });
    await bundle.write({ dir: out, format: "esm" });
    await bundle.close();
    return join(out, "index.js");
  },
  async webpack(out) {
    toJavaScript();
    const compiler = webpack({
      ...packOptions,
      plugins: [await plugin("webpack")],
      experiments: { outputModule: true },
      output: { path: out, filename: "index.mjs", library: { type: "module" } },
    });
    await new Promise<void>((resolve, reject) => {
      compiler?.run((error, stats) => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString()));
        else resolve();
      });
    });
    return join(out, "index.mjs");
  },
  async rspack(out) {
    toJavaScript();
    const compiler = rspack({
      ...packOptions,
      plugins: [await plugin("rspack")],
      output: { module: true, path: out, filename: "index.mjs", library: { type: "module" } },
    });
    await new Promise<void>((resolve, reject) => {
      compiler.run((error, stats) => {
        if (error) reject(error);
        else if (stats?.hasErrors()) reject(new Error(stats.toString({})));
        else compiler.close(() => resolve());
      });
    });
    return join(out, "index.mjs");
  },
};

/** What `@rollup/plugin-node-resolve` does for Rollup's users. */
const findPackages = {
  name: "find-packages",
  resolveId: (id: string) =>
    id === "unwarp/kernels" ? join(root, "dist", "kernels", "kernels.js") : undefined,
};

const packOptions = {
  context: project,
  mode: "development",
  devtool: false,
  target: "node20",
  entry: "./index.js",
} as const;

/** For bundlers that read no TypeScript by themselves. */
function toJavaScript() {
  for (const name of ["index", "main", "faults"]) {
    const { code } = transformSync(readFileSync(join(project, `${name}.ts`), "utf8"), {
      loader: "ts",
      format: "esm",
    });
    writeFileSync(join(project, `${name}.js`), code.replaceAll(/"(\.\/\w+)\.ts"/g, '"$1.js"'));
  }
}

const expectedResult = {
  y: [1, 3, 5, 7, 1999],
  counts: Array.from({ length: 10 }, () => 50),
  wide: ["2", "2199023255552", "10"],
  part: [30, 33, 36],
  points: [7, 4, 6, 8, 7, 4, 6, 8],
  sums: [32],
  lines: ["I am Nobody", "block 0 of 3: hello 0.75", "block 1 of 3: hello 0.75"],
};

function run(bundle: string, kind: "cpu" | "webgpu") {
  const env = { ...process.env, ...(driver !== undefined && { VK_ICD_FILENAMES: driver }) };
  // A failed assertion is printed as well, as CUDA does.
  const text = execFileSync(process.execPath, [join(project, "run.mjs"), bundle, kind], {
    env,
    cwd: project,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(text.toString()) as { main: unknown; faults: Record<string, unknown> };
}

describe.each(Object.entries(bundlers))("%s", (name, bundle) => {
  test("bundles kernels, which run on the CPU and on WebGPU with the same results", async () => {
    const file = await bundle(join(project, `out-${name}`));
    const cpu = run(file, "cpu");
    expect(cpu.main).toEqual({ kind: "cpu", result: expectedResult });
    expect(cpu.faults).toMatchObject({
      before: "done",
      failed: {
        code: "cudaErrorLaunchFailure",
        kernel: "traps",
        location: "faults.cu:9",
        message: expect.stringContaining("kernel traps (faults.cu:9) stopped"),
      },
      later: "done",
      asserts: {
        code: "cudaErrorAssert",
        message: expect.stringContaining(
          "faults.cu:6: void asserts(const int *): block: [0,0,0], thread: [3,0,0] Assertion `values[threadIdx.x] < 3` failed.",
        ),
      },
      wild: { code: "cudaErrorIllegalAddress", kernel: "wild" },
      bounded: { code: "cudaErrorLaunchOutOfResources" },
      block: { code: "cudaErrorInvalidConfiguration" },
      array: "TypeError: fine: out takes a Int32Array, not a Float32Array",
    });
    if (driver === undefined) return;
    const gpu = run(file, "webgpu");
    expect(gpu.main).toEqual({ kind: "webgpu", result: expectedResult });
    expect(gpu.faults).toMatchObject({
      before: "done",
      failed: { code: "cudaErrorLaunchFailure", location: "faults.cu:9" },
      later: "done",
      asserts: {
        code: "cudaErrorAssert",
        message: expect.stringContaining("Assertion `values[threadIdx.x] < 3` failed."),
      },
      wild: { code: "cudaErrorIllegalAddress" },
      bounded: { code: "cudaErrorLaunchOutOfResources" },
    });
  });
});

test("Vite's server compiles a kernel anew when it or a header of it is edited", async () => {
  writeFileSync(join(project, "scale.h"), "#define SCALE 3\n");
  writeFileSync(
    join(project, "edited.cu"),
    '#include "scale.h"\n__global__ void scale(int* p) { p[threadIdx.x] *= SCALE; }\n',
  );
  writeFileSync(join(project, "edited.js"), 'import { scale } from "./edited.cu"; scale;\n');
  const server = await createServer({
    root: project,
    configFile: false,
    logLevel: "silent",
    plugins: [await plugin("vite")],
    server: { middlewareMode: true, ws: false },
  });
  try {
    await server.transformRequest("/edited.js");
    const first = await server.transformRequest("/edited.cu");
    const editAndAsk = async () => {
      // Again and again: the watcher takes a while until it looks at a file that it has just been told of.
      writeFileSync(join(project, "scale.h"), "#define SCALE 5\n");
      return (await server.transformRequest("/edited.cu"))?.code;
    };
    await expect.poll(editAndAsk, { timeout: 20_000, interval: 500 }).not.toBe(first?.code);
  } finally {
    await server.close();
  }
});

test("TypeScript finds the generated types, and they hold the application to its kernels", () => {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  expect(existsSync(join(project, "saxpy.cu.d.ts"))).toBe(true);
  execFileSync(process.execPath, [tsc, "-p", project], { stdio: "inherit" });
});

test("errors of the source are the bundler's errors, with their place", async () => {
  writeFileSync(join(project, "wrong.cu"), "__global__ void k(int* p) {\n  p[0] = missing;\n}\n");
  writeFileSync(join(project, "wrong.js"), 'import { k } from "./wrong.cu"; k();');
  const options = {
    absWorkingDir: project,
    entryPoints: ["./wrong.js"],
    bundle: true,
    write: false as const,
    logLevel: "silent" as const,
  };
  const failed = await esbuild({ ...options, plugins: [await plugin("esbuild")] }).catch(
    (error: unknown) => error,
  );
  const [error] = (
    failed as { errors: { text: string; location: { line: number; column: number } | null }[] }
  ).errors;
  expect(error?.text).toContain("wrong.cu:2:10: use of undeclared identifier 'missing'");
  expect(error?.text).toContain("p[0] = missing;");
  const viteError = (await vite({
    ...{ root: project, configFile: false, logLevel: "silent", plugins: [await plugin("vite")] },
    build: { write: false, lib: { entry: join(project, "wrong.js"), formats: ["es"] } },
  }).catch((failure: unknown) => failure)) as { message: string; frame?: string };
  const [message, frame] = [viteError.message, viteError.frame ?? ""];
  expect(message).toContain("use of undeclared identifier 'missing'");
  expect(frame === "" ? message.split("\n").slice(1).join("\n") : frame).toContain("p[0] = missing;");
});

test("the text and the address of a source can be imported, too", async () => {
  writeFileSync(join(project, "text.js"), 'import text from "./saxpy.cu?raw"; export default text;');
  const built = (await vite({
    ...{ root: project, configFile: false, logLevel: "silent", plugins: [await plugin("vite")] },
    build: { write: false, lib: { entry: join(project, "text.js"), formats: ["es"] } },
  })) as { output: { code: string }[] }[];
  const code = built[0]?.output[0]?.code ?? "";
  expect(code).toContain("__global__");
  expect(code).not.toContain("unwarp/kernels");
});

test("the part that runs in pages has at most 60 KB", () => {
  const folder = join(root, "dist", "kernels");
  const entry = readFileSync(join(folder, "kernels.js"), "utf8");
  const chunks = [...entry.matchAll(/["']\.\/([\w-]+\.js)["']/g)].map(([, file = ""]) => file);
  const files = ["kernels.js", ...new Set(chunks)];
  expect(files.length).toBeGreaterThan(1);
  const bytes = files.map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
});

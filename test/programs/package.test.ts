/** The package as npm ships it, used by a project of its own: types, library and commands. Needs `npm run build`. */
import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { type Ending, execute, temporaryFolder } from "./support/command.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const project = temporaryFolder();
const packageOf = (name: string) => join(root, "node_modules", name);
/** Windows cannot start npm itself, which is a script there. */
const npmFile = process.env["npm_execpath"];
const npm = (args: readonly string[]) =>
  npmFile === undefined
    ? execute("npm", args, { cwd: root })
    : execute(process.execPath, [npmFile, ...args], { cwd: root });
let packed: readonly string[] = [];

beforeAll(async () => {
  const { stdout, stderr } = await npm(["pack", "--ignore-scripts", "--json", "--pack-destination", project]);
  const [tarball] = JSON.parse(stdout || "[]") as { filename: string; files: { path: string }[] }[];
  expect(tarball, stderr).toBeDefined();
  packed = tarball?.files.map(({ path }) => path) ?? [];
  // What `npm install` would do, without a network: the package from the tarball, its dependency from here.
  await execute("tar", ["-xzf", tarball?.filename ?? ""], { cwd: project });
  mkdirSync(join(project, "node_modules", "@yowasp"), { recursive: true });
  mkdirSync(join(project, "node_modules", "@types"));
  renameSync(join(project, "package"), join(project, "node_modules", "unwarp"));
  for (const name of ["@yowasp/clang", "@types/node"]) {
    symlinkSync(packageOf(name), join(project, "node_modules", name), "junction");
  }
  cpSync(fileURLToPath(new URL("consumer", import.meta.url)), project, { recursive: true });
  writeFileSync(join(project, "package.json"), `{ "type": "module", "private": true }`);
});

test("sources, tests and maps of the machine's own files are not in it", () => {
  expect(packed.filter((path) => /^(src|test|scripts|bench|node_modules)\//.test(path))).toEqual([]);
  for (const path of [
    "dist/unwarp.js",
    "dist/toolkit/bin/nvcc",
    "dist/types/index.d.ts",
    "LICENSE",
    "README.md",
  ]) {
    expect(packed).toContain(path);
  }
});

test("a TypeScript project compiles against the types and runs programs", async () => {
  const tsc = join(packageOf("typescript"), "bin", "tsc");
  const flags = ["--strict", "--module", "nodenext", "--target", "es2023", "--types", "node"];
  const checked = await execute(
    process.execPath,
    [tsc, ...flags, "--exactOptionalPropertyTypes", "index.ts"],
    {
      cwd: project,
    },
  );
  expect(checked.stdout).toBe("");

  const { exitCode, stdout, stderr }: Ending = await execute(process.execPath, ["index.js"], {
    cwd: project,
  });
  expect(exitCode, stderr).toBe(0);
  // The program whose output was not captured prints before the report.
  const [inherited, report] = stdout.split("\n");
  expect(inherited).toBe("program: y[9] = 19, typed -1");
  expect(stderr).toBe("done\n");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(JSON.parse(report ?? "")).toEqual({
    version,
    first: { exitCode: 5, stdout: "program: y[999] = 1999, typed 7\n", stderr: "done\n" },
    blocked: false,
    inherited: 5,
    interpreted: "program: y[9] = 19, typed 8\n",
    stopped: { exitCode: 124, stderr: "unwarp: stopped after 0.3 s (--timeout)\n" },
    flood: [3_000_000, true],
    aborted: 143,
    wrong: {
      ok: false,
      output: expect.stringMatching(
        /^wrong\.cu:1:21: error: use of undeclared identifier 'not_declared'\n/,
      ) as string,
    },
    missing: "unwarp: missing.cu: no such file\n",
    refused: "unwarp: -ptx: unwarp translates device code when it links and makes no PTX or cubin\n",
    unsupported: { severity: "error", line: 2 },
    notOurs: true,
    senseless: "threads is a whole number from 1 to 256, not 0",
  });
});

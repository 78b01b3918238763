/** A project with a Makefile, built by `make NVCC="unwarp nvcc"`. Needs `npm run build`, make and ar. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { commandFile, execute, temporaryFolder, unwarp } from "./support/command.ts";

const folder = temporaryFolder();
const nvcc = `"${process.execPath}" "${commandFile}" nvcc`;
const make = (...words: string[]) => execute("make", [`NVCC=${nvcc}`, ...words], { cwd: folder });

const expected = `8 7 6 5 4 3 2 1 
counter 8
10 40 90 160
42 12 11110 1
c 16
`;

beforeAll(async () => {
  cpSync(fileURLToPath(new URL("make-project", import.meta.url)), folder, { recursive: true });
  const { exitCode, stderr } = await make();
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
});

test("device functions, variables and templates of several files are linked", async () => {
  const { exitCode, stdout, stderr } = await execute("./app", [], { cwd: folder });
  expect(stderr).toBe("");
  expect(stdout).toBe(`${expected}\n`);
  expect(exitCode).toBe(0);
});

test("arguments and the exit code pass through the launcher, from anywhere and by any name", async () => {
  const elsewhere = temporaryFolder();
  mkdirSync(join(elsewhere, "bin"));
  const moved = join(elsewhere, "bin", "moved app");
  cpSync(join(folder, "app"), moved);
  symlinkSync(moved, join(elsewhere, "link"));
  for (const path of [moved, "./link", "bin/moved app"]) {
    const { exitCode, stdout } = await execute(path, ["a b", "$x", "--help"], { cwd: elsewhere });
    expect(stdout).toBe(`${expected}[a b][$x][--help]\n`);
    expect(exitCode).toBe(3);
  }
  const byExec = await unwarp(["exec", moved, "a b"], { cwd: elsewhere });
  expect(byExec).toMatchObject({ exitCode: 3, stdout: `${expected}[a b]\n` });
});

test("the dependency files name the headers, so that a change to one rebuilds what needs it", async () => {
  expect(readFileSync(join(folder, "build/main.d"), "utf8")).toBe(
    "build/main.o: src/main.cu \\\n  include/shared.h\n\ninclude/shared.h:\n",
  );
  expect((await make()).stdout).toContain("'app' is up to date");
  const soon = new Date(Date.now() + 2000);
  utimesSync(join(folder, "include/shared.h"), soon, soon);
  const { stdout } = await make("-n");
  expect(stdout).toContain("-c src/main.cu");
  expect(stdout).toContain("-c src/other.cu");
  expect(stdout).not.toContain("src/third.cpp");
});

test("a program whose unwarp is gone asks for another one by name", async () => {
  const text = readFileSync(join(folder, "app"), "latin1").replace(commandFile, `${commandFile}.gone`);
  writeFileSync(join(folder, "orphan"), text, { encoding: "latin1", mode: 0o755 });
  const { exitCode, stderr } = await execute("./orphan", [], { cwd: folder });
  expect(stderr).toContain("unwarp");
  expect(stderr).toContain("not found");
  expect(exitCode).toBe(127);
});

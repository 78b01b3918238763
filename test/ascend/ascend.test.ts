/**
 * Programs in Ascend C, through headers of our own, and the rules that they are held to: on the interpreter, and on the
 * CPU's workers. What a program announces: test/support/expectations.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { readExpectations } from "../support/expectations.ts";
import { type Built, devices, WholePrograms } from "../support/whole-programs.ts";

const here = new URL(".", import.meta.url);
const files = readdirSync(here).filter((file) => file.endsWith(".asc"));
const programs = new WholePrograms(here);
afterAll(() => programs.dispose());

describe.each(files)("%s", (file) => {
  const expected = readExpectations(readFileSync(new URL(file, here), "utf8"));
  let built: Promise<Built> | undefined;

  test.each(["interpreter", "1 thread"] as const)("%s", async (device) => {
    built ??= programs.build([file, ...expected.flags]);
    const { app, messages } = await built;
    expect(messages).toBe("");
    if (!app) throw new Error(`${file} was not built`);
    const { exitCode, stdout, stderr } = await programs.run(
      app,
      programs.newFolder(`${file} ${device}`),
      devices[device],
      expected.args,
    );
    for (const line of expected.stderr) expect(stderr).toContain(line);
    if (expected.stderr.length === 0) expect(stderr).toBe("");
    expect({ exitCode, stdout }).toEqual({ exitCode: expected.exitCode, stdout: expected.stdout });
  });
});

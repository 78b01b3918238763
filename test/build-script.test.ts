/** `scripts/build.mjs` deletes dist/ first, so it must not run for a question or a slip. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));
const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: "utf8" });
  return { status, stdout, stderr };
};

test("--help explains and builds nothing", () => {
  const { status, stdout } = run("--help");
  expect(status).toBe(0);
  expect(stdout).toContain("Usage: node scripts/build.mjs [--no-types]");
});

test.each([["--no-type"], ["extra"]])("%s is refused", (word) => {
  const { status, stderr } = run(word);
  expect(status).toBe(2);
  expect(stderr).toContain("Usage:");
});

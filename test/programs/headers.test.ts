/** The table of headers says that these work; here they are compiled, all in one source. Needs `npm run build`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Header, headers } from "../../src/cuda-api/headers.ts";
import { temporaryFolder, unwarp } from "./support/command.ts";

const cwd = temporaryFolder();
const names = Object.entries<Header>(headers)
  .filter(([, { state }]) => state !== "later")
  .map(([name]) => name);

test.each([
  ["forwards", names],
  ["backwards", names.toReversed()],
])("all headers that work compile together, %s", async (order, all) => {
  expect(all.length).toBeGreaterThan(100);
  writeFileSync(
    join(cwd, `${order}.cu`),
    `${all.map((name) => `#include <${name}>\n`).join("")}int main() {}\n`,
  );
  const ending = await unwarp(["nvcc", "-std=c++17", "-c", `${order}.cu`], { cwd });
  expect(ending.stderr).toBe("");
  expect(ending.exitCode).toBe(0);
});

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("../scripts/build-playground.mjs", import.meta.url));

test("a folder with files of others is not emptied", () => {
  const folder = mkdtempSync(join(tmpdir(), "unwarp-playground-"));
  const precious = join(folder, "thesis.txt");
  writeFileSync(precious, "years of work");
  const build = () => execFileSync(process.execPath, [script, folder], { stdio: "pipe" });
  expect(build).toThrow("has files that the playground did not put there");
  expect(existsSync(precious)).toBe(true);
  rmSync(folder, { recursive: true });
});

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "vitest";

/** The unit test covers the passes; this one also what clang makes of the source today. */
test("docs/one-kernel.md is what node scripts/one-kernel.mjs writes", () => {
  const script = fileURLToPath(new URL("../../scripts/one-kernel.mjs", import.meta.url));
  execFileSync(process.execPath, [script, "--check"], { stdio: "inherit" });
});

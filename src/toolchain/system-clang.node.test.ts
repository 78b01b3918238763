import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { cpuExtensions, findSystemClang } from "./system-clang.node.ts";

const folder = mkdtempSync(join(tmpdir(), "unwarp-clang-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a command into the folder that prints the text whatever it is asked. */
function fake(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho '${text}'\n`);
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(process.platform === "win32")("the machine's clang", () => {
  test("is the first that is recent enough", () => {
    fake("clang", "clang version 14.0.6");
    fake("clang-16", "Debian clang version 16.0.6 (15)");
    fake("clang-18", "clang version 18.1.0");
    const path = { PATH: folder };
    expect(findSystemClang(path)).toEqual({
      command: "clang-18",
      version: "clang version 18.1.0",
      major: 18,
    });
  });

  test("is the one that the environment names, or none", () => {
    fake("clang", "clang version 19.0.0");
    const mine = fake("mine", "Apple clang version 17.0.0 (clang-1700.0.13.5)");
    expect(findSystemClang({ PATH: folder, UNWARP_CLANG: mine })?.major).toBe(17);
    const old = fake("old", "clang version 15.0.7");
    expect(findSystemClang({ PATH: folder, UNWARP_CLANG: old })).toBeUndefined();
    expect(findSystemClang({ PATH: folder, UNWARP_CLANG: join(folder, "nowhere") })).toBeUndefined();
  });

  test("knows the vector instructions of the CPU", () => {
    const command = fake("clang", "#define __AVX2__ 1\n#define __FMA__ 1");
    expect(cpuExtensions({ command, version: "", major: 19 })).toEqual(["AVX2", "FMA"]);
  });
});

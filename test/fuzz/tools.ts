import { readFileSync } from "node:fs";
import type { Clang } from "../../src/toolchain/clang.ts";
import { supportSources } from "../../src/toolchain/support-sources.ts";

/** What compiled kernels call: where they meet and how they fail. */
const needed = ["support/driver.c", "support/warp.c"];

/** @param root the folder of the package */
export async function supportObjects(clang: Clang, root: string): Promise<Record<string, Uint8Array>> {
  const objects: Record<string, Uint8Array> = {};
  const header = readFileSync(`${root}/lib/support/launch.h`);
  for (const { file, flags } of supportSources.filter(({ file }) => needed.includes(file))) {
    const argv = ["clang", "--target=wasm32-wasip1", "-c", ...flags, file, "-o", "-"];
    const source = readFileSync(`${root}/lib/${file}`);
    const name = file.replace(/^.*\//, "");
    const files = { support: { "launch.h": header, [name]: source } };
    const { exitCode, output, messages } = await clang.run(argv, files);
    if (exitCode !== 0) throw new Error(messages);
    objects[`${name}.o`] = output;
  }
  return objects;
}

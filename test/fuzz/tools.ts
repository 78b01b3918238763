import { readdirSync, readFileSync } from "node:fs";
import type { Clang } from "../../src/toolchain/clang.ts";
import { supportSources } from "../../src/toolchain/support-sources.ts";

/** What kernels and their driver call: the rest needs libc, and compiling it takes longer than a few kernels. */
const needed = ["support/driver.c", "support/cooperative.c", "support/warp.c"];

/** @param root the folder of the package */
export async function supportObjects(clang: Clang, root: string): Promise<Record<string, Uint8Array>> {
  const objects: Record<string, Uint8Array> = {};
  const names = readdirSync(`${root}/lib/support`).filter((name) => name.endsWith(".h"));
  const headers = Object.fromEntries(
    names.map((name) => [name, readFileSync(`${root}/lib/support/${name}`)]),
  );
  for (const { file, flags } of supportSources.filter(({ file }) => needed.includes(file))) {
    const argv = ["clang", "--target=wasm32-wasip1", "-c", ...flags, file, "-o", "-"];
    const source = readFileSync(`${root}/lib/${file}`);
    const name = file.replace(/^.*\//, "");
    const files = { support: { ...headers, [name]: source } };
    const { exitCode, output, messages } = await clang.run(argv, files);
    if (exitCode !== 0) throw new Error(messages);
    objects[`${name}.o`] = output;
  }
  return objects;
}

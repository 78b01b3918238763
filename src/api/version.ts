import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../toolchain/package-folder.node.ts";

/** unwarp's version, as package.json has it: `0.1.0`. */
export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8"));
  return (manifest as { version: string }).version;
}

import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { InternalError } from "../source/invariant.ts";

/** unwarp's own folder, the one with package.json: the same from src/toolchain, dist and dist/chunks. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!statSync(join(folder, "package.json"), { throwIfNoEntry: false })) {
    const parent = dirname(folder);
    if (parent === folder) throw new InternalError("unwarp's package folder is incomplete: no package.json");
    folder = parent;
  }
  return folder;
}

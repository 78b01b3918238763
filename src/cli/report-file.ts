/** The file of `unwarp port --report`. */
import { existsSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isInside } from "../port/write-output.node.ts";
import { systemReason } from "../toolchain/system-reason.ts";
import { UsageError } from "./command.ts";

/**
 * Before the work, which is not to be done for nothing.
 *
 * @param out the folder of the port, where it gets one
 * @throws {UsageError} when it cannot be written there
 */
export function checkReportFile(file: string, out: string | undefined): void {
  if (out !== undefined && isInside(resolve(file), resolve(out)))
    throw new UsageError(
      `--report ${file}: the port's own folder has port-report.json; choose another place`,
    );
  const folder = dirname(file);
  if (!isFolder(folder)) throw new UsageError(`--report ${file}: there is no folder ${folder}`);
  if (isFolder(file)) throw new UsageError(`--report ${file}: is a folder, not a file`);
}

export function writeReportFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--report ${file}: cannot be written: ${systemReason(error)}`);
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

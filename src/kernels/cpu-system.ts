import type { LinearMemory } from "../runtime/memory/linear-memory.ts";
import type { LinePrinter } from "./line-printer.ts";

const success = 0;
const badFile = 8;
const standardOut = 1;
const standardError = 2;

/**
 * What the support library's C library asks of a system, WASI's calls: to print is all that it does.
 *
 * @param memory is there when the first call comes
 */
export function systemCalls(
  memory: () => LinearMemory,
  out: LinePrinter,
  error: LinePrinter,
): Record<string, (...args: number[]) => number> {
  const printerOf = (file: number) =>
    file === standardOut ? out : file === standardError ? error : undefined;
  return {
    fd_write: (file = 0, pieces = 0, count = 0, written = 0) => {
      const printer = printerOf(file);
      if (!printer) return badFile;
      let total = 0;
      for (let index = 0; index < count; index++) {
        const [start, bytes] = [memory().u32(pieces + 8 * index), memory().u32(pieces + 8 * index + 4)];
        printer.write(memory().range(start, bytes));
        total += bytes;
      }
      memory().setU32(written, total);
      return success;
    },
    // "Is it a terminal?" No.
    fd_fdstat_get: () => badFile,
    fd_seek: () => badFile,
    fd_close: () => success,
  };
}

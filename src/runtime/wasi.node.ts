import { createRequire } from "node:module";

/** node:wasi without the warning that it is experimental, which would be the program's first line. */
export function loadWasi(): typeof import("node:wasi") {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => {};
  try {
    return createRequire(import.meta.url)("node:wasi") as typeof import("node:wasi");
  } finally {
    process.emitWarning = emitWarning;
  }
}

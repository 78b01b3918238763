type WasiCall = (...args: unknown[]) => number;

/** errno's EPIPE in WASI. */
const brokenPipe = 64;
/** As a shell reports SIGPIPE. */
export const brokenPipeExitCode = 141;
const standardOutput = 1;
const standardError = 2;

/**
 * Ends the process when nobody reads its output any more (`app | head -1`), as SIGPIPE ends a native
 * program; otherwise a program that prints in a loop would go on for nothing.
 */
export function endAtBrokenPipe(calls: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const write = calls["fd_write"] as WasiCall;
  return {
    ...calls,
    fd_write: (...args: unknown[]) => {
      const result = write(...args);
      const [fd] = args;
      if (result === brokenPipe && (fd === standardOutput || fd === standardError)) {
        // Not by a JavaScript exception: the program's `catch (...)` would take it.
        process.exit(brokenPipeExitCode);
      }
      return result;
    },
  };
}

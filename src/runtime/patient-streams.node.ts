type WasiCall = (...args: unknown[]) => number;

/** WASI's errno. */
const again = 6;
const brokenPipe = 64;
/** As a shell reports SIGPIPE. */
const brokenPipeExitCode = 141;
const standardOutput = 1;
const standardError = 2;

/**
 * Standard streams as a native program knows them, whatever the process got: on a pipe that does not block
 * (Node makes its own so, and a parent may) a call waits until the other side is ready, where the C
 * library would drop the text. When nobody reads the output any more (`app | head -1`) the process ends, as by
 * SIGPIPE: a program that prints in a loop would go on for nothing.
 */
export function patientStreams(calls: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const patient = (name: string): WasiCall => {
    const call = calls[name] as WasiCall;
    return (...args) => {
      let result = call(...args);
      while (result === again) {
        waitForOthers();
        result = call(...args);
      }
      return result;
    };
  };
  const write = patient("fd_write");
  return {
    ...calls,
    fd_read: patient("fd_read"),
    fd_write: (...args: unknown[]) => {
      const result = write(...args);
      const [fd] = args;
      // Not by a JavaScript exception: the program's `catch (...)` would take it.
      if (result === brokenPipe && (fd === standardOutput || fd === standardError)) endAtBrokenPipe();
      return result;
    },
  };
}

export function endAtBrokenPipe(): never {
  process.exit(brokenPipeExitCode);
}

/** A millisecond for the process at the other end of a pipe. */
export function waitForOthers(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}

import { writeSync } from "node:fs";
import { endAtBrokenPipe, waitForOthers } from "../runtime/patient-streams.node.ts";

/**
 * Writes the whole text before it returns. `process.stdout` would not do: to open it makes a pipe non-blocking, which
 * the program then inherits, and what it has not yet written waits until the program is over.
 */
export function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EPIPE") endAtBrokenPipe();
      if (code !== "EAGAIN") throw error;
      waitForOthers();
    }
  }
}

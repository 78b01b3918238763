import type { Io } from "./command.ts";

/** Shows what a long step is doing. */
export interface Progress {
  /** A stage begins; the text is shown until the next one or `done`. */
  stage(text: string): void;
  done(): void;
}

/** One line on a terminal that is rewritten in place and gone at the end; nothing when piped. */
export function createProgress(io: Io): Progress {
  if (!io.isTerminal) return { stage() {}, done() {} };
  let shown = false;
  return {
    stage(text) {
      io.writeError(`\r\u001B[K${text} …`);
      shown = true;
    },
    done() {
      if (shown) io.writeError("\r\u001B[K");
      shown = false;
    },
  };
}

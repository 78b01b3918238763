/** Where a command reads and writes. Tests pass their own. */
export interface Io {
  /** Standard output, text as is. */
  write(text: string): void;
  /** Standard error, text as is. */
  writeError(text: string): void;
  /** True when standard error is a terminal: progress is shown and colours are used. */
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** One word of the command line: `unwarp run …`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the command's name, for the first line of its help. */
  readonly usage: string;
  /** The help below the usage line. */
  readonly help: string;
  /** Whether these words ask for help, not for work. `exec` must leave its program's `--help` alone. */
  takesHelp(argv: readonly string[]): boolean;
  /** Returns the exit code. Throws `UsageError` for a wrong command line. */
  run(argv: readonly string[], io: Io): Promise<number>;
}

/** The command line makes no sense. Exit code 2, with a pointer to the help. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

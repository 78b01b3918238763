/** What a port did, as data: the text for people and the JSON for tools are both made of it. */

export const reportVersion = 1;

/** In words that claim no more than what was done. */
export type PortStatus =
  /** All of it is ported; nobody ran it. */
  | "ported, not checked"
  /** The port and the original computed the same on our CPU device. */
  | "ported, checked on CPU, never run on the target"
  /** Some constructs are refused; where the text can be marked, it does not compile there. */
  | "refused"
  /** Not read: it is copied as it is. */
  | "copied"
  /** Read, and there was nothing to change. */
  | "unchanged";

/** A construct that is not ported, and what a person can do. */
export interface Refusal {
  /** Stable and readable, e.g. "double-in-device-code". */
  readonly code: string;
  readonly file: string;
  /** 1-based; 0 for a file as a whole. */
  readonly line: number;
  /** The construct as written. */
  readonly construct: string;
  readonly reason: string;
  readonly help?: string;
  /** The kernel or function that it stands in. */
  readonly within?: string;
}

/** Ported, but a person should know: an order that changes, an assumption that was made. */
export interface Remark {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface KernelReport {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly status: PortStatus;
}

export interface FileReport {
  /** In the source. */
  readonly path: string;
  /** In the output. */
  readonly output: string;
  readonly status: PortStatus;
  /** Why it is only copied, or what Clang said. */
  readonly reason?: string;
}

export interface PortReport {
  readonly version: typeof reportVersion;
  readonly target: string;
  readonly source: string;
  readonly status: PortStatus;
  readonly files: readonly FileReport[];
  readonly kernels: readonly KernelReport[];
  readonly refusals: readonly Refusal[];
  readonly remarks: readonly Remark[];
  /** What a user types to go further: to build, to simulate, to run. */
  readonly nextSteps: readonly string[];
  /** What was written into a folder; absent in patches, in changes in place and in older reports. */
  readonly written?: WrittenFiles;
}

/** SHA-256 of each file by its path in the output; the report itself is not among them. */
export type WrittenFiles = Readonly<Record<string, string>>;

import type { Options } from "./options.ts";

export const sectionNames = [
  "start-up",
  "launches",
  "compile-time",
  "kernels",
  "webgpu",
  "audit",
  "verify",
] as const;
export type SectionName = (typeof sectionNames)[number];

export interface Request {
  /** An empty folder that goes away at the end. */
  readonly work: string;
  readonly options: Options;
}

/** A part of bench/RESULTS.md. */
export interface Section {
  readonly title: string;
  /** What was measured against, with versions: "gcc 12.2.0". */
  readonly versions: readonly string[];
  readonly text: string;
  /** False when only a part was asked for: then the file keeps what it has. */
  readonly complete: boolean;
  /** True when something gave a wrong result or ended badly; the text says what. */
  readonly failed?: boolean;
}

export type Measure = (request: Request) => Promise<Section>;

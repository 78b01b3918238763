/** Notes about files that are read line by line: requirements, Dockerfiles. */
import type { Way } from "./rules.ts";

export interface TextNote {
  readonly code: string;
  readonly way: Way;
  readonly line: number;
  readonly construct: string;
  readonly message: string;
}

export interface PortedText {
  readonly text: string;
  readonly notes: readonly TextNote[];
}

/** The other files of a project, as far as the flow within one asks for them. */
import type { Evidence } from "./evidence.ts";

export interface OtherFiles {
  /** What files that import a name of a module do with it, or with what it returns. */
  usesOf(path: string, name: string, as: "value" | "result"): Evidence;
  /** What a name at the top of another file of the project is, by all its uses. */
  valueOf(dotted: string, from: string): Evidence;
  /** The parameter that an argument goes to. */
  parameterOf(dotted: string, from: string, argument: number | string): NamedEvidence | undefined;
}

export interface NamedEvidence {
  readonly name: string;
  readonly evidence: Evidence;
}

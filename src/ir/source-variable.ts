/** What debug information tells about a variable: how it is called in the source, and what its bytes mean. */
export interface SourceVariable {
  readonly name: string;
  /** Undefined for types that are not described, as those of functions. */
  readonly type: SourceType | undefined;
}

/** A type as the source has it: LLVM's types know neither signs nor the names of fields. */
export type SourceType =
  | {
      readonly kind: "number";
      readonly name: string;
      readonly encoding: "signed" | "unsigned" | "float" | "bool" | "char";
      readonly bytes: number;
    }
  /** `to` is left out where a type would hold itself. */
  | { readonly kind: "pointer"; readonly to?: SourceType }
  /** The outermost dimension first; 0 for one that is open. */
  | { readonly kind: "array"; readonly of: SourceType; readonly counts: readonly number[] }
  | {
      readonly kind: "struct";
      readonly name: string;
      readonly bytes: number;
      readonly fields: readonly {
        readonly name: string;
        readonly offset: number;
        readonly type: SourceType;
      }[];
    };

/** `!unwarp.variable !{!"…"}`: how the printer keeps a variable, in place of LLVM's web of nodes. */
export const variableMetadata = "unwarp.variable";

export function encodeSourceVariable(variable: SourceVariable): string {
  return JSON.stringify(variable);
}

/** Only ever reads what `encodeSourceVariable` wrote. */
export function decodeSourceVariable(text: string): SourceVariable {
  return JSON.parse(text) as SourceVariable;
}

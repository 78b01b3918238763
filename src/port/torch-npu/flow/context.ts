/** Where the value of an expression goes. */
import type { SyntaxNode } from "../python/syntax.ts";
import { nameSays, type LiteralKind } from "./device-names.ts";

export type Context =
  /** To something that PyTorch reads as a device, or as a backend. */
  | { readonly kind: "sink"; readonly accepts: LiteralKind; readonly key?: boolean }
  /** To a library with devices of its own. */
  | { readonly kind: "foreign" }
  /** To something that is called like a device, and is out of sight. */
  | { readonly kind: "named"; readonly accepts: LiteralKind }
  /** To a variable, parameter, attribute or result, whose uses say more. */
  | { readonly kind: "slot"; readonly slot: string; readonly name: string }
  | { readonly kind: "compare"; readonly other: SyntaxNode };

/** What follows values, for the parts of it that need each other. */
export interface Following {
  contextsOf(node: SyntaxNode): Context[];
  /** @param path keys, from the dictionary inwards */
  entryContexts(dictionary: SyntaxNode, path: readonly string[]): Context[];
  calleeContexts(call: CalledArgument): Context[];
}

/** An argument of a call, by what is called. */
export interface CalledArgument {
  readonly callee: SyntaxNode;
  /** What is called, `torch.cuda.set_device`; undefined for what is no import. */
  readonly path: string | undefined;
  readonly method: string | undefined;
  readonly keyword: string | undefined;
  readonly index: number;
}

export function sinksByName(keyword: string): Context[] {
  if (nameSays(keyword, "device")) return [{ kind: "sink", accepts: "device" }];
  if (nameSays(keyword, "backend")) return [{ kind: "sink", accepts: "backend" }];
  return [];
}

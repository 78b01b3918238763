/**
 * Ports one Python file to torch_npu. Text goes in and text comes out: comments and layout stay, and nothing is
 * patched at run time.
 */
import { DeviceFlow } from "./device-flow.ts";
import type { OtherFiles } from "./flow/other-files.ts";
import { placeImport } from "./place-import.ts";
import { Scopes } from "./python/scopes.ts";
import { childrenOf, isSame, parsePython, stringValue, type SyntaxNode } from "./python/syntax.ts";
import { definesIsCuda, rewriteAttribute, rewriteCall, rewriteDefinition } from "./rewrite-calls.ts";
import { rewriteChain, rewriteImport } from "./rewrite-names.ts";
import { rewriteEnvironmentKeyword, rewriteString } from "./rewrite-strings.ts";
import { applyEdits, Rewriting, type PortNote, type TextEdit } from "./rewriting.ts";

export interface PythonOptions {
  /** Top-level modules of the project itself: their `device=` is PyTorch's. */
  readonly ownModules?: ReadonlySet<string>;
  /** The project's other files, for names that cross from one to another. */
  readonly others?: OtherFiles;
}

export interface PortedPython {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** By line. */
  readonly notes: readonly PortNote[];
  /** Dotted paths of PyTorch that the file uses, each with its first line. */
  readonly uses: ReadonlyMap<string, number>;
  /** Why the file is left as it is. */
  readonly unread?: { readonly line: number; readonly what: string };
}

export function portPython(source: string, path: string, options: PythonOptions = {}): PortedPython {
  const file = parsePython(source, path);
  if (file.problem) return { text: source, edits: [], notes: [], uses: new Map(), unread: file.problem };
  const ownModules = options.ownModules ?? new Set<string>();
  const scopes = new Scopes(file);
  const context = new Rewriting(file, scopes);
  const flow = new DeviceFlow(file, scopes, ownModules, options.others);
  const root = file.tree.topNode;
  const ownIsCuda = definesIsCuda(root, context);
  const uses = new Map<string, number>();
  const visit = (node: SyntaxNode): void => {
    switch (node.name) {
      case "MemberExpression":
        if (isWholeChain(node)) {
          rewriteChain(node, context);
          noteUse(node);
        }
        rewriteAttribute(node, context, ownIsCuda);
        break;
      case "Decorator":
        rewriteChain(node, context);
        noteUse(node);
        break;
      case "CallExpression":
        rewriteCall(node, context, ownModules);
        break;
      case "ArgList":
        rewriteEnvironmentKeyword(node, context);
        break;
      case "FunctionDefinition":
        rewriteDefinition(node, context);
        break;
      case "String":
      case "FormatString":
        rewriteString(node, context, flow);
        break;
      default:
    }
    for (const child of childrenOf(node)) visit(child);
  };
  const noteUse = (node: SyntaxNode) => {
    const used = scopes.dotted(node);
    if (used?.startsWith("torch.") && !uses.has(used)) uses.set(used, file.lineAt(node.from));
  };
  for (const statement of scopes.imports) {
    rewriteImport(statement, context);
    for (const { text } of statement.names) {
      const used = statement.module === undefined ? text : `${statement.module}.${text}`;
      if (used.startsWith("torch.") && !uses.has(used)) uses.set(used, file.lineAt(statement.node.from));
    }
  }
  visit(root);
  noteNpus(root, context);
  if (context.edits.length > 0) placeImport(context);
  const notes = context.notes.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { text: applyEdits(source, context.edits), edits: context.edits, notes, uses };
}

/** A project that runs on NPUs already has branches for them, which a port of its branches for CUDA shadows. */
function noteNpus(root: SyntaxNode, context: Rewriting): void {
  if (context.edits.length === 0) return;
  const find = (node: SyntaxNode): SyntaxNode | undefined => {
    const isNamed =
      stringValue(context.file, node)?.replace(/:\d+$/, "") === "npu" ||
      /^torch(?:\.npu|_npu)\b|is_(?:torch_)?npu_available$/.test(context.scopes.dotted(node) ?? "");
    if (isNamed) return node;
    for (const child of childrenOf(node)) {
      const found = find(child);
      if (found) return found;
    }
    return undefined;
  };
  const found = /npu/.test(context.file.source) ? find(root) : undefined;
  if (found) context.note("npu-as-well", found);
}

/** `torch.cuda.amp` within `torch.cuda.amp.autocast` is not asked about by itself. */
function isWholeChain(node: SyntaxNode): boolean {
  const outer = node.parent;
  return !(
    outer?.name === "MemberExpression" &&
    outer.getChild("PropertyName") &&
    isSame(outer.firstChild ?? outer, node)
  );
}

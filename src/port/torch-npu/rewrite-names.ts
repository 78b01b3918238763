/** Names that lead to CUDA by their dotted path, in expressions and in imports. */
import { cudaName } from "./cuda-names.ts";
import { dottedRule } from "./dotted-rules.ts";
import type { ImportStatement } from "./python/scopes.ts";
import type { SyntaxNode } from "./python/syntax.ts";
import type { Rewriting } from "./rewriting.ts";
import { noteSilentDouble } from "./rewrite-strings.ts";
import type { RuleId } from "./rules.ts";

/** What becomes of a dotted path: its new path, and what is to be said. */
interface NewPath {
  readonly to?: string;
  readonly rule: RuleId;
  readonly reason?: string;
  /** How many of the old path's names `to` stands for. */
  readonly length: number;
  readonly silently?: string;
}

function newPath(path: string): NewPath | undefined {
  const length = path.split(".").length;
  if (path === "torch.cuda") return { to: "torch.npu", rule: "torch-cuda", length };
  if (path.startsWith("torch.cuda.")) {
    const { to, rule, reason } = cudaName(path.slice("torch.cuda.".length));
    const more = reason === undefined ? {} : { reason };
    if (to === undefined) return { rule: rule ?? "torch-cuda-missing", length, ...more };
    return { to: `torch.npu.${to}`, rule: rule ?? "torch-cuda", length, ...more };
  }
  const found = dottedRule(path);
  if (!found) return undefined;
  const { to, rule, reason, silently } = found.rule;
  return {
    rule,
    length: found.length,
    ...(to === undefined ? {} : { to }),
    ...(reason === undefined ? {} : { reason }),
    ...(silently === undefined ? {} : { silently }),
  };
}

/**
 * Rewrites a chain of names, `torch.cuda.amp.autocast`. Its first name may be an alias, which follows its import:
 *
 *     from torch import cuda          from torch_npu import npu as cuda
 *     cuda.CUDAGraph()           =>   cuda.NPUGraph()
 */
export function rewriteChain(node: SyntaxNode, context: Rewriting): void {
  const { scopes, file } = context;
  const path = scopes.dotted(node);
  const change = path === undefined ? undefined : newPath(path);
  const [root, ...names] = chainNames(node);
  const rootPath = root && scopes.dotted(root)?.split(".");
  if (!change || !root || !rootPath) return;
  const covered = change.length - rootPath.length;
  if (covered <= 0 && !saidAtUses.has(change.rule)) return; // said where the alias is made
  say(context, change, node);
  if (change.to === undefined || covered <= 0) return;
  const target = change.to.split(".");
  const newRoot = newPath(rootPath.join("."))?.to?.split(".") ?? rootPath;
  const last = names[covered - 1];
  if (!last) return;
  if (newRoot.every((part, index) => part === target[index])) {
    const rest = target.slice(newRoot.length);
    if (rest.length === covered) rest.forEach((part, index) => context.replace(names[index] ?? last, part));
    else context.replace({ from: names[0]?.from ?? last.from, to: last.to }, rest.join("."));
    return;
  }
  const text =
    rootPath.length === 1 && rootPath[0] === target[0] ? [file.textOf(root), ...target.slice(1)] : target;
  context.replace(
    { from: root.from, to: last.to },
    text
      .join(".")
      .replace(
        /^torch\.npu\b/,
        rootPath[0] === "torch" && rootPath.length === 1 ? "torch.npu" : "torch_npu.npu",
      ),
  );
}

/** Flags of a module that is imported for them: each is worth a line, the import is not. */
const saidAtUses: ReadonlySet<RuleId> = new Set(["cudnn-flag", "backends-cuda", "tf32-flag"]);

function say(context: Rewriting, change: NewPath, node: SyntaxNode): void {
  context.note(change.rule, node, change.reason);
  if (change.silently !== undefined) {
    context.note(
      "silent-change",
      node,
      `left as it is here; transfer_to_npu would silently ${change.silently}`,
    );
  }
  if (change.rule === "double-type" && /DoubleTensor/.test(context.file.textOf(node)))
    noteSilentDouble(context, node);
}

/** The root and the names behind it. */
function chainNames(node: SyntaxNode): SyntaxNode[] {
  if (node.name === "Decorator") return node.getChildren("VariableName");
  const names: SyntaxNode[] = [];
  let at: SyntaxNode | null = node;
  while (at?.name === "MemberExpression") {
    const property: SyntaxNode | null = at.getChild("PropertyName");
    if (!property) return [];
    names.unshift(property);
    at = at.firstChild;
  }
  if (at) names.unshift(at);
  return names;
}

/** `from torch.cuda.amp import autocast` and its kin. A statement whose names part ways becomes several. */
export function rewriteImport(statement: ImportStatement, context: Rewriting): void {
  if (statement.module === undefined) rewritePlainImport(statement, context);
  else rewriteFromImport(statement, statement.module, context);
}

function rewritePlainImport(statement: ImportStatement, context: Rewriting): void {
  for (const { name, alias, text } of statement.names) {
    const change = newPath(text);
    if (!change) continue;
    if (!saidAtUses.has(change.rule)) say(context, change, statement.node);
    if (change.to === undefined) continue;
    const range = { from: name.from, to: endOfPath(name, text) };
    if (text.startsWith("torch.cuda")) {
      const path = change.to.replace(/^torch\.npu/, "torch_npu.npu");
      // `import torch.cuda` binds `torch`, which stays.
      context.replace(range, alias ? path : `torch, ${path}`);
    } else if (alias) context.replace(range, change.to);
    else context.replace(range, `${change.to} as ${text.split(".")[0] ?? text}`);
  }
}

function endOfPath(name: SyntaxNode, text: string): number {
  return text.includes(".") ? lastOfPath(name, text.split(".").length).to : name.to;
}

function lastOfPath(name: SyntaxNode, count: number): SyntaxNode {
  let at = name;
  for (let seen = 1; seen < count;) {
    const next = at.nextSibling;
    if (!next) break;
    at = next;
    if (next.name === "VariableName") seen++;
  }
  return at;
}

interface PlannedName {
  readonly module: string;
  readonly name: string;
  readonly bound: string;
}

function rewriteFromImport(statement: ImportStatement, module: string, context: Rewriting): void {
  const { file } = context;
  if (statement.star) {
    const isKnown = newPath(module) !== undefined || newPath(`${module}.profile`) !== undefined;
    if (isKnown)
      context.note(
        "torch-cuda-missing",
        statement.node,
        "what a star imports is not known: name it, then it can be ported",
      );
    return;
  }
  let changed = false;
  const planned = statement.names.map(({ text, alias }): PlannedName => {
    const bound = alias ? file.textOf(alias) : text;
    const same = { module, name: text, bound };
    if (module.startsWith(".")) return same;
    const path = `${module}.${text}`;
    const change = newPath(path);
    if (!change) return same;
    if (!saidAtUses.has(change.rule)) say(context, change, statement.node);
    if (change.to === undefined) return same;
    // A rule may know only the beginning of the path: `flash_attn` for `flash_attn.flash_attn_func`.
    const to = [change.to, ...path.split(".").slice(change.length)]
      .join(".")
      .replace(/^torch\.npu(?=\.|$)/, "torch_npu.npu");
    changed = true;
    const at = to.lastIndexOf(".");
    return { module: to.slice(0, at), name: to.slice(at + 1), bound };
  });
  if (!changed || !statement.moduleRange) return;
  const modules = [...new Set(planned.map((one) => one.module))];
  const [only] = modules;
  if (modules.length === 1 && only !== undefined) {
    context.replace(statement.moduleRange, only);
    for (const [index, { name, alias }] of statement.names.entries()) {
      const plan = planned[index];
      if (plan && plan.name !== file.textOf(name))
        context.replace(name, alias ? plan.name : `${plan.name} as ${plan.bound}`);
    }
    return;
  }
  const indent = /[ \t]*$/.exec(file.source.slice(0, statement.node.from))?.[0] ?? "";
  const lines = modules.map((target) => {
    const names = planned.filter((one) => one.module === target);
    return `from ${target} import ${names.map(({ name, bound }) => (name === bound ? name : `${name} as ${bound}`)).join(", ")}`;
  });
  context.replace({ from: statement.node.from, to: statement.node.to }, lines.join(`\n${indent}`));
}

/** Where `import torch_npu` goes: once, behind the import of torch that the rewritten code relies on. */
import type { ImportStatement } from "./python/scopes.ts";
import type { SyntaxNode } from "./python/syntax.ts";
import type { Rewriting } from "./rewriting.ts";

/** Linters would take it for unused: importing it is the use. */
const line = "import torch_npu  # noqa: F401";

export function placeImport(context: Rewriting): void {
  const { scopes, file } = context;
  const isTorchNpu = ({ module, names }: ImportStatement) =>
    module === undefined
      ? names.some(({ text, alias }) => text.split(".")[0] === "torch_npu" && !alias)
      : false;
  if (scopes.imports.some(isTorchNpu)) return;
  const torch = scopes.imports.filter(
    (statement) => importsTorch(statement) && !isForTypesOnly(statement.node, context),
  );
  const atTop = torch.filter(({ scope }) => scope.kind === "module");
  const places = atTop.length > 0 ? atTop.slice(0, 1) : torch.length > 0 ? firstOfEachScope(torch) : [];
  for (const { node } of places) insertBehind(node, context);
  if (places.length > 0) return;
  const others = scopes.imports.filter(
    ({ scope, node }) => scope.kind === "module" && node.parent?.name === "Script",
  );
  const last = others.filter(({ module }) => module !== "__future__").at(-1) ?? others.at(-1);
  if (last) insertBehind(last.node, context);
  else context.replace(topOf(file.source, file.tree.topNode), `${line}\n`);
  context.note("import-torch-npu", last?.node ?? file.tree.topNode.firstChild ?? file.tree.topNode);
}

function importsTorch({ module, names }: ImportStatement): boolean {
  const paths = module === undefined ? names.map(({ text }) => text) : [module];
  return paths.some((path) => path.split(".")[0] === "torch");
}

function isForTypesOnly(node: SyntaxNode, context: Rewriting): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.name === "IfStatement" && /^if\s+(?:typing\.)?TYPE_CHECKING\b/.test(context.file.textOf(at)))
      return true;
  }
  return false;
}

function firstOfEachScope(statements: readonly ImportStatement[]): ImportStatement[] {
  const seen = new Set<string>();
  return statements.filter(({ scope }) => !seen.has(scope.key) && seen.add(scope.key));
}

/** On a line of its own, as far in as the statement; behind a semicolon where the line goes on. */
function insertBehind(node: SyntaxNode, context: Rewriting): void {
  const { source } = context.file;
  const lineEnd = source.indexOf("\n", node.to) < 0 ? source.length : source.indexOf("\n", node.to);
  const lineStart = source.lastIndexOf("\n", node.from - 1) + 1;
  const before = source.slice(lineStart, node.from);
  const behind = source.slice(node.to, lineEnd);
  context.note("import-torch-npu", node);
  if (/^[ \t]*$/.test(before) && /^[ \t\r]*(?:#.*)?$/.test(behind)) {
    const ending = behind.endsWith("\r") ? "\r\n" : "\n";
    if (lineEnd === source.length)
      context.replace({ from: lineEnd, to: lineEnd }, `${ending}${before}${line}`);
    else context.replace({ from: lineEnd + 1, to: lineEnd + 1 }, `${before}${line}${ending}`);
  } else context.replace({ from: node.to, to: node.to }, "; import torch_npu");
}

/** Behind the module's documentation. */
function topOf(source: string, script: SyntaxNode): { from: number; to: number } {
  const first = script.firstChild;
  const isText = first?.name === "ExpressionStatement" && first.firstChild?.name.endsWith("String") === true;
  if (!first || !isText) {
    const at = /^(?:#[^\n]*\n)*/.exec(source)?.[0].length ?? 0;
    return { from: at, to: at };
  }
  const end = source.indexOf("\n", first.to);
  const at = end < 0 ? source.length : end + 1;
  return { from: at, to: at };
}

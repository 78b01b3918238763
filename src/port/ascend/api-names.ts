/** Names of Ascend's that a project has given to something of its own: a call would mean the one or be refused for the other. */
import { type Node, walk } from "../ast/node.ts";
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import type { Unit } from "../unit.ts";
import { deviceFunctions } from "./device-functions.ts";

/** Families that the port's own text takes names from. */
const families = /^(?:asc_\w+|[uU]nwarp[A-Z]\w*)$/;

/** Functions that are called as `::laneid()`, so that one in a namespace does not get in the way. */
const calledGlobally = /^(?:laneid|lanemask_(?:eq|lt|le|gt|ge))$/;

/** What CUDA's functions are renamed to; names of C's that they share are not the project's to define. */
const renamed: ReadonlySet<string> = new Set(
  Object.entries(deviceFunctions).flatMap(([name, rule]) =>
    "to" in rule && rule.to !== name && !Object.hasOwn(deviceFunctions, rule.to) ? [rule.to] : [],
  ),
);

/** Types that the language has without a header, and AscendCL's names. */
const global = /^(?:half2?|bfloat16_t|bfloat16x2_t|acl(?:rt)?[A-Z]\w*)$/;

/** Refuses functions, variables and types with names of Ascend's, where they are declared. */
export function refuseApiNames(unit: Unit, sink: EditSink): void {
  for (const node of walk(unit.tree)) {
    const { name } = node;
    if (name === undefined || node.isImplicit || !isOfNamespace(node) || unit.text(node.loc) === undefined)
      continue;
    const isClash =
      isAnywhere(name) || ((calledGlobally.test(name) || global.test(name)) && scopeOf(node) === undefined);
    if (isClash) sink.refuse({ ...unit.placeOfNode(node), ...refusal(name) });
  }
}

/** The same of macros, which know no scopes. */
export function refuseApiMacros(file: SourceText, sink: EditSink): void {
  for (const match of file.bytes.matchAll(/^[ \t]*#[ \t]*define[ \t]+(\w+)/gm)) {
    const [words, name = ""] = match;
    if (!isAnywhere(name) && !calledGlobally.test(name)) continue;
    const line = file.lineOf(match.index + words.length - name.length);
    sink.refuse({ file: file.path, line, ...refusal(name) });
  }
}

function isAnywhere(name: string): boolean {
  return families.test(name) || renamed.has(name);
}

function refusal(name: string) {
  return {
    code: "name-clash",
    construct: name,
    reason: "Ascend C or the headers of the port have this name for something of theirs",
    help: "give it another name",
  };
}

/** Members of classes and locals are reached by other ways, or hide the global name where nobody needs it. */
function isOfNamespace(node: Node): boolean {
  if (!/^(?:FunctionDecl|VarDecl|CXXRecordDecl|TypedefDecl|TypeAliasDecl|EnumConstantDecl)$/.test(node.kind))
    return false;
  const parent = node.parent?.kind.endsWith("TemplateDecl") ? node.parent.parent : node.parent;
  return parent !== undefined && /^(?:TranslationUnitDecl|NamespaceDecl|LinkageSpecDecl)$/.test(parent.kind);
}

/** The named namespace around a declaration; those without a name are as good as none. */
function scopeOf(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent)
    if (at.kind === "NamespaceDecl" && at.name !== undefined) return at;
  return undefined;
}

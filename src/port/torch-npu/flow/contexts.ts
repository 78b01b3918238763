/**
 * Where the value of an expression goes, step by step outwards: through conditional expressions, operators and displays,
 * to an assignment, an argument, a comparison, a result.
 */
import type { Scopes } from "../python/scopes.ts";
import {
  assignmentsOf,
  childrenOf,
  entriesOf,
  isSame,
  partsOf,
  stringValue,
  type PythonFile,
  type SyntaxNode,
} from "../python/syntax.ts";
import { CallArguments, comparingMethods } from "./call-arguments.ts";
import type { CalledArgument, Context, Following } from "./context.ts";
import { DictionaryEntries } from "./dictionary-entries.ts";
import type { OtherFiles } from "./other-files.ts";
import type { Places } from "./places.ts";

export class Contexts implements Following {
  readonly #file: PythonFile;
  readonly #places: Places;
  readonly #arguments: CallArguments;
  readonly #entries: DictionaryEntries;

  constructor(
    file: PythonFile,
    scopes: Scopes,
    places: Places,
    ownModules: ReadonlySet<string>,
    others: OtherFiles | undefined,
  ) {
    this.#file = file;
    this.#places = places;
    this.#arguments = new CallArguments(file, scopes, places, ownModules, this, others);
    this.#entries = new DictionaryEntries(file, scopes, places, this);
  }

  entryContexts(dictionary: SyntaxNode, path: readonly string[]): Context[] {
    return this.#entries.entryContexts(dictionary, path);
  }

  calleeContexts(called: CalledArgument): Context[] {
    return this.#arguments.calleeContexts(called);
  }

  /** Where the value of an expression goes. */
  contextsOf(node: SyntaxNode): Context[] {
    const found: Context[] = [];
    let at = node;
    for (;;) {
      const parent: SyntaxNode | null = at.parent;
      if (!parent) return found;
      switch (parent.name) {
        case "ParenthesizedExpression":
        case "ContinuedString":
        case "FormatString":
        case "FormatReplacement":
        case "ArrayExpression":
        case "TupleExpression":
        case "SetExpression":
        case "AwaitExpression":
          at = parent;
          continue;
        case "ConditionalExpression":
          if (partsOf(parent)[2] && isSame(partsOf(parent)[2] ?? at, at)) return found;
          at = parent;
          continue;
        case "NamedExpression":
          found.push(...this.#places.targetSlots(parent.firstChild));
          at = parent;
          continue;
        case "BinaryExpression": {
          const next = this.#throughOperator(at, parent, found);
          if (!next) return found;
          at = next;
          continue;
        }
        case "MemberExpression": {
          if (this.#isLiteralType(at, parent)) {
            at = parent;
            continue;
          }
          const call = this.#places.methodCall(at, parent);
          if (!call || call.method !== "format") {
            if (call && comparingMethods.has(call.method)) break;
            return found;
          }
          at = call.node;
          continue;
        }
        case "ArgList": {
          const next = this.#arguments.throughArgument(at, parent, found);
          if (!next) return found;
          at = next;
          continue;
        }
        case "AssignStatement":
          for (const { targets, value } of assignmentsOf(parent)) {
            if (!value || !isWithin(at, value)) continue;
            for (const target of targets) found.push(...this.#places.targetSlots(target));
          }
          return found;
        case "ForStatement":
          for (const child of childrenOf(parent)) {
            if (child.name === "in") break;
            if (child.name === "VariableName") found.push(...this.#places.targetSlots(child));
          }
          return found;
        case "TypeDef":
          if (parent.prevSibling) found.push(...this.#places.targetSlots(parent.prevSibling));
          return found;
        case "ParamList":
          found.push(...this.#places.parameterSlots(at, parent));
          return found;
        case "ReturnStatement":
          found.push(...this.#places.returnSlots(parent));
          return found;
        case "DictionaryExpression": {
          const entry = entriesOf(parent).find(({ key, value }) => isSame(key, at) || isSame(value, at));
          if (!entry) return found;
          const isKey = isSame(entry.key, at);
          const name = isKey ? undefined : stringValue(this.#file, entry.key);
          if (name !== undefined) found.push(...this.entryContexts(parent, [name]));
          for (const outer of this.contextsOf(parent)) {
            if (outer.kind === "sink") found.push(isKey ? { ...outer, key: true } : outer);
            else if (outer.kind === "foreign" || (outer.kind === "slot" && !isKey)) found.push(outer);
          }
          return found;
        }
        case "LiteralPattern": {
          let match: SyntaxNode | null = parent;
          while (match && match.name !== "MatchStatement") match = match.parent;
          const subject = match?.getChild("match")?.nextSibling;
          if (subject) found.push({ kind: "compare", other: subject });
          return found;
        }
        default:
          return found;
      }
      return found;
    }
  }

  /** `a or b` and `a + b` go on, a comparison ends here. */
  #throughOperator(at: SyntaxNode, parent: SyntaxNode, found: Context[]): SyntaxNode | undefined {
    const parts = partsOf(parent);
    const operators = parts.slice(1, -1).map((part) => this.#file.textOf(part));
    const [left, right] = [parts[0], parts.at(-1)];
    if (!left || !right) return undefined;
    const operator = operators.join(" ");
    if (operator === "or" || operator === "and") return parent;
    const isLeft = isSame(left, at);
    if (operator === "+" || operator === "%") return isLeft ? parent : undefined;
    if (["==", "!=", "in", "not in", "is", "is not"].includes(operator)) {
      found.push({ kind: "compare", other: isLeft ? right : left });
    }
    return undefined;
  }

  /** `Literal["cuda", "cpu"]`, which says what a variable may be, and `Optional[…]` around it. */
  #isLiteralType(at: SyntaxNode, member: SyntaxNode): boolean {
    const base = member.firstChild;
    if (!base || isSame(base, at) || member.getChild("PropertyName")) return false;
    const name = this.#file.textOf(base).split(".").at(-1) ?? "";
    return (
      name === "Literal" ||
      (at.name === "MemberExpression" && /^(?:Optional|Union|Final|ClassVar|Annotated)$/.test(name))
    );
  }
}

function isWithin(node: SyntaxNode, outer: SyntaxNode): boolean {
  return node.from >= outer.from && node.to <= outer.to;
}

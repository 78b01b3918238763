/**
 * Threads that return before a barrier. CUDA's barriers do not wait for them, Ascend's do. They are made to stay, and to do nothing
 * but come to the barriers:
 *
 *     if (i >= n) return;            bool unwarpRuns = !(i >= n);
 *     box[t] = p[i];                 if (unwarpRuns) box[t] = p[i];
 *     __syncthreads();          =>   asc_syncthreads();
 *     int v = box[63 - t];           int v = unwarpRuns ? (box[63 - t]) : 0;
 *     p[i] = v;                      if (unwarpRuns) p[i] = v;
 *
 * A loop or condition around a barrier stays as it is, so all that it asks must be known to the threads that would have
 * left: sizes and parameters, not what the skipped statements compute.
 */
import { bodyOf, hasAttribute, parametersOf, withinFunction } from "../ast/functions.ts";
import { nameReferredTo, type Node, typeOf, walk, withoutImplicit } from "../ast/node.ts";
import type { SourceText } from "../source-text.ts";
import { type Span, tokenAt } from "../tokens.ts";
import type { Facts } from "../facts.ts";
import { makingReachesOut, reachesOut } from "./effects.ts";
import { giftsOf } from "./gifts.ts";
import { isBlock, isGroup } from "./groups.ts";
import { Level } from "./levels.ts";
import type { Uniformity } from "./uniformity.ts";

/** Classes whose names mean the same everywhere. */
const globalType =
  /^(?:struct )?(?:u?(?:char|short|int|long|longlong)[1-4]|float[1-4]|dim3|uint3|__half2?|__nv_bfloat162?)$/;

/** Says why a function's exits cannot be lowered, by being thrown; nothing is edited then. */
class NotLowered extends Error {
  override readonly name = "NotLowered";
}

export interface ExitInput {
  readonly facts: Facts;
  readonly uniformity: Uniformity;
  readonly kernel: Node;
  /** The returns that threads may take differently, with a barrier behind them. */
  readonly returns: readonly Node[];
  readonly isBarrier: (node: Node) => boolean;
}

/** Undefined when it was done, else the reason why not. */
export function lowerExits(input: ExitInput): string | undefined {
  const plan = new Plan(input);
  try {
    plan.make();
  } catch (error) {
    if (error instanceof NotLowered) return error.message;
    throw error;
  }
  for (const edit of plan.edits) edit();
  return undefined;
}

class Plan {
  readonly edits: (() => void)[] = [];
  readonly #input: ExitInput;
  readonly #file: SourceText;
  #isDeclared = false;

  constructor(input: ExitInput) {
    this.#input = input;
    this.#file = input.facts.unit.file;
  }

  make(): void {
    const { kernel, returns, facts } = this.#input;
    const body = bodyOf(kernel);
    const file = body && facts.unit.range(body)?.file;
    if (!body || file !== this.#file)
      throw new NotLowered("the kernel is written in another file or by a macro");
    const first = body.inner.findIndex((statement) => returns.some((one) => contains(statement, one)));
    if ([...withinFunction(kernel)].some(({ kind }) => kind === "GotoStmt"))
      throw new NotLowered("there is a goto");
    const outermost = body.inner[first];
    if (outermost && [...walk(outermost)].some(this.#input.isBarrier)) this.#declareBefore(outermost);
    this.#list(body.inner.slice(first), true);
  }

  #list(statements: readonly Node[], isTop: boolean): void {
    let group: Node[] = [];
    const flush = () => {
      if (group.length > 0) this.#guard(group);
      group = [];
    };
    for (const [index, statement] of statements.entries()) {
      if (statement.kind === "NullStmt") continue;
      if (statement.kind === "ReturnStmt" && isTop && index === statements.length - 1) continue;
      const hasReturn = [statement, ...withinFunction(statement)].some(({ kind }) => kind === "ReturnStmt");
      if ([...walk(statement)].some(this.#input.isBarrier)) {
        flush();
        this.#withBarrier(statement);
      } else if (hasReturn) {
        flush();
        this.#checkJumps(statement, isTop);
        this.#exit(statement);
      } else if (statement.kind === "DeclStmt") {
        flush();
        for (const variable of statement.inner) this.#declaration(variable);
      } else {
        this.#checkJumps(statement, isTop);
        group.push(statement);
      }
    }
    flush();
  }

  /** `if (c) return;`, or a condition whose last statement is a return. */
  #exit(statement: Node): void {
    const span = this.#span(statement);
    const { sink } = this.#input.facts;
    const isFirst = !this.#isDeclared;
    this.#isDeclared = true;
    const [condition, then] = statement.inner.slice(-2);
    const only = then?.kind === "CompoundStmt" && then.inner.length === 1 ? then.inner[0] : then;
    if (
      statement.kind === "IfStmt" &&
      !statement.hasElse &&
      statement.inner.length === 2 &&
      only?.kind === "ReturnStmt" &&
      condition
    ) {
      const asked = this.#span(condition, false);
      this.edits.push(() =>
        isFirst
          ? sink.replace(this.#file, span, "bool unwarpRuns = !(", asked, ");")
          : sink.replace(this.#file, span, "if (unwarpRuns && (", asked, ")) unwarpRuns = false;"),
      );
      return;
    }
    if (statement.kind !== "IfStmt" || !endsInReturn(statement))
      throw new NotLowered("a return is not the last statement of its condition");
    for (const node of walk(statement)) {
      if (node.kind !== "ReturnStmt") continue;
      const place = this.#span(node);
      this.edits.push(() => sink.replace(this.#file, place, "unwarpRuns = false;"));
    }
    const indent = this.#file.indentAt(span.start);
    if (isFirst)
      this.edits.push(() => sink.insert(this.#file, span.start, `bool unwarpRuns = true;\n${indent}`));
    else this.#guard([statement]);
  }

  /** A loop or condition with a return and a barrier in it: threads come to the former before they know that they will leave. */
  #declareBefore(statement: Node): void {
    const { start } = this.#span(statement);
    const indent = this.#file.indentAt(start);
    this.#isDeclared = true;
    this.edits.push(() =>
      this.#input.facts.sink.insert(this.#file, start, `bool unwarpRuns = true;\n${indent}`),
    );
  }

  #withBarrier(statement: Node): void {
    if (isPlainBarrier(calleeOfStatement(statement)) || this.#vote(statement)) return;
    switch (statement.kind) {
      case "CompoundStmt":
        this.#list(statement.inner, false);
        return;
      case "ForStmt":
      case "WhileStmt": {
        const body = statement.inner.at(-1);
        if (body?.kind !== "CompoundStmt") throw new NotLowered("a loop around a barrier has no braces");
        for (const part of statement.inner.slice(0, -1)) this.#checkHeader(part, statement);
        this.#list(body.inner, false);
        return;
      }
      case "IfStmt": {
        const parts = statement.inner.slice(statement.hasElse ? -2 : -1);
        for (const part of statement.inner.slice(0, -parts.length)) this.#checkHeader(part, statement);
        for (const part of parts) {
          if (part.kind !== "CompoundStmt")
            throw new NotLowered("a condition around a barrier has no braces");
          this.#list(part.inner, false);
        }
        return;
      }
      default:
        throw new NotLowered("a barrier stands within an expression, or in a statement of another kind");
    }
  }

  /** `int n = __syncthreads_count(c);`, and the same as an assignment or alone: those that left have no vote. */
  #vote(statement: Node): boolean {
    const plain = withoutImplicit(statement);
    const [variable] = statement.inner;
    const isDeclaration =
      statement.kind === "DeclStmt" && statement.inner.length === 1 && variable?.kind === "VarDecl";
    const isAssignment = plain.kind === "BinaryOperator" && plain.opcode === "=";
    const value = isDeclaration
      ? variable?.inner.find(({ kind }) => !kind.endsWith("Attr"))
      : isAssignment
        ? plain.inner[1]
        : plain;
    const call = value && withoutImplicit(value);
    const callee = call?.kind === "CallExpr" ? calleeOfStatement(call) : undefined;
    const name = callee && nameReferredTo(callee);
    const asked = call?.inner[1];
    const [left] = plain.inner;
    if (!call || !asked || name === undefined || !/^__syncthreads_(?:and|or|count)$/.test(name)) return false;
    if ([...walk(asked)].some(this.#input.isBarrier)) return false;
    if (isAssignment && (!left || [...walk(left)].some(this.#input.isBarrier))) return false;
    const { sink } = this.#input.facts;
    const { start } = this.#span(asked, false);
    // Behind a colon the whole argument follows, whatever its operators are.
    const absent = name === "__syncthreads_and" ? 1 : 0;
    this.edits.push(() => sink.insert(this.#file, start, `!unwarpRuns ? ${absent} : `));
    if (!isAssignment || !left) return true;
    const whole = this.#span(statement);
    const [target, vote] = [this.#span(left, false), this.#span(call, false)];
    this.edits.push(() =>
      sink.replace(
        this.#file,
        whole,
        "{ int unwarpVote = ",
        vote,
        "; if (unwarpRuns) ",
        target,
        " = unwarpVote; }",
      ),
    );
    return true;
  }

  /** What a loop or condition asks must be the same, and known, in threads that do nothing. */
  #checkHeader(part: Node, statement: Node): void {
    if (part.kind === "") return;
    for (const node of walk(part)) {
      if (this.#reachesOut(node))
        throw new NotLowered("a loop or condition around a barrier reads memory or calls a function");
      if (node.kind === "DeclRefExpr") this.#checkHeaderName(node, statement);
    }
    const { uniformity, kernel } = this.#input;
    if (part.kind !== "DeclStmt" && uniformity.valueLevel(part, kernel) !== Level.block)
      throw new NotLowered("threads may differ about a loop or condition around a barrier");
  }

  #checkHeaderName(node: Node, statement: Node): void {
    const { facts, kernel } = this.#input;
    const variable = facts.unit.declaration(node.reference?.id);
    if (!variable || /^(?:EnumConstantDecl|FunctionDecl)$/.test(variable.kind)) return;
    const isOfHeader = contains(statement, variable);
    const writes = [...giftsOf(kernel)].flatMap((gift) =>
      gift.variable === variable.id && gift.at !== variable ? [gift.at] : [],
    );
    const body = statement.inner.at(-1);
    if (isOfHeader && body && writes.every((one) => !contains(body, one))) return;
    if (isOfHeader || writes.length > 0)
      throw new NotLowered(`a loop or condition around a barrier asks for ${variable.name}, which changes`);
    const init =
      variable.kind === "VarDecl" ? variable.inner.find(({ kind }) => !kind.endsWith("Attr")) : undefined;
    if (variable.kind === "ParmVarDecl" || !init) return;
    for (const inner of walk(init)) {
      if (this.#reachesOut(inner))
        throw new NotLowered(
          `a loop or condition around a barrier asks for ${variable.name}, which is read from memory`,
        );
      if (inner.kind === "DeclRefExpr") this.#checkHeaderName(inner, statement);
    }
  }

  /** A declaration stays where it is; a value that only the running threads may compute is computed by them. */
  #declaration(variable: Node): void {
    if (!/^(?:Var|Decomposition)Decl$/.test(variable.kind) || hasAttribute(variable, "CUDASharedAttr"))
      return;
    const { facts } = this.#input;
    if (makingReachesOut(facts, variable))
      throw new NotLowered(`${variable.name} behind the return is made or unmade by a function`);
    const init = variable.inner.find(({ kind }) => !kind.endsWith("Attr"));
    if (!init) return;
    if (isGroup(typeOf(variable))) {
      if (this.#isGroupOfAll(init)) return;
      throw new NotLowered(`${variable.name} behind the return is a group that depends on who makes it`);
    }
    if (!this.#partsOf(init).some((part) => this.#reachesOut(part))) return;
    const isAssigned = /=\s*$/.test(this.#file.bytes.slice(variable.loc?.offset, init.begin?.offset));
    if (
      variable.kind !== "VarDecl" ||
      /[&\]]/.test(typeOf(variable)) ||
      init.kind === "InitListExpr" ||
      !isAssigned
    )
      throw new NotLowered(
        `${variable.name ?? "what is declared"} behind the return is a reference, an array or constructed`,
      );
    const nothing = this.#nothing(variable);
    const span = this.#span(init, false);
    this.edits.push(() => {
      facts.sink.insert(this.#file, span.start, "unwarpRuns ? (");
      facts.sink.insert(this.#file, span.end, `) : ${nothing}`);
    });
  }

  /** What the threads have that should be gone: of the variable's own type, where that is deduced of it. */
  #nothing(variable: Node): string {
    const type = typeOf(variable)
      .replace(/^const /, "")
      .replace(/ ?const$/, "");
    const written = this.#file.bytes.slice(variable.begin?.offset, variable.loc?.offset);
    const isDeduced = /\bauto\b/.test(written);
    if (type.endsWith("*")) return "nullptr";
    if (isArithmetic(type))
      // Of a byte and an int C++ makes an int.
      return isDeduced && !/\b(?:int|long|float)\b/.test(type) ? `static_cast<${type}>(0)` : "0";
    const makers = this.#input.facts
      .constructorsRun(variable)
      .filter((one) => one.kind === "CXXConstructorDecl" && !one.isImplicit);
    if (makers.length > 0 && makers.every((one) => parametersOf(one).length > 0))
      throw new NotLowered(`${variable.name} behind the return is of a class that needs arguments`);
    if (isDeduced && !globalType.test(type))
      throw new NotLowered(`the type of ${variable.name} behind the return is not written`);
    return `${variable.type?.replace(/^const /, "")}()`;
  }

  /** Of a lambda only what it captures: its body is run elsewhere. */
  #partsOf(init: Node): readonly Node[] {
    const plain = withoutImplicit(init);
    if (plain.kind !== "LambdaExpr") return [...walk(init)];
    return plain.inner
      .filter(({ kind }) => !/^(?:CXXRecordDecl|CompoundStmt)$/.test(kind))
      .flatMap((capture) => [...walk(capture)]);
  }

  /** The block, or a tile of it: the same whoever asks. */
  #isGroupOfAll(init: Node): boolean {
    return [...walk(init)].every((part) => {
      if (!this.#reachesOut(part)) return true;
      const callee = part.kind === "CallExpr" ? calleeOfStatement(part) : part;
      return /^(?:this_thread_block|tiled_partition)$/.test(nameReferredTo(callee) ?? "");
    });
  }

  #reachesOut(node: Node): boolean {
    return node.kind === "LambdaExpr" || reachesOut(this.#input.facts, node);
  }

  #checkJumps(statement: Node, isTop: boolean): void {
    if (isTop) return;
    for (const node of walk(statement)) {
      if (node.kind !== "BreakStmt" && node.kind !== "ContinueStmt") continue;
      const inner = [...walk(statement)].some(
        (one) => /^(?:For|While|Do|Switch)Stmt$/.test(one.kind) && contains(one, node),
      );
      if (!inner) throw new NotLowered("a loop with a barrier is left by a jump");
    }
  }

  #guard(group: readonly Node[]): void {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last) return;
    const [from, to] = [this.#span(first), this.#span(last)];
    const { sink } = this.#input.facts;
    const isPlain = group.length === 1 && first.kind !== "IfStmt";
    const indent = this.#file.indentAt(from.start);
    this.edits.push(() => {
      sink.insert(this.#file, from.start, isPlain ? "if (unwarpRuns) " : `if (unwarpRuns) {\n${indent}`);
      if (!isPlain) sink.insert(this.#file, to.end, `\n${indent}}`);
    });
  }

  /** With the semicolon of a statement. */
  #span(node: Node, isStatement = true): Span {
    const range = this.#input.facts.unit.range(node);
    if (!range || range.file !== this.#file || node.begin?.expansion)
      throw new NotLowered("a statement behind the return is written by a macro");
    const { tokens } = this.#file;
    const next = tokens[tokenAt(tokens, range.span.end)];
    const isOpen = isStatement && next?.text === ";" && this.#file.bytes[range.span.end - 1] !== "}";
    return isOpen ? { start: range.span.start, end: next.end } : range.span;
  }
}

function contains(outer: Node, inner: Node): boolean {
  for (let at: Node | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

function endsInReturn(statement: Node): boolean {
  if (statement.kind === "ReturnStmt") return true;
  const returnsBelow = (node: Node) => [...walk(node)].some(({ kind }) => kind === "ReturnStmt");
  if (statement.kind === "CompoundStmt")
    return (
      statement.inner.slice(0, -1).every((one) => !returnsBelow(one)) &&
      statement.inner.slice(-1).every(endsInReturn)
    );
  if (statement.kind !== "IfStmt") return false;
  return statement.inner
    .slice(statement.hasElse ? -2 : -1)
    .every((part) => !returnsBelow(part) || endsInReturn(part));
}

/** The name that a call statement calls; the statement itself where it is none. */
function calleeOfStatement(statement: Node): Node {
  const call = withoutImplicit(statement);
  const isCall = /^(?:CallExpr|CXXMemberCallExpr)$/.test(call.kind);
  return isCall && call.inner[0] ? withoutImplicit(call.inner[0]) : statement;
}

/** `__syncthreads()` and `block.sync()`, not a vote, which counts who comes, and not a function with a barrier. */
function isPlainBarrier(callee: Node): boolean {
  const object = callee.inner[0] && withoutImplicit(callee.inner[0]);
  if (callee.kind === "MemberExpr")
    return callee.name === "sync" && object !== undefined && isBlock(typeOf(object));
  return nameReferredTo(callee) === "__syncthreads";
}

function isArithmetic(type: string): boolean {
  return /^(?:(?:unsigned|signed|long|short|char|int|float|bool) ?)+$/.test(type);
}

/** Host code: calls of the runtime, launches, and the beginning of main. */
import { ascendLimits } from "../../artifact/ascend-limits.ts";
import { constantValue } from "../ast/constant-value.ts";
import { bodyOf, isKernel, withinFunction } from "../ast/functions.ts";
import {
  argumentsOf,
  calleeOf,
  nameReferredTo,
  type Node,
  typeOf,
  walk,
  withoutImplicit,
} from "../ast/node.ts";
import { callText, launchText } from "../call-text.ts";
import { rewriteCall } from "../rewrite-call.ts";
import type { Span } from "../tokens.ts";
import type { Facts } from "../facts.ts";
import { portDeviceFunctionOnHost } from "./device-functions-on-host.ts";
import { refuseProperty } from "./device-properties.ts";
import { portErrorName } from "./error-classes.ts";
import { portErrorNumber } from "./error-numbers.ts";
import { type HostCall, hostCalls, symbolCalls } from "./host-functions.ts";
import { checkLaunch } from "./launch-checks.ts";
import type { Launches } from "./launches.ts";
import { countedCalls, managedCalls, notWithManagedMemory, portManagedMemory } from "./managed-memory.ts";
import type { ManagedSources } from "./managed-sources.ts";
import type { ProjectFeatures } from "./project-features.ts";
import { PinnedMemory } from "./pinned-memory.ts";
import type { Streams } from "./streams.ts";
import { portSymbolCall, type Symbols } from "./symbols.ts";
import { callOf } from "./uniformity.ts";

export interface HostFindings {
  readonly launches: Launches;
  readonly symbols: Symbols;
  readonly streams: Streams;
  readonly managed: ManagedSources;
  readonly features: ProjectFeatures;
  /** Called with the body of main, which begins and ends the use of AscendCL. */
  onMain(facts: Facts, body: Node): void;
}

interface SourceFindings extends HostFindings {
  readonly pinned: PinnedMemory;
}

export function portHostCode(facts: Facts, project: HostFindings): void {
  const findings: SourceFindings = {
    ...project,
    onMain: (...main) => project.onMain(...main),
    pinned: new PinnedMemory(facts),
  };
  for (const functionNode of [...facts.hostFunctions, ...facts.deviceFunctions]) {
    if (functionNode.name === "main" && functionNode.parent?.kind !== "CXXRecordDecl") {
      const body = bodyOf(functionNode);
      if (body) findings.onMain(facts, body);
    }
    for (const node of withinFunction(functionNode)) portNode(facts, findings, node, functionNode);
  }
  if (isManaged(facts, findings)) portManagedMemory(facts);
  // Initializers of variables outside of functions.
  for (const node of facts.unit.tree.inner) {
    if (node.kind !== "VarDecl" || !facts.unit.text(node.loc)) continue;
    for (const inner of walk(node))
      if (/^(?:CallExpr|MemberExpr|DeclRefExpr)$/.test(inner.kind))
        portNode(facts, findings, inner, undefined);
  }
}

function portNode(facts: Facts, findings: SourceFindings, node: Node, within: Node | undefined): void {
  if (node.kind === "CUDAKernelCallExpr") return portLaunch(facts, findings, node, within);
  if (node.kind === "MemberExpr") return refuseProperty(facts, node, within);
  if (node.kind === "DeclRefExpr") {
    refuseAddress(facts, node, within);
    return portErrorName(facts, node, within);
  }
  portErrorNumber(facts, node, within);
  if (node.kind !== "CallExpr") return undefined;
  const callee = calleeOf(node);
  const name = (callee && nameReferredTo(callee)) ?? "";
  if (!callee || facts.isOwn(callee)) return undefined;
  if (name === "min" || name === "max") return portOrder(facts, callee, name, within);
  findings.pinned.remark(node, name);
  if (symbolCalls.has(name)) return portSymbolCall(facts, findings.symbols, node, name, within);
  const text = callText(facts.unit, callee);
  let rule = ruleOf(name, findings, text?.file.path ?? facts.unit.file.path);
  if (!rule) return portDeviceFunctionOnHost(facts, node, callee, name, within);
  if (isManaged(facts, findings) && notWithManagedMemory.test(name))
    return facts.refuse(node, within, {
      code: "managed-memory",
      reason: `${name} is not followed in a program with managed memory`,
      help: "allocate device memory with cudaMalloc, and copy",
    });
  const args = argumentsOf(node).filter(({ kind }) => kind !== "CXXDefaultArgExpr");
  if (!text || text.args.length !== args.length) {
    return facts.refuse(node, within, {
      code: "macro",
      construct: name,
      reason: "the call is put together by a macro, and its words cannot be told apart",
      help: "write it out",
    });
  }
  const wordsAt = (index: number) => {
    const span = text.args[index];
    return span && text.file.slice(span).replaceAll(/\s+/g, " ");
  };
  let odd = oddArgument(rule, wordsAt);
  while (odd !== undefined && rule.otherwise) {
    rule = rule.otherwise;
    odd = oddArgument(rule, wordsAt);
  }
  if (odd !== undefined)
    return facts.refuse(node, within, {
      code: "option",
      reason: `${name} with ${odd} has no counterpart that is documented`,
    });
  // A size that is written twice must not do something twice.
  const size = /\$pure(\d)/.exec(rule.to)?.[1];
  const sizeNode = size === undefined ? undefined : args[Number(size)];
  if (sizeNode && hasEffects(sizeNode, facts) && rule.otherwise) rule = rule.otherwise;
  if (name.startsWith("cudaStreamCreate")) {
    const flags = text.args[1];
    findings.streams.addCreation(facts, node, name, flags && text.file.slice(flags));
  }
  if (rule.remark !== undefined)
    facts.remark(
      node,
      rule.code ?? "left-out",
      rule.code === undefined ? `${name} is left out: ${rule.remark}` : `${name}: ${rule.remark}`,
    );
  const bytes = args[1];
  const mayBeNothing = rule.ofAnySize !== undefined && !(bytes && isSome(constantValue(facts.unit, bytes)));
  rewriteCall(facts.sink, text, (mayBeNothing ? rule.ofAnySize : undefined) ?? rule.to, (word) => {
    const [, kind, digits] = /^(stream|pure|bound|limit)(\d)$/.exec(word) ?? [];
    const index = Number(digits);
    const span = text.args[index];
    if (kind === "limit") return [span ?? "0"];
    if (kind === "bound") return [boundOf(facts, args[index], node, within)];
    if (kind === "stream") {
      const words = span && text.file.slice(span);
      if (span && words !== undefined && !isDefaultStream(words)) return [span];
      // Waiting for it is no work.
      if (name !== "cudaStreamSynchronize" && name !== "cudaStreamQuery") findings.streams.noteDefault();
      return ["unwarpStream()"];
    }
    if (!span) return undefined;
    const argument = args[index];
    if (argument && hasEffects(argument, facts))
      facts.refuse(node, within, {
        code: "effects",
        reason: "the size is written twice on Ascend, and computing it twice would do something twice",
        help: "compute it beforehand",
      });
    return [span];
  });
}

/** A function that is not called but handed on: the one that stands for it takes other arguments. */
function refuseAddress(facts: Facts, node: Node, within: Node | undefined): void {
  const name = node.reference?.name ?? "";
  if (node.reference?.kind !== "FunctionDecl" || !Object.hasOwn(hostCalls, name)) return;
  if (facts.isOwn(node) || callOf(node)) return;
  facts.refuse(node, within, {
    code: "function-address",
    reason: "its address is taken, and what AscendCL has in its place takes other arguments",
    help: "call it in a function of the program's own, and take that one's address",
  });
}

function isSome(size: bigint | undefined): boolean {
  return size !== undefined && size !== 0n;
}

/** CUDA's own `min` and `max`, which its headers bring to host code. Those of the standard library take references. */
function portOrder(facts: Facts, callee: Node, name: "min" | "max", within: Node | undefined): void {
  // Not the `max` of std::numeric_limits, or another class's.
  const isOfCuda =
    callee.kind === "DeclRefExpr" &&
    callee.reference?.kind === "FunctionDecl" &&
    !/&/.test(callee.reference.type?.qualType ?? "&");
  if (!isOfCuda || (within && !facts.hostFunctions.includes(within))) return;
  const text = callText(facts.unit, callee);
  if (text) facts.sink.replace(text.file, text.name, name === "min" ? "unwarpHostMin" : "unwarpHostMax");
}

function isManaged(facts: Facts, { managed }: HostFindings): boolean {
  return managed.isProgram(facts.unit.file.path);
}

function ruleOf(name: string, { managed, features }: HostFindings, path: string): HostCall | undefined {
  if (managed.isUsed && Object.hasOwn(countedCalls, name)) return countedCalls[name];
  if (managed.isText(path) && Object.hasOwn(managedCalls, name)) return managedCalls[name];
  return features.callOf(name) ?? (Object.hasOwn(hostCalls, name) ? hostCalls[name] : undefined);
}

/** The first argument that a rule is not for. */
function oddArgument(rule: HostCall, wordsAt: (index: number) => string | undefined): string | undefined {
  for (const [index, pattern] of Object.entries(rule.onlyIf ?? {})) {
    const words = wordsAt(Number(index));
    if (words !== undefined && !pattern.test(words)) return words;
  }
  return undefined;
}

/** How large the blocks of a kernel that is named may be. */
function boundOf(facts: Facts, named: Node | undefined, call: Node, within: Node | undefined): string {
  const { threads } = ascendLimits;
  let at = named;
  while (at && at.kind !== "DeclRefExpr") at = at.inner.at(-1);
  const kernel = at && facts.functionCalled(at);
  if (kernel && isKernel(kernel)) {
    const attribute = kernel.inner.find(({ kind }) => kind === "CUDALaunchBoundsAttr");
    if (!attribute) return String(threads);
    const bound = attribute.inner[0] && constantValue(facts.unit, attribute.inner[0]);
    if (bound !== undefined) return String(bound < threads ? bound : threads);
  }
  facts.refuse(call, within, {
    code: "option",
    reason: "which kernel is meant, and how large its blocks may be, is not known here",
    help: "choose a size of blocks",
  });
  return String(threads);
}

/** CUDA's default stream has no name in AscendCL. */
function isDefaultStream(words: string): boolean {
  return /^(?:\(\s*cudaStream_t\s*\)\s*)?(?:0|nullptr|NULL|cudaStreamLegacy|cudaStreamPerThread|cudaStreamDefault)$/.test(
    words.trim(),
  );
}

export function hasEffects(expression: Node, facts: Facts): boolean {
  return doesSomething(expression, facts, new Set());
}

/** The project's own functions that only compute, such as `ceil_div`, do nothing twice. */
function doesSomething(expression: Node, facts: Facts, inside: ReadonlySet<Node>): boolean {
  for (const node of walk(expression)) {
    if (
      /^(?:CompoundAssignOperator|CXXNewExpr|CXXDeleteExpr|CXXThrowExpr|LambdaExpr|StmtExpr)$/.test(node.kind)
    )
      return true;
    if (/^(?:\+\+|--|=)$/.test(node.opcode ?? "") && node.kind.endsWith("Operator")) return true;
    const callee = /Call(?:Expr)?$/.test(node.kind) ? calleeOf(node) : undefined;
    if (
      !callee ||
      /^(?:size|length|max|min|data|count|operator\[\])$/.test(callee.name ?? callee.reference?.name ?? "")
    )
      continue;
    const called = callee.kind === "DeclRefExpr" ? facts.functionCalled(callee) : undefined;
    const body = called && !inside.has(called) ? bodyOf(called) : undefined;
    if (!called || !body || makesObjects(body) || doesSomething(body, facts, new Set([...inside, called])))
      return true;
  }
  return false;
}

/** Constructors and destructors may do anything, and so may what is made once only. */
function makesObjects(body: Node): boolean {
  return [...walk(body)].some(
    ({ kind, storageClass }) =>
      (kind.startsWith("CXX") && /Construct|Temporary|Destructor/.test(kind)) || storageClass === "static",
  );
}

function portLaunch(facts: Facts, findings: HostFindings, node: Node, within: Node | undefined): void {
  const { sink, unit } = facts;
  const text = launchText(unit, node);
  const callee = calleeOf(node);
  if (!text || text.config.length < 2 || !callee) {
    return facts.refuse(node, within, {
      code: "macro",
      reason: "the launch is put together by a macro, and its words cannot be told apart",
      help: "write it out",
    });
  }
  const [, , bytes, stream] = text.config;
  const last = text.config.at(-1) as Span;
  if (!bytes) sink.insert(text.file, last.end, ", 0, unwarpStream()");
  else if (!stream) sink.insert(text.file, last.end, ", unwarpStream()");
  else if (isDefaultStream(text.file.slice(stream))) sink.replace(text.file, stream, "unwarpStream()");
  if (!stream || isDefaultStream(text.file.slice(stream))) findings.streams.noteDefault();
  const configuration = node.inner[1];
  const [grid, block] = configuration ? argumentsOf(configuration) : [];
  if (findings.features.checksLaunches)
    checkLaunch(
      facts,
      node,
      within,
      text,
      configuration === undefined ||
        argumentsOf(configuration)
          .slice(0, 3)
          .some((one) => hasEffects(one, facts)),
    );
  findings.launches.add({
    facts,
    text,
    node,
    within,
    callee,
    kernelName: kernelNameOf(callee),
    grid: grid && dimensions(facts, grid),
    block: block && dimensions(facts, block),
    blockAxes: block ? axesOf(facts, block) : 3,
    gridHasEffects: grid === undefined || hasEffects(grid, facts),
  });
}

/** What is launched through a pointer is no kernel of the pointer's name. */
function kernelNameOf({ reference, name = "" }: Node): string {
  const isPointer = /^(?:ParmVar|Var|Field|Binding|NonTypeTemplateParm)Decl$/.test(reference?.kind ?? "");
  return isPointer ? `what ${reference?.name ?? ""} points to` : (reference?.name ?? name);
}

/** x, y and z where they are constants; undefined where they are not. */
function dimensions(facts: Facts, given: Node): readonly bigint[] | undefined {
  const node = withoutImplicit(given);
  const whole = constantValue(facts.unit, node);
  if (whole !== undefined) return [whole, 1n, 1n];
  const isMade =
    node.kind === "CXXConstructExpr" ||
    node.kind === "CXXTemporaryObjectExpr" ||
    node.kind === "CXXFunctionalCastExpr";
  if (isMade) {
    const arguments_ = node.inner.filter(({ kind }) => kind !== "CXXDefaultArgExpr");
    // A copy of a dim3, or one from a number.
    if (arguments_.length === 1 && arguments_[0]) return dimensions(facts, arguments_[0]);
    const values = arguments_.map((one) => constantValue(facts.unit, one));
    const [x = 1n, y = 1n, z = 1n] = values;
    return values.every((value) => value !== undefined) ? [x, y, z] : undefined;
  }
  const init = onlyDim3(facts, node);
  return init && dimensions(facts, init);
}

/** How many axes, the first one first, may be longer than 1. */
function axesOf(facts: Facts, given: Node): number {
  const node = withoutImplicit(given);
  if (/^(?:(?:const|unsigned|signed|char|short|int|long)\b ?)+$/.test(typeOf(node))) return 1;
  if (/^CXX(?:Construct|TemporaryObject|FunctionalCast)Expr$/.test(node.kind)) {
    const arguments_ = node.inner.filter(({ kind }) => kind !== "CXXDefaultArgExpr");
    const [first] = arguments_;
    if (arguments_.length === 1 && first) return axesOf(facts, first);
    return arguments_.findLastIndex((one, at) => at === 0 || constantValue(facts.unit, one) !== 1n) + 1;
  }
  const init = onlyDim3(facts, node);
  return init ? axesOf(facts, init) : 3;
}

/** What a variable of type dim3 is made of, and stays. */
function onlyDim3(facts: Facts, node: Node): Node | undefined {
  if (node.kind !== "DeclRefExpr") return undefined;
  const variable = facts.unit.declaration(node.reference?.id);
  const init = variable?.inner.find(({ kind }) => kind.endsWith("Expr"));
  const isKept =
    variable?.kind === "VarDecl" &&
    /\bdim3$/.test(variable.type ?? "") &&
    isOfThisSource(variable) &&
    !isWritten(facts, variable);
  return isKept ? init : undefined;
}

/** Others cannot change it. */
function isOfThisSource({ type = "", parent, storageClass }: Node): boolean {
  return /^const\b/.test(type) || parent?.kind === "DeclStmt" || storageClass === "static";
}

/** Whether a dim3 or a part of it may be given another value later on: all that is not a read. */
function isWritten(facts: Facts, variable: Node): boolean {
  if (/^const\b/.test(variable.type ?? "")) return false;
  for (const node of facts.nodes())
    if (node.kind === "DeclRefExpr" && node.reference?.id === variable.id && !isRead(node)) return true;
  return false;
}

function isRead(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (parent.kind === "ParenExpr" || parent.kind === "MemberExpr") return isRead(parent);
  if (parent.kind === "UnaryExprOrTypeTraitExpr") return true;
  return (
    parent.kind === "ImplicitCastExpr" &&
    (parent.castKind === "LValueToRValue" ||
      (parent.castKind === "NoOp" && /^const\b/.test(parent.type ?? "")))
  );
}

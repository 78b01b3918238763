/**
 * `__constant__` and `__device__` variables. Ascend documents neither for SIMT kernels, so they become memory that the host
 * allocates, and kernels get a pointer to it as one more argument.
 *
 *     __constant__ float k[9];                        extern float k[9];  // its type
 *                                                     static UnwarpSymbol<decltype(k)> kSymbol;
 *     __global__ void f(float* p) { … k[i] … }   =>   __global__ void f(float* p, const float* k) { … k[i] … }
 *     cudaMemcpyToSymbol(k, h, sizeof(k));            kSymbol.copyIn(h, sizeof(k));
 *     f<<<g, b>>>(p);                                 f<<<g, b, 0, unwarpStream()>>>(p, kSymbol.data());
 */
import {
  hasAttribute,
  hasWrittenAttribute,
  isFunction,
  isKernel,
  parametersOf,
  withinFunction,
} from "../ast/functions.ts";
import { ancestor, calleeOf, type Node, withoutImplicit } from "../ast/node.ts";
import { callText } from "../call-text.ts";
import type { EditSink } from "../edit-sink.ts";
import type { SourceText } from "../source-text.ts";
import { matchingBracket, type Token } from "../tokens.ts";
import type { Facts } from "../facts.ts";
import { whyNoMore } from "./kernel-declarations.ts";
import type { Launch, Launches } from "./launches.ts";
import { otherMeaning, qualifierOf, reasonOfReference, sharedDeclarations } from "./symbol-names.ts";
import { callOf } from "./uniformity.ts";

interface DeviceVariable {
  readonly name: string;
  /** The host's object, from everywhere. */
  readonly symbol: string;
  /** As the kernels' parameter declares it. */
  readonly parameter: string;
  readonly isArray: boolean;
  readonly type: string;
  /** Among all of the project's. */
  readonly order: number;
}

export class Symbols {
  /** By file and offset of the declaration, which all sources that include it share. */
  readonly #variables = new Map<string, DeviceVariable>();
  readonly #refused = new Set<string>();
  /** By the place of the function's text: instances of a template, and sources that include it, have one translation. */
  readonly #users = new Map<string, Set<DeviceVariable>>();
  readonly #places = new Map<Node, string>();
  /** What a source declares. */
  readonly #seen = new Map<Facts, Set<DeviceVariable>>();

  /** Finds a source's device variables and who uses them. */
  read(facts: Facts): void {
    const variables = [...facts.nodes()].filter(({ kind }) => kind === "VarDecl");
    const shared = sharedDeclarations(variables);
    for (const node of variables) this.#declare(facts, node, shared.has(node));
    for (const functionNode of facts.deviceFunctions) {
      this.#places.set(functionNode, facts.placeOf(functionNode));
      for (const node of withinFunction(functionNode)) {
        const variable = node.kind === "DeclRefExpr" ? this.#named(facts, node) : undefined;
        if (variable) this.#use(facts, functionNode, node, variable);
      }
    }
  }

  /** The parameters that a function gets, behind its own, in one order for all functions. */
  parametersOf(functionNode: Node): readonly DeviceVariable[] {
    const variables = this.#users.get(this.#places.get(functionNode) ?? "") ?? [];
    return [...variables].toSorted((a, b) => a.order - b.order);
  }

  /** Adds the parameters, and gives them to all calls and launches. */
  finish(facts: readonly Facts[], launches: Launches, sink: EditSink): void {
    if (this.#variables.size === 0) return;
    this.#spread(facts);
    for (const one of facts)
      for (const functionNode of one.deviceFunctions) this.#addParameters(one, functionNode, launches, sink);
    for (const launch of launches.all) this.#giveToLaunch(launch, launches, sink);
  }

  #giveToLaunch(launch: Launch, launches: Launches, sink: EditSink): void {
    const refuse = (reason: string) =>
      launch.facts.refuse(launch.node, launch.within, {
        code: "device-variable",
        reason,
        help: "pass a pointer to the kernels",
      });
    const lists = launches.startedBy(launch).map(({ node }) => this.parametersOf(node));
    const [variables = []] = lists;
    if (lists.every((list) => list.length === 0)) return;
    if (
      lists.some((list) => list.length !== variables.length || list.some((one, at) => one !== variables[at]))
    )
      return refuse("the kernels that it may start use different device variables");
    if (variables.some((one) => this.#seen.get(launch.facts)?.has(one) !== true))
      return refuse("the kernel uses a device variable of another source, which is not declared here");
    const values = variables.map(({ symbol }) => `${symbol}.data()`).join(", ");
    const { args, file, inside } = launch.text;
    sink.insert(file, args.at(-1)?.end ?? inside.end, `${args.length > 0 ? ", " : ""}${values}`);
  }

  #declare(facts: Facts, node: Node, isShared: boolean): void {
    const isConstant = hasWrittenAttribute(node, "CUDAConstantAttr");
    if (!isConstant && !hasWrittenAttribute(node, "CUDADeviceAttr")) return;
    if (hasAttribute(node, "HIPManagedAttr") || hasAttribute(node, "CUDASharedAttr")) return;
    const file = facts.unit.text(node.loc);
    const key = keyOf(file, node);
    if (!file || key === undefined || this.#refused.has(key)) return;
    const known = this.#variables.get(key);
    if (known) {
      addTo(this.#seen, facts, known);
      // Two sources may give a header's array two sizes, by a macro.
      if (known.type !== (node.type ?? ""))
        facts.refuse(node, undefined, {
          code: "device-variable",
          construct: node.name ?? "",
          reason: "two sources include it with two types",
          help: "pass a pointer to the kernels",
        });
      return;
    }
    if (!isShared && !node.loc?.expansion && isCompileTimeConstant(node, file))
      return this.#keepConstant(facts, node, file, key);
    // The word itself is refused.
    if (isManagedVariable(file, node)) {
      this.#refused.add(key);
      return;
    }
    const reason = isShared
      ? "several variables are declared at once"
      : this.#lower(facts, node, file, isConstant, key);
    if (reason === undefined) return;
    this.#refused.add(key);
    facts.refuse(node, undefined, {
      code: "device-variable",
      construct: node.name ?? "",
      reason,
      help: "pass a pointer to the kernels",
    });
  }

  /**
   * `__constant__ const int n = 4;` may be the size of an array or an argument of a template, where no parameter can stand. It stays
   * what it is for the compiler; its address is nobody's.
   */
  #keepConstant(facts: Facts, node: Node, file: SourceText, key: string): void {
    for (const one of facts.nodes()) {
      if (one.kind !== "DeclRefExpr" || facts.unit.declaration(one.reference?.id) !== node || isByValue(one))
        continue;
      this.#refused.add(key);
      facts.refuse(one, undefined, {
        code: "device-variable",
        reason: "the variable is a constant of the compiler's, which has no memory on the device in the port",
        help: "use its value",
      });
    }
    for (const word of wordsOf(file, node))
      if (/^__(?:constant|device)__$/.test(word.text))
        facts.sink.replace(file, { start: word.start, end: endWithBlank(file, word.end) }, "");
  }

  /** Rewrites the declaration; the reason why not otherwise. */
  #lower(facts: Facts, node: Node, file: SourceText, isConstant: boolean, key: string): string | undefined {
    const { name = "", type = "" } = node;
    if (node.storageClass === "extern") return "a variable that another file defines is not followed";
    if (ancestor(node, ({ kind }) => kind === "CompoundStmt" || kind.endsWith("RecordDecl")))
      return "static variables within functions and classes are not followed";
    if (facts.unit.placeForPeople(node.loc).file !== file.path || node.loc?.expansion)
      return "the declaration is written by a macro";
    const { tokens } = file;
    const at = node.loc && file.tokenIndexAt(node.loc.offset);
    if (at === undefined) return "the declaration is written by a macro";
    let first = at;
    while (
      first > 0 &&
      !/^[;{}]$/.test(tokens[first - 1]?.text ?? ";") &&
      tokens[first - 1]?.directive === tokens[at]?.directive
    )
      first -= 1;
    let end = at + 1;
    while (tokens[end]?.text === "[") end = (matchingBracket(tokens, end) ?? end) + 1;
    const follows = tokens[end];
    const begin = tokens[first];
    if (!begin || !follows || !/^[;={]$/.test(follows.text)) return "several variables are declared at once";
    const size = /\[(\d+)\]/.exec(node.type ?? "")?.[1];
    const written = file.bytes.slice(begin.start, follows.start);
    // Its initializer says the size, which Clang knows.
    const declared = size === undefined ? written : written.replace(/\[\s*\]/, `[${size}]`);
    if (/\[\s*\]/.test(declared)) return "the array has no size of its own";
    const semicolon = endOfDeclaration(file, end);
    if (semicolon === undefined) return "several variables are declared at once";
    const plain = declared
      .replaceAll(
        /\b(?:__constant__|__device__|static|extern|const|volatile|constexpr|inline|__align__\s*\(\d+\))\b\s*/g,
        "",
      )
      .trim();
    const initial = file.bytes.slice(follows.start, tokens[semicolon]?.start);
    const dimensions = [...declared.matchAll(/\[[^\]]*\]/g)].map(([words]) => words);
    const element = plain
      .replace(/\[[^]*$/, "")
      .trim()
      .slice(0, -name.length)
      .trim();
    const quality = isConstant ? "const " : "";
    const parameter =
      dimensions.length > 1
        ? `${quality}${element} (*${name})${dimensions.slice(1).join("")}`
        : `${quality}${element}* ${name}`;
    const values =
      initial.trim() === ""
        ? ""
        : `static const ${plain.replace(new RegExp(`\\b${name}\\b`), `${name}Initial`)} ${initial.trim()};\n`;
    const given = values === "" ? "" : `(${dimensions.length > 0 ? "" : "&"}${name}Initial)`;
    facts.sink.replace(
      file,
      { start: begin.start, end: tokens[semicolon]?.end ?? follows.end },
      `extern ${plain};  // only its type\n${values}static UnwarpSymbol<decltype(${name})> ${name}Symbol${given};`,
    );
    const symbol = `${qualifierOf(node)}${name}Symbol`;
    const variable = {
      name,
      symbol,
      parameter,
      type,
      isArray: type.endsWith("]"),
      order: this.#variables.size,
    };
    this.#variables.set(key, variable);
    addTo(this.#seen, facts, variable);
    return undefined;
  }

  #named(facts: Facts, reference: Node): DeviceVariable | undefined {
    const declaration = facts.unit.declaration(reference.reference?.id);
    const key = declaration && keyOf(facts.unit.text(declaration.loc), declaration);
    return key === undefined ? undefined : this.#variables.get(key);
  }

  #use(facts: Facts, functionNode: Node, reference: Node, variable: DeviceVariable): void {
    if (ancestor(reference, ({ kind }) => kind === "UnaryExprOrTypeTraitExpr"))
      return this.#useSize(facts, functionNode, reference);
    const reason =
      reasonOfReference(facts.unit, reference, variable.isArray) ??
      (isNeededByCompiler(facts, reference)
        ? "its value is needed when the kernel is compiled, and it becomes a pointer to memory that is filled as the program runs"
        : undefined);
    if (reason !== undefined)
      return facts.refuse(reference, functionNode, {
        code: "device-variable",
        reason,
        help: "pass a pointer to the kernels",
      });
    addTo(this.#users, this.#placeOf(functionNode), variable);
    const range = facts.unit.range(reference);
    if (!range) return;
    const isQualified = range.file.slice(range.span) !== variable.name;
    if (!variable.isArray) facts.sink.replace(range.file, range.span, `(*${variable.name})`);
    else if (isQualified) facts.sink.replace(range.file, range.span, variable.name);
  }

  /** The parameter of the same name is a pointer, which has another size than what it points to. */
  #useSize(facts: Facts, functionNode: Node, reference: Node): void {
    const declaration = facts.unit.declaration(reference.reference?.id);
    const token = facts.unit.token(reference.begin);
    if (/^(?:TranslationUnit|Namespace)Decl$/.test(declaration?.parent?.kind ?? "") && token) {
      const isQualified = token.file.slice(token.span) !== reference.reference?.name;
      const before = (declaration && qualifierOf(declaration)) || "::";
      if (!isQualified) facts.sink.insert(token.file, token.span.start, before);
    } else
      facts.refuse(reference, functionNode, {
        code: "device-variable",
        construct: `sizeof ${reference.reference?.name ?? ""}`,
        reason: "the variable becomes a pointer, whose size is another one",
        help: "write the size of its type",
      });
  }

  #placeOf(functionNode: Node): string {
    return this.#places.get(functionNode) ?? functionNode.id;
  }

  /** Who calls a user is one, too, and so are all specializations of a template. */
  #spread(facts: readonly Facts[]): void {
    const giving = new Map<string, Set<string>>();
    for (const one of facts) {
      for (const functionNode of one.deviceFunctions) {
        const place = this.#placeOf(functionNode);
        for (const { caller } of one.usesOf(functionNode))
          if (one.deviceFunctions.includes(caller)) addTo(giving, place, this.#placeOf(caller));
        const template =
          functionNode.parent?.kind === "FunctionTemplateDecl" ? functionNode.parent : undefined;
        for (const { id } of template?.inner.filter(isFunction) ?? []) {
          const other = one.functionNamed(id);
          if (!other || !this.#places.has(other)) continue;
          addTo(giving, place, this.#placeOf(other));
          addTo(giving, this.#placeOf(other), place);
        }
      }
    }
    const pending = [...this.#users.keys()];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      const own = this.#users.get(place) ?? new Set<DeviceVariable>();
      for (const user of giving.get(place) ?? []) {
        const before = this.#users.get(user)?.size ?? 0;
        for (const variable of own) addTo(this.#users, user, variable);
        if ((this.#users.get(user)?.size ?? 0) > before) pending.push(user);
      }
    }
  }

  #addParameters(facts: Facts, functionNode: Node, launches: Launches, sink: EditSink): void {
    const variables = this.parametersOf(functionNode);
    const names = variables.map(({ name }) => name).join(", ");
    const calls = facts.usesOf(functionNode).filter(({ caller }) => facts.deviceFunctions.includes(caller));
    // Instances of a template may call overloads by the same words.
    for (const { call } of calls) {
      const text = callOf(call) && callText(facts.unit, call);
      if (text) sink.treat(text.file, text.name, `further arguments: ${names}`);
    }
    const file = facts.unit.text(functionNode.loc);
    if (variables.length === 0 || !file) return;
    if (this.#refuseOtherMeanings(facts, functionNode, variables)) return;
    const name = functionNode.loc && file.tokenIndexAt(functionNode.loc.offset);
    const close = name === undefined ? undefined : matchingBracket(file.tokens, name + 1);
    const end = close === undefined ? undefined : file.tokens[close];
    const reason = this.#whyNoMore(file, functionNode, launches);
    if (!end || reason !== undefined)
      return facts.refuse(functionNode, functionNode, {
        code: "device-variable",
        construct: functionNode.name ?? "",
        reason: `the function uses a device variable, and cannot be given one more parameter: ${reason ?? "it is written by a macro"}`,
        help: "pass a pointer to it",
      });
    const words = variables.map(({ parameter }) => parameter).join(", ");
    sink.insert(file, end.start, `${parametersOf(functionNode).length > 0 ? ", " : ""}${words}`);
    if (isKernel(functionNode)) launches.declareMore(functionNode, words, sink);
    for (const { caller, call } of calls) {
      const text = callOf(call) && callText(facts.unit, call);
      if (!text)
        facts.refuse(call, caller, {
          code: "device-variable",
          reason: "the function is not called by its name here, and needs one more argument",
        });
      else sink.insert(text.file, text.inside.end, `${text.args.length > 0 ? ", " : ""}${names}`);
    }
  }

  #whyNoMore(file: SourceText, functionNode: Node, launches: Launches): string | undefined {
    const reason = whyNoMore(file, functionNode);
    if (reason !== undefined) return reason;
    if (!isKernel(functionNode))
      return functionNode.previousId === undefined ? undefined : "it is declared elsewhere";
    if (launches.isLent(functionNode)) return "its address is taken";
    return launches
      .declarationsOf(functionNode)
      .map((one) => whyNoMore(one.file, one.node))
      .find((one) => one !== undefined);
  }

  /** A parameter must not hide, nor be hidden by, something else of its name. */
  #refuseOtherMeanings(facts: Facts, functionNode: Node, variables: readonly DeviceVariable[]): boolean {
    let isRefused = false;
    const names = variables.map(({ name }) => name);
    for (const variable of variables) {
      const { name } = variable;
      const isTwice = names.indexOf(name) !== names.lastIndexOf(name);
      const other = otherMeaning(functionNode, name, (one) => this.#named(facts, one) === variable);
      if (!isTwice && !other) continue;
      isRefused = true;
      facts.refuse(other ?? functionNode, functionNode, {
        code: "device-variable",
        construct: name,
        reason:
          "the function gets the device variable of this name as a parameter, and has another meaning for it",
        help: "give the two different names",
      });
    }
    return isRefused;
  }

  /** What a call of the runtime calls the variable; undefined when it names none. */
  symbolOf(facts: Facts, argument: Node | undefined): string | undefined {
    const plain = argument && withoutImplicit(argument);
    const named = plain?.kind === "UnaryOperator" && plain.inner[0] ? withoutImplicit(plain.inner[0]) : plain;
    const variable = named && this.#named(facts, named);
    return variable?.symbol;
  }
}

/** A call that names a symbol: `cudaMemcpyToSymbol` and its like. */
export function portSymbolCall(
  facts: Facts,
  symbols: Symbols,
  call: Node,
  name: string,
  within: Node | undefined,
): void {
  const callee = calleeOf(call);
  const text = callee && callText(facts.unit, callee);
  const position = name.startsWith("cudaMemcpyToSymbol") ? 0 : 1;
  const symbol = symbols.symbolOf(facts, call.inner[position + 1]);
  const method = {
    cudaMemcpyToSymbol: "copyIn",
    cudaMemcpyFromSymbol: "copyOut",
    cudaMemcpyToSymbolAsync: "copyInAsync",
    cudaMemcpyFromSymbolAsync: "copyOutAsync",
    cudaGetSymbolAddress: "address",
    cudaGetSymbolSize: "size",
  }[name];
  const span = text?.args[position];
  if (!text || symbol === undefined || method === undefined || !span)
    return facts.refuse(call, within, {
      code: "device-variable",
      reason: `${name} of something else than a variable that is ported has no counterpart`,
    });
  const { file, args } = text;
  const [first, second] = args;
  if (position === 0 && second)
    facts.sink.replace(file, { start: text.whole.start, end: second.start }, `${symbol}.${method}(`);
  else if (first) {
    facts.sink.replace(file, text.name, `${symbol}.${method}`);
    facts.sink.replace(file, { start: first.end, end: span.end }, "");
  }
}

/** A number that Clang folds wherever it stands: `constexpr`, or an integer that is const and initialized. */
function isCompileTimeConstant(node: Node, file: SourceText): boolean {
  const type = node.desugaredType ?? node.type ?? "";
  const isNumber = /^const (?:(?:unsigned|signed|char|short|int|long|bool|float|double)\b ?)+$/.test(type);
  if (!isNumber || !node.inner.some(({ kind }) => !kind.endsWith("Attr"))) return false;
  const words = wordsOf(file, node).map(({ text }) => text);
  if (!words.some((text) => /^__(?:constant|device)__$/.test(text)) || words.includes(",")) return false;
  return words.includes("constexpr") || !/float|double/.test(type);
}

/** The tokens of a declaration in front of its name. */
function wordsOf(file: SourceText, node: Node): readonly Token[] {
  const name = node.loc && file.tokenIndexAt(node.loc.offset);
  if (name === undefined) return [];
  const before = file.tokens.slice(0, name);
  return before.slice(before.findLastIndex(({ text }) => /^[;{}]$/.test(text)) + 1);
}

function endWithBlank(file: SourceText, end: number): number {
  return file.bytes[end] === " " ? end + 1 : end;
}

function isByValue(reference: Node): boolean {
  let at = reference.parent;
  while (at?.kind === "ParenExpr") at = at.parent;
  return (
    (at?.kind === "ImplicitCastExpr" && at.castKind === "LValueToRValue") ||
    at?.kind === "UnaryExprOrTypeTraitExpr" ||
    at?.kind === "ConstantExpr" ||
    at?.kind === "SubstNonTypeTemplateParmExpr"
  );
}

/** By its words: to Clang it is a pointer that the headers make of it. */
function isManagedVariable(file: SourceText, node: Node): boolean {
  const name = node.loc && file.tokenIndexAt(node.loc.offset);
  for (let at = (name ?? 0) - 1; at >= 0 && !/^[;{}]$/.test(file.tokens[at]?.text ?? ";"); at -= 1)
    if (file.tokens[at]?.text === "__managed__") return true;
  return false;
}

/** In a constant expression: the value of a `constexpr` variable, a case, an argument of a template. */
function isNeededByCompiler(facts: Facts, reference: Node): boolean {
  const within = ancestor(
    reference,
    ({ kind }) =>
      /^(?:ConstantExpr|StaticAssertDecl|TemplateArgument|VarDecl)$/.test(kind) || kind.endsWith("Stmt"),
  );
  if (within?.kind !== "VarDecl") return within !== undefined && !within.kind.endsWith("Stmt");
  const file = facts.unit.text(within.loc);
  return file !== undefined && wordsOf(file, within).some(({ text }) => text === "constexpr");
}

function keyOf(file: SourceText | undefined, node: Node): string | undefined {
  return file && node.loc ? `${file.path}:${node.loc.offset}` : undefined;
}

function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key) ?? new Set();
  map.set(key, set.add(value));
}

/** Index of the `;` that ends a declaration; undefined when a comma comes before. */
function endOfDeclaration(file: SourceText, from: number): number | undefined {
  for (let at = from; at < file.tokens.length; at += 1) {
    const text = file.tokens[at]?.text ?? "";
    if (text === ";") return at;
    if (text === ",") return undefined;
    if (/^[([{]$/.test(text)) at = matchingBracket(file.tokens, at) ?? at;
  }
  return undefined;
}

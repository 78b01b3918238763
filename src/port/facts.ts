/** What ports ask about a source: its functions, who calls them, and where to report. */
import { nameReferredTo, type Node, typeOf, walk } from "./ast/node.ts";
import { functionsOf, hasAttribute, hasWrittenAttribute, isKernel, withinFunction } from "./ast/functions.ts";
import type { EditSink } from "./edit-sink.ts";
import type { Unit } from "./unit.ts";

export class Facts {
  readonly deviceFunctions: readonly Node[];
  readonly hostFunctions: readonly Node[];
  readonly #byId = new Map<string, Node>();
  /** By name of the class: what runs when an object comes and goes, in its bases and members as well. */
  readonly #records = new Map<string, Node[]>();
  #runByHost: ReadonlySet<Node> | undefined;
  readonly #calls = new Map<Node, { readonly caller: Node; readonly call: Node }[]>();

  constructor(
    readonly unit: Unit,
    readonly sink: EditSink,
  ) {
    const all = functionsOf(unit.tree).filter((one) => unit.text(one.loc) !== undefined);
    for (const one of all) {
      this.#byId.set(one.id, one);
      // A definition behind a declaration: calls name the latter.
      for (let id = one.previousId; id !== undefined; id = unit.declaration(id)?.previousId)
        this.#byId.set(id, one);
    }
    for (const node of walk(unit.tree)) {
      if (!/^(?:CXXRecord|ClassTemplate(?:Partial)?Specialization)Decl$/.test(node.kind)) continue;
      const name = node.name ?? "";
      if (unit.text(node.loc)) this.#records.set(name, [...(this.#records.get(name) ?? []), node]);
    }
    for (const caller of all) {
      for (const node of withinFunction(caller)) {
        for (const callee of this.#functionsRun(node)) {
          const list = this.#calls.get(callee) ?? [];
          list.push({ caller, call: node });
          this.#calls.set(callee, list);
        }
      }
    }
    // Clang makes lambdas and constexpr functions callable from both sides; they are device code where device code calls them.
    const written = all.filter((one) => isKernel(one) || hasWrittenAttribute(one, "CUDADeviceAttr"));
    const device = new Set(written.flatMap((one) => [...this.reachableFrom(one)]));
    this.deviceFunctions = all.filter((one) => device.has(one));
    this.hostFunctions = all.filter((one) => !device.has(one));
  }

  /** The project's function that a reference names, with its body. */
  functionNamed(id: string | undefined): Node | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Whether the project declares what an expression names. */
  isOwn(node: Node): boolean {
    const ids = [node.reference?.id, ...node.lookups.map(({ id }) => id)];
    return ids.some((id) => this.unit.declaration(id) !== undefined);
  }

  /** The project's function that an expression names: as a callee, or to take its address. */
  functionCalled(node: Node): Node | undefined {
    if (node.kind === "DeclRefExpr") return this.functionNamed(node.reference?.id);
    if (node.kind === "MemberExpr") return this.functionNamed(node.memberId);
    return undefined;
  }

  /** What an object's making and unmaking runs of the project; Clang does not say which constructor, so all that might. */
  constructorsRun(node: Node): readonly Node[] {
    if (
      !/^(?:VarDecl|CXXConstructExpr|CXXTemporaryObjectExpr|CXXBindTemporaryExpr|InitListExpr)$/.test(
        node.kind,
      )
    )
      return [];
    const found: Node[] = [];
    const names = new Set([className(typeOf(node))]);
    for (const name of names) {
      for (const record of this.#records.get(name) ?? []) {
        for (const base of record.bases) names.add(className(base));
        for (const member of record.inner.flatMap((one) =>
          one.kind === "FunctionTemplateDecl" ? [one, ...one.inner] : [one],
        )) {
          if (member.kind === "FieldDecl") names.add(className(typeOf(member)));
          const isMaker = /^CXX(?:Constructor|Destructor)Decl$/.test(member.kind);
          const made = isMaker ? this.functionNamed(member.id) : undefined;
          if (made && (made.isImplicit || isOfDevice(made) || isOfDevice(member))) found.push(made);
        }
      }
    }
    return found;
  }

  #functionsRun(node: Node): readonly Node[] {
    const called = this.functionCalled(node);
    return called ? [called] : this.constructorsRun(node);
  }

  /** Of a function's name: instances of a template, and sources that include it, share it; what macros make of several uses does not. */
  placeOf({ loc, id }: Node): string {
    const path = this.unit.text(loc)?.path;
    if (path === undefined || !loc || loc.expansion) return `${this.unit.file.path} ${this.unit.pass} ${id}`;
    return `${path}:${loc.offset}`;
  }

  /** Where a function is called or named. */
  usesOf(functionNode: Node): readonly { readonly caller: Node; readonly call: Node }[] {
    return this.#calls.get(functionNode) ?? [];
  }

  /** The functions that a function may run, itself first. */
  reachableFrom(functionNode: Node): ReadonlySet<Node> {
    const reached = new Set([functionNode]);
    for (const one of reached) {
      for (const node of withinFunction(one)) {
        for (const callee of this.#functionsRun(node)) reached.add(callee);
      }
    }
    return reached;
  }

  /** Whether host code may call a function of the device. */
  isRunByHost(functionNode: Node): boolean {
    this.#runByHost ??= new Set(this.hostFunctions.flatMap((one) => [...this.reachableFrom(one)]));
    return this.#runByHost.has(functionNode);
  }

  /** Names of all that a function's own code refers to and that the project does not declare. */
  namesUsed(functionNode: Node): ReadonlySet<string> {
    const names = new Set<string>();
    for (const node of withinFunction(functionNode))
      if (nameReferredTo(node) !== undefined) names.add(nameReferredTo(node) ?? "");
    return names;
  }

  refuse(
    node: Node,
    within: Node | undefined,
    refusal: { code: string; construct?: string; reason: string; help?: string },
  ): void {
    const own = this.unit.placeOfNode(node);
    const place = own.line === 0 && within ? this.unit.placeOfNode(within) : own;
    const { code, reason, help } = refusal;
    this.claim(node);
    const construct = refusal.construct ?? this.words(node);
    const name = within?.name;
    this.sink.refuse({
      code,
      ...place,
      construct,
      reason,
      ...(help !== undefined && { help }),
      ...(name !== undefined && { within: name }),
    });
  }

  /** The words of an expression need no further look. */
  claim(node: Node): void {
    const range = this.unit.range(node) ?? this.unit.token(node.begin);
    if (range && !node.kind.endsWith("Decl") && !node.kind.endsWith("Stmt"))
      this.sink.claim(range.file, range.span);
  }

  remark(node: Node, code: string, text: string): void {
    this.sink.remark({ code, ...this.unit.placeOfNode(node), text });
  }

  /** An expression as written, shortened. */
  words(node: Node): string {
    const range = this.unit.range(node);
    const text = range ? range.file.slice(range.span) : nameIn(node);
    const line = text.replaceAll(/\s+/g, " ");
    return line.length > 60 ? `${line.slice(0, 57)}…` : line;
  }

  *nodes(): Iterable<Node> {
    yield* walk(this.unit.tree);
  }
}

function isOfDevice(functionNode: Node): boolean {
  return hasAttribute(functionNode, "CUDADeviceAttr");
}

/** `const ns::Tile<int>[4]` is a Tile. */
function className(type: string): string {
  const plain = type.replaceAll(/<.*>|\[.*|[*&]/g, " ").trim();
  return /(\w+)$/.exec(plain)?.[1] ?? "";
}

function nameIn(node: Node): string {
  for (const one of walk(node)) {
    const name = one.name ?? one.reference?.name;
    if (name !== undefined) return name;
  }
  return "an expression";
}

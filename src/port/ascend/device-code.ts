/** Kernels and device functions: each reference to something of CUDA's is replaced by the table, or refused. */
import { bodyOf, hasAttribute, hasWrittenAttribute, isKernel, withinFunction } from "../ast/functions.ts";
import { argumentsOf, nameReferredTo, type Node, typeOf, walk, withoutImplicit } from "../ast/node.ts";
import { type CallText, callText } from "../call-text.ts";
import { type DeviceFunction, deviceFunctions, overloadedMath, refusedFamilies } from "./device-functions.ts";
import type { Facts } from "../facts.ts";
import { checkDeviceFunction } from "./device-checks.ts";
import { GroupCalls } from "./group-calls.ts";
import { isGroup } from "./groups.ts";
import { helperHeaderOf } from "./helper-files.ts";
import { HalfCode } from "./half-code.ts";
import { halfHeaderName, onBothSidesName, packedFunction } from "./half-helpers.ts";
import { Masks } from "./masks.ts";
import type { Reading, Twins } from "./twins.ts";
import { isOfShorts, otherMemory, unknownSpace, whyNoAtomic } from "./atomic-calls.ts";
import { arrayBytes } from "./stack-bytes.ts";
import { callOf, isActiveMask, type Uniformity } from "./uniformity.ts";
import { keepInStep, stepsHeaderName } from "./warp-steps.ts";
import { sharedName, type WideCalls, wideName } from "./word-helpers.ts";

/** Objects of these types may be made and taken apart as in CUDA. */
const plainTypes =
  /^(?:const |volatile |struct )*(?:u?(?:char|short|int|long|longlong)[1-4]|float[1-4]|dim3|uint3|__half|half|__nv_bfloat16|nv_bfloat16)\b/;
/** Of at most 32 bits: what cache hints are not documented for goes there by its bits. */
const typesOfWords = /^(?:char|__half2?|__nv_bfloat16(?:2)?)$/;
const indexVariables = new Set(["threadIdx", "blockIdx", "blockDim", "gridDim", "warpSize"]);

export interface DeviceNeeds {
  /** What the file must include. */
  readonly headers: Set<string>;
  /** Bytes of the largest stack frame. */
  stackBytes: number;
}

export function portDeviceCode(
  reading: Reading,
  twins: Twins,
  wideCalls: WideCalls,
  needs: (functionNode: Node) => DeviceNeeds,
): void {
  for (const functionNode of reading.facts.deviceFunctions)
    if (!twins.isBetterKnownElsewhere(reading.facts, functionNode))
      new DeviceFunctionPort(reading, twins, wideCalls, functionNode, needs(functionNode)).run();
}

class DeviceFunctionPort {
  readonly #facts: Facts;
  readonly #uniformity: Uniformity;
  readonly #wideCalls: WideCalls;
  readonly #sharesMemory: boolean;
  readonly #function: Node;
  readonly #needs: DeviceNeeds;
  readonly #masks: Masks;
  readonly #groups: GroupCalls;
  readonly #halves: HalfCode;

  constructor(
    { facts, uniformity, sharesMemory }: Reading,
    twins: Twins,
    wideCalls: WideCalls,
    functionNode: Node,
    needs: DeviceNeeds,
  ) {
    this.#facts = facts;
    this.#uniformity = uniformity;
    this.#wideCalls = wideCalls;
    this.#sharesMemory = sharesMemory;
    this.#function = functionNode;
    this.#needs = needs;
    const refuse = (node: Node, code: string, reason: string, help?: string) =>
      this.#refuse(node, code, reason, help);
    this.#masks = new Masks(facts, uniformity, twins, functionNode, refuse);
    this.#groups = new GroupCalls(facts, this.#masks, wideCalls, refuse);
    this.#halves = new HalfCode(facts, functionNode, refuse, () => needs.headers.add(halfHeaderName));
  }

  run(): void {
    this.#qualify();
    this.#freeLock();
    // A struct's assignment that the compiler writes has no words to port.
    if (!(this.#function.isImplicit && this.#function.name === "operator="))
      for (const node of withinFunction(this.#function)) this.#node(node);
    keepInStep({
      facts: this.#facts,
      functionNode: this.#function,
      refuse: (node, code, reason, help) => this.#refuse(node, code, reason, help),
      needHeader: () => this.#needs.headers.add(stepsHeaderName),
    });
    checkDeviceFunction(this.#facts, this.#uniformity, this.#function);
  }

  #refuse(node: Node, code: string, reason: string, help?: string, construct?: string): void {
    const more = { ...(help !== undefined && { help }), ...(construct !== undefined && { construct }) };
    this.#facts.refuse(node, this.#function, { code, reason, ...more });
  }

  /** `constexpr` functions need no word in CUDA, as nvcc may be told. */
  #qualify(): void {
    const { kind, begin, isImplicit, parent } = this.#function;
    if (isKernel(this.#function) || hasWrittenAttribute(this.#function, "CUDADeviceAttr") || isImplicit)
      return;
    if (
      parent?.parent?.kind === "LambdaExpr" ||
      !begin ||
      begin.expansion ||
      !/^(?:FunctionDecl|CXXMethodDecl|CXXConstructorDecl)$/.test(kind)
    )
      return;
    const file = this.#facts.unit.text(begin);
    if (file) this.#facts.sink.insert(file, begin.offset, "__host__ __aicore__ ");
  }

  /** Where some function that it runs takes the block's lock, the kernel begins with a free one. */
  #freeLock(): void {
    if (!isKernel(this.#function)) return;
    const takesLock = [...this.#facts.reachableFrom(this.#function)].some((one) =>
      [...withinFunction(one)].some((node) => this.#wideCalls.wideSpace(this.#facts.unit, node) === "shared"),
    );
    const body = takesLock ? bodyOf(this.#function) : undefined;
    const brace = body && this.#facts.unit.token(body.begin);
    if (!brace) return;
    if (body?.begin?.expansion)
      return this.#refuse(body, "macro", "the kernel's body is made by a macro", "write it out");
    this.#facts.sink.insert(brace.file, brace.span.end, "\n  unwarpFreeLock();");
  }

  #node(node: Node): void {
    switch (node.kind) {
      case "DeclRefExpr":
      case "UnresolvedLookupExpr":
        return this.#reference(node);
      case "MemberExpr":
        this.#halves.noteMember(node);
        return this.#member(node);
      case "UnaryOperator":
      case "BinaryOperator":
      case "CompoundAssignOperator":
      case "CXXOperatorCallExpr":
        return this.#halves.noteOperands(node);
      case "CXXConstructExpr":
      case "CXXTemporaryObjectExpr":
        return this.#construct(node);
      case "GCCAsmStmt":
        return this.#assembly(node);
      case "CXXNewExpr":
      case "CXXDeleteExpr":
        return this.#refuse(
          node,
          "device-heap",
          "kernels cannot allocate",
          "allocate before the launch and pass the memory",
        );
      case "CallExpr":
        return this.#checkCallee(node);
      case "VarDecl":
        return this.#variable(node);
      default:
        return undefined;
    }
  }

  #reference(node: Node): void {
    const name = nameReferredTo(node) ?? "";
    const kind = node.reference?.kind ?? "";
    if (this.#facts.isOwn(node) || indexVariables.has(name)) return;
    if (kind === "ParmVarDecl" || kind === "EnumConstantDecl" || kind === "NonTypeTemplateParmDecl") return;
    // The index variables' own accessors.
    if (name.startsWith("__get_") || isInAccessor(node)) return;
    if (/^__(?:unwarp|nvvm)_|^__builtin_ptx_/.test(name))
      return this.#refuse(node, "ptx", "it is an instruction of NVIDIA's", "write it in C++");
    const call = callOf(node);
    if (call && name === "reduce" && this.#groups.reduce(call, node)) return;
    const operator = /^operator(\W.*)$/.exec(name)?.[1];
    // A copy of a struct, such as float4.
    if (operator === "=") return;
    if (operator !== undefined) return this.#halves.operator(call ?? node, operator);
    const rule = this.#ruleFor(name, node);
    if (rule.kind === "refuse") return this.#refuse(call ?? node, rule.code, rule.reason, rule.help);
    if (rule.kind === "same") return this.#noteHeaders(name);
    if (!call) return this.#refuse(node, "function-pointer", `the address of ${name} has no counterpart`);
    const isAsItIs =
      rule.kind === "rename" && rule.to === name && argumentsOf(call).every((one) => is(one, rule.parameter));
    if (isAsItIs) return this.#facts.claim(node);
    this.#call(call, node, name, rule);
  }

  #ruleFor(name: string, node: Node): DeviceFunction {
    const type = node.reference?.type?.qualType ?? "";
    if (overloadedMath.has(name) && node.kind === "UnresolvedLookupExpr")
      return {
        kind: "refuse",
        code: "not-read",
        reason: "the template has no instance in this source, so the type of its numbers is not known",
        help: "remove it, or port it together with what uses it",
      };
    if (overloadedMath.has(name) && type.startsWith("float ("))
      return { kind: "rename", to: name === "exp10" ? "exp10f" : `${name}f` };
    if (/^(?:abs|max|min)$/.test(name) && !/double/.test(type))
      return deviceFunctions[name] as DeviceFunction;
    if (/\bdouble\b/.test(type))
      return {
        kind: "refuse",
        code: "double",
        reason: "Ascend 950's SIMT has no double precision",
        help: "compute in float, if that is exact enough",
      };
    const rule = deviceFunctions[name];
    if (rule) return rule;
    const family = refusedFamilies.find(({ pattern }) => pattern.test(name));
    if (family) return { kind: "refuse", ...family };
    return {
      kind: "refuse",
      code: "no-counterpart",
      reason: `${name} is not in the table of what Ascend C's SIMT documents`,
    };
  }

  #call(
    call: Node,
    callee: Node,
    name: string,
    rule: Exclude<DeviceFunction, { kind: "refuse" | "same" }>,
  ): void {
    const { sink, unit } = this.#facts;
    const text = callText(unit, callee);
    const args = argumentsOf(call).filter(({ kind }) => kind !== "CXXDefaultArgExpr");
    if (!text || text.args.length !== args.length)
      return this.#refuse(
        call,
        "macro",
        "the call is put together by a macro, and its words cannot be told apart",
        "write it out",
      );
    const rename = (to: string) => sink.replace(text.file, text.name, to);
    switch (rule.kind) {
      case "rename":
        this.#noteHeaders(rule.to);
        this.#needs.stackBytes += rule.stackBytes ?? 0;
        if (rule.types && !rule.types.test(valueType(call))) {
          if (rule.ofWords !== undefined && typesOfWords.test(valueType(call))) return rename(rule.ofWords);
          return this.#refuse(
            call,
            "cache-hint-type",
            `${name} of ${valueType(call)} is not documented`,
            "read and write it without the hint",
          );
        }
        if (rule.parameter !== undefined) this.#convert(args, text, rule.parameter);
        if (packedFunction.test(rule.to) && this.#facts.isRunByHost(this.#function)) {
          this.#needs.headers.add(halfHeaderName);
          return rename(onBothSidesName(rule.to));
        }
        if (rule.to === name) return sink.claim(text.file, text.name);
        if (rule.remark !== undefined)
          this.#facts.remark(call, "accuracy", `${name} became ${rule.to}: ${rule.remark}`);
        return rename(rule.to);
      case "masked":
        return this.#masked(call, callee, name, rule, text);
      case "atomic": {
        const refused = whyNoAtomic(call, rule, this.#sharesMemory);
        if (refused) return this.#refuse(call, refused.code, refused.reason, refused.help);
        if (isOfShorts(call)) return rename("unwarpAtomicCasShort");
        const space = this.#wideCalls.wideSpace(unit, callee);
        if (space === "shared") return rename(sharedName(rule.to));
        if (space !== undefined && space !== "global")
          return this.#refuse(call, unknownSpace.code, unknownSpace.reason, unknownSpace.help);
        return rename(this.#wideCalls.has(unit, callee) ? wideName(rule.to) : rule.to);
      }
      case "system-fence": {
        if (!this.#sharesMemory) return rename(rule.to);
        const { code, reason, help } = otherMemory;
        return this.#refuse(call, code, reason, help);
      }
      case "vote": {
        const body = bodyOf(this.#function);
        const place = body && unit.range(body);
        if (!place || place.file !== text.file)
          return this.#refuse(call, "macro", "the function's body is made by a macro");
        rename(rule.to);
        sink.insert(text.file, place.span.start + 1, "\n  __ubuf__ int unwarpVotes[1];");
        return sink.insert(text.file, text.args[0]?.end ?? text.inside.end, ", unwarpVotes");
      }
      case "syncwarp": {
        const how = this.#masks.decide(call, args[0], name);
        if (how === undefined) return undefined;
        this.#needs.headers.add("simt_api/cooperative_groups.h");
        const barrier = "cooperative_groups::coalesced_threads().sync()";
        if (how === "dropped") return sink.replace(text.file, text.whole, barrier);
        const mask = text.args[0] ?? "0xffffffffu";
        return sink.replace(text.file, text.whole, "(unwarpNamed(", mask, `), ${barrier})`);
      }
      case "around":
        if (rule.remark !== undefined) this.#facts.remark(call, "sleep", rule.remark);
        sink.replace(text.file, { start: text.whole.start, end: text.inside.start }, rule.before);
        return sink.replace(text.file, { start: text.inside.end, end: text.whole.end }, rule.after);
      case "load":
        sink.replace(text.file, { start: text.whole.start, end: text.inside.start }, "(*(");
        return sink.replace(text.file, { start: text.inside.end, end: text.whole.end }, "))");
      case "store": {
        const [pointer, value] = text.args;
        if (!pointer || !value) return undefined;
        return sink.replace(text.file, text.whole, "(*(", pointer, ") = ", value, ")");
      }
      default:
        return undefined;
    }
  }

  #convert(args: readonly Node[], text: CallText, type: string): void {
    for (const [index, argument] of args.entries()) {
      const span = text.args[index];
      if (!span || is(argument, type)) continue;
      this.#facts.sink.insert(text.file, span.start, `(${type})(`);
      this.#facts.sink.insert(text.file, span.end, ")");
    }
  }

  #masked(
    call: Node,
    callee: Node,
    name: string,
    rule: Extract<DeviceFunction, { kind: "masked" }>,
    text: CallText,
  ): void {
    const { sink } = this.#facts;
    const [mask, value] = argumentsOf(call);
    const how = this.#masks.decide(call, mask, name);
    if (how === undefined) return;
    this.#checkShuffledType(call, value);
    const [maskText, next] = text.args;
    const isDropped = how === "dropped" && rule.to !== undefined;
    if (isDropped) {
      sink.replace(
        text.file,
        text.name,
        this.#wideCalls.has(this.#facts.unit, callee) ? wideName(rule.to) : rule.to,
      );
      if (maskText && next) sink.replace(text.file, { start: maskText.start, end: next.start });
      return;
    }
    if (value && /half|bfloat/.test(typeOf(value))) {
      if (!name.startsWith("__shfl"))
        return this.#refuse(
          call,
          "partial-mask",
          `it is not shown that the lanes of the mask come to this ${name} together, and what asks for it takes no 16-bit numbers`,
          "use the full mask in code that all lanes run, or bring a float",
        );
      this.#needs.headers.add(halfHeaderName);
    }
    sink.replace(text.file, text.name, rule.checked);
    if (how === "checked" || !maskText || isActiveMask(mask)) return;
    // All lanes that run: those that have returned are named as well, and are not missed.
    sink.replace(text.file, maskText, "asc_activemask()");
  }

  #checkShuffledType(call: Node, value: Node | undefined): void {
    const type = value ? typeOf(value) : "";
    if (/\b(?:char|short|bool)\b/.test(type) && !/\*/.test(type))
      this.#facts.remark(call, "shuffle-type", "the shuffled value is converted to int on the way");
  }

  #member(node: Node): void {
    if (this.#facts.unit.declaration(node.memberId)) return;
    const object = node.inner[0] && withoutImplicit(node.inner[0]);
    const type = object ? typeOf(object).replace(/\s*[*&]$/, "") : "";
    // The accessors of threadIdx and its like are no code of the program.
    if (/^(?:const )?__unwarp_/.test(type) || object?.kind === "OpaqueValueExpr" || plainTypes.test(type))
      return;
    if (this.#isAnonymousMember(node)) return;
    if (this.#groups.member(node, type) || this.#halves.member(node, type)) return;
    const code = /cooperative_groups/.test(type) ? "cooperative-groups" : "no-counterpart";
    this.#refuse(
      node,
      code,
      `.${node.name ?? ""} of ${type} is not in the table of what Ascend C's SIMT documents`,
    );
  }

  /** A member that instances of templates declare, which the tree leaves out. */
  #isAnonymousMember(node: Node): boolean {
    const object = node.inner[0];
    return object !== undefined && object.kind === "MemberExpr" && object.name === undefined;
  }

  #construct(node: Node): void {
    const type = typeOf(node);
    if (this.#groups.isOperator(node) || this.#halves.construct(node)) return;
    if (/^(?:const |struct )*(?:cooperative_groups|std|cuda)::/.test(type) && !isGroup(type))
      this.#refuse(
        node,
        /^(?:const )?cooperative/.test(type) ? "cooperative-groups" : "library-type",
        `${type} is not in the table of what Ascend C's SIMT documents`,
      );
  }

  #assembly(node: Node): void {
    const range = this.#facts.unit.range(node);
    const words = range ? range.file.slice(range.span) : "";
    const found =
      /^asm\s*(?:volatile|__volatile__)?\s*\(\s*"mov\.[usb]32\s+%0,\s*%%(laneid|lanemask_(?:eq|lt|le|gt|ge));?"\s*:\s*"=r"\s*\(\s*([\w.[\]]+)\s*\)\s*\)$/.exec(
        words,
      );
    if (!range || !found)
      return this.#refuse(
        node,
        "ptx",
        "PTX is NVIDIA's machine language",
        "write it in C++; the lane's number is laneid()",
      );
    this.#facts.sink.replace(range.file, range.span, `${found[2]} = ::${found[1]}()`);
  }

  #checkCallee(call: Node): void {
    const callee = call.inner[0] && withoutImplicit(call.inner[0]);
    if (call.inner[0] && this.#isTemplateArgument(call.inner[0])) return;
    if (
      !callee ||
      /^(?:DeclRefExpr|MemberExpr|UnresolvedLookupExpr|CXXPseudoDestructorExpr)$/.test(callee.kind)
    ) {
      const kind = callee?.reference?.kind;
      if (kind === undefined || !/^(?:VarDecl|ParmVarDecl|FieldDecl)$/.test(kind)) return;
    }
    this.#refuse(
      call,
      "function-pointer",
      "calls through pointers to functions are not documented for SIMT",
      "choose by a switch or a template",
    );
  }

  /** A function of the project that is the template's argument: which one is known, and the call is as any other. */
  #isTemplateArgument(callee: Node): boolean {
    if (callee.kind !== "SubstNonTypeTemplateParmExpr")
      return (
        /^(?:ImplicitCastExpr|ParenExpr)$/.test(callee.kind) &&
        callee.inner[0] !== undefined &&
        this.#isTemplateArgument(callee.inner[0])
      );
    return [...walk(callee)].some((node) => this.#facts.functionCalled(node) !== undefined);
  }

  #variable(node: Node): void {
    const type = typeOf(node);
    if (hasAttribute(node, "CUDASharedAttr") && /\*\s*$/.test(type))
      this.#refuse(
        node,
        "shared-pointer",
        "in __ubuf__ T* p the word belongs to what p points to, so a pointer in shared memory cannot be written",
        "keep the pointer in each thread",
        node.name,
      );
    if (hasAttribute(node, "CUDASharedAttr")) return;
    this.#needs.stackBytes += arrayBytes(type);
    if (/^(?:const )?(?:std|cooperative_groups|cuda)::/.test(type) && !isGroup(type))
      this.#refuse(
        node,
        /cooperative/.test(type) ? "cooperative-groups" : "library-type",
        `${type} is not in the table of what Ascend C's SIMT documents`,
        undefined,
        node.name,
      );
  }

  #noteHeaders(name: string): void {
    const { headers } = this.#needs;
    if (name === "printf") headers.add("utils/debug/asc_printf.h");
    if (name.startsWith("__assert")) headers.add("utils/debug/asc_assert.h");
    if (name === "clock") headers.add("utils/debug/asc_time.h");
    if (/^__?h[a-z]|half/.test(name)) headers.add("simt_api/asc_fp16.h");
    if (/bfloat/.test(name)) headers.add("simt_api/asc_bf16.h");
    const own = helperHeaderOf(name);
    if (own !== undefined) headers.add(own);
  }
}

/** Whether an argument has a type before the call converts it. */
function is(argument: Node, type: string | undefined): boolean {
  return typeOf(withoutImplicit(argument)).replace(/^const /, "") === type;
}

/** Of what a call returns, or stores. Typedefs are resolved there, and not within a pointer's type. */
function valueType(call: Node): string {
  const [, value] = argumentsOf(call);
  const type = typeOf(call) === "void" && value ? typeOf(value) : typeOf(call);
  return type.replaceAll(/\b(?:const|struct) /g, "");
}

/** Within `threadIdx.x` and its like, which the program does not spell out. */
function isInAccessor(node: Node): boolean {
  for (let at = node.parent; at && !at.kind.endsWith("Stmt"); at = at.parent)
    if (at.kind === "PseudoObjectExpr") return true;
  return false;
}

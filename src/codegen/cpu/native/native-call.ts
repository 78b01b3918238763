import { directCallee } from "../../../analysis/call-graph.ts";
import { type Builder, constInt } from "../../../ir/build.ts";
import type { IrFunction } from "../../../ir/function.ts";
import { CallInst } from "../../../ir/instruction.ts";
import { abiAlign, allocBytes } from "../../../ir/layout.ts";
import { i1, i32, ptr, type Type, voidType } from "../../../ir/types.ts";
import { noAttributes, type ParameterAttributes, type Value } from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import { resizeAddress } from "./native-constant.ts";
import type { NativeFunction } from "./native-function.ts";
import { signatureNumber } from "./native-numbers.ts";
import { nativeSignature, nativeType } from "./native-types.ts";

/** The call in native code, or the value that stands for its result. */
export function nativeCall(fn: NativeFunction, call: CallInst, at: Builder): Value | undefined {
  const callee = directCallee(call);
  if (callee?.isDeclaration && isForeign(callee)) return callForeign(fn, call, callee, at);
  const args = call.args.map((arg, index) => {
    const copied = call.argumentAttributes[index]?.byval;
    return copied ? copyOf(fn, arg, copied, call.argumentAttributes[index]?.align, at) : fn.value(at, arg);
  });
  const code = callee ? fn.module.functionOf(callee) : codeBehind(fn, call, at);
  const result = new CallInst(nativeSignature(call.functionType), code, [fn.thread, ...args]);
  result.argumentAttributes = [noAttributes, ...args.map((_, index) => attributesOf(call, index))];
  result.flags = call.flags;
  result.attributes = call.attributes;
  result.resultAttributes = nativeType(call.type) === call.type ? call.resultAttributes : [];
  return at.insert(result);
}

/** LLVM's own functions and C's: they take pointers of the machine and know no thread. */
export function isForeign({ name }: IrFunction): boolean {
  return !name.startsWith("__unwarp_");
}

function attributesOf(call: CallInst, index: number): ParameterAttributes {
  const type = call.args[index]?.type;
  return type && nativeType(type) === type ? (call.argumentAttributes[index] ?? noAttributes) : noAttributes;
}

/** `byval`: the callee's own copy, which LLVM would make if it knew the pointer. */
function copyOf(
  fn: NativeFunction,
  source: Value,
  type: Type,
  align: number | undefined,
  at: Builder,
): Value {
  const bytes = allocBytes(type);
  const copy = fn.frame.place(bytes, align ?? abiAlign(type));
  const args = [fn.addressOfNumber(at, copy), fn.address(at, source), constInt(i32, bytes), constInt(i1, 0)];
  at.call(fn.module.intrinsic("llvm.memcpy.p0.p0.i32", voidType, args), args);
  return copy;
}

/** The code that a function pointer stands for. */
function codeBehind(fn: NativeFunction, call: CallInst, at: Builder): Value {
  const number = fn.value(at, call.callee);
  const signature = constInt(i32, signatureNumber(call.functionType));
  return at.call(fn.module.runtimeFunction("unwarp_function"), [fn.thread, number, signature]);
}

function callForeign(fn: NativeFunction, call: CallInst, callee: IrFunction, at: Builder): Value | undefined {
  if (/^llvm\.stacksave\b/.test(callee.name)) return fn.frame.stackPointer(at);
  if (/^llvm\.stackrestore\b/.test(callee.name)) {
    fn.frame.setStackPointer(at, fn.value(at, call.operand(0)));
    return undefined;
  }
  if (callee.name === "llvm.trap") return at.call(fn.module.runtimeFunction("unwarp_leave"), [fn.thread]);
  if (/^llvm\.ptrmask\b/.test(callee.name)) {
    const pointer = fn.value(at, call.operand(0));
    return at.and(pointer, resizeAddress(at, fn.value(at, call.operand(1)), pointer.type));
  }
  invariant(nativeType(call.type) === call.type, `${callee.name} returns a pointer`);
  const args = call.args.map((arg) => (isPointer(arg.type) ? fn.address(at, arg) : fn.value(at, arg)));
  const result = new CallInst(call.functionType, fn.module.functionOf(callee), args);
  result.argumentAttributes = call.argumentAttributes.map((known, index) => {
    const arg = call.args[index];
    return arg && isPointer(arg.type) ? noAttributes : known;
  });
  result.flags = call.flags;
  result.attributes = call.attributes;
  result.resultAttributes = call.resultAttributes;
  return at.insert(result);
}

function isPointer(type: Type): boolean {
  return type.kind === "pointer" || (type.kind === "vector" && type.element.kind === "pointer");
}

/** Types of the functions that lib/native/entry.c has for native code. */
export const runtimeFunctions = {
  unwarp_function: { result: ptr, parameters: [ptr, i32, i32] },
  unwarp_leave: { result: voidType, parameters: [ptr] },
} as const;

import { type Builder, constInt } from "../../../ir/build.ts";
import { IrFunction } from "../../../ir/function.ts";
import { BinaryInst, CastInst } from "../../../ir/instruction.ts";
import { instructions, type OpcodeOfClass } from "../../../ir/instructions.ts";
import { i32, type Type } from "../../../ir/types.ts";
import {
  type Constant,
  ConstantAggregate,
  ConstantExpression,
  ConstantInt,
  ConstantToken,
  GlobalVariable,
  type Value,
} from "../../../ir/values.ts";
import { invariant } from "../../../source/invariant.ts";
import { addressArithmetic } from "./address-arithmetic.ts";
import { nativeType } from "./native-types.ts";

/** What stands for variables and functions where the constant is used. */
export interface NativeNames {
  readonly addressOf: (variable: GlobalVariable) => Value;
  readonly numberOf: (fn: IrFunction) => Value;
}

/** The value of a constant of the device's IR in native code; with addresses in it, it is computed at `at`. */
export function nativeConstant(at: Builder, constant: Constant, names: NativeNames): Value {
  const type = nativeType(constant.type);
  if (constant instanceof GlobalVariable) return names.addressOf(constant);
  if (constant instanceof IrFunction) return names.numberOf(constant);
  if (constant instanceof ConstantToken) {
    if (type === constant.type) return constant;
    return constant.token === "null" ? constInt(i32, 0) : new ConstantToken(type, constant.token);
  }
  if (constant instanceof ConstantAggregate) return aggregate(at, constant, type, names);
  if (constant instanceof ConstantExpression) return expression(at, constant, type, names);
  return constant;
}

function aggregate(at: Builder, constant: ConstantAggregate, type: Type, names: NativeNames): Value {
  const elements = constant.elements.map((element) => nativeConstant(at, element, names));
  if (elements.every((element, index) => element === constant.elements[index])) return constant;
  if (elements.every(isConstant)) return new ConstantAggregate(type, elements);
  let result: Value = new ConstantToken(type, "poison");
  elements.forEach((element, index) => {
    result =
      type.kind === "vector"
        ? at.insertElement(result, element, index)
        : at.insertValue(result, element, index);
  });
  return result;
}

function isConstant(value: Value): value is Constant {
  return "constantKind" in value;
}

function expression(at: Builder, constant: ConstantExpression, type: Type, names: NativeNames): Value {
  const { opcode, sourceType } = constant;
  const [first, ...rest] = constant.operands.map((operand) => nativeConstant(at, operand, names));
  invariant(first, `constant ${opcode} has no operand`);
  if (opcode === "getelementptr") {
    invariant(sourceType, "constant getelementptr has no source type");
    return addressArithmetic(at, first, sourceType, rest);
  }
  if (opcode === "ptrtoint" || opcode === "inttoptr" || opcode === "addrspacecast")
    return resizeAddress(at, first, type);
  if (isOpcodeOf(opcode, "cast")) return at.insert(new CastInst(opcode, first, type));
  const [second] = rest;
  invariant(isOpcodeOf(opcode, "binary") && second, `constant expression ${opcode} is not supported`);
  return at.insert(new BinaryInst(opcode, first, second));
}

/** `ptrtoint` and `inttoptr`, where both are integers. */
export function resizeAddress(at: Builder, value: Value, to: Type): Value {
  const [from, target] = [bitsOf(value.type), bitsOf(to)];
  if (from === target) return value;
  if (value instanceof ConstantInt) return constInt(to, value.value);
  return at.cast(from < target ? "zext" : "trunc", value, to);
}

function bitsOf(type: Type): number {
  const scalar = type.kind === "vector" ? type.element : type;
  invariant(scalar.kind === "int", `${type.text} is no address`);
  return scalar.bits;
}

function isOpcodeOf<C extends "cast" | "binary">(opcode: string, wanted: C): opcode is OpcodeOfClass<C> {
  return Object.entries(instructions).some(([name, info]) => name === opcode && info.class === wanted);
}

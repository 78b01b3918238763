import { narrowFromDouble, numberToBits } from "./float-bits.ts";
import { unescapeBytes } from "./lexer.ts";
import type { ParseContext } from "./parse-context.ts";
import { parseType } from "./parse-types.ts";
import { type FloatType, i8, sameType, type Type } from "./types.ts";
import {
  type Constant,
  ConstantAggregate,
  ConstantBytes,
  ConstantExpression,
  ConstantFloat,
  ConstantInt,
  ConstantToken,
} from "./values.ts";

/** A type and a constant of it, `i32 5`. */
export function parseTypedConstant(context: ParseContext): Constant {
  return parseConstant(context, parseType(context));
}

/** A constant of a type that was read already. */
export function parseConstant(context: ParseContext, type: Type): Constant {
  const { lexer } = context;
  const { kind, text } = lexer;
  switch (kind) {
    case "integer":
      lexer.advance();
      if (type.kind === "float") return floatFromDecimal(context, type, text);
      if (type.kind !== "int") return lexer.fail(`${type.text} cannot be a number`);
      return new ConstantInt(type, BigInt(text.startsWith("+") ? text.slice(1) : text));
    case "float":
      lexer.advance();
      if (type.kind !== "float") return lexer.fail(`${type.text} cannot be a floating-point number`);
      if (!text.includes("x")) return floatFromDecimal(context, type, text);
      return floatFromHexadecimal(type, text);
    case "global": {
      const global = context.resolveGlobal(text);
      lexer.advance();
      return global;
    }
    case "bytes":
      lexer.advance();
      return new ConstantBytes(type, unescapeBytes(text));
    case "word":
      return parseConstantWord(context, type);
    case "punctuation":
      return parseAggregate(context, type);
    default:
      return lexer.fail("expected a constant");
  }
}

function floatFromDecimal({ lexer }: ParseContext, type: FloatType, text: string): Constant {
  if (type.format === "fp128") return lexer.fail("fp128 is written in hexadecimal");
  return new ConstantFloat(type, numberToBits(Number(text), type.format));
}

function floatFromHexadecimal(type: FloatType, text: string): Constant {
  const digits = text.replace(/^0x[KLMHR]?/, "");
  const bits = BigInt(`0x${digits}`);
  if (text.startsWith("0xL")) {
    // The low word comes first.
    return new ConstantFloat(type, (bits >> 64n) | (BigInt.asUintN(64, bits) << 64n));
  }
  const isDouble = /^0x[0-9a-fA-F]/.test(text);
  const ownBits = isDouble && type.format !== "fp128" ? narrowFromDouble(bits, type.format) : bits;
  return new ConstantFloat(type, ownBits);
}

function parseConstantWord(context: ParseContext, type: Type): Constant {
  const { lexer } = context;
  const word = lexer.take("word");
  switch (word) {
    case "true":
    case "false":
      if (type.kind !== "int") return lexer.fail(`${type.text} is not i1`);
      return new ConstantInt(type, word === "true" ? 1 : 0);
    case "null":
    case "zeroinitializer":
    case "undef":
    case "poison":
      return new ConstantToken(type, word);
    case "none":
      return new ConstantToken(type, "null");
    case "splat": {
      lexer.expect("(");
      const element = parseTypedConstant(context);
      lexer.expect(")");
      if (type.kind !== "vector") return lexer.fail("splat makes a vector");
      return new ConstantAggregate(type, Array<Constant>(type.length).fill(element));
    }
    case "dso_local_equivalent":
    case "no_cfi":
      return parseConstant(context, type);
    default:
      return parseExpression(context, type, word);
  }
}

const castWords = new Set(["ptrtoint", "inttoptr", "bitcast", "addrspacecast", "trunc"]);
const expressionWords = new Set("add sub mul shl xor extractelement insertelement shufflevector".split(" "));

/** `opcode flags (operands)`; the opcode has been read. */
function parseExpression(context: ParseContext, type: Type, word: string): Constant {
  const { lexer } = context;
  // With integral pointers, which is all we have, the two are the same.
  const opcode = word === "ptrtoaddr" ? "ptrtoint" : word;
  const isGep = opcode === "getelementptr";
  if (!isGep && !castWords.has(opcode) && !expressionWords.has(opcode))
    lexer.fail(`"${word}" is no constant`);
  const flags: string[] = [];
  while (lexer.kind === "word") {
    const flag = lexer.take("word");
    flags.push(flag === "inrange" ? flag + lexer.takeBalanced() : flag);
  }
  lexer.expect("(");
  let sourceType: Type | undefined;
  if (isGep) {
    sourceType = parseType(context);
    lexer.expect(",");
  }
  const operands = [parseTypedConstant(context)];
  if (castWords.has(opcode)) {
    lexer.expect("to");
    const to = parseType(context);
    if (!sameType(to, type)) lexer.fail(`${opcode} gives ${to.text}, not ${type.text}`);
  }
  while (lexer.accept(",")) operands.push(parseTypedConstant(context));
  lexer.expect(")");
  return new ConstantExpression(type, opcode, operands, sourceType, flags);
}

function parseAggregate(context: ParseContext, type: Type): Constant {
  const { lexer } = context;
  const open = lexer.text;
  if (open === "<" && type.kind === "struct") {
    lexer.advance();
    const elements = parseElements(context, "{", "}");
    lexer.expect(">");
    return new ConstantAggregate(type, elements);
  }
  const close = { "[": "]", "{": "}", "<": ">" }[open];
  if (close === undefined) return lexer.fail("expected a constant");
  const elements = parseElements(context, open, close);
  return elements.length > 0 && isByteArray(type, elements)
    ? new ConstantBytes(
        type,
        Uint8Array.from(elements, ({ value }) => Number(value)),
      )
    : new ConstantAggregate(type, elements);
}

function parseElements(context: ParseContext, open: string, close: string): Constant[] {
  const { lexer } = context;
  lexer.expect(open);
  const elements: Constant[] = [];
  while (!lexer.is(close)) {
    elements.push(parseTypedConstant(context));
    if (!lexer.accept(",")) break;
  }
  lexer.expect(close);
  return elements;
}

/** One representation for arrays of known bytes, however they were written. */
function isByteArray(type: Type, elements: readonly Constant[]): elements is ConstantInt[] {
  return (
    type.kind === "array" &&
    sameType(type.element, i8) &&
    elements.every((element) => element instanceof ConstantInt)
  );
}

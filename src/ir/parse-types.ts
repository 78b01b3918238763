import type { ParseContext } from "./parse-context.ts";
import { quoteName } from "./names.ts";
import {
  arrayType,
  type FloatFormat,
  floatType,
  functionType,
  intType,
  labelType,
  metadataType,
  namedStructType,
  pointerType,
  ptr,
  type StructType,
  structType,
  type Type,
  vectorType,
  voidType,
} from "./types.ts";

const simpleTypes = new Map<string, Type>([
  ["void", voidType],
  ["label", labelType],
  ["metadata", metadataType],
  ["ptr", ptr],
  ...(["half", "bfloat", "float", "double", "fp128"] satisfies FloatFormat[]).map(
    (format): [string, Type] => [format, floatType(format)],
  ),
  ...[1, 8, 16, 32, 64, 128].map((bits): [string, Type] => [`i${bits}`, intType(bits)]),
]);

/** Whether a word begins a type, rather than being an attribute in front of one. */
export function isTypeWord(word: string): boolean {
  return simpleTypes.has(word) || /^i\d+$/.test(word);
}

export function parseType(context: ParseContext): Type {
  const { lexer } = context;
  let type = parsePlainType(context);
  // What follows a type is a parenthesis only in a function type.
  while (lexer.is("(")) {
    const { types, variadic } = parseParameterTypes(context);
    type = functionType(type, types, variadic);
  }
  return type;
}

function parsePlainType(context: ParseContext): Type {
  const { lexer } = context;
  const { kind, text } = lexer;
  if (kind === "word") return parseTypeWord(context);
  if (kind === "local") {
    lexer.advance();
    return referToStruct(context, text);
  }
  if (lexer.accept("[")) {
    const length = lexer.takeNumber();
    lexer.expect("x");
    const element = parseType(context);
    lexer.expect("]");
    return arrayType(length, element);
  }
  if (lexer.is("{")) return structType(parseFields(context));
  if (lexer.accept("<")) {
    if (lexer.is("{")) {
      const fields = parseFields(context);
      lexer.expect(">");
      return structType(fields, true);
    }
    const length = lexer.takeNumber();
    lexer.expect("x");
    const element = parseType(context);
    lexer.expect(">");
    if (element.kind !== "int" && element.kind !== "float" && element.kind !== "pointer")
      return lexer.fail(`a vector cannot hold ${element.text}`);
    return vectorType(length, element);
  }
  return lexer.fail("expected a type");
}

function parseTypeWord({ lexer }: ParseContext): Type {
  const { text } = lexer;
  let type = simpleTypes.get(text);
  if (!type) {
    const bits = /^i(\d+)$/.exec(text)?.[1];
    if (bits === undefined) lexer.fail("expected a type");
    type = intType(Number(bits));
  }
  lexer.advance();
  if (type === ptr && lexer.is("addrspace")) {
    lexer.advance();
    lexer.expect("(");
    type = pointerType(lexer.takeNumber());
    lexer.expect(")");
  }
  return type;
}

function parseParameterTypes(context: ParseContext): { types: Type[]; variadic: boolean } {
  const { lexer } = context;
  const types: Type[] = [];
  lexer.expect("(");
  while (!lexer.is(")")) {
    if (lexer.accept("...")) {
      lexer.expect(")");
      return { types, variadic: true };
    }
    types.push(parseType(context));
    if (!lexer.accept(",")) break;
  }
  lexer.expect(")");
  return { types, variadic: false };
}

function parseFields(context: ParseContext): Type[] {
  const { lexer } = context;
  const fields: Type[] = [];
  lexer.expect("{");
  while (!lexer.is("}")) {
    fields.push(parseType(context));
    if (!lexer.accept(",")) break;
  }
  lexer.expect("}");
  return fields;
}

/** A named struct may be used before its definition, by pointers and by itself. */
function referToStruct({ module, renameStruct }: ParseContext, written: string): StructType {
  const name = renameStruct(written);
  let type = module.structs.get(name);
  if (!type) {
    type = namedStructType(name, `%${quoteName(name)}`);
    module.structs.set(name, type);
  }
  return type;
}

/** `%struct.S = type { i32, float }`; the current token is the name. */
export function parseStructDefinition(context: ParseContext): void {
  const { lexer } = context;
  const name = lexer.take("local");
  lexer.expect("=");
  lexer.expect("type");
  const type = referToStruct(context, name);
  if (lexer.accept("opaque")) return;
  const packed = lexer.accept("<");
  const fields = parseFields(context);
  if (packed) lexer.expect(">");
  type.packed = packed;
  type.fields = fields;
}

import { CallInst } from "./instruction.ts";
import {
  parseFunctionAttributes,
  parseParameterAttributes,
  parseResultAttributes,
} from "./parse-attributes.ts";
import type { ParseContext } from "./parse-context.ts";
import { quoteString } from "./names.ts";
import { parseFlags, parseValue } from "./parse-instructions.ts";
import type { Locals } from "./parse-locals.ts";
import { parseType } from "./parse-types.ts";
import { functionType, ptr } from "./types.ts";
import {
  InlineAssembly,
  MetadataArgument,
  noAttributes,
  type ParameterAttributes,
  type Value,
} from "./values.ts";

const callingConventions = new Set(
  "ccc fastcc coldcc ptx_kernel ptx_device tailcc swiftcc swifttailcc preserve_mostcc preserve_allcc spir_func spir_kernel".split(
    " ",
  ),
);

/** The calling convention at the current token, "" for C's. */
export function parseCallingConvention({ lexer }: ParseContext): string {
  if (lexer.accept("cc")) return `cc ${lexer.takeNumber()}`;
  if (lexer.kind !== "word" || !callingConventions.has(lexer.text)) return "";
  const convention = lexer.take("word");
  return convention === "ccc" ? "" : convention;
}

/** `tail call fast ptx_device noundef i32 @f(ptr nonnull %p) #3 [ "bundle"() ]` */
export function parseCall(context: ParseContext, locals: Locals): CallInst {
  const { lexer } = context;
  const flags: string[] = [];
  if (!lexer.is("call")) flags.push(lexer.take("word"));
  lexer.expect("call");
  flags.push(...parseFlags(context));
  const callingConvention = parseCallingConvention(context);
  const resultAttributes = parseResultAttributes(context);
  if (lexer.accept("addrspace")) lexer.takeBalanced();
  const written = parseType(context);
  const callee = parseCallee(context, locals);
  const { args, attributes } = parseArguments(context, locals);
  const signature =
    written.kind === "function"
      ? written
      : functionType(
          written,
          args.map(({ type }) => type),
        );
  const call = new CallInst(signature, callee, args);
  call.flags = flags;
  call.callingConvention = callingConvention;
  call.resultAttributes = resultAttributes;
  if (attributes.some(({ other, align, byval, sret }) => other.length > 0 || (align ?? byval ?? sret)))
    call.argumentAttributes = attributes;
  parseFunctionAttributes(context, call);
  // Operand bundles are hints on llvm.assume; what they say about a call is dropped.
  if (lexer.is("[")) lexer.takeBalanced();
  return call;
}

function parseCallee(context: ParseContext, locals: Locals): Value {
  const { lexer } = context;
  if (!lexer.accept("asm")) return parseValue(context, locals, ptr);
  const flags: string[] = [];
  while (lexer.kind === "word") flags.push(lexer.take("word"));
  const template = lexer.take("string");
  lexer.expect(",");
  return new InlineAssembly(template, lexer.take("string"), flags);
}

function parseArguments(context: ParseContext, locals: Locals) {
  const { lexer } = context;
  const args: Value[] = [];
  const attributes: ParameterAttributes[] = [];
  lexer.expect("(");
  while (!lexer.is(")")) {
    const type = parseType(context);
    if (type.kind === "metadata") {
      attributes.push(noAttributes);
      args.push(parseMetadataArgument(context));
    } else {
      attributes.push(parseParameterAttributes(context));
      args.push(parseValue(context, locals, type));
    }
    if (!lexer.accept(",")) break;
  }
  lexer.expect(")");
  return { args, attributes };
}

function parseMetadataArgument({ lexer }: ParseContext): MetadataArgument {
  if (lexer.accept("!") && lexer.kind === "string")
    return new MetadataArgument(`!${quoteString(lexer.take("string"))}`);
  while (!lexer.is(",") && !lexer.is(")") && lexer.kind !== "end") lexer.takeBalanced();
  return new MetadataArgument("!{}");
}

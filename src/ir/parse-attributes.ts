import { quoteString } from "./names.ts";
import type { ParseContext } from "./parse-context.ts";
import { isTypeWord, parseType } from "./parse-types.ts";
import type { Type } from "./types.ts";
import { noAttributes, type ParameterAttributes } from "./values.ts";

/** Words that begin a value, so that an attribute list in front of a value ends there. */
const valueWords = new Set(
  (
    "true false null undef poison none zeroinitializer splat asm getelementptr ptrtoint ptrtoaddr inttoptr " +
    "bitcast addrspacecast trunc add sub mul shl xor extractelement insertelement shufflevector " +
    "blockaddress dso_local_equivalent no_cfi ptrauth"
  ).split(" "),
);

/** `noundef nonnull align 4 captures(none)` in front of a parameter's name or an argument. */
export function parseParameterAttributes(context: ParseContext): ParameterAttributes {
  const { lexer } = context;
  const other: string[] = [];
  const typed: { byval?: Type; sret?: Type; align?: number } = {};
  while (lexer.kind === "string" || (lexer.kind === "word" && !valueWords.has(lexer.text))) {
    const name = lexer.text;
    if (name === "align" && lexer.kind === "word") {
      lexer.advance();
      const parenthesized = lexer.accept("(");
      typed.align = lexer.takeNumber();
      if (parenthesized) lexer.expect(")");
    } else if ((name === "byval" || name === "sret") && lexer.kind === "word") {
      lexer.advance();
      lexer.expect("(");
      typed[name] = parseType(context);
      lexer.expect(")");
    } else {
      other.push(parseAttribute(context));
    }
  }
  return other.length === 0 && Object.keys(typed).length === 0 ? noAttributes : { ...typed, other };
}

/** Attributes in front of a result type. */
export function parseResultAttributes(context: ParseContext): readonly string[] {
  const { lexer } = context;
  const attributes: string[] = [];
  while (lexer.kind === "string" || (lexer.kind === "word" && !isTypeWord(lexer.text)))
    attributes.push(parseAttribute(context));
  return attributes;
}

const clauseWords = new Set(
  "section partition comdat align gc prefix prologue personality unnamed_addr local_unnamed_addr addrspace".split(
    " ",
  ),
);

/**
 * Function attributes behind a signature or a call, `nounwind "key"="value" #3`, into `target`.
 * Stops at the clauses of a definition, such as `section`, and at the end of the line.
 */
export function parseFunctionAttributes(
  context: ParseContext,
  target: { attributes: readonly string[] },
): void {
  const { lexer } = context;
  const own: string[] = [];
  while (!lexer.startsLine) {
    if (lexer.kind === "group") {
      context.groupUses.push({ number: lexer.text, target });
      lexer.advance();
    } else if (lexer.kind === "string" || (lexer.kind === "word" && !clauseWords.has(lexer.text))) {
      own.push(parseAttribute(context));
    } else break;
  }
  if (own.length > 0) target.attributes = [...target.attributes, ...own];
}

/** `attributes #0 = { … }`; the current token is the number. */
export function parseAttributeGroup(context: ParseContext): { number: string; attributes: string[] } {
  const { lexer } = context;
  const number = lexer.take("group");
  lexer.expect("=");
  lexer.expect("{");
  const attributes: string[] = [];
  while (!lexer.accept("}")) attributes.push(parseAttribute(context));
  return { number, attributes };
}

/** One attribute, in the spelling of an attribute list: `align 4`, `range(i32 0, 8)`, `"key"="value"`. */
function parseAttribute({ lexer }: ParseContext): string {
  if (lexer.kind === "string") {
    const key = quoteString(lexer.take("string"));
    return lexer.accept("=") ? `${key}=${quoteString(lexer.take("string"))}` : key;
  }
  const name = lexer.take("word");
  if (lexer.is("(")) return name + lexer.takeBalanced();
  // In a group `align` and its like take "=", elsewhere a space (or parentheses, above).
  if (lexer.accept("=")) return `${name}(${lexer.takeNumber()})`;
  if (name === "align") return `${name} ${lexer.takeNumber()}`;
  return name;
}

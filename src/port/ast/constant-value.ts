import type { Unit } from "../unit.ts";
import type { Node } from "./node.ts";
import { withoutImplicit } from "./node.ts";

/**
 * The value of an integer expression where it is known before the program runs: literals, `const` variables with such an
 * initializer, and arithmetic of them. In C's unlimited integers, so `-1` and `0xffffffff` differ; see `isAllOnes`.
 */
export function constantValue(unit: Unit, node: Node, depth = 0): bigint | undefined {
  if (depth > 40) return undefined;
  const of = (child: Node | undefined) => child && constantValue(unit, child, depth + 1);
  const plain = withoutImplicit(node);
  const [first, second, third] = plain.inner;
  switch (plain.kind) {
    case "IntegerLiteral":
    case "CharacterLiteral":
      return plain.value === undefined ? undefined : BigInt(plain.value);
    case "ConstantExpr":
    case "CStyleCastExpr":
    case "CXXStaticCastExpr":
    case "CXXFunctionalCastExpr":
    case "InitListExpr":
      return of(first);
    case "UnaryOperator":
      return unary(plain.opcode, of(first));
    case "BinaryOperator":
      return binary(plain.opcode, of(first), of(second));
    case "ConditionalOperator": {
      const condition = of(first);
      return condition === undefined ? undefined : of(condition === 0n ? third : second);
    }
    case "DeclRefExpr": {
      const declaration = unit.declaration(plain.reference?.id);
      if (declaration?.kind === "EnumConstantDecl") return of(declaration.inner[0]);
      if (declaration?.kind !== "VarDecl" || !/^const\b/.test(declaration.type ?? "")) return undefined;
      return of(declaration.inner.find(({ kind }) => /(?:Expr|Literal|Operator)$/.test(kind)));
    }
    default:
      return undefined;
  }
}

function unary(opcode: string | undefined, value: bigint | undefined): bigint | undefined {
  if (value === undefined) return undefined;
  if (opcode === "-") return -value;
  if (opcode === "~") return ~value;
  return opcode === "+" ? value : undefined;
}

function binary(
  opcode: string | undefined,
  a: bigint | undefined,
  b: bigint | undefined,
): bigint | undefined {
  if (a === undefined || b === undefined) return undefined;
  switch (opcode) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0n ? undefined : a / b;
    case "%":
      return b === 0n ? undefined : a % b;
    case "<<":
      return b >= 0n && b < 64n ? a << b : undefined;
    case ">>":
      return b >= 0n && b < 64n ? a >> b : undefined;
    case "&":
      return a & b;
    case "|":
      return a | b;
    case "^":
      return a ^ b;
    default:
      return undefined;
  }
}

/** Whether 32 bits of the value are all set, however it is written: `-1`, `~0u`, `0xffffffff`. */
export function isAllOnes(value: bigint | undefined): boolean {
  return value !== undefined && BigInt.asUintN(32, value) === 0xffff_ffffn;
}

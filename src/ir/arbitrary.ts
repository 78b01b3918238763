import * as fc from "fast-check";
import { buildKernel } from "./arbitrary-kernel.ts";
import type { Condition, Operand, Place, Statement, VariableType } from "./arbitrary-program.ts";
import type { IntPredicate } from "./instruction.ts";
import type { Module } from "./module.ts";
import { printModule } from "./print.ts";

/**
 * Random kernels for property tests: `fc.assert(fc.property(arbitraryModule(), …))`. Each is
 * valid, ends after few steps, and is deterministic: threads touch only memory of their own. The
 * description that shrinks is a small structured program; `buildKernel` makes the IR of it.
 */
export function arbitraryModule(options: KernelOptions = {}): fc.Arbitrary<Module> {
  return arbitraryProgram(options).map((program) => {
    const module = buildKernel(program);
    // A failing property reports the text instead of the object.
    return Object.assign(module, { [fc.toStringMethod]: () => printModule(module) });
  });
}

export interface KernelOptions {
  /** Also wait at barriers, where all threads come by (default false). */
  readonly barriers?: boolean;
}

function arbitraryProgram({ barriers = false }: KernelOptions = {}): fc.Arbitrary<readonly Statement[]> {
  return statements(3, barriers);
}

const index = fc.nat(3);
const operand: fc.Arbitrary<Operand> = fc.record({
  variable: index,
  constant: fc.option(
    fc.oneof(
      fc.integer({ min: -4, max: 40 }),
      fc.integer(),
      fc.constantFrom(0, -1, 31, 32, 2 ** 31 - 1, -(2 ** 31)),
    ),
    { nil: undefined, freq: 2 },
  ),
});
const condition: fc.Arbitrary<Condition> = fc.record({
  predicate: fc.constantFrom<IntPredicate>("eq", "ne", "slt", "sgt", "ule", "uge"),
  left: operand,
  right: operand,
});
const variableType = fc.constantFrom<VariableType>("i32", "i32", "float", "i64", "double");
const place = fc.constantFrom<Place>("argument", "local");

const simpleStatement: fc.Arbitrary<Statement> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("compute"),
      type: variableType,
      target: index,
      operator: fc.nat(12),
      left: operand,
      right: operand,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("convert"),
      from: variableType,
      to: variableType,
      target: index,
      source: index,
      narrow: fc.constantFrom<0 | 1 | 8 | 16>(0, 1, 8, 16),
      isSigned: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("select"),
      type: variableType,
      target: index,
      condition,
      left: operand,
      right: operand,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("vector"),
      target: index,
      lane: operand,
      mask: fc.array(fc.nat(7), { minLength: 4, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("load", "store"),
      place,
      target: index,
      index: operand,
    }),
  },
);

/** `isUniform`: all threads of the block get here, so that a barrier is allowed. */
function statements(depth: number, isUniform: boolean): fc.Arbitrary<readonly Statement[]> {
  return fc.array(statement(depth, isUniform), { maxLength: depth === 3 ? 8 : 4 });
}

function statement(depth: number, isUniform: boolean): fc.Arbitrary<Statement> {
  const choices: fc.WeightedArbitrary<Statement>[] = [{ weight: 6, arbitrary: simpleStatement }];
  if (isUniform) choices.push({ weight: 2, arbitrary: fc.constant({ kind: "barrier" }) });
  if (depth > 0) choices.push(...controlStatements(depth - 1, isUniform));
  return fc.oneof(...choices);
}

function controlStatements(depth: number, isUniform: boolean): fc.WeightedArbitrary<Statement>[] {
  const loop = (until: fc.Arbitrary<Condition | undefined>, isUniformBody: boolean) =>
    fc.record({
      kind: fc.constant("loop" as const),
      trips: fc.nat(4),
      body: statements(depth, isUniformBody),
      until,
    });
  return [
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("if" as const),
        condition,
        yes: statements(depth, false),
        no: statements(depth, false),
      }),
    },
    // A loop that threads leave at different times is no place for a barrier.
    { weight: 1, arbitrary: loop(fc.constant(undefined), isUniform) },
    { weight: 1, arbitrary: loop(condition, false) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("switch" as const),
        value: operand,
        cases: fc.array(statements(depth, false), { minLength: 1, maxLength: 3 }),
      }),
    },
  ];
}

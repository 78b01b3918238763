import type { IntPredicate } from "./instruction.ts";

/** The small structured language of random kernels: what shrinks when a property fails. */

/** How many variables of each type a program has; an index is taken modulo. */
export const variableCounts = { i32: 4, i64: 2, float: 2, double: 2 } as const;
export type VariableType = keyof typeof variableCounts;

/** A variable, or a constant where `constant` is given. */
export interface Operand {
  readonly variable: number;
  readonly constant: number | undefined;
}

export type Statement =
  /** variable = left operator right */
  | {
      readonly kind: "compute";
      readonly type: VariableType;
      readonly target: number;
      /** Taken modulo the number of operators that the type has. */
      readonly operator: number;
      readonly left: Operand;
      readonly right: Operand;
    }
  /** variable = another variable of another type, cut to some bits on the way if they are integers */
  | {
      readonly kind: "convert";
      readonly from: VariableType;
      readonly to: VariableType;
      readonly target: number;
      readonly source: number;
      readonly narrow: 0 | 1 | 8 | 16;
      readonly isSigned: boolean;
    }
  /** variable = condition ? left : right */
  | {
      readonly kind: "select";
      readonly type: VariableType;
      readonly target: number;
      readonly condition: Condition;
      readonly left: Operand;
      readonly right: Operand;
    }
  /** variable = a lane of an operation on vectors of variables */
  | {
      readonly kind: "vector";
      readonly target: number;
      readonly lane: Operand;
      readonly mask: readonly number[];
    }
  | {
      readonly kind: "load" | "store";
      readonly place: Place;
      readonly target: number;
      readonly index: Operand;
    }
  | {
      readonly kind: "if";
      readonly condition: Condition;
      readonly yes: readonly Statement[];
      readonly no: readonly Statement[];
    }
  | {
      readonly kind: "loop";
      readonly trips: number;
      readonly body: readonly Statement[];
      /** Leaves early when it holds after the body. */
      readonly until: Condition | undefined;
    }
  | {
      readonly kind: "switch";
      readonly value: Operand;
      readonly cases: readonly (readonly Statement[])[];
    }
  | { readonly kind: "barrier" };

/** The thread's part of the argument, or an array in its own local memory. */
export type Place = "argument" | "local";

/** A comparison of i32 operands. */
export interface Condition {
  readonly predicate: IntPredicate;
  readonly left: Operand;
  readonly right: Operand;
}

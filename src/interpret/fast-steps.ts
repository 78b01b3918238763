import type { IntPredicate } from "../ir/instruction.ts";
import type { Opcode } from "../ir/instructions.ts";
import { withOneNaN } from "./float-operations.ts";
import type { Step } from "./machine.ts";

/**
 * Steps for the commonest instructions, without the detour over the general operations.
 * They say the same as integer-operations.ts and float-operations.ts, which a test compares.
 */
export type FastBinary = (target: number, a: number, b: number) => Step;

/** By opcode and type. */
export const fastBinarySteps: Readonly<Partial<Record<Opcode, Readonly<Record<string, FastBinary>>>>> = {
  add: {
    i32: (target, a, b) => (r) => {
      r[target] = ((r[a] as number) + (r[b] as number)) | 0;
    },
  },
  sub: {
    i32: (target, a, b) => (r) => {
      r[target] = ((r[a] as number) - (r[b] as number)) | 0;
    },
  },
  mul: {
    i32: (target, a, b) => (r) => {
      r[target] = Math.imul(r[a] as number, r[b] as number);
    },
  },
  and: { i1: bitAnd, i32: bitAnd },
  or: { i1: bitOr, i32: bitOr },
  xor: { i1: bitXor, i32: bitXor },
  shl: {
    i32: (target, a, b) => (r) => {
      const amount = (r[b] as number) >>> 0;
      r[target] = amount > 31 ? 0 : (r[a] as number) << amount;
    },
  },
  lshr: {
    i32: (target, a, b) => (r) => {
      const amount = (r[b] as number) >>> 0;
      r[target] = amount > 31 ? 0 : ((r[a] as number) >>> amount) | 0;
    },
  },
  fadd: {
    float: (target, a, b) => (r) => {
      r[target] = withOneNaN(Math.fround((r[a] as number) + (r[b] as number)));
    },
    double: (target, a, b) => (r) => {
      r[target] = withOneNaN((r[a] as number) + (r[b] as number));
    },
  },
  fsub: {
    float: (target, a, b) => (r) => {
      r[target] = withOneNaN(Math.fround((r[a] as number) - (r[b] as number)));
    },
    double: (target, a, b) => (r) => {
      r[target] = withOneNaN((r[a] as number) - (r[b] as number));
    },
  },
  fmul: {
    float: (target, a, b) => (r) => {
      r[target] = withOneNaN(Math.fround((r[a] as number) * (r[b] as number)));
    },
    double: (target, a, b) => (r) => {
      r[target] = withOneNaN((r[a] as number) * (r[b] as number));
    },
  },
  fdiv: {
    float: (target, a, b) => (r) => {
      r[target] = withOneNaN(Math.fround((r[a] as number) / (r[b] as number)));
    },
    double: (target, a, b) => (r) => {
      r[target] = withOneNaN((r[a] as number) / (r[b] as number));
    },
  },
};

function bitAnd(target: number, a: number, b: number): Step {
  return (r) => {
    r[target] = (r[a] as number) & (r[b] as number);
  };
}
function bitOr(target: number, a: number, b: number): Step {
  return (r) => {
    r[target] = (r[a] as number) | (r[b] as number);
  };
}
function bitXor(target: number, a: number, b: number): Step {
  return (r) => {
    r[target] = (r[a] as number) ^ (r[b] as number);
  };
}

/** `icmp` on i32. */
export const fastComparisonSteps: Readonly<Record<IntPredicate, FastBinary>> = {
  eq: (target, a, b) => (r) => {
    r[target] = r[a] === r[b] ? 1 : 0;
  },
  ne: (target, a, b) => (r) => {
    r[target] = r[a] === r[b] ? 0 : 1;
  },
  ugt: (target, a, b) => (r) => {
    r[target] = (r[a] as number) >>> 0 > (r[b] as number) >>> 0 ? 1 : 0;
  },
  uge: (target, a, b) => (r) => {
    r[target] = (r[a] as number) >>> 0 >= (r[b] as number) >>> 0 ? 1 : 0;
  },
  ult: (target, a, b) => (r) => {
    r[target] = (r[a] as number) >>> 0 < (r[b] as number) >>> 0 ? 1 : 0;
  },
  ule: (target, a, b) => (r) => {
    r[target] = (r[a] as number) >>> 0 <= (r[b] as number) >>> 0 ? 1 : 0;
  },
  sgt: (target, a, b) => (r) => {
    r[target] = (r[a] as number) > (r[b] as number) ? 1 : 0;
  },
  sge: (target, a, b) => (r) => {
    r[target] = (r[a] as number) >= (r[b] as number) ? 1 : 0;
  },
  slt: (target, a, b) => (r) => {
    r[target] = (r[a] as number) < (r[b] as number) ? 1 : 0;
  },
  sle: (target, a, b) => (r) => {
    r[target] = (r[a] as number) <= (r[b] as number) ? 1 : 0;
  },
};

import { afterAll, expect, test } from "vitest";
import { runKernel } from "../../interpret/testing.ts";
import { closeDevice, noDeviceReason, runOnGpu } from "./testing.ts";

/** Operations on numbers from the edges of their types, as the interpreter computes them. */

afterAll(closeDevice);

const longs = [
  0n, 1n, -1n, 2n, -2n, 7n, 31n, 32n, 33n, 63n, 64n, 255n, -256n, 0x7fffffffn, 0x80000000n, 0xffffffffn, 0x100000000n,
  0x123456789abcdefn, -0x123456789abcdefn, 0x7fffffffffffffffn, -0x8000000000000000n, -0x7fffffff00000000n,
]; // prettier-ignore
const ints = [
  0, 1, -1, 2, 7, 31, 32, 33, 100, -100, 0x7fff, 0x8000, 0x7fffffff, -0x80000000, 0x12345678, -0x12345678,
];
const normals = [
  0, -0, 1, -1, 1.5, 0.1, -0.3, 3, 1 / 3, 2.5, -2.5, 0.5, 16777217, 123456.789, -1e10, 1e30, -1e-30, 3e38,
  1.17549435e-38, Infinity, -Infinity, NaN,
]; // prettier-ignore
const doubles = [
  ...normals,
  1e300,
  -1e-300,
  5e-324,
  2.2250738585072014e-308,
  1.7976931348623157e308,
  4503599627370495.5,
  // Neighbours, for what is left when they are taken off each other.
  1 + 2 ** -52,
  1 - 2 ** -53,
  -Math.PI,
  Math.PI * (1 + 2 ** -52),
  7.3e-310,
  -1.9e-308,
  1.4916681462400413e-154,
  9007199254740994,
];

/** `bits` of a NaN are nobody's business. */
function comparable(values: ArrayBufferView): unknown[] {
  return Array.from(values as unknown as ArrayLike<unknown>);
}

const pairs = <T>(values: readonly T[]) => values.flatMap((a) => values.map((b): [T, T] => [a, b]));

interface Case {
  readonly type: "i32" | "i64" | "float" | "double";
  /** With %a and %b, gives %r. */
  readonly code: string;
  readonly result: "i32" | "i64" | "float" | "double";
  readonly declarations?: string;
}

const arrays = { i32: Int32Array, i64: BigInt64Array, float: Float32Array, double: Float64Array };
const inputs = { i32: ints, i64: longs, float: normals, double: doubles };

async function expectSame({ type, code, result, declarations = "" }: Case): Promise<void> {
  const all = pairs<number | bigint>(inputs[type]);
  const ir = `
  declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
  declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
  ${declarations}
  define ptx_kernel void @k(ptr %x, ptr %y, ptr %out) {
    %t = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    %b0 = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
    %b1 = mul i32 %b0, 64
    %i = add i32 %b1, %t
    %px = getelementptr ${type}, ptr %x, i32 %i
    %py = getelementptr ${type}, ptr %y, i32 %i
    %a = load ${type}, ptr %px
    %b = load ${type}, ptr %py
    ${code}
    %po = getelementptr ${result}, ptr %out, i32 %i
    store ${result} %r, ptr %po
    ret void
  }`;
  const grid = Math.ceil(all.length / 64);
  const fill = (index: 0 | 1) => {
    const array = new arrays[type](grid * 64);
    all.forEach((pair, at) => (array[at] = pair[index] as never));
    return array;
  };
  const run = { grid, block: 64, arguments: [fill(0), fill(1), new arrays[result](grid * 64)] };
  const expected = runKernel(ir, run);
  const outcome = await runOnGpu(ir, run);
  const [got, wanted] = [outcome, expected].map(({ buffers }) => comparable(buffers[2] as ArrayBufferView));
  const wrong = all.flatMap(([a, b], index) =>
    Object.is(got?.[index], wanted?.[index]) || isFlushed(wanted?.[index], result)
      ? []
      : [`${a}, ${b}: ${String(got?.[index])} instead of ${String(wanted?.[index])}`],
  );
  expect(wrong).toEqual([]);
}

/** WGSL lets machines make zeros of floats too small to be normal. */
function isFlushed(value: unknown, type: string): boolean {
  return type === "float" && typeof value === "number" && value !== 0 && Math.abs(value) < 2 ** -126;
}

const whole = (opcode: string) => `%r = ${opcode}`;
const truth = (code: string) => `%c = ${code}\n    %r = zext i1 %c to i32`;
const intOpcodes = ["add", "sub", "mul", "udiv", "sdiv", "urem", "srem", "shl", "lshr", "ashr", "and", "xor"];
const predicates = ["eq", "ne", "ugt", "ule", "slt", "sge"];
const floatPredicates = ["oeq", "ogt", "ole", "one", "ord", "ueq", "ult", "uge", "une", "uno"];

const cases: readonly [string, Case][] = [
  ...(["i32", "i64"] as const).flatMap((type) => [
    ...intOpcodes.map((opcode): [string, Case] => [
      `${opcode} ${type}`,
      { type, code: whole(`${opcode} ${type} %a, %b`), result: type },
    ]),
    ...predicates.map((predicate): [string, Case] => [
      `icmp ${predicate} ${type}`,
      { type, code: truth(`icmp ${predicate} ${type} %a, %b`), result: "i32" },
    ]),
    ...["smin", "umax", "usub.sat", "uadd.sat"].map((name): [string, Case] => [
      `${name} ${type}`,
      {
        type,
        declarations: `declare ${type} @llvm.${name}.${type}(${type}, ${type})`,
        code: whole(`call ${type} @llvm.${name}.${type}(${type} %a, ${type} %b)`),
        result: type,
      },
    ]),
    ...["fshl", "fshr"].map((name): [string, Case] => [
      `${name} ${type}`,
      {
        type,
        declarations: `declare ${type} @llvm.${name}.${type}(${type}, ${type}, ${type})`,
        code: whole(`call ${type} @llvm.${name}.${type}(${type} %a, ${type} 77, ${type} %b)`),
        result: type,
      },
    ]),
    ...(["float", "double"] as const).flatMap((to) =>
      ["sitofp", "uitofp"].map((opcode): [string, Case] => [
        `${opcode} ${type} to ${to}`,
        { type, code: whole(`${opcode} ${type} %a to ${to}`), result: to },
      ]),
    ),
  ]),
  ...(["float", "double"] as const).flatMap((type) => {
    const suffix = type === "float" ? "f32" : "f64";
    return [
      ...["fadd", "fsub", "fmul", "fdiv"].map((opcode): [string, Case] => [
        `${opcode} ${type}`,
        { type, code: whole(`${opcode} ${type} %a, %b`), result: type },
      ]),
      ...floatPredicates.map((predicate): [string, Case] => [
        `fcmp ${predicate} ${type}`,
        { type, code: truth(`fcmp ${predicate} ${type} %a, %b`), result: "i32" },
      ]),
      ...["sqrt", "floor", "ceil", "trunc", "rint", "fabs", "round"].map((name): [string, Case] => [
        `${name} ${type}`,
        {
          type,
          declarations: `declare ${type} @llvm.${name}.${suffix}(${type})`,
          code: whole(`call ${type} @llvm.${name}.${suffix}(${type} %a)`),
          result: type,
        },
      ]),
      ...["minnum", "maxnum", "copysign"].map((name): [string, Case] => [
        `${name} ${type}`,
        {
          type,
          declarations: `declare ${type} @llvm.${name}.${suffix}(${type}, ${type})`,
          code: whole(`call ${type} @llvm.${name}.${suffix}(${type} %a, ${type} %b)`),
          result: type,
        },
      ]),
      ...(["i32", "i64"] as const).flatMap((to) =>
        ["fptosi", "fptoui"].map((opcode): [string, Case] => [
          `${opcode} ${type} to ${to}`,
          { type, code: whole(`${opcode} ${type} %a to ${to}`), result: to },
        ]),
      ),
    ];
  }),
  ["fpext", { type: "float", code: whole("fpext float %a to double"), result: "double" }],
  ["fptrunc", { type: "double", code: whole("fptrunc double %a to float"), result: "float" }],
  ["fneg", { type: "double", code: whole("fneg double %a"), result: "double" }],
  [
    "fma float",
    {
      type: "float",
      declarations: "declare float @llvm.fma.f32(float, float, float)",
      code: "%c = fneg float %a\n %r = call float @llvm.fma.f32(float %a, float %b, float %c)",
      result: "float",
    },
  ],
  ...[
    ["its first factor as term", "call double @llvm.fma.f64(double %a, double %b, double %a)"],
    ["the rounded product taken off", "call double @llvm.fma.f64(double %a, double %b, double %n)"],
    ["a small factor", "call double @llvm.fma.f64(double %a, double 0x3C9CD2B297D889BC, double %b)"],
  ].map(([name, code = ""]): [string, Case] => [
    `fma double, ${name}`,
    {
      type: "double",
      declarations: "declare double @llvm.fma.f64(double, double, double)",
      code: `%m = fmul double %a, %b\n %n = fneg double %m\n %r = ${code}`,
      result: "double",
    },
  ]),
];

test.skipIf(noDeviceReason).each(cases)("%s", async (_, one) => expectSame(one));

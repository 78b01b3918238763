import { expect, test } from "vitest";
import { evaluate } from "./testing.ts";

test.each([
  ["trunc", "i32", 0x1ff, "i8", -1],
  ["trunc", "i32", 3, "i1", 1],
  ["trunc", "i64", 2n ** 32n + 5n, "i32", 5],
  ["zext", "i8", -1, "i32", 255],
  ["zext", "i1", 1, "i32", 1],
  ["zext", "i32", -1, "i64", 2n ** 32n - 1n],
  ["sext", "i8", -1, "i32", -1],
  ["sext", "i1", 1, "i32", -1],
  ["sext", "i32", -5, "i64", -5n],
  ["sext", "i64", -5n, "i128", -5n],
  ["fptosi", "float", NaN, "i32", 0],
  ["fptosi", "float", 3e9, "i32", 2 ** 31 - 1],
  ["fptosi", "float", -3e9, "i32", -(2 ** 31)],
  ["fptosi", "float", -1.9, "i32", -1],
  ["fptosi", "float", 300, "i8", 44],
  ["fptosi", "double", Infinity, "i64", 2n ** 63n - 1n],
  ["fptosi", "double", -1e300, "i64", -(2n ** 63n)],
  ["fptosi", "double", NaN, "i64", 0n],
  ["fptoui", "float", -1, "i32", 0],
  ["fptoui", "float", 3e9, "i32", 3e9 - 2 ** 32],
  ["fptoui", "float", 1e10, "i32", -1],
  ["fptoui", "double", 2 ** 63, "i64", -(2n ** 63n)],
  ["fptoui", "float", 65537, "i16", 1],
  ["sitofp", "i32", -1, "float", -1],
  ["sitofp", "i32", 16777217, "float", 16777216],
  ["uitofp", "i32", -1, "double", 2 ** 32 - 1],
  ["uitofp", "i1", 1, "float", 1],
  ["sitofp", "i1", 1, "float", -1],
  // One rounding: by way of double this would become 2^62, or -2^62.
  ["sitofp", "i64", 2n ** 62n + 2n ** 38n + 1n, "float", 2 ** 62 + 2 ** 39],
  ["sitofp", "i64", -(2n ** 62n) - 2n ** 38n - 1n, "float", -(2 ** 62) - 2 ** 39],
  ["uitofp", "i64", -1n, "float", 2 ** 64],
  ["fptrunc", "double", 1 + 2 ** -30, "float", 1],
  ["fptrunc", "double", 1e300, "float", Infinity],
  ["fptrunc", "float", 65520, "half", Infinity],
  ["fptrunc", "float", 2 ** -25, "half", 0],
  ["fpext", "half", 0.5, "float", 0.5],
  ["ptrtoint", "ptr", 2 ** 32 - 1, "i32", -1],
  ["ptrtoint", "ptr", 2 ** 32 - 1, "i64", 2n ** 32n - 1n],
  ["inttoptr", "i32", -1, "ptr", 2 ** 32 - 1],
  ["inttoptr", "i64", 2n ** 32n + 8n, "ptr", 8],
  ["bitcast", "float", 1, "i32", 0x3f800000],
  ["bitcast", "i32", 0x3f800000, "float", 1],
  ["bitcast", "double", -0, "i64", -(2n ** 63n)],
  ["bitcast", "half", 1, "i16", 0x3c00],
  ["bitcast", "<2 x i16>", [-1, 1], "i32", 0x1ffff],
  ["bitcast", "i8", 5, "<8 x i1>", [1, 0, 1, 0, 0, 0, 0, 0]],
])("%s %s %s to %s", (opcode, from, value, to, expected) => {
  expect(evaluate(to, `${opcode} ${from} %a to ${to}`, { a: [from, value] })).toEqual(expected);
});

test("vectors are converted element by element", () => {
  const value = { a: ["<2 x i32>", [-1, 2]] } as const;
  expect(evaluate("<2 x float>", "sitofp <2 x i32> %a to <2 x float>", value)).toEqual([-1, 2]);
});

test("a cast from shared to generic addresses keeps the address", () => {
  const value = { a: ["ptr addrspace(3)", 70_000] } as const;
  expect(evaluate("ptr", "addrspacecast ptr addrspace(3) %a to ptr", value)).toBe(70_000);
});

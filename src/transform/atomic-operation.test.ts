import { expect, test } from "vitest";
import { callFunction } from "../interpret/testing.ts";
import { Builder } from "../ir/build.ts";
import { parseModule } from "../ir/parse.ts";
import { verifyModule } from "../ir/verify.ts";
import { atomicOperations } from "../ir/instruction-types.ts";
import type { AtomicOperation } from "../ir/instruction.ts";
import { insertAtomicOperation } from "./atomic-operation.ts";
import { replaceInstruction } from "./insert.ts";

const isFloat = (operation: string) => operation.startsWith("f");
const bits32 = [0, 1, 5, 0x7fffffff, -0x80000000, -1];
const bits64 = [0n, 1n, 7n, 2n ** 63n - 1n, -(2n ** 63n), -1n];
const floats = [0, -0, 1.5, -3, Infinity, NaN];

/** What memory holds after the operation, as the interpreter's own atomics have it. */
const stored = (type: string, operation: string) => `
  @memory = global ${type} zeroinitializer, align 8
  define ${type} @stored(${type} %old, ${type} %operand) {
    store ${type} %old, ptr @memory
    %before = atomicrmw ${operation} ptr @memory, ${type} %operand monotonic
    %new = load ${type}, ptr @memory
    ret ${type} %new
  }`;

/** The same by plain instructions. */
function computed(type: string, operation: AtomicOperation) {
  const module = parseModule(`define ${type} @computed(${type} %old, ${type} %operand) {
    %r = ${isFloat(operation) ? "fadd" : "add"} ${type} %old, %operand
    ret ${type} %r
  }`);
  const [placeholder] = module.functions.get("computed")?.entry.instructions ?? [];
  if (!placeholder) throw new Error("not parsed");
  const [old, operand] = [placeholder.operand(0), placeholder.operand(1)];
  replaceInstruction(
    placeholder,
    insertAtomicOperation(Builder.before(placeholder), module, operation, old, operand),
  );
  expect(verifyModule(module)).toEqual([]);
  return module;
}

const operations = [...atomicOperations] as AtomicOperation[];
const cases = operations.flatMap((operation) =>
  (isFloat(operation) ? ["float", "double"] : ["i32", "i64"]).map((type) => [operation, type] as const),
);

test.each(cases)("%s on %s stores what the interpreter's atomic stores", (operation, type) => {
  const values = isFloat(operation) ? floats : type === "i32" ? bits32 : bits64;
  const module = computed(type, operation);
  const reference = parseModule(stored(type, operation));
  for (const old of values) {
    for (const operand of values) {
      expect(callFunction(module, "computed", [old, operand]), `${old} ${operation} ${operand}`).toEqual(
        callFunction(reference, "stored", [old, operand]),
      );
    }
  }
});

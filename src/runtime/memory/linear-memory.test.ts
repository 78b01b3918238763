import { expect, test } from "vitest";
import { LinearMemory } from "./linear-memory.ts";

const create = () => new LinearMemory(new WebAssembly.Memory({ initial: 1, maximum: 100, shared: true }));

test("memory that the program grew is seen", () => {
  const memory = create();
  memory.memory.grow(1);
  memory.setU32(65536 + 8, 42);
  expect(memory.u32(65536 + 8)).toBe(42);
  expect(memory.contains(2 * 65536 - 4, 4)).toBe(true);
  expect(memory.contains(2 * 65536 - 4, 5)).toBe(false);
});

test("copies overlap as memmove's do, fills as memset's", () => {
  const memory = create();
  memory.range(0, 4).set([1, 2, 3, 4]);
  memory.copy(1, 0, 4);
  expect([...memory.range(0, 5)]).toEqual([1, 1, 2, 3, 4]);
  memory.fill(1, 0x1ff, 2);
  expect([...memory.range(0, 5)]).toEqual([1, 255, 255, 3, 4]);
});

test("text is UTF-8, cut to the room there is, with its NUL", () => {
  const memory = create();
  memory.fill(0, 255, 16);
  memory.setText(0, "grün", 16);
  expect(memory.text(0)).toBe("grün");
  memory.setText(0, "abcdef", 4);
  expect(memory.text(0)).toBe("abc");
  expect(memory.u8(4)).not.toBe(0);
});

import { describe, expect, test } from "vitest";
import { checkProgram, decodeProgram, encodeProgram, isProgramLink } from "./link.ts";

const program = {
  code: "__global__ void k() {}\n// Grüße 🎉\nint main() { k<<<1, 1>>>(); }\n",
  flags: "-O2 -DN=3",
  args: "10 'two words'",
  device: "webgpu",
} as const;

describe("a link", () => {
  test("brings back the program, its options and the device", async () => {
    const hash = await encodeProgram(program);
    expect(hash).toMatch(/^#p=[\w-]+$/);
    expect(isProgramLink(hash)).toBe(true);
    expect(await decodeProgram(hash)).toEqual(program);
  });

  test("is shorter than a program of some length", async () => {
    const hash = await encodeProgram({ ...program, code: program.code.repeat(50) });
    expect(hash.length).toBeLessThan(400);
  });

  test("that lost its end says so", async () => {
    const hash = await encodeProgram(program);
    await expect(decodeProgram(hash.slice(0, -10))).rejects.toThrow("incomplete or damaged");
  });

  test.each(["#p=", "#p=%%%", "#p=aGVsbG8"])("%s is damaged", async (hash) => {
    await expect(decodeProgram(hash)).rejects.toThrow("incomplete or damaged");
  });

  test("that unpacks to far too much is refused", async () => {
    const hash = await encodeProgram({ ...program, code: " ".repeat(5_000_000) });
    expect(hash.length).toBeLessThan(20_000);
    await expect(decodeProgram(hash)).rejects.toThrow("too long");
  });
});

describe("checkProgram", () => {
  test("fills in what is missing and distrusts the device", () => {
    expect(checkProgram({ code: "x", device: "abacus" })).toEqual({
      code: "x",
      flags: "",
      args: "",
      device: "cpu",
    });
  });
  test.each([null, 3, "text", {}, { code: 1 }])("%j has no program", (value) => {
    expect(() => checkProgram(value)).toThrow("there is no program in it");
  });
});

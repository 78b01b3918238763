import { expect, test } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";

test("bytes come back, however many there are", () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => (index * 31) & 255);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
});

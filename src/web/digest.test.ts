import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { digest } from "./digest.ts";

test("keys are those that Node makes when the package is built", () => {
  const parts = ["µ text", Uint8Array.of(1, 2, 3), ""];
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = Buffer.from(part as string);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  expect(digest(parts)).toBe(hash.digest("hex"));
});

test("parts are marked off from each other", () => {
  expect(digest(["ab", "c"])).not.toBe(digest(["a", "bc"]));
});

import { expect, test } from "vitest";
import { shareLargeFiles } from "./share-files.node.ts";

test("a large file is copied once, into memory that threads share; others stay", () => {
  const large = new Uint8Array(2 << 20).fill(7);
  const small = new Uint8Array(8);
  const folder = { small };
  const first = shareLargeFiles({ large, small, folder });
  const again = shareLargeFiles({ large });
  const copy = first["large"] as Uint8Array;
  expect([copy.length, copy[0], copy.at(-1)]).toEqual([large.length, 7, 7]);
  expect(copy.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(again["large"] === copy).toBe(true);
  expect(first["small"]).toBe(small);
  expect(first["folder"]).toBe(folder);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { launchBlock, workerBlock } from "./launch-blocks.ts";

const header = readFileSync(new URL("../../lib/support/launch.h", import.meta.url), "utf8");

/** Where C puts the fields: each at a multiple of its size. */
function offsetsOf(struct: string): Record<string, number> {
  const body = new RegExp(`struct ${struct} \\{([^}]*)\\}`).exec(header)?.[1] ?? "";
  const offsets: Record<string, number> = {};
  let end = 0;
  for (const [, bits, names] of body.matchAll(/uint(32|64)_t ([^;]+);/g)) {
    for (const [, name = "", count = "1"] of (names ?? "").matchAll(/(\w+)(?:\[(\d+)\])?/g)) {
      const size = Number(bits) / 8;
      end = Math.ceil(end / size) * size;
      offsets[name] = end;
      end += size * Number(count);
    }
  }
  return { ...offsets, size: end };
}

test("Launch is laid out as lib/support/launch.h has it", () => {
  const { faultReason, ...fields } = launchBlock;
  expect(offsetsOf("Launch")).toEqual(fields);
  // The first of the two spare words of faultDetail.
  expect(faultReason).toBe(launchBlock.faultDetail + 6 * 4);
});

test("Worker is laid out as lib/support/launch.h has it", () => {
  expect(offsetsOf("Worker")).toEqual({ ...workerBlock, reserved: workerBlock.resume + 4 });
});

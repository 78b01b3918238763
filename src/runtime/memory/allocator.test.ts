import * as fc from "fast-check";
import { expect, test } from "vitest";
import { allocationAlignment, Allocator } from "./allocator.ts";

const pageBytes = 65536;

/** A memory of limited size that grows from page 16 on. */
function growingMemory(maxPages: number) {
  let pages = 16;
  return (wanted: number): number | undefined => {
    if (pages + wanted > maxPages) return undefined;
    pages += wanted;
    return (pages - wanted) * pageBytes;
  };
}

test("allocations are aligned, apart from each other, and reused after release", () => {
  const allocator = new Allocator(growingMemory(4096));
  const first = allocator.allocate(100);
  const second = allocator.allocate(1);
  expect(first).toBeDefined();
  expect((first ?? 1) % allocationAlignment).toBe(0);
  expect((second ?? 0) - (first ?? 0)).toBe(allocationAlignment);
  allocator.release(first ?? 0);
  expect(allocator.allocate(256)).toBe(first);
});

test("the smallest hole that fits is taken", () => {
  const allocator = new Allocator(growingMemory(4096));
  const sizes = [1024, 256, 512, 256, 4096];
  const blocks = sizes.map((size) => allocator.allocate(size) ?? 0);
  allocator.release(blocks[0] ?? 0);
  allocator.release(blocks[2] ?? 0);
  expect(allocator.allocate(300)).toBe(blocks[2]);
});

test("a large allocation that was freed serves a larger one when nothing came between", () => {
  const gib = 2 ** 30;
  const allocator = new Allocator(growingMemory(57344));
  const first = allocator.allocate(1.5 * gib) ?? 0;
  allocator.release(first);
  expect(allocator.allocate(3 * gib)).toBe(first);
});

test("a full memory gives nothing, and gives again after a release", () => {
  const allocator = new Allocator(growingMemory(64));
  const blocks: number[] = [];
  for (let block = allocator.allocate(65536); block !== undefined; block = allocator.allocate(65536))
    blocks.push(block);
  expect(blocks.length).toBeGreaterThan(30);
  allocator.release(blocks[3] ?? 0);
  expect(allocator.allocate(65536)).toBe(blocks[3]);
});

test("guards belong to the segment, the host's memory does not", () => {
  const allocator = new Allocator(growingMemory(4096));
  const block = allocator.allocate(16) ?? 0;
  expect(allocator.owns(block - 1)).toBe(true);
  expect(allocator.owns(16 * pageBytes - 1)).toBe(false);
});

test("random allocations never overlap, and everything freed can be had again in one piece", () => {
  const command = fc.oneof(
    fc.record({ kind: fc.constant("allocate" as const), size: fc.integer({ min: 0, max: 200_000 }) }),
    fc.record({ kind: fc.constant("release" as const), pick: fc.nat() }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 150 }), (commands) => {
      const allocator = new Allocator(growingMemory(1024));
      const live: { start: number; end: number }[] = [];
      for (const step of commands) {
        if (step.kind === "allocate") {
          const start = allocator.allocate(step.size);
          if (start === undefined) continue;
          const end = start + Math.max(step.size, 1);
          for (const other of live) expect(end <= other.start || start >= other.end).toBe(true);
          expect(allocator.owns(start) && allocator.owns(end - 1)).toBe(true);
          live.push({ start, end });
        } else if (live.length > 0) {
          const [released] = live.splice(step.pick % live.length, 1);
          if (released) allocator.release(released.start);
        }
      }
      for (const { start } of live) allocator.release(start);
      const whole = allocator.segments[0];
      if (whole) expect(allocator.allocate(whole.end - whole.start)).toBe(whole.start);
    }),
    { numRuns: 200 },
  );
});

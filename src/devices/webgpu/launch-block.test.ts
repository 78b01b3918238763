import { expect, test } from "vitest";
import { dispatchesOf, writeLaunchBlock } from "./launch-block.ts";
import { heapBase } from "./protocol.ts";

test("the parameter block begins at the next 16 bytes behind the addresses of variables", () => {
  const block = writeLaunchBlock(
    {
      gridDim: { x: 3, y: 2, z: 1 },
      deviceHeap: 0,
      variables: [0x20000],
      parameters: Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 0),
    },
    7,
  );
  expect([...new Uint32Array(block.buffer)]).toEqual([
    ...[3, 2, 1, heapBase],
    ...[7, 0, 0, 0],
    ...[0x20000, 0, 0, 0],
    ...[1, 2, 0, 0],
  ]);
});

test("grids that WebGPU does not take at once are folded, or cut", () => {
  const limits = { maxWorkgroups: 10 };
  expect(dispatchesOf(7, limits)).toEqual([{ firstBlock: 0, groups: [7, 1] }]);
  expect(dispatchesOf(25, limits)).toEqual([{ firstBlock: 0, groups: [10, 3] }]);
  expect(dispatchesOf(205, limits)).toEqual([
    { firstBlock: 0, groups: [10, 10] },
    { firstBlock: 100, groups: [10, 10] },
    { firstBlock: 200, groups: [5, 1] },
  ]);
});

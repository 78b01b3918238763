import { expect, test } from "vitest";
import { brokenAscendRule } from "./ascend-launch-rules.ts";
import type { KernelLaunch } from "./device.ts";
import { fakeKernel } from "./testing.ts";

function launch(changes: {
  grid?: number[];
  block?: number;
  bound?: number;
  shared?: number;
  dynamic?: number;
}) {
  const [x = 1, y = 1, z = 1] = changes.grid ?? [];
  const info = fakeKernel({
    displayName: "k",
    maxThreadsPerBlock: changes.bound ?? 1024,
    staticSharedBytes: changes.shared ?? 0,
  });
  return brokenAscendRule({
    kernel: { info },
    gridDim: { x, y, z },
    blockDim: { x: changes.block ?? 32, y: 1, z: 1 },
    dynamicSharedBytes: changes.dynamic ?? 0,
  } as unknown as KernelLaunch);
}

test.each([
  [{ grid: [65535] }],
  [{ grid: [255, 257] }],
  [{ block: 1024 }],
  [{ block: 64, bound: 64 }],
  [{ shared: 200 * 1024, dynamic: 16 * 1024 }],
])("%o is allowed", (changes) => {
  expect(launch(changes)).toBeUndefined();
});

test.each([
  [
    { grid: [256, 256] },
    "kernel k: a grid has at most 65535 blocks in all, not 65536; let each block do several (Ascend rule)",
  ],
  [{ block: 2049 }, "kernel k: a block has at most 2048 threads, not 2049 (Ascend rule)"],
  [
    { block: 65, bound: 64 },
    "kernel k: __launch_bounds__ allows 64 threads in a block, not 65 (Ascend rule)",
  ],
  [
    { block: 1025 },
    "kernel k: blocks of 1025 threads need __launch_bounds__(1025) on Ascend, and unwarp runs 1024 at most (Ascend rule)",
  ],
  [
    { shared: 216 * 1024, dynamic: 1 },
    "kernel k: a block has at most 221184 bytes of shared memory, not 221185 (Ascend rule)",
  ],
])("%o is not", (changes, message) => {
  expect(launch(changes)).toBe(message);
});

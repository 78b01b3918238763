import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { runKernel } from "../../interpret/testing.ts";
import { fuzzLayout } from "../../ir/arbitrary-kernel.ts";
import { arbitraryModule } from "../../ir/arbitrary.ts";
import { printModule } from "../../ir/print.ts";
import { closeDevice, noDeviceReason, runOnGpu } from "./testing.ts";

afterAll(closeDevice);

const [grid, block] = [2, 3];
const bytes = grid * block * fuzzLayout.bytesPerThread;

/** Floats that may differ: NaNs in their bits, and what is too small for a normal number may be 0. */
function comparable(memory: Uint8Array): (number | bigint)[] {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const { variables, slots, bytesPerThread } = fuzzLayout;
  return Array.from({ length: grid * block }).flatMap((_, thread) => {
    const at = thread * bytesPerThread;
    const float = (offset: number) => view.getFloat32(at + offset, true);
    const flushed = (value: number) => (Math.abs(value) < 2 ** -126 ? 0 : value);
    return [
      ...Array.from({ length: slots }, (_unused, index) => view.getInt32(at + 4 * index, true)),
      ...[0, 4, 8, 12].map((offset) => view.getInt32(at + variables.i32 + offset, true)),
      ...[0, 4].map((offset) => flushed(float(variables.float + offset))),
      ...[0, 8].map((offset) => view.getBigInt64(at + variables.i64 + offset, true)),
      ...[0, 8].map((offset) => view.getFloat64(at + variables.double + offset, true)),
    ];
  });
}

test.skipIf(noDeviceReason)("a random kernel does the same on a WebGPU device", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryModule({ barriers: true }), async (module) => {
      const text = printModule(module);
      const memory = Uint8Array.from({ length: bytes }, (_, index) => index * 37);
      const run = { grid, block, arguments: [memory, 5] };
      const expected = runKernel(text, run);
      const outcome = await runOnGpu(text, run);
      expect(outcome.status).toBe(expected.status);
      expect(comparable(outcome.buffers[0] as Uint8Array)).toEqual(
        comparable(expected.buffers[0] as Uint8Array),
      );
    }),
    { numRuns: Number(process.env["RUNS"] ?? 20) },
  );
});

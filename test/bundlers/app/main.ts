import { type DeviceOptions, openDevice } from "unwarp/kernels";
import {
  greet,
  histogram,
  move,
  rename,
  saxpy,
  scale_float_3,
  scale_unsigned_long_long_2,
  warpSum,
  weights,
} from "./saxpy.cu";

/** Runs each kernel once. */
export async function main(options: DeviceOptions): Promise<unknown> {
  const lines: string[] = [];
  const device = await openDevice({ ...options, print: (line) => lines.push(line) });
  const n = 1000;
  const x = Float32Array.from({ length: n }, (_, index) => index);
  const y = new Float32Array(n).fill(1);
  await saxpy.on(device)({ grid: 4, block: 256 }, n, 2, x, y);

  const values = device.upload(x);
  const counts = device.alloc(Uint32Array, 10);
  const range = { low: 0, high: 500, bins: [10, 0] } as const;
  await histogram.on(device)({ grid: 2, block: 128, shared: 40 }, values, n, range, counts);

  const wide = BigUint64Array.from([1n, 2n ** 40n, 5n]);
  await scale_unsigned_long_long_2.on(device)({ grid: 1, block: 32 }, wide, 3);
  const part = values.subarray(10, 13);
  await scale_float_3.on(device)({ grid: 1, block: [8, 1, 1] }, part, 3);

  const points = new Float32Array(8);
  (await weights.buffer(device)).write(Float32Array.of(2, 2, 2, 2));
  await move.on(device)({ grid: 1, block: 2 }, points, [1, 2, 3, 4], true, 5n, 0.5);

  const ones = new Int32Array(1024).fill(1);
  const sums = new Int32Array(32);
  await warpSum.on(device)({ grid: 1, block: 1024 }, ones, sums);
  await greet.on(device)({ grid: 2, block: 1 }, 3);
  await rename.on(device)({ grid: 1, block: 1 }, "N".charCodeAt(0));
  const result = {
    y: [...y.slice(0, 4), y[n - 1]],
    counts: [...(await counts.read())],
    wide: [...wide].map(String),
    part: [...(await part.read())],
    points: [...points],
    sums: [...new Set(sums)],
    lines: lines.sort(),
  };
  await device.close();
  return { kind: device.kind, result };
}

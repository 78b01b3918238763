import { CudaError, type DeviceOptions, openDevice } from "unwarp/kernels";
import { asserts, bounded, fine, traps, wild } from "./faults.cu";

/** What each of some wrong launches is told. */
export async function faults(options: DeviceOptions): Promise<unknown> {
  const device = await openDevice(options);
  const tell = async (launched: Promise<void>): Promise<unknown> => {
    try {
      await launched;
      return "done";
    } catch (error) {
      if (!(error instanceof CudaError)) return String(error);
      return { code: error.codeName, kernel: error.kernel, location: error.location, message: error.message };
    }
  };
  const out = device.alloc(Int32Array, 64);
  const [before, failed, after] = await Promise.all([
    tell(fine.on(device)({ grid: 1, block: 64 }, out)),
    tell(traps.on(device)({ grid: 1, block: 32 })),
    tell(fine.on(device)({ grid: 1, block: 32 }, out)),
  ]);
  const report = {
    before,
    failed,
    after,
    later: await tell(fine.on(device)({ grid: 1, block: 64 }, out)),
    asserts: await tell(asserts.on(device)({ grid: 1, block: 4 }, Int32Array.of(0, 1, 2, 3))),
    wild: await tell(wild.on(device)({ grid: 1, block: 1 }, out)),
    bounded: await tell(bounded.on(device)({ grid: 1, block: 128 }, out)),
    block: await tell(fine.on(device)({ grid: 1, block: 2000 }, out)),
    // @ts-expect-error: it is a pointer to int
    array: await tell(fine.on(device)({ grid: 1, block: 1 }, new Float32Array(1))),
  };
  await device.close();
  return report;
}

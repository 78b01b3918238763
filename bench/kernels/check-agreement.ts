/**
 * Each version has checked its own result against the host; that all checksums agree holds them to the same
 * problem. One that is off becomes a failure: its time counts for nothing.
 */
import { programs, type ProgramName } from "./programs.ts";
import type { Timings } from "./timings.ts";
import type { VariantName } from "./variants.ts";

export function checkAgreement(
  timings: Timings,
  measured: readonly ProgramName[],
  names: readonly VariantName[],
): void {
  for (const program of measured) {
    // Of those that are there, the one furthest from unwarp.
    const reference = names
      .toReversed()
      .map((name) => timings.checksum(program, name))
      .find((sum) => sum !== undefined);
    if (reference === undefined) continue;
    for (const name of names) {
      const checksum = timings.checksum(program, name) ?? reference;
      if (Math.abs(checksum - reference) > programs[program].tolerance * Math.abs(reference)) {
        timings.fail(program, name, `its checksum is ${checksum}, that of the peers ${reference}`);
      }
    }
  }
}

import type { AppInfo } from "../artifact/app-info.ts";
import type { LaunchEvent } from "../runtime/recording.ts";
import type { ComparedKernel } from "./comparison.ts";
import type { Mismatches } from "./find-mismatches.ts";
import { kernelPlace } from "./kernel-places.ts";
import { kernelStem, type Matched } from "./match-events.ts";
import { distinct } from "./merge-comparisons.ts";

/** Kernels that were launched on both sides, and left memory there that was compared. */
export function comparedKernels(
  { pairs }: Matched<LaunchEvent>,
  { lookedAt }: Pick<Mismatches, "lookedAt">,
  app: AppInfo,
): readonly ComparedKernel[] {
  const byName = new Map(
    pairs.filter(({ a }) => lookedAt.has(a.number)).map(({ a }) => [a.event.kernel, a.event]),
  );
  return distinct(
    [...byName].map(([mangled, event]) => {
      const place = kernelPlace(app, mangled);
      return { name: kernelStem(event), ...(place && place.file !== "" ? place : {}) };
    }),
  );
}

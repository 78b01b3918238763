import type { AppInfo } from "../artifact/app-info.ts";
import type { LaunchEvent } from "../runtime/recording.ts";
import type { ComparedKernel } from "./comparison.ts";
import type { Mismatches } from "./find-mismatches.ts";
import { kernelPlace } from "./kernel-places.ts";
import { kernelStem, type Matched } from "./match-events.ts";
import { distinct } from "./merge-comparisons.ts";

/** Kernels that were launched on both sides, less those after which no memory was looked at although they have some. */
export function comparedKernels(
  { pairs }: Matched<LaunchEvent>,
  { skipped }: Pick<Mismatches, "skipped">,
  app: AppInfo,
): readonly ComparedKernel[] {
  const notLookedAt = new Set(skipped.map(({ a }) => a));
  const byName = new Map(
    pairs.filter(({ a }) => !notLookedAt.has(a.number)).map(({ a }) => [a.event.kernel, a.event]),
  );
  return distinct(
    [...byName].map(([mangled, event]) => {
      const file = kernelPlace(app, mangled)?.file;
      return { name: kernelStem(event), ...(file === undefined || file === "" ? {} : { file }) };
    }),
  );
}

/** CUDA's names in HIP, as one table over all APIs. */
import { complexNames } from "./names/complex.ts";
import { corrections } from "./names/corrections.ts";
import { cubNames } from "./names/cub.ts";
import { cublasNames } from "./names/cublas.ts";
import { cudnnNames } from "./names/cudnn.ts";
import { cufftNames } from "./names/cufft.ts";
import { curandNames } from "./names/curand.ts";
import { cusolverNames } from "./names/cusolver.ts";
import { cusparseNames } from "./names/cusparse.ts";
import { deviceNames } from "./names/device.ts";
import { driverNames } from "./names/driver.ts";
import type { NameTable } from "./names/name-table.ts";
import { rtcNames } from "./names/rtc.ts";
import { runtimeNames } from "./names/runtime.ts";

/** What HIP has for a name of CUDA. */
export interface HipName {
  /** Undefined when HIP has nothing for it. */
  readonly name: string | undefined;
  /** The API that the name belongs to, in words. */
  readonly subject: string;
}

/** The first that knows a name counts. */
const tables: readonly NameTable[] = [
  corrections,
  runtimeNames,
  deviceNames,
  complexNames,
  driverNames,
  rtcNames,
  cublasNames,
  cufftNames,
  curandNames,
  cusparseNames,
  cusolverNames,
  cudnnNames,
  cubNames,
];

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");

function addTable(
  all: Map<string, HipName>,
  { subject, prefixes, byPrefix, renamed, missing }: NameTable,
): void {
  const add = (cuda: string, name: string | undefined) => {
    if (!all.has(cuda)) all.set(cuda, { name, subject });
  };
  for (const cuda of words(byPrefix)) {
    const prefix = prefixes.find(([from]) => cuda.startsWith(from));
    if (prefix) add(cuda, prefix[1] + cuda.slice(prefix[0].length));
  }
  for (const pair of words(renamed)) {
    const [cuda = "", hip] = pair.split("=");
    add(cuda, hip);
  }
  for (const cuda of words(missing)) add(cuda, undefined);
}

/** Eight thousand names, so made once, by whoever asks first. */
export function makeHipNames(): ReadonlyMap<string, HipName> {
  const all = new Map<string, HipName>();
  for (const table of tables) addTable(all, table);
  return all;
}

/** Words of CUDA's language and of libraries that no table of an API has. */
import type { WordRule } from "../rename/dialect.ts";
import { bfloatHelper, deviceHelper, halfHelper, helperFunctions } from "./helper-headers.ts";
import { simdFunctions } from "../own-headers.ts";
import { roundingFunctions, roundingHelper, simdHelper } from "./own-headers.ts";
import { intToBfloat, sixteenBitFunctions, sixteenBitHelper } from "./sixteen-bit-helper.ts";

const noClusters = "HIP has no clusters of blocks";

export const hipWords: Readonly<Record<string, WordRule>> = {
  __CUDACC__: { to: "__HIPCC__" },
  __NVCC__: { to: "__HIPCC__" },
  CUDART_CB: { drop: true },
  CUDA_CB: { drop: true },
  CUDAAPI: { drop: true },
  CUDARTAPI: { drop: true },
  __grid_constant__: {
    drop: true,
    remark: "HIP has no such hint; the parameter is copied where the kernel takes its address",
  },
  __cluster_dims__: { refused: noClusters },
  __nv_pure__: { drop: true },
  // cuBLAS and its like have prefixes; CUB and NVTX have other ones.
  cub: { namespace: "hipcub" },
  THRUST_DEVICE_SYSTEM_CUDA: { to: "THRUST_DEVICE_SYSTEM_HIP" },
  __double2half: { helper: halfHelper },
  __float2bfloat162_rn: { helper: bfloatHelper },
  __floats2bfloat162_rn: { helper: bfloatHelper },
  make_half2: { to: "__halves2half2" },
  nvtxRangePush: { to: "roctxRangePush" },
  nvtxRangePushA: { to: "roctxRangePushA" },
  nvtxRangePop: { to: "roctxRangePop" },
  nvtxMark: { to: "roctxMark" },
  nvtxMarkA: { to: "roctxMarkA" },
  nvtxRangeStartA: { to: "roctxRangeStartA" },
  nvtxRangeEnd: { to: "roctxRangeStop" },
  nvtxRangeId_t: { to: "roctx_range_id_t" },
  ...definedBy(deviceHelper, helperFunctions),
  ...definedBy(sixteenBitHelper, sixteenBitFunctions),
  __int2bfloat16_rn: { helper: sixteenBitHelper, to: intToBfloat },
  ...definedBy(simdHelper, simdFunctions),
  ...definedBy(roundingHelper, roundingFunctions),
  nvcuda: { refused: "HIP has no WMMA of that interface", help: "rocWMMA's fragments are much alike" },
};

function definedBy(helper: string, names: readonly string[]): Record<string, WordRule> {
  return Object.fromEntries(names.map((name) => [name, { helper }]));
}

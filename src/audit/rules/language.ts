import { cudaLanguage } from "./controllers.ts";
import { ruleTable } from "./rule-table.ts";
import {
  ascend,
  byHand,
  mechanical,
  none,
  runsHere,
  tileRewrite,
  unchanged,
  unwarpRuns,
  whereProved,
} from "./verdicts.ts";

/** What compiles as HIP and MUSA as it stands. */
const same = (name: string) => unchanged(`HIP has ${name} with the same meaning`);
const musaSame = (name: string) => unchanged(`MUSA keeps CUDA's device language: ${name}`);

/** A barrier that some threads may not come to, as they have returned. */
export const barrierBehindReturn = {
  "ascend-950": whereProved(
    "asc_syncthreads",
    "every thread must come, and a return stands before this barrier",
  ),
} as const;

/**
 * The language of kernels. Ascend's facts are those of its SIMT programming interface for the 950 (dav-3510), which the
 * 910B does not have; what unwarp runs itself is docs/support/language.md.
 */
export const languageRules = ruleTable(
  { family: "language", layer: "language", component: "CUDA C++", control: cudaLanguage },
  {
    kernel: {
      title: "kernel",
      verdicts: {
        "ascend-950": mechanical(
          "__global__ in Ascend C SIMT",
          "unwarp port --to ascend-c translates it, or refuses it with the line",
        ),
        "ascend-910b": tileRewrite("the kernel becomes a program over tiles"),
        hip: same("__global__"),
        musa: musaSame("__global__"),
        ...unwarpRuns(runsHere()),
      },
    },
    launch: {
      title: "kernel launch",
      verdicts: {
        "ascend-950": mechanical(
          "<<<grid, block, dynamic, stream>>>",
          "the same form; more than 65535 blocks become a loop in the kernel",
        ),
        "ascend-910b": byHand(
          "kernel[grid] of Triton-Ascend",
          "a launch there starts one program for each vector core, not for each block of threads",
        ),
        hip: same("<<<grid, block, shared, stream>>>"),
        musa: musaSame("<<<grid, block, shared, stream>>>"),
        ...unwarpRuns(runsHere()),
      },
    },
    "dynamic-parallelism": {
      title: "dynamic parallelism",
      verdicts: {
        "ascend-950": none("Ascend C kernels cannot launch kernels; split the work between host and kernel"),
        "ascend-910b": none("Ascend kernels cannot launch kernels; split the work between host and kernel"),
        hip: none("HIP has no launches from device code; launch from the host"),
        musa: byHand("a launch from the host", "not documented for MUSA; launch from the host"),
        ...unwarpRuns(
          byHand("a launch from the host", "unwarp refuses launches from device code with the line"),
        ),
      },
    },
    texture: {
      title: "texture",
      verdicts: {
        ...ascend(byHand("a buffer with index and filter arithmetic", "Ascend has no texture units")),
        hip: mechanical(
          "hipTextureObject_t",
          "texture objects have the same names; CDNA chips (MI100 and later) lack some image instructions",
        ),
        musa: mechanical("musaTextureObject_t", "texture objects have the same names"),
        ...unwarpRuns(byHand("linear memory and __ldg", "unwarp refuses textures with the line")),
      },
    },
    surface: {
      title: "surface",
      verdicts: {
        ...ascend(byHand("a buffer with index arithmetic", "Ascend has no surfaces")),
        hip: mechanical("hipSurfaceObject_t", "surface objects have the same names"),
        musa: mechanical("musaSurfaceObject_t", "surface objects have the same names"),
        ...unwarpRuns(byHand("linear memory", "unwarp refuses surfaces with the line")),
      },
    },
    "inline-ptx": {
      title: "inline PTX",
      component: "PTX",
      verdicts: {
        "ascend-950": byHand(
          "C++, or laneid() and lanemask_*() for those registers",
          "PTX is NVIDIA's instruction set; each asm statement is written again",
        ),
        "ascend-910b": tileRewrite("PTX speaks about single threads"),
        hip: byHand(
          "C++ or GCN assembly",
          "PTX is NVIDIA's instruction set; each asm statement is written again",
        ),
        musa: byHand("C++", "PTX is NVIDIA's instruction set; each asm statement is written again"),
        ...unwarpRuns(byHand("C++ under #ifdef", "unwarp refuses inline PTX with the line")),
      },
    },
    "lane-register": {
      title: "lane number or mask by inline PTX",
      component: "PTX",
      verdicts: {
        "ascend-950": mechanical(
          "laneid(), lanemask_eq() and its like",
          "unwarp port knows these statements",
        ),
        "ascend-910b": tileRewrite("there are no lanes"),
        hip: byHand("__lane_id(), or threadIdx", "a register of NVIDIA's; warps of 64 have other masks"),
        musa: byHand("threadIdx modulo warpSize", "a register of NVIDIA's"),
        ...unwarpRuns(byHand("threadIdx modulo warpSize", "unwarp refuses inline PTX with the line")),
      },
    },
    "tensor-core": {
      title: "tensor cores (wmma, mma)",
      component: "Tensor Cores",
      verdicts: {
        "ascend-950": byHand(
          "Mmad or Matmul of Ascend C's cube programs",
          "the matrix unit is not reachable from SIMT code; the kernel is written again around it",
        ),
        "ascend-910b": byHand(
          "tl.dot of Triton-Ascend, or Matmul of Ascend C",
          "matrix work belongs to the cube cores, with another shape of program",
        ),
        hip: byHand(
          "rocWMMA, or MFMA and WMMA intrinsics",
          "rocWMMA has wmma's fragments with other shapes; mma.sync has none",
        ),
        musa: byHand("muTLASS or MUSA's own matrix intrinsics", "fragments and shapes differ by chip"),
        ...unwarpRuns(byHand("plain loops", "unwarp refuses wmma and mma with the line")),
      },
    },
    "cooperative-groups": {
      title: "cooperative groups of a block",
      verdicts: {
        "ascend-950": mechanical(
          "cooperative_groups.h of Ascend C",
          "thread blocks, tiles and coalesced groups exist there; what is not documented, such as match_any, is refused with the line",
        ),
        "ascend-910b": tileRewrite("groups of threads become operations on whole tiles"),
        hip: mechanical("hip/hip_cooperative_groups.h", "thread blocks and tiles have the same names"),
        musa: musaSame("cooperative_groups"),
        ...unwarpRuns(runsHere()),
      },
    },
    "cooperative-collectives": {
      title: "collectives of cooperative groups",
      verdicts: {
        "ascend-950": byHand(
          "asc_reduce_* and shuffles",
          "Ascend C's groups have no reduce, scan, memcpy_async or labeled_partition",
        ),
        "ascend-910b": tileRewrite("collectives become reductions of a tile"),
        hip: byHand(
          "shuffles, or hipCUB",
          "HIP's cooperative groups lack reduce, scan and memcpy_async in most releases",
        ),
        musa: byHand("shuffles", "not documented for MUSA's cooperative groups"),
        ...unwarpRuns(runsHere()),
      },
    },
    "grid-sync": {
      title: "barrier of the grid",
      verdicts: {
        "ascend-950": byHand(
          "two launches",
          "Ascend C has no cooperative launch; the kernel is split at the barrier",
        ),
        "ascend-910b": tileRewrite("the program is split at the barrier, or uses SyncAll between cores"),
        hip: mechanical("grid.sync() with hipLaunchCooperativeKernel", "the same names"),
        musa: byHand("musaLaunchCooperativeKernel", "check that the chip supports cooperative launches"),
        webgpu: none("WebGPU cannot make all blocks run at once; split the kernel at the barrier"),
        cpu: runsHere(),
      },
    },
    "multi-grid-sync": {
      title: "barrier of several devices",
      verdicts: {
        ...ascend(none("Ascend has no launch over several devices")),
        hip: mechanical("multi_grid_group", "the same name; deprecated on both sides"),
        musa: byHand(undefined, "not documented for MUSA"),
        ...unwarpRuns(none("unwarp has one device; CUDA 13 removed it, too")),
      },
    },
    cluster: {
      title: "thread block clusters",
      verdicts: {
        "ascend-950": none("Ascend C has no clusters and no shared memory of other blocks"),
        "ascend-910b": none("the 910B has no counterpart of clusters"),
        hip: none("AMD's chips have no clusters; exchange through global memory"),
        musa: none("MUSA documents no clusters"),
        ...unwarpRuns(byHand("global memory", "unwarp runs chips up to sm_80, which have no clusters")),
      },
    },
    "bulk-copy": {
      title: "bulk copies by the tensor memory accelerator",
      verdicts: {
        "ascend-950": none("SIMT code has no bulk copies; DataCopy belongs to Ascend C's SIMD programs"),
        "ascend-910b": byHand(
          "DataCopy and queues of Ascend C",
          "copies between memories are how a tile program is built",
        ),
        hip: none("AMD's chips have no such unit on this interface; load and store"),
        musa: byHand("muTLASS's own copies", "the mechanism differs by chip"),
        ...unwarpRuns(byHand("plain loads", "unwarp runs chips up to sm_80, which have no TMA")),
      },
    },
    "async-copy": {
      title: "asynchronous copies to shared memory",
      verdicts: {
        "ascend-950": byHand(
          "plain loads",
          "SIMT code has no cp.async; loads and a barrier do the same without overlap",
        ),
        "ascend-910b": byHand("DataCopy and queues of Ascend C", "double buffering is done by queues"),
        hip: byHand("plain loads", "HIP has no memcpy_async or pipelines"),
        musa: byHand("plain loads", "not documented for MUSA"),
        ...unwarpRuns(
          byHand(
            "plain loads",
            "unwarp runs memcpy_async of groups and cuda_pipeline.h as they are, but not cuda::pipeline and cp.async",
          ),
        ),
      },
    },
    "launch-bounds": {
      title: "launch bounds",
      verdicts: {
        "ascend-950": mechanical(
          "__launch_bounds__(N)",
          "the second argument is dropped; registers are then a fixed step function of N",
        ),
        "ascend-910b": tileRewrite("there are no threads to bound"),
        hip: mechanical(
          "__launch_bounds__",
          "the second argument counts warps of an execution unit, not blocks: hipcc converts neither",
        ),
        musa: musaSame("__launch_bounds__"),
        ...unwarpRuns(runsHere("unwarp checks the bound at launches")),
      },
    },
    "warp-shuffle": {
      title: "warp shuffle",
      verdicts: {
        "ascend-950": whereProved(
          "asc_shfl, _up, _down, _xor",
          "masks are dropped where all lanes provably take part, and else looked at as the kernel runs",
        ),
        "ascend-910b": tileRewrite("lanes exchange by operations on the tile"),
        hip: mechanical(
          "__shfl*_sync, or __shfl* before ROCm 6.2",
          "masks have 64 bits on AMD; width 32 keeps the meaning on warps of 64",
        ),
        musa: musaSame("__shfl*_sync"),
        ...unwarpRuns(runsHere()),
      },
    },
    "warp-vote": {
      title: "warp vote",
      verdicts: {
        "ascend-950": whereProved(
          "asc_ballot, asc_all, asc_any, asc_activemask",
          "they speak about the active lanes; masks are dropped where that is proved the same, and else looked at as the kernel runs",
        ),
        "ascend-910b": tileRewrite("votes become comparisons and reductions of a tile"),
        hip: byHand(
          "__ballot, __all, __any with 64 bits",
          "a ballot of a warp of 64 does not fit in the 32-bit variable that CUDA code keeps it in",
        ),
        musa: musaSame("__ballot_sync"),
        ...unwarpRuns(runsHere()),
      },
    },
    "warp-match": {
      title: "warp match",
      verdicts: {
        "ascend-950": whereProved(
          "a loop of asc_ballot, which comes with the port",
          "Ascend C has no match; the lanes of the mask must come together, or the kernel stops",
        ),
        "ascend-910b": tileRewrite("there are no lanes to match"),
        hip: mechanical("__match_any_sync of ROCm 6.2", "with 64-bit masks"),
        musa: byHand("a loop of __ballot_sync", "not documented for every MUSA release"),
        ...unwarpRuns(runsHere()),
      },
    },
    "warp-reduce": {
      title: "warp reduction instruction",
      verdicts: {
        "ascend-950": whereProved(
          "asc_reduce_add, _max, _min",
          "without the mask where that is proved the same; and, or, xor are functions that come with the port",
        ),
        "ascend-910b": tileRewrite("reductions work on the tile"),
        hip: unchanged("ROCm 7 has __reduce_*_sync, with masks of 64 bits"),
        musa: byHand("shuffles", "not documented for every MUSA release"),
        ...unwarpRuns(runsHere()),
      },
    },
    "warp-sync": {
      title: "barrier of a warp",
      verdicts: {
        "ascend-950": whereProved(
          "cooperative_groups::coalesced_threads().sync()",
          "where it is not proved that the lanes that it names arrive, that is asked as the kernel runs",
        ),
        "ascend-910b": tileRewrite("there are no lanes to wait for"),
        hip: mechanical(
          "__syncwarp of ROCm 6.2, or a wave barrier",
          "AMD's warps run in lockstep; masks have 64 bits",
        ),
        musa: musaSame("__syncwarp"),
        ...unwarpRuns(runsHere()),
      },
    },
    "warp-legacy": {
      title: "warp operation without a mask",
      verdicts: {
        "ascend-950": byHand(
          "asc_shfl and its like",
          "who takes part was never said; removed from CUDA itself for new chips",
        ),
        "ascend-910b": tileRewrite("there are no lanes"),
        hip: mechanical(
          "__shfl, __ballot, __all, __any",
          "HIP keeps the forms without masks; ballots have 64 bits",
        ),
        musa: byHand("the forms with a mask", "older than MUSA"),
        ...unwarpRuns(runsHere("unwarp takes the active lanes, as old CUDA did")),
      },
    },
    "warp-size": {
      title: "assumption that a warp has 32 lanes",
      verdicts: {
        "ascend-950": mechanical("warpSize is 32", "the same number on the 950"),
        "ascend-910b": tileRewrite("there are no warps"),
        hip: byHand(
          "warpSize",
          "CDNA chips (MI series) have 64 lanes: shifts, masks and shared arrays by warp must follow",
        ),
        musa: byHand("warpSize", "read it at run time; it is not 32 on every MUSA chip"),
        ...unwarpRuns(runsHere("unwarp's warps have 32 lanes")),
      },
    },
    double: {
      title: "double in device code",
      verdicts: {
        "ascend-950": none(
          "SIMT code has no double; float changes results, and a person decides whether that is good enough",
        ),
        "ascend-910b": none(
          "the vector units have no double; float changes results, and a person decides whether that is good enough",
        ),
        hip: mechanical("double", "full speed on CDNA, a fraction of it on RDNA"),
        musa: mechanical("double", "compiles; far slower than float on most chips"),
        webgpu: mechanical(
          "double in integers",
          "WebGPU has none: unwarp computes it in integers, exact and many times as slow as float",
        ),
        cpu: runsHere(),
      },
    },
    half: {
      title: "half precision",
      verdicts: {
        "ascend-950": mechanical(
          "half, half2",
          "scalar names mostly stay, packed ones change: __hadd2 is __haddx2",
        ),
        "ascend-910b": mechanical("float16 tiles", "half is a native type of the vector units"),
        hip: mechanical("hip/hip_fp16.h", "the same names, but for a few packed comparisons"),
        musa: mechanical("musa_fp16.h", "the same names"),
        ...unwarpRuns(runsHere("unwarp rounds every operation exactly once")),
      },
    },
    bfloat16: {
      title: "bfloat16",
      verdicts: {
        "ascend-950": mechanical("bfloat16_t, bfloat16x2_t", "types and conversions change their names"),
        "ascend-910b": mechanical(
          "bfloat16 tiles",
          "bfloat16 is a type of the vector units, with casts for some operations",
        ),
        hip: mechanical(
          "__hip_bfloat16",
          "types change their names; some conversions of HIPIFY's tables have none",
        ),
        musa: mechanical("__mt_bfloat16", "types change their names"),
        ...unwarpRuns(runsHere("unwarp rounds every operation exactly once")),
      },
    },
    fp8: {
      title: "8-bit floating point",
      verdicts: {
        "ascend-950": byHand("asc_fp8.h", "conversions exist under other names"),
        "ascend-910b": none("the 910B has no 8-bit floating point; int8 or bfloat16"),
        hip: byHand(
          "hip/hip_fp8.h",
          "MI300's e4m3 and e5m2 (FNUZ) are other formats than NVIDIA's; MI350 and RDNA4 have the OCP ones",
        ),
        musa: byHand("musa_fp8.h", "types change their names; only newer chips have them"),
        ...unwarpRuns(runsHere("unwarp has the conversions")),
      },
    },
    atomic: {
      title: "atomic operation",
      verdicts: {
        "ascend-950": mechanical("asc_atomic_*", "by type and memory: 64-bit ones on global memory only"),
        "ascend-910b": byHand(
          "tl.atomic_* of Triton-Ascend, or SetAtomicAdd",
          "only what is added to whole tiles is fast",
        ),
        hip: same("atomicAdd and its like"),
        musa: musaSame("atomicAdd and its like"),
        ...unwarpRuns(runsHere()),
      },
    },
    "atomic-scope": {
      title: "atomic operation of a scope",
      verdicts: {
        "ascend-950": mechanical(
          "asc_atomic_*",
          "the plain form; _system is refused where the program shares memory with the host or another device",
        ),
        "ascend-910b": none("no scopes beyond the chip's"),
        hip: mechanical("atomicAdd_block, atomicAdd_system", "the same names"),
        musa: byHand("the plain form", "not documented for MUSA"),
        ...unwarpRuns(runsHere()),
      },
    },
    "atomic-double": {
      title: "atomic operation on double",
      verdicts: {
        "ascend-950": none("no double, so no atomics on it"),
        "ascend-910b": none("no double, so no atomics on it"),
        hip: mechanical("atomicAdd(double*)", "native on CDNA, a loop of compare-and-swap elsewhere"),
        musa: byHand("a loop of atomicCAS", "not documented for every chip"),
        webgpu: mechanical("atomicAdd(double*)", "unwarp does it in integers, slowly"),
        cpu: runsHere(),
      },
    },
    "atomic-half": {
      title: "atomic operation on half or bfloat16",
      verdicts: {
        "ascend-950": byHand(
          "asc_atomic_add",
          "it exists, but the old value that it returns is invalid; a 16-bit compare-and-swap is missing",
        ),
        "ascend-910b": byHand("tl.atomic_add, SetAtomicAdd", "by whole tiles"),
        hip: byHand(
          "unsafeAtomicAdd on half2, or a loop of compare-and-swap",
          "scalar half atomics are missing",
        ),
        musa: byHand("a loop of atomicCAS", "not documented for every chip"),
        ...unwarpRuns(runsHere()),
      },
    },
    "atomic-64-shared": {
      title: "64-bit atomic on shared memory",
      verdicts: {
        "ascend-950": mechanical(
          "a lock of the block that comes with the port",
          "64-bit atomics work on global memory only there; the compiler accepts the others and they are wrong",
        ),
        "ascend-910b": none("no atomics of threads on local memory"),
        hip: same("atomicAdd(unsigned long long*)"),
        musa: musaSame("atomicAdd(unsigned long long*)"),
        ...unwarpRuns(runsHere()),
      },
    },
    "constant-memory": {
      title: "constant memory",
      verdicts: {
        "ascend-950": mechanical(
          "an argument that points to global memory",
          "Ascend C has no __constant__; every kernel that reads it gets a parameter",
        ),
        "ascend-910b": byHand("an argument", "constants are copied to local memory by the program"),
        hip: same("__constant__"),
        musa: musaSame("__constant__"),
        ...unwarpRuns(runsHere()),
      },
    },
    "device-variable": {
      title: "device variable",
      verdicts: {
        "ascend-950": whereProved(
          "an argument that points to global memory",
          "Ascend documents no device globals for SIMT code; every kernel that uses it gets a parameter",
        ),
        "ascend-910b": byHand("an argument", "tile programs have no globals"),
        hip: same("__device__"),
        musa: musaSame("__device__"),
        ...unwarpRuns(runsHere()),
      },
    },
    "managed-memory": {
      title: "managed variable",
      verdicts: {
        "ascend-950": byHand(
          "aclrtMemAllocManaged",
          "it exists, but nobody has documented it together with SIMT kernels",
        ),
        "ascend-910b": byHand("explicit copies", "no managed variables"),
        hip: mechanical("__managed__", "the same name; slow without page migration (XNACK)"),
        musa: byHand("musaMallocManaged", "variables are not documented"),
        ...unwarpRuns(runsHere()),
      },
    },
    "shared-memory": {
      title: "shared memory",
      verdicts: {
        "ascend-950": mechanical("__ubuf__", "at most 216 KB a block, static and dynamic together"),
        "ascend-910b": tileRewrite("local memory is managed by tiles and queues"),
        hip: mechanical("__shared__", "64 KB a block on most chips; more than that is refused at launch"),
        musa: musaSame("__shared__"),
        webgpu: runsHere("unwarp runs it; a block has what the GPU has, often 32 KB"),
        cpu: runsHere(),
      },
    },
    "block-barrier": {
      title: "barrier of a block",
      verdicts: {
        "ascend-950": mechanical(
          "asc_syncthreads",
          "every thread must come; returns before it are rewritten",
        ),
        "ascend-910b": tileRewrite("tiles need no barrier of threads"),
        hip: same("__syncthreads"),
        musa: musaSame("__syncthreads"),
        ...unwarpRuns(runsHere()),
      },
    },
    "barrier-vote": {
      title: "barrier of a block with a vote",
      verdicts: {
        "ascend-950": mechanical(
          "a flag in __ubuf__ and two barriers",
          "expanded: Ascend C has no __syncthreads_and, _or, _count",
        ),
        "ascend-910b": tileRewrite("votes become reductions of a tile"),
        hip: same("__syncthreads_and and its like"),
        musa: musaSame("__syncthreads_and and its like"),
        ...unwarpRuns(runsHere()),
      },
    },
    "system-fence": {
      title: "fence of the system",
      verdicts: {
        "ascend-950": mechanical(
          "asc_threadfence",
          "where the program shares no memory with the host or another device; with such memory nothing orders the two within a kernel, and the port refuses it",
        ),
        "ascend-910b": none("nothing orders host and device within a kernel"),
        hip: same("__threadfence_system"),
        musa: musaSame("__threadfence_system"),
        ...unwarpRuns(runsHere()),
      },
    },
    "device-heap": {
      title: "malloc or new in device code",
      verdicts: {
        "ascend-950": none("Ascend C has no heap in kernels; allocate before the launch"),
        "ascend-910b": none("Ascend C has no heap in kernels; allocate before the launch"),
        hip: mechanical("malloc, free", "exists, and is slow"),
        musa: byHand("memory allocated before the launch", "not documented for MUSA"),
        ...unwarpRuns(runsHere()),
      },
    },
    "device-printf": {
      title: "printf in device code",
      verdicts: {
        "ascend-950": mechanical("printf of Ascend C", "through its own header"),
        "ascend-910b": byHand("tl.device_print or AscendC::PRINTF", "the program around it changes"),
        hip: same("printf"),
        musa: musaSame("printf"),
        ...unwarpRuns(runsHere()),
      },
    },
    "device-assert": {
      title: "assert in device code",
      verdicts: {
        "ascend-950": mechanical("assert of Ascend C", "through its own header"),
        "ascend-910b": byHand("tl.device_assert", "the program around it changes"),
        hip: same("assert"),
        musa: musaSame("assert"),
        ...unwarpRuns(runsHere()),
      },
    },
    "fast-math": {
      title: "fast intrinsic",
      verdicts: {
        "ascend-950": mechanical(
          "the accurate function",
          "Ascend C has no __expf and its like; expf is as exact or better, and flushes subnormal numbers",
        ),
        "ascend-910b": tileRewrite("functions work on tiles"),
        hip: same("__expf and its like"),
        musa: musaSame("__expf and its like"),
        ...unwarpRuns(runsHere()),
      },
    },
    "rounding-mode": {
      title: "arithmetic with a rounding mode",
      verdicts: {
        "ascend-950": mechanical(
          "functions in integers that come with the port",
          "of float; exact, and slow",
        ),
        "ascend-910b": none("vector instructions round to nearest"),
        hip: byHand("the nearest forms (_rn) only", "HIPIFY's tables have no _rd, _ru, _rz"),
        musa: musaSame("__fadd_rd and its like"),
        ...unwarpRuns(runsHere()),
      },
    },
    "rounding-to-nearest": {
      title: "sums and products of floats that are merged with nothing",
      verdicts: {
        "ascend-950": mechanical(
          "functions of the port's own header",
          "through memory, which keeps them apart",
        ),
        "ascend-910b": none("vector instructions are the compiler's to merge"),
        hip: same("__fadd_rn and its like"),
        musa: musaSame("__fadd_rn and its like"),
        ...unwarpRuns(runsHere()),
      },
    },
    "funnel-shift": {
      title: "funnel shift",
      verdicts: {
        "ascend-950": mechanical("a function of the port's own header", "written as plain shifts"),
        "ascend-910b": tileRewrite("bits are shifted by operations on the tile"),
        hip: same("__funnelshift_l and its like"),
        musa: byHand("shifts of 64 bits", "not documented for every MUSA release"),
        ...unwarpRuns(runsHere()),
      },
    },
    "video-instruction": {
      title: "packed integer arithmetic (SIMD in a word, dp4a)",
      verdicts: {
        "ascend-950": mechanical("functions of the port's own header", "written as plain integers"),
        "ascend-910b": tileRewrite("narrow integers are tiles of their own"),
        hip: byHand(
          "shifts and masks, amd_mixed_dot for dp4a",
          "HIPIFY's tables have none of __v*2 and __v*4",
        ),
        musa: byHand("shifts and masks, __dp4a", "not documented for every chip"),
        ...unwarpRuns(runsHere()),
      },
    },
    sleep: {
      title: "sleep in device code",
      verdicts: {
        "ascend-950": mechanical("nothing: a thread goes on at once", "CUDA promises no shortest time"),
        "ascend-910b": none("tile programs do not wait"),
        hip: mechanical("__builtin_amdgcn_s_sleep", "for other times"),
        musa: musaSame("__nanosleep"),
        ...unwarpRuns(runsHere()),
      },
    },
    clock: {
      title: "clock in device code",
      verdicts: {
        "ascend-950": byHand("clock() of asc_time.h", "no clock64 or globaltimer"),
        "ascend-910b": none("tile programs read no clock"),
        hip: mechanical("clock64, wall_clock64", "counts differ"),
        musa: musaSame("clock64"),
        ...unwarpRuns(runsHere("WebGPU's clocks only go forward and measure nothing")),
      },
    },
    recursion: {
      title: "recursion in device code",
      verdicts: {
        "ascend-950": none("Ascend C has no recursion at run time; a loop with a stack of its own"),
        "ascend-910b": none("no recursion; a loop with a stack of its own"),
        hip: mechanical("recursion", "works; the stack size is the compiler's guess"),
        musa: byHand("a loop", "not documented for MUSA"),
        webgpu: none("WebGPU has no recursion; --device cpu runs it"),
        cpu: runsHere(),
      },
    },
    "indirect-call": {
      title: "virtual function or call through a pointer in device code",
      verdicts: {
        "ascend-950": none("Ascend C has no virtual functions; templates or a switch"),
        "ascend-910b": none("no calls through pointers; templates or a switch"),
        hip: mechanical("virtual functions", "work; slow"),
        musa: byHand("templates or a switch", "not documented for MUSA"),
        webgpu: runsHere("unwarp makes a choice among the possible functions of it"),
        cpu: runsHere(),
      },
    },
    "compiler-macro": {
      title: "test for NVIDIA's compiler or chip",
      verdicts: {
        "ascend-950": byHand(
          "__NPU_ARCH__ and the like",
          "which branch is right for another chip is a decision",
        ),
        "ascend-910b": byHand(
          "__NPU_ARCH__ and the like",
          "which branch is right for another chip is a decision",
        ),
        hip: byHand(
          "__HIP_DEVICE_COMPILE__, __HIP_PLATFORM_AMD__",
          "__CUDA_ARCH__ has no number that is right on AMD: a decision for each",
        ),
        musa: byHand("__MUSA_ARCH__", "other numbers for other chips: a decision for each"),
        ...unwarpRuns(runsHere("unwarp says that it is sm_80")),
      },
    },
    libcudacxx: {
      title: "libcu++ (cuda::)",
      component: "libcu++",
      layer: "library",
      control: { controller: "nvidia", licence: "Apache-2.0 WITH LLVM-exception", source: "open" },
      verdicts: {
        ...ascend(byHand("plain C++", "Ascend C has no standard library on the device")),
        hip: byHand("libhipcxx", "AMD's fork has most of cuda::std and atomics, not pipelines"),
        musa: mechanical("musa::std", "the same names under musa/"),
        ...unwarpRuns(byHand("plain C++", "unwarp does not have libcu++ yet and says so at the include")),
      },
    },
  },
);

/** Words of CUDA C++ and the rules that they are uses of. */
import type { Token } from "./cpp-tokens.ts";

/** Operations of their own, which the compiler merges with no other. */
const mergedWithNothing = new Set(["__fadd_rn", "__fsub_rn", "__fmul_rn", "__fmaf_rn"]);

export interface WordRow {
  readonly rule: string;
  /** Only inside of device functions, where the same word means something else outside. */
  readonly needsDevice?: true;
  /** A type, of which a line may have several: one finding for the line. */
  readonly isType?: true;
  /** Only where it is called. */
  readonly isCall?: true;
  /** Another rule by what stands around it; "" for none, undefined for the row's own. */
  readonly refine?: (tokens: readonly Token[], index: number) => string | undefined;
}

type Rows = readonly (readonly [string, WordRow])[];

const words = (text: string, row: WordRow): Rows => text.split(/\s+/).map((word) => [word, row] as const);
const calls = (rule: string, text: string, extra: Partial<WordRow> = {}): Rows =>
  words(text, { rule, isCall: true, ...extra });

const atomics =
  "atomicAdd atomicSub atomicExch atomicMin atomicMax atomicInc atomicDec atomicCAS atomicAnd atomicOr atomicXor";
const suffixed = (suffix: string) =>
  atomics
    .split(" ")
    .map((name) => name + suffix)
    .join(" ");

/** `extern __shared__ float s[]`, `__device__ int counter`: a variable, not a function. */
function deviceVariable(tokens: readonly Token[], index: number): string {
  for (let at = index + 1; at < index + 40; at++) {
    const { text } = tokens[at] ?? {};
    if (text === "(" || text === "{" || text === "}" || text === undefined) return "";
    if (text === "__shared__" || text === "__constant__" || text === "__managed__") return "";
    // Followed by a name and its end: `= 0`, `;`, `[4]`.
    if (text === ";" || text === "=" || text === "[") return at > index + 1 ? "language/device-variable" : "";
  }
  return "";
}

/** `#include <cuda/atomic>` aside, `cuda::` is libcu++. */
const beforeScope = (rule: string) => (tokens: readonly Token[], index: number) =>
  tokens[index + 1]?.text === "::" ? rule : "";

/** `double` where the type is used; `sizeof(double)` and a cast to it count as well. */
const rows: Rows = [
  ...words("__constant__", { rule: "language/constant-memory" }),
  ...words("__managed__", { rule: "language/managed-memory" }),
  ...words("__shared__", { rule: "language/shared-memory" }),
  ...words("__device__", { rule: "", refine: deviceVariable }),
  ...words("__launch_bounds__ __maxnreg__", { rule: "language/launch-bounds" }),
  ...words("__cluster_dims__ cluster_group this_cluster cudaLaunchAttributeClusterDimension", {
    rule: "language/cluster",
  }),
  ...words("CUtensorMap cuTensorMapEncodeTiled cp_async_bulk_tensor", { rule: "language/bulk-copy" }),
  ...words("double double2 double3 double4", { rule: "language/double", needsDevice: true, isType: true }),
  ...words("half half2 __half __half2", { rule: "language/half", needsDevice: true, isType: true }),
  ...words("__nv_bfloat16 __nv_bfloat162 nv_bfloat16 nv_bfloat162", {
    rule: "language/bfloat16",
    needsDevice: true,
    isType: true,
  }),
  ...words(
    "__nv_fp8_e4m3 __nv_fp8_e5m2 __nv_fp8x2_e4m3 __nv_fp8x4_e4m3 __nv_fp8x2_e5m2 __nv_fp8x4_e5m2 __nv_fp8_storage_t __nv_fp4_e2m1",
    { rule: "language/fp8", isType: true },
  ),
  ...words(
    "cudaTextureObject_t texture1D tex1Dfetch tex1D tex2D tex3D texCubemap tex2DLod tex2DGrad tex3DLod tex2Dgather tex1DLayered tex2DLayered",
    {
      rule: "language/texture",
      refine: (tokens, index) => (isTextureWord(tokens, index) ? undefined : ""),
    },
  ),
  ...words("texture", {
    rule: "language/texture",
    refine: (tokens, index) => (isTextureReference(tokens, index) ? undefined : ""),
  }),
  ...words("cudaSurfaceObject_t surf1Dread surf1Dwrite surf2Dread surf2Dwrite surf3Dread surf3Dwrite", {
    rule: "language/surface",
  }),
  ...calls("language/warp-shuffle", "__shfl_sync __shfl_up_sync __shfl_down_sync __shfl_xor_sync"),
  ...calls("language/warp-vote", "__ballot_sync __all_sync __any_sync __uni_sync __activemask"),
  ...calls("language/warp-match", "__match_any_sync __match_all_sync"),
  ...calls(
    "language/warp-reduce",
    "__reduce_add_sync __reduce_min_sync __reduce_max_sync __reduce_and_sync __reduce_or_sync __reduce_xor_sync",
  ),
  ...calls("language/warp-sync", "__syncwarp"),
  ...calls("language/warp-legacy", "__shfl __shfl_up __shfl_down __shfl_xor __ballot __all __any"),
  ...calls("language/block-barrier", "__syncthreads"),
  ...calls("language/barrier-vote", "__syncthreads_and __syncthreads_or __syncthreads_count"),
  ...calls("language/system-fence", "__threadfence_system"),
  ...calls("language/atomic", atomics),
  ...calls("language/atomic-scope", `${suffixed("_block")} ${suffixed("_system")}`),
  ...calls("language/clock", "clock64 __globaltimer", { needsDevice: true }),
  ...calls("language/sleep", "__nanosleep", { needsDevice: true }),
  ...calls("language/clock", "clock", { needsDevice: true }),
  ...calls("language/device-printf", "printf", { needsDevice: true }),
  ...calls("language/device-assert", "assert", { needsDevice: true }),
  ...calls("language/device-heap", "malloc free", { needsDevice: true }),
  ...words("new delete", {
    rule: "language/device-heap",
    needsDevice: true,
    // Placement new allocates nothing; `= delete` is no operation.
    refine: (tokens, index) =>
      tokens[index + 1]?.text === "(" ||
      (tokens[index - 1]?.text === "=" && tokens[index]?.text === "delete") ||
      tokens[index - 1]?.text === "operator"
        ? ""
        : undefined,
  }),
  ...calls(
    "language/fast-math",
    "__expf __exp10f __logf __log2f __log10f __sinf __cosf __tanf __sincosf __powf __fdividef __saturatef",
  ),
  ...calls("language/rounding-mode", roundingNames()),
  ...calls("language/rounding-to-nearest", [...mergedWithNothing].join(" ")),
  ...calls("language/funnel-shift", "__funnelshift_l __funnelshift_r __funnelshift_lc __funnelshift_rc"),
  ...calls(
    "language/video-instruction",
    "__dp4a __dp2a __dp2a_lo __dp2a_hi __vadd2 __vadd4 __vsub2 __vsub4 __vabs2 __vabs4 __vabsdiffu2 __vabsdiffu4 __vabsdiffs2 __vabsdiffs4 __vmaxs2 __vmaxs4 __vmaxu2 __vmaxu4 __vmins2 __vmins4 __vminu2 __vminu4 __vcmpeq2 __vcmpeq4 __vcmpgtu4 __vcmpgts2 __vcmpgts4 __vsadu4 __vsads4 __vseteq4 __vavgu4 __vavgs4 __vaddus4 __vsubus4 __vaddss2 __vaddss4 __vsubss2 __vsubss4 __vneg4 __vcmpne4",
  ),
  ...calls(
    "language/async-copy",
    "__pipeline_memcpy_async __pipeline_commit __pipeline_wait_prior memcpy_async",
  ),
  ...words("wmma", { rule: "", refine: beforeScope("language/tensor-core") }),
  ...words("cooperative_groups cg", { rule: "", refine: cooperativeGroup }),
  ...words("tiled_partition this_thread_block coalesced_threads thread_block_tile", {
    rule: "language/cooperative-groups",
    refine: (tokens, index) => (tokens[index - 1]?.text === "::" ? "" : undefined),
  }),
  ...words("this_grid grid_group", {
    rule: "language/grid-sync",
    refine: (tokens, index) => (tokens[index - 1]?.text === "::" ? "" : undefined),
  }),
  ...words("this_multi_grid multi_grid_group", {
    rule: "language/multi-grid-sync",
    refine: (tokens, index) => (tokens[index - 1]?.text === "::" ? "" : undefined),
  }),
  ...words("__CUDA_ARCH__ __CUDACC__ __NVCC__ __CUDACC_VER_MAJOR__ CUDART_VERSION CUDA_VERSION", {
    rule: "language/compiler-macro",
  }),
  ...words("kCUDA is_cuda", { rule: "torch/device-string" }),
  ...words("TORCH_LIBRARY_IMPL TORCH_LIBRARY_FRAGMENT_IMPL", {
    rule: "",
    // (namespace, key, variable)
    refine: (tokens, index) => (tokens[index + 4]?.text === "CUDA" ? "torch/library-key" : ""),
  }),
  // Only `cuda::` itself, not `at::cuda::`.
  ...words("cuda", {
    rule: "",
    refine: (tokens, index) =>
      tokens[index + 1]?.text === "::" &&
      tokens[index - 1]?.text !== "::" &&
      isLibcudacxx(tokens[index + 2]?.text)
        ? "language/libcudacxx"
        : "",
  }),
];

export const deviceWords: ReadonlyMap<string, WordRow> = new Map(rows);

function roundingNames(): string {
  const operations = "add sub mul fma fmaf div rcp sqrt".split(" ");
  const names: string[] = [];
  for (const kind of ["f", "d"]) {
    for (const operation of operations) {
      const base =
        operation === "fma"
          ? kind === "d"
            ? "__fma"
            : undefined
          : operation === "fmaf"
            ? kind === "f"
              ? "__fmaf"
              : undefined
            : `__${kind}${operation}`;
      if (base !== undefined) names.push(...["rn", "rz", "ru", "rd"].map((mode) => `${base}_${mode}`));
    }
  }
  return [...names.filter((name) => !mergedWithNothing.has(name)), "__frsqrt_rn"].join(" ");
}

function isLibcudacxx(name: string | undefined): boolean {
  return /^(?:std|atomic|atomic_ref|barrier|pipeline|memcpy_async|thread_scope\w*|aligned_size_t|annotated_ptr|access_property|proclaim_return_type|proclaims_copyable_arguments|ptx|device|experimental|semaphore|counting_semaphore|latch|mr|ceil_div|stream_ref|discard_memory|memory_order\w*)$/.test(
    name ?? "",
  );
}

function isTextureWord(tokens: readonly Token[], index: number): boolean {
  const text = tokens[index]?.text ?? "";
  if (text === "cudaTextureObject_t" || text === "tex1Dfetch") return true;
  const next = tokens[index + 1]?.text;
  return (
    (next === "(" || next === "<") && tokens[index - 1]?.text !== "." && tokens[index - 1]?.text !== "->"
  );
}

/** `texture<float, 2, cudaReadModeElementType> tex;`, which CUDA 12 removed. */
function isTextureReference(tokens: readonly Token[], index: number): boolean {
  if (tokens[index + 1]?.text !== "<" || tokens[index - 1]?.text === "::") return false;
  for (let at = index + 2; at < index + 16; at++) {
    const { text } = tokens[at] ?? {};
    if (text === ">") return true;
    if (text === ";" || text === "(" || text === undefined) return false;
  }
  return false;
}

/** What follows `cg::` decides. */
function cooperativeGroup(tokens: readonly Token[], index: number): string {
  if (tokens[index + 1]?.text !== "::") return "";
  const name = tokens[index + 2]?.text ?? "";
  if (/^(?:this_grid|grid_group)$/.test(name)) return "language/grid-sync";
  if (/^(?:this_multi_grid|multi_grid_group)$/.test(name)) return "language/multi-grid-sync";
  if (/^(?:this_cluster|cluster_group)$/.test(name)) return "language/cluster";
  if (/^(?:memcpy_async|wait|wait_prior)$/.test(name)) return "language/async-copy";
  if (
    /^(?:reduce|inclusive_scan|exclusive_scan|labeled_partition|plus|less|greater|reduce_update_async|invoke_one)$/.test(
      name,
    )
  )
    return "language/cooperative-collectives";
  return "language/cooperative-groups";
}

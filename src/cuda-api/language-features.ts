/** A part of CUDA that programs use, and the test that shows what becomes of it. */
export interface LanguageFeature {
  readonly name: string;
  /** "diagnosed": refused with a message at the line that uses it. */
  readonly state: "works" | "diagnosed";
  /** A program or a test, from the root of the repository. */
  readonly test: string;
}

const works = (name: string, test: string): LanguageFeature => ({ name, state: "works", test });
const kernel = (name: string, program: string) => works(name, `test/kernels/${program}.cu`);
const diagnosed = (name: string, test: string): LanguageFeature => ({ name, state: "diagnosed", test });

export const languageFeatures = {
  Language: [
    kernel("kernels, grids and blocks of one to three dimensions", "grids"),
    kernel("templates", "templates"),
    kernel("lambdas on the device, and on both sides", "lambdas"),
    kernel("classes and `constexpr`", "classes-and-constexpr"),
    kernel("unions", "unions"),
    kernel("bit fields", "bit-fields"),
    kernel("loops", "control-loops"),
    kernel("`switch`", "control-switch"),
    kernel("`goto`", "control-goto"),
    kernel("recursion", "recursion"),
    kernel("function pointers", "function-pointers"),
    kernel("virtual calls", "virtual-calls"),
    kernel("8- and 16-bit integers", "narrow-types"),
    kernel("64-bit integers", "int64-arithmetic"),
    kernel(
      "division by zero, wide shifts and conversions out of range, as on a card",
      "undefined-arithmetic",
    ),
    kernel("vector types", "vector-types"),
    kernel("half precision", "half-mixed-precision"),
    kernel("bfloat16", "bfloat16-layers"),
    kernel("arithmetic of half and bfloat16, rounded once", "float16-arithmetic"),
    kernel("shuffles and atomics of half and bfloat16", "float16-exchange"),
    kernel("8-bit floating point", "fp8-quantize"),
    kernel("type punning", "type-punning"),
    kernel("structs as kernel parameters", "structs-by-value"),
    kernel("C++20", "cpp20"),
    kernel("exceptions on the host", "host-exceptions"),
    kernel("`printf` in kernels", "device-printf"),
    kernel("`assert` in kernels", "fault-assert"),
    kernel("`__trap`", "fault-trap"),
    kernel("`__launch_bounds__` and the limits of launches", "errors-launch"),
  ],
  Memory: [
    kernel("static shared memory", "shared-structs"),
    kernel("dynamic shared memory", "shared-dynamic"),
    kernel("shared memory in device functions", "shared-in-functions"),
    kernel("`__constant__` and `__device__` variables", "symbols"),
    kernel("`__managed__` variables", "managed-variables"),
    kernel("null pointers", "fault-null"),
    kernel("wild pointers", "fault-wild"),
    kernel("overflow of the stack", "fault-stack"),
  ],
  "Threads together": [
    kernel("`__syncthreads` in loops", "barrier-in-loop"),
    kernel("`__syncthreads` in functions", "barrier-in-function"),
    kernel("`__syncthreads` with threads that returned", "barrier-early-exit"),
    kernel("`__syncthreads_and`, `_or`, `_count`", "syncthreads-votes"),
    kernel("atomics on integers", "atomics-int"),
    kernel("atomics on `float` and `double`", "atomics-float"),
    kernel("shuffles", "warp-shuffles"),
    kernel("votes and `__syncwarp`", "warp-votes"),
    kernel("reductions and scans by shuffles", "warp-reduction"),
    kernel("`__activemask`", "warp-active-lanes"),
    kernel("warps in step through volatile shared memory", "warp-lockstep"),
    kernel("lanes that never meet, as an error", "fault-warp-deadlock"),
    kernel("cooperative groups of blocks, tiles and coalesced lanes", "cooperative-groups"),
    kernel("the barrier of the grid in cooperative launches", "grid-barrier"),
  ],
  Functions: [
    works("math functions, as exact as CUDA's", "test/math/math.test.ts"),
    works("arithmetic and conversions with a rounding mode", "test/math/math.test.ts"),
    kernel("overloads of math functions, fast intrinsics", "math-overloads"),
    kernel("bit and integer intrinsics", "bit-intrinsics"),
    kernel("complex numbers", "complex"),
    kernel("the runtime API's errors", "api-errors"),
    kernel("sticky errors and `cudaDeviceReset`", "api-sticky-error"),
    kernel("pitched and 3D copies", "api-copies-2d-3d"),
    kernel("pinned, mapped, registered and managed memory", "api-host-memory"),
    kernel("memory pools", "api-pools"),
    kernel("streams, events and callbacks", "api-streams"),
    kernel("devices, properties, limits", "api-devices"),
    kernel("`cudaLaunchKernel`, attributes of functions, occupancy", "api-functions"),
    kernel("the driver API without modules", "driver-api"),
    kernel("graphs, captured from streams or made by hand", "graphs"),
    works("functions of the runtime API that are missing", "test/programs/stopping.test.ts"),
  ],
  Libraries: [
    kernel("Thrust: algorithms, on device memory and in kernels", "thrust-algorithms"),
    kernel("Thrust: vectors, tuples, iterators that compute", "thrust-iterators"),
    kernel(
      "CUB in kernels: `BlockReduce`, `BlockScan`, `BlockRadixSort`, `WarpReduce` and their like",
      "cub-collectives",
    ),
    kernel("CUB for arrays: `DeviceReduce`, `DeviceScan`, `DeviceRadixSort` and their like", "cub-device"),
    kernel("cuRAND in kernels and on the host, with numbers of its own", "curand"),
    kernel("asynchronous copies to shared memory", "copies-to-shared"),
  ],
  Refused: [
    diagnosed(
      "operations of other chip parts: textures, tensor cores",
      "src/transform/reject-unsupported.test.ts",
    ),
    diagnosed("functions that nobody defines", "src/transform/reject-unsupported.test.ts"),
    diagnosed("headers of libraries that are missing", "src/toolchain/missing-headers.test.ts"),
  ],
} as const satisfies Record<string, readonly LanguageFeature[]>;

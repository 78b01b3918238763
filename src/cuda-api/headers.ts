/** A header of the CUDA toolkit that a program may include. */
export interface Header {
  /** "empty": it includes cleanly and what it declares has no effect here. */
  readonly state: "works" | "empty" | "later";
  /** What it is for, as a message or a table names it. */
  readonly subject: string;
}

/** By name; a name that ends with a slash stands for every header of the folder. */
export const headers: Readonly<Record<string, Header>> = {
  "cuda_runtime.h": { state: "works", subject: "the language and the runtime API" },
  "cuda_runtime_api.h": { state: "works", subject: "the runtime API for C" },
  "cuda.h": { state: "works", subject: "the driver API without modules" },
  "cudaProfiler.h": { state: "works", subject: "profiler control of the driver API" },
  "cuda_profiler_api.h": { state: "works", subject: "profiler control" },
  "cuda_device_runtime_api.h": { state: "works", subject: "types of the runtime API inside kernels" },
  "device_launch_parameters.h": { state: "works", subject: "threadIdx and its like" },
  "builtin_types.h": { state: "works", subject: "all types of the runtime API" },
  "channel_descriptor.h": { state: "works", subject: "cudaCreateChannelDesc" },
  "device_types.h": { state: "works", subject: "rounding modes" },
  "driver_functions.h": { state: "works", subject: "make_cudaPitchedPtr and its like" },
  "driver_types.h": { state: "works", subject: "types of the runtime API" },
  "host_defines.h": { state: "works", subject: "qualifiers" },
  "library_types.h": { state: "works", subject: "types that libraries share" },
  "math_constants.h": { state: "works", subject: "CUDART_PI and its like" },
  "surface_types.h": { state: "works", subject: "types that describe surfaces" },
  "texture_types.h": { state: "works", subject: "types that describe textures" },
  "vector_functions.h": { state: "works", subject: "make_float4 and its like" },
  "vector_types.h": { state: "works", subject: "vector types" },
  "cooperative_groups.h": { state: "works", subject: "groups of threads" },
  "cooperative_groups/reduce.h": { state: "works", subject: "reductions of a group" },
  "cooperative_groups/scan.h": { state: "works", subject: "prefix sums of a group" },
  "cooperative_groups/memcpy_async.h": { state: "works", subject: "copies to shared memory by a group" },
  "cuda_pipeline.h": { state: "works", subject: "asynchronous copies to shared memory" },
  "cuda_pipeline_primitives.h": { state: "works", subject: "asynchronous copies to shared memory" },
  "curand.h": { state: "works", subject: "cuRAND" },
  "curand_kernel.h": { state: "works", subject: "cuRAND in kernels" },
  "cuComplex.h": { state: "works", subject: "complex numbers" },
  "cuda_bf16.h": { state: "works", subject: "bfloat16" },
  "cuda_fp16.h": { state: "works", subject: "half precision" },
  "cuda_fp8.h": { state: "works", subject: "8-bit floating point" },

  ...working(
    "a part of cuda_runtime.h",
    `
    common_functions.h crt/common_functions.h crt/device_double_functions.h crt/device_functions.h
    crt/host_config.h crt/math_functions.h device_atomic_functions.h device_double_functions.h
    device_functions.h host_config.h math_functions.h sm_20_atomic_functions.h sm_20_intrinsics.h
    sm_30_intrinsics.h sm_32_atomic_functions.h sm_32_intrinsics.h sm_35_atomic_functions.h
    sm_35_intrinsics.h sm_60_atomic_functions.h sm_61_intrinsics.h surface_functions.h
    surface_indirect_functions.h texture_fetch_functions.h texture_indirect_functions.h
  `,
  ),
  "crt/host_defines.h": { state: "works", subject: "qualifiers" },
  "cuda_bf16.hpp": { state: "works", subject: "bfloat16" },
  "cuda_fp16.hpp": { state: "works", subject: "half precision" },
  "cuda_fp8.hpp": { state: "works", subject: "8-bit floating point" },
  "vector_functions.hpp": { state: "works", subject: "make_float4 and its like" },

  ...working(
    "CUB",
    `
    cub/block/block_adjacent_difference.cuh cub/block/block_discontinuity.cuh cub/block/block_exchange.cuh
    cub/block/block_load.cuh cub/block/block_radix_sort.cuh cub/block/block_reduce.cuh
    cub/block/block_scan.cuh cub/block/block_store.cuh cub/cub.cuh cub/device/device_for.cuh
    cub/device/device_histogram.cuh cub/device/device_merge_sort.cuh cub/device/device_radix_sort.cuh
    cub/device/device_reduce.cuh cub/device/device_run_length_encode.cuh cub/device/device_scan.cuh
    cub/device/device_segmented_reduce.cuh cub/device/device_select.cuh
    cub/iterator/arg_index_input_iterator.cuh cub/iterator/constant_input_iterator.cuh
    cub/iterator/counting_input_iterator.cuh cub/iterator/discard_output_iterator.cuh
    cub/iterator/transform_input_iterator.cuh cub/util_type.cuh cub/warp/warp_reduce.cuh
    cub/warp/warp_scan.cuh
  `,
  ),
  ...working(
    "Thrust",
    `
    thrust/adjacent_difference.h thrust/advance.h thrust/binary_search.h thrust/copy.h thrust/count.h
    thrust/device_allocator.h thrust/device_delete.h thrust/device_free.h thrust/device_malloc.h
    thrust/device_new.h thrust/device_ptr.h thrust/device_reference.h thrust/device_vector.h
    thrust/distance.h thrust/equal.h thrust/execution_policy.h thrust/extrema.h thrust/fill.h
    thrust/find.h thrust/for_each.h thrust/functional.h thrust/gather.h thrust/generate.h
    thrust/host_vector.h thrust/inner_product.h thrust/iterator/constant_iterator.h
    thrust/iterator/counting_iterator.h thrust/iterator/discard_iterator.h
    thrust/iterator/iterator_traits.h thrust/iterator/permutation_iterator.h
    thrust/iterator/reverse_iterator.h thrust/iterator/transform_iterator.h thrust/iterator/zip_iterator.h
    thrust/logical.h thrust/memory.h thrust/merge.h thrust/mismatch.h thrust/pair.h thrust/partition.h
    thrust/random.h thrust/random/linear_congruential_engine.h thrust/random/normal_distribution.h
    thrust/random/uniform_int_distribution.h thrust/random/uniform_real_distribution.h thrust/reduce.h
    thrust/remove.h thrust/replace.h thrust/reverse.h thrust/scan.h thrust/scatter.h thrust/sequence.h
    thrust/set_operations.h thrust/sort.h thrust/swap.h thrust/system/cuda/execution_policy.h
    thrust/system/system_error.h thrust/tabulate.h thrust/transform.h thrust/transform_reduce.h
    thrust/transform_scan.h thrust/tuple.h thrust/unique.h thrust/universal_vector.h thrust/version.h
    thrust/zip_function.h
  `,
  ),

  "nvToolsExt.h": { state: "empty", subject: "ranges for profilers (NVTX 2)" },
  "nvToolsExtCudaRt.h": { state: "empty", subject: "ranges for profilers (NVTX 2)" },
  "nvtx3/nvToolsExt.h": { state: "empty", subject: "ranges for profilers (NVTX 3)" },
  "nvtx3/nvToolsExtCudaRt.h": { state: "empty", subject: "ranges for profilers (NVTX 3)" },
  "nvtx3/nvtx3.hpp": { state: "empty", subject: "ranges for profilers (NVTX 3)" },

  "cooperative_groups/": { state: "later", subject: "this part of cooperative groups" },
  "cub/": { state: "later", subject: "this part of CUB" },
  "cublas.h": { state: "later", subject: "cuBLAS" },
  "cublas_v2.h": { state: "later", subject: "cuBLAS" },
  "cublasLt.h": { state: "later", subject: "cuBLASLt" },
  "cuda/": { state: "later", subject: "libcu++" },
  "cuda_awbarrier.h": { state: "later", subject: "asynchronous barriers" },
  "cuda_egl_interop.h": { state: "later", subject: "sharing with EGL" },
  "cuda_gl_interop.h": { state: "later", subject: "sharing with OpenGL" },
  "cuda_occupancy.h": { state: "later", subject: "the occupancy calculator" },
  "cudaGL.h": { state: "later", subject: "sharing with OpenGL" },
  "cudaTypedefs.h": { state: "later", subject: "types of the driver API's functions" },
  "cudnn.h": { state: "later", subject: "cuDNN" },
  "cudnn_frontend.h": { state: "later", subject: "cuDNN" },
  "cufft.h": { state: "later", subject: "cuFFT" },
  "cufftXt.h": { state: "later", subject: "cuFFT" },
  "cufftw.h": { state: "later", subject: "cuFFT" },
  "cupti.h": { state: "later", subject: "CUPTI" },
  "curand_mtgp32_host.h": { state: "later", subject: "cuRAND" },
  "cusolverDn.h": { state: "later", subject: "cuSOLVER" },
  "cusolverSp.h": { state: "later", subject: "cuSOLVER" },
  "cusparse.h": { state: "later", subject: "cuSPARSE" },
  "cusparse_v2.h": { state: "later", subject: "cuSPARSE" },
  "cutensor.h": { state: "later", subject: "cuTENSOR" },
  "mma.h": { state: "later", subject: "matrix instructions (WMMA)" },
  "mpi.h": { state: "later", subject: "MPI" },
  "nccl.h": { state: "later", subject: "NCCL" },
  "npp.h": { state: "later", subject: "NPP" },
  "nppi.h": { state: "later", subject: "NPP" },
  "nv/": { state: "later", subject: "libcu++" },
  "nvJitLink.h": { state: "later", subject: "linking device code at run time" },
  "nvml.h": { state: "later", subject: "NVML" },
  "nvrtc.h": { state: "later", subject: "compiling device code at run time" },
  "thrust/": { state: "later", subject: "this part of Thrust" },
};

/** Headers that are pieces of one thing, their names with spaces between. */
function working(subject: string, names: string): Record<string, Header> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, { state: "works", subject }]),
  );
}

/** The row for a header by the name that it is included by. */
export function lookUpHeader(name: string): Header | undefined {
  return headers[name] ?? headers[name.replace(/\/.*$/, "/")];
}

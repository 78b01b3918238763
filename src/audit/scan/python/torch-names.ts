/** Names of PyTorch, by the whole path: which rule a use of them is. */
const paths: readonly (readonly [RegExp, string])[] = [
  [/^torch\.cuda\.amp\b/, "torch/amp"],
  [/^torch\.cuda\.(?:CUDAGraph|graph|graphs|make_graphed_callables|graph_pool_handle)\b/, "torch/graph"],
  [/^torch\.cuda\.(?:get_device_capability|get_arch_list|get_gencode_flags)\b/, "torch/capability"],
  [/^torch\.cuda\.\w+(?:Tensor|Storage)$/, "torch/legacy-tensor-type"],
  [/^torch\.backends\.cudnn\b/, "torch/cudnn"],
  [/^torch\.backends\.cuda\.matmul\.allow_tf32$/, "torch/tf32"],
  [/^torch\.backends\.cuda\b/, "torch/cuda-backend"],
  [/^torch\.utils\.cpp_extension\.(?:CUDAExtension|BuildExtension|CUDA_HOME)$/, "torch/cuda-extension"],
  [/^torch\.utils\.cpp_extension\.(?:load|load_inline)$/, "torch/inline-extension"],
  [/^torch\.compile$/, "torch/compile"],
  [/^torch\.jit\.(?:script|trace)$/, "torch/script"],
  [/^torch\.(?:float64|double|complex128|cdouble|DoubleTensor)$/, "torch/double"],
  [/^torch\.nn\.DataParallel$|^torch\.nn\.parallel\.DataParallel$/, "torch/data-parallel"],
  [/^torch\.channels_last(?:_3d)?$/, "torch/channels-last"],
];

export function torchRule(path: string): string | undefined {
  return paths.find(([pattern]) => pattern.test(path))?.[1];
}

/** Parts of PyTorch whose functions torch_npu's pages list: a call of another one there is unlisted. */
export const listedModules =
  /^torch\.(?:\w+|(?:nn|nn\.functional|fft|linalg|special|sparse|distributed|optim|signal|func)\.\w+)$/;

/** What is no function of a chip's: types, settings, Python's own business. */
export const ofNoChip =
  /^torch\.(?:dtype|device|Size|Tensor|finfo|iinfo|layout|memory_format|Generator|version|ops|classes|testing|set_printoptions|save|load|seed|manual_seed|no_grad|enable_grad|inference_mode|is_tensor|typename)$|^torch\.(?:nn\.(?:Module|Parameter)|distributed\.(?:is_initialized|is_available|get_rank|get_world_size))$/;

/** Calls that make or run kernels, beside the import that is reported anyway. */
export const kernelMakers =
  /^(?:triton\.(?:jit|autotune|heuristics)|numba\.cuda\.(?:jit|to_device|shared\.array|local\.array|atomic\.\w+|grid|syncthreads)|cupy\.(?:RawKernel|RawModule|ElementwiseKernel|ReductionKernel)|pycuda\.compiler\.SourceModule)$/;

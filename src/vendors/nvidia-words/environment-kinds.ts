/**
 * Variables of the environment, wherever they are named: shell, Python, containers, CI. A kind of them is a rule, with a
 * verdict for each target; what becomes of a single one on Ascend stands in `vendors/ascend-environment.ts`, and a test
 * compares the two.
 */
const names: readonly (readonly [RegExp, string])[] = [
  [/^CUDA_VISIBLE_DEVICES$/, "environment/visible-devices"],
  [
    /^NVIDIA_(?:VISIBLE_DEVICES|DRIVER_CAPABILITIES|REQUIRE_CUDA|DISABLE_REQUIRE)$/,
    "environment/nvidia-variable",
  ],
  [
    /^(?:CUDA_HOME|CUDA_PATH|CUDA_ROOT|CUDA_TOOLKIT_ROOT_DIR|CUDNN_(?:HOME|ROOT|PATH)|CUDACXX|CUDAHOSTCXX)$/,
    "environment/toolkit-path",
  ],
  [
    /^(?:TORCH_CUDA_ARCH_LIST|CUDAARCHS|CUDA_ARCH(?:_LIST|ITECTURES)?|NVCC_(?:PREPEND|APPEND)_FLAGS)$/,
    "environment/architecture-list",
  ],
  [
    /^(?:CUDA_(?:LAUNCH_BLOCKING|DEVICE_ORDER|DEVICE_MAX_CONNECTIONS|CACHE_\w+|MODULE_LOADING|MPS_\w+|FORCE_PTX_JIT|ENABLE_\w+)|PYTORCH_(?:CUDA_ALLOC_CONF|NO_CUDA_MEMORY_CACHING|NVML_BASED_CUDA_CHECK)|CUBLAS_WORKSPACE_CONFIG|NVIDIA_TF32_OVERRIDE|TORCH_CUDNN_\w+|TF_FORCE_GPU_ALLOW_GROWTH|XLA_PYTHON_CLIENT_\w+)$/,
    "environment/cuda-variable",
  ],
  [/^(?:NCCL_[A-Z0-9_]+|TORCH_NCCL_\w+)$/, "environment/nccl-variable"],
];

export function environmentRule(name: string): string | undefined {
  return names.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * Environment variables of CUDA's world, each with what Ascend reads in its place: the port writes it, and audits are
 * held to it. Those of PyTorch are compared in torch_npu's documents (environment_variable/
 * pytorch_comparison.md); HCCL's are in CANN's list.
 */
export interface EnvironmentName {
  readonly to?: string;
  /** What differs; a row without it is the same under the other name. */
  readonly reason?: string;
}

export const environmentNames: Readonly<Record<string, EnvironmentName>> = {
  CUDA_VISIBLE_DEVICES: { to: "ASCEND_RT_VISIBLE_DEVICES" },
  CUDA_LAUNCH_BLOCKING: { to: "ASCEND_LAUNCH_BLOCKING" },
  PYTORCH_CUDA_ALLOC_CONF: {
    to: "PYTORCH_NPU_ALLOC_CONF",
    reason: "not every option of the allocator is known there",
  },
  PYTORCH_NO_CUDA_MEMORY_CACHING: { to: "PYTORCH_NO_NPU_MEMORY_CACHING" },
  PYTORCH_NVML_BASED_CUDA_CHECK: { to: "PYTORCH_HAL_BASED_NPU_CHECK" },
  NVIDIA_VISIBLE_DEVICES: {
    to: "ASCEND_VISIBLE_DEVICES",
    reason: "read by Ascend's container runtime; it takes numbers, not all or none",
  },
  NCCL_SOCKET_IFNAME: { to: "HCCL_SOCKET_IFNAME", reason: "check the interface's name" },
  NCCL_BLOCKING_WAIT: { to: "TORCH_HCCL_BLOCKING_WAIT", reason: "check the behaviour on a timeout" },
  TORCH_NCCL_BLOCKING_WAIT: { to: "TORCH_HCCL_BLOCKING_WAIT", reason: "check the behaviour on a timeout" },
  NCCL_ASYNC_ERROR_HANDLING: {
    to: "TORCH_HCCL_ASYNC_ERROR_HANDLING",
    reason: "check the values that it takes",
  },
  TORCH_NCCL_ASYNC_ERROR_HANDLING: {
    to: "TORCH_HCCL_ASYNC_ERROR_HANDLING",
    reason: "check the values that it takes",
  },
  TORCH_NCCL_COORD_CHECK_MILSEC: { to: "TORCH_HCCL_COORD_CHECK_MILSEC" },
  TORCH_NCCL_DEBUG_INFO_PIPE_FILE: { to: "TORCH_HCCL_DEBUG_INFO_PIPE_FILE" },
  TORCH_NCCL_DEBUG_INFO_TEMP_FILE: {
    to: "TORCH_HCCL_DEBUG_INFO_TEMP_FILE",
    reason: "another default folder",
  },
  TORCH_NCCL_DUMP_ON_TIMEOUT: { to: "TORCH_HCCL_DUMP_ON_TIMEOUT", reason: "off by default there" },
  TORCH_NCCL_ENABLE_MONITORING: { to: "TORCH_HCCL_ENABLE_MONITORING", reason: "off by default there" },
  TORCH_NCCL_HEARTBEAT_TIMEOUT_SEC: { to: "TORCH_HCCL_HEARTBEAT_TIMEOUT_SEC", reason: "another default" },
  TORCH_NCCL_HIGH_PRIORITY: { to: "TORCH_HCCL_HIGH_PRIORITY" },
  TORCH_NCCL_TRACE_BUFFER_SIZE: { to: "TORCH_HCCL_TRACE_BUFFER_SIZE", reason: "0 by default there" },
  TORCH_NCCL_TRACE_CPP_STACK: { to: "TORCH_HCCL_TRACE_CPP_STACK" },
  TORCH_NCCL_WAIT_TIMEOUT_DUMP_MILSEC: {
    to: "TORCH_HCCL_WAIT_TIMEOUT_DUMP_MILSEC",
    reason: "another default",
  },
  CUDA_HOME: { reason: "CANN's folder is ASCEND_HOME_PATH, which its set_env.sh sets" },
  CUDA_PATH: { reason: "CANN's folder is ASCEND_HOME_PATH, which its set_env.sh sets" },
  CUDA_DEVICE_ORDER: { reason: "NPUs have one order" },
  CUDA_DEVICE_MAX_CONNECTIONS: { reason: "a queue setting of NVIDIA's driver" },
  CUBLAS_WORKSPACE_CONFIG: {
    reason: "a setting of cuBLAS; torch.use_deterministic_algorithms is what NPUs know",
  },
  NVIDIA_TF32_OVERRIDE: { reason: "a setting of NVIDIA's libraries" },
  TORCH_CUDA_ARCH_LIST: { reason: "names NVIDIA's chips" },
  NCCL_DEBUG: { reason: "CANN's log level is ASCEND_GLOBAL_LOG_LEVEL" },
  NCCL_DEBUG_SUBSYS: { reason: "CANN's log level is ASCEND_GLOBAL_LOG_LEVEL" },
  NCCL_TIMEOUT: { reason: "HCCL_CONNECT_TIMEOUT and HCCL_EXEC_TIMEOUT are the ones of HCCL" },
  NCCL_BUFFSIZE: { reason: "HCCL_BUFFSIZE counts megabytes" },
  NCCL_ALGO: { reason: "HCCL_ALGO takes other values" },
  NCCL_IB_DISABLE: { reason: "a transport of NCCL" },
  NCCL_IB_HCA: { reason: "a transport of NCCL" },
  NCCL_IB_GID_INDEX: { reason: "a transport of NCCL" },
  NCCL_IB_TIMEOUT: { reason: "HCCL_RDMA_TIMEOUT is the one of HCCL, with another scale" },
  NCCL_P2P_DISABLE: { reason: "a transport of NCCL" },
  NCCL_P2P_LEVEL: { reason: "a transport of NCCL" },
  NCCL_SHM_DISABLE: { reason: "a transport of NCCL" },
  NCCL_NET_GDR_LEVEL: { reason: "a transport of NCCL" },
};

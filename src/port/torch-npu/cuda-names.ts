/**
 * The names of torch.cuda and what torch.npu calls them. Read in torch_npu's `npu/__init__.py` (its `__all__`)
 * and in what `transfer_to_npu` rebinds. A name that stands in neither list is by hand: never guessed.
 */
import type { RuleId } from "./rules.ts";

export interface CudaName {
  /** Below torch.npu; absent where there is none. */
  readonly to?: string;
  readonly rule?: RuleId;
  readonly reason?: string;
}

/** The same name below torch.npu. */
export const sameNames: ReadonlySet<string> = new Set(
  `is_initialized init synchronize device_count can_device_access_peer set_device current_device get_device_name
  get_device_properties mem_get_info is_available device device_of StreamContext stream set_stream current_stream
  default_stream set_sync_debug_mode get_sync_debug_mode utilization manual_seed manual_seed_all seed seed_all
  initial_seed caching_allocator_alloc caching_allocator_delete get_per_process_memory_fraction
  set_per_process_memory_fraction empty_cache memory_stats memory_stats_as_nested_dict
  reset_accumulated_memory_stats reset_peak_memory_stats reset_max_memory_allocated reset_max_memory_cached
  memory_allocated max_memory_allocated memory_reserved max_memory_reserved memory_cached max_memory_cached
  memory_snapshot memory_summary MemPool use_mem_pool get_allocator_backend change_current_allocator Stream Event
  get_rng_state set_rng_state get_rng_state_all set_rng_state_all is_bf16_supported graph graph_pool_handle
  is_current_stream_capturing make_graphed_callables ipc_collect BoolStorage ByteStorage ShortStorage LongStorage
  IntStorage HalfStorage CharStorage FloatStorage BFloat16Storage BoolTensor ByteTensor CharTensor FloatTensor
  HalfTensor IntTensor LongTensor ShortTensor BFloat16Tensor host_memory_stats host_memory_stats_as_nested_dict
  reset_accumulated_host_memory_stats reset_peak_host_memory_stats current_blas_handle amp amp.autocast
  amp.GradScaler amp.custom_fwd amp.custom_bwd random memory streams amp.autocast_mode amp.grad_scaler`.split(
    /\s+/,
  ),
);

/** All others that are known. */
export const otherNames: Readonly<Record<string, CudaName>> = {
  CUDAGraph: { to: "NPUGraph" },
  CUDAPluggableAllocator: {
    to: "NPUPluggableAllocator",
    rule: "torch-cuda-review",
    reason: "the library it loads allocates through ACL there",
  },
  DoubleTensor: { to: "DoubleTensor", rule: "double-type" },
  DoubleStorage: { to: "DoubleStorage", rule: "double-type" },
  "nvtx.mark": { to: "mstx.mark", rule: "nvtx" },
  "nvtx.range_start": { to: "mstx.range_start", rule: "nvtx" },
  "nvtx.range_end": { to: "mstx.range_end", rule: "nvtx" },
  nvtx: { rule: "nvtx-missing" },
  get_device_capability: { rule: "device-properties" },
  get_arch_list: { rule: "device-properties" },
  get_gencode_flags: { rule: "device-properties" },
  default_generators: {
    reason:
      "a tuple that torch_npu fills differently: use torch.npu.get_rng_state and set_rng_state, or a torch.Generator of your own",
  },
  OutOfMemoryError: {
    reason: "the name stays valid, but nobody verified that torch_npu raises it: check what is caught there",
  },
  cudart: { reason: "CUDA's runtime by ctypes: ACL's functions are others" },
  jiterator: { reason: "compiles CUDA C++ at run time" },
  nccl: { reason: "NCCL's own interface: HCCL has none in Python" },
  comm: { reason: "listed as unsupported: use torch.distributed" },
  sparse: { reason: "no sparse tensor types of that name" },
  profiler: { reason: "starts NVIDIA's profiler: use torch_npu.profiler" },
  ExternalStream: { reason: "not in torch.npu's list of names" },
  list_gpu_processes: { reason: "npu-smi info lists processes" },
  temperature: { reason: "npu-smi info reads it" },
  power_draw: { reason: "npu-smi info reads it" },
  clock_rate: { reason: "npu-smi info reads it" },
  "memory._record_memory_history": { reason: "nobody verified that memory snapshots work there" },
  "memory._dump_snapshot": { reason: "nobody verified that memory snapshots work there" },
  "memory._snapshot": { reason: "nobody verified that memory snapshots work there" },
  memory_usage: { reason: "listed as unsupported" },
  tunable: { reason: "tunes CUDA's libraries" },
  gds: { reason: "GPUDirect Storage" },
};

export function cudaName(path: string): CudaName {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length--) {
    const head = parts.slice(0, length).join(".");
    const tail = parts
      .slice(length)
      .map((part) => `.${part}`)
      .join("");
    const known = otherNames[head];
    if (known) return known.to === undefined ? known : { ...known, to: known.to + tail };
    if (sameNames.has(head)) return { to: head + tail };
  }
  return { reason: "not among the names that torch.npu has" };
}

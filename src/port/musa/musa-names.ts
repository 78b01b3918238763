/**
 * CUDA's names in MUSA. MUSA keeps CUDA's interfaces and changes prefixes, so this is a list of rules. From the mapping
 * tables of MooreThreads/torch_musa (torch_musa/utils/mapping) and programs for MUSA SDK 3 and 4, read in November 2026.
 */

/** In this order; the first that fits counts. */
const rules: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^__nv_bfloat16/, "__mt_bfloat16"],
  [/^nv_bfloat16(2?)$/, "__mt_bfloat16$1"],
  [/^nv_half(2?)$/, "__half$1"],
  [/^__nv_(fp8\w*)$/, "__mt_$1"],
  [/^__nv_saturation_t$/, "__mt_saturation_t"],
  [/^__nv_cvt_/, "__musa_cvt_"],
  [/^__NV_/, "__MT_"],
  [/^cu(blas|fft|rand|sparse|solver|dnn|tensor)/, "mu$1"],
  [/^CU(BLAS|FFT|RAND|SPARSE|SOLVER|DNN|TENSOR)/, "MU$1"],
  [/^nccl(?=[A-Z_])/, "mccl"],
  [/^NCCL_/, "MCCL_"],
  [/^nvrtc(?=[A-Z])/, "mtrtc"],
  [/^NVRTC_/, "MTRTC_"],
  [/^nvml(?=[A-Z])/, "mtml"],
  [/^NVML_/, "MTML_"],
  [/^(make_)?cuda(?=[A-Z])/, "$1musa"],
  [/^CUDART_/, "MUSART_"],
  [/^CUDA_/, "MUSA_"],
  [/^(make_)?cu(?=[A-Z])/, "$1mu"],
  [/^CU(?=_?[A-Za-z])/, "MU"],
  [/^__CUDA_ARCH__$/, "__MUSA_ARCH__"],
  [/^__CUDACC__$/, "__MUSACC__"],
];

/** MUSA's name; undefined for a name that no rule covers. */
export function musaName(cuda: string): string | undefined {
  const rule = rules.find(([pattern]) => pattern.test(cuda));
  return rule && cuda.replace(rule[0], rule[1]);
}

/**
 * Refusals whose reason is that the target has nothing of the kind, or that its vendor documents nothing as far as unwarp's tables go.
 * Other refusals are of what unwarp does not translate.
 */
export const lacking = {
  "ascend-c": {
    double: "double precision",
    texture: "textures and surfaces",
    library: "NVIDIA's libraries in kernels or on the host",
    "library-type": "types of these libraries",
    recursion: "functions of kernels that call themselves",
    "function-pointer": "calls through pointers in kernels",
    virtual: "virtual functions in kernels",
    "device-heap": "`new` and `malloc` in kernels",
    "launch-in-kernel": "launches from kernels",
    "atomic-64-shared": "atomics of 64 bits on shared memory",
    "atomic-type": "atomics of these types",
    "atomic-half-result": "what an atomic of 16-bit numbers returns",
    "system-scope": "atomics and fences of the whole system",
    clock64: "a clock of 64 bits",
    graphs: "graphs of CUDA's shape",
    "no-counterpart": "functions, types and constants that AscendCL or SIMT's headers do not document",
    "particular-error": "which error AscendCL reports for a particular fault",
    option: "options of calls that AscendCL does not document",
  },
  hip: {
    "launch-in-kernel": "launches from kernels",
    "architecture-value": "a compute capability of NVIDIA's chips",
    "no-bytes": "an error for memory of no bytes",
    "no-counterpart": "functions, types and constants that HIP does not have",
  },
  musa: {
    "no-counterpart": "functions, types and constants that MUSA does not have",
  },
};

/** Whether a program is refused, and for nothing but what the target lacks. */
export function isBeyond(target, codes = []) {
  return codes.length > 0 && codes.every((code) => Object.hasOwn(lacking[target] ?? {}, code));
}

/**
 * Refusals whose reason is that the target has nothing of the kind, or documents nothing: no port could bring it. Other refusals are
 * of what unwarp does not translate.
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
    "inline-ptx": "PTX",
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
    "warp-synchronous": "lanes that run in step without a barrier",
  },
  hip: {
    "launch-in-kernel": "launches from kernels",
    "inline-ptx": "PTX",
    "architecture-value": "a compute capability of NVIDIA's chips",
    "no-bytes": "an error for memory of no bytes",
    "no-counterpart": "functions, types and constants that HIP does not have",
  },
  musa: {
    "inline-ptx": "PTX",
    "no-counterpart": "functions, types and constants that MUSA does not have",
  },
};

/** What of it a refused program needs. */
export function lacksOf(target, codes = []) {
  return codes.filter((code) => Object.hasOwn(lacking[target] ?? {}, code));
}

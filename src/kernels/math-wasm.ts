import bytes from "unwarp:kernels-math.wasm";

/** `import mathWasm from "unwarp/kernels/math"`: for files whose kernels call rare functions, such as tgamma and j0. */
const mathWasm: Uint8Array = bytes;
export default mathWasm;

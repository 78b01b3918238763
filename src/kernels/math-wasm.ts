/// <reference path="./support-wasm.d.ts" />
/** `import mathWasm from "unwarp/kernels/math"`: for files whose kernels call rare functions, such as tgamma and j0. */
export { default } from "unwarp:kernels-math.wasm";

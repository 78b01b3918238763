/// <reference path="./support-wasm.d.ts" />
/** The support library, `dist/support/kernels.wasm`: a file of its own in bundles, which only pages load that run kernels on the CPU. */
export { default as supportWasm } from "unwarp:kernels.wasm";

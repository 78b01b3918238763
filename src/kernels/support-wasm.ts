import bytes from "unwarp:kernels.wasm";

/** The support library, `dist/support/kernels.wasm`: a file of its own in bundles, which only pages load that run kernels on the CPU. */
export const supportWasm: Uint8Array<ArrayBuffer> = bytes;

/** `scripts/build.mjs` puts the bytes of these files of `dist/support` there. */
declare module "unwarp:kernels-math.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare module "unwarp:kernels.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

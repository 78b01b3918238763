/**
 * Programs of this folder that cannot run on a GPU through WebGPU, and what they say instead; a test sees to it that they say so.
 */
export const notOnWebGpu: Readonly<Record<string, string>> = {};

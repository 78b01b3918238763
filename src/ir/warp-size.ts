/** Lanes of a warp: NVIDIA has never had another number, and programs count on it. */
export const warpSize = 32;

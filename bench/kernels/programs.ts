/** The eleven programs, each a folder here with a CUDA version and its peers. */
export const programs = {
  triad: { tolerance: 1e-6, boundBy: "memory" },
  matmul: { tolerance: 1e-5, boundBy: "computing" },
  tiled: { tolerance: 1e-5, boundBy: "computing" },
  nbody: { tolerance: 1e-5, boundBy: "computing" },
  "black-scholes": { tolerance: 1e-5, boundBy: "computing" },
  mandelbrot: { tolerance: 2e-3, boundBy: "computing" },
  reduce: { tolerance: 0, boundBy: "memory" },
  histogram: { tolerance: 0, boundBy: "computing" },
  stencil: { tolerance: 1e-6, boundBy: "memory" },
  polynomial: { tolerance: 1e-6, boundBy: "computing" },
  gather: { tolerance: 0, boundBy: "memory" },
} as const satisfies Record<string, ProgramInfo>;

export type ProgramName = keyof typeof programs;

interface ProgramInfo {
  /** How far the checksums of two versions may differ, relative to their size: they round products differently. */
  readonly tolerance: number;
  /** What a second thread can help with. */
  readonly boundBy: "memory" | "computing";
}

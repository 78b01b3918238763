/** What became of the names of one CUDA API in HIP. Words are separated by blanks. */
export interface NameTable {
  /** As a message calls it: "no counterpart in HIP for …, of the CUDA runtime API". */
  readonly subject: string;
  /** CUDA's prefix and HIP's, tried in this order. */
  readonly prefixes: readonly (readonly [cuda: string, hip: string])[];
  /** Names that only change their prefix. */
  readonly byPrefix: string;
  /** `CUDA=HIP`, for all others. */
  readonly renamed: string;
  /** Names that HIP has nothing for. */
  readonly missing: string;
}

/** Facts, reshaped: which CUDA name has which HIP name, of all CUDA versions up to 12.6. */
export const nameSource =
  "the support tables of ROCm/HIPIFY (docs/tables, MIT licence), October 2024, with corrections for ROCm 7";

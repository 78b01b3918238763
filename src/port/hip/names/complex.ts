import type { NameTable } from "./name-table.ts";

/** CuComplex.h: see `nameSource` for where this is from. */
export const complexNames: NameTable = {
  subject: "cuComplex.h",
  prefixes: [["cu", "hip"]],
  byPrefix: `
    cuCabs cuCabsf cuCadd cuCaddf cuCdiv cuCdivf cuCfma cuCfmaf cuCimag cuCimagf cuCmul cuCmulf cuComplex
    cuComplexDoubleToFloat cuComplexFloatToDouble cuConj cuConjf cuCreal cuCrealf cuCsub cuCsubf cuDoubleComplex
    cuFloatComplex
  `,
  renamed: `
    make_cuComplex=make_hipComplex make_cuDoubleComplex=make_hipDoubleComplex
    make_cuFloatComplex=make_hipFloatComplex
  `,
  missing: ``,
};

import type { NameTable } from "./name-table.ts";

/** NVRTC: see `nameSource` for where this is from. */
export const rtcNames: NameTable = {
  subject: "NVRTC",
  prefixes: [
    ["nvrtc", "hiprtc"],
    ["NVRTC", "HIPRTC"],
  ],
  byPrefix: `
    NVRTC_ERROR_BUILTIN_OPERATION_FAILURE NVRTC_ERROR_COMPILATION NVRTC_ERROR_INTERNAL_ERROR
    NVRTC_ERROR_INVALID_INPUT NVRTC_ERROR_INVALID_OPTION NVRTC_ERROR_INVALID_PROGRAM
    NVRTC_ERROR_NAME_EXPRESSION_NOT_VALID NVRTC_ERROR_NO_LOWERED_NAMES_BEFORE_COMPILATION
    NVRTC_ERROR_NO_NAME_EXPRESSIONS_AFTER_COMPILATION NVRTC_ERROR_OUT_OF_MEMORY NVRTC_ERROR_PROGRAM_CREATION_FAILURE
    NVRTC_SUCCESS nvrtcAddNameExpression nvrtcCompileProgram nvrtcCreateProgram nvrtcDestroyProgram
    nvrtcGetErrorString nvrtcGetLoweredName nvrtcGetProgramLog nvrtcGetProgramLogSize nvrtcProgram nvrtcResult
    nvrtcVersion
  `,
  renamed: `
    nvrtcGetCUBIN=hiprtcGetBitcode nvrtcGetCUBINSize=hiprtcGetBitcodeSize nvrtcGetPTX=hiprtcGetCode
    nvrtcGetPTXSize=hiprtcGetCodeSize
  `,
  missing: `
    NVRTC_ERROR_TIME_FILE_WRITE_FAILED nvrtcGetLTOIR nvrtcGetLTOIRSize nvrtcGetNVVM nvrtcGetNVVMSize
    nvrtcGetNumSupportedArchs nvrtcGetOptiXIR nvrtcGetOptiXIRSize nvrtcGetSupportedArchs
  `,
};

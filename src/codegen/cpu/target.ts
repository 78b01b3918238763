/** What the CPU runs: the program's own WebAssembly module, or a shared library of the system's clang beside it. */
export type CpuTarget = "wasm" | "native";

/** What LLVM must know about the machine: as clang itself writes it for this triple. */
export const targetTriple = "wasm32-unknown-wasip1";
export const targetDataLayout = "e-m:e-p:32:32-p10:8:8-p20:8:8-i64:64-i128:128-n32:64-S128-ni:1:10:20";

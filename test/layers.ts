/** What each folder of src/ may import besides itself; the reasons are in ARCHITECTURE.md. */
export const mayImport: Record<string, readonly string[]> = {
  source: [],
  "cuda-api": [],
  artifact: ["source"],
  ir: ["source"],
  interpret: ["source", "ir"],
  analysis: ["source", "ir"],
  transform: ["source", "ir", "analysis"],
  codegen: ["source", "artifact", "ir", "analysis", "transform"],
  compiler: ["source", "artifact", "ir", "interpret", "analysis", "transform", "codegen"],
  runtime: ["source", "cuda-api", "artifact"],
  devices: ["source", "artifact", "ir", "interpret", "compiler", "runtime", "toolchain"],
  toolchain: ["source", "artifact", "compiler", "cuda-api"],
  api: ["source", "artifact", "runtime", "toolchain"],
  kernels: ["source", "cuda-api", "artifact", "runtime", "devices", "interpret"],
  bundler: ["source", "artifact", "compiler", "toolchain"],
  cli: ["source", "artifact", "compiler", "runtime", "devices", "toolchain", "api", "bundler"],
};

/** What each folder of src/ may import besides itself; the reasons are in ARCHITECTURE.md. */
export const mayImport: Record<string, readonly string[]> = {
  source: [],
  "cuda-api": [],
  artifact: ["source"],
  ir: ["source"],
  interpret: ["source", "ir"],
  analysis: ["source", "ir"],
  trace: ["source", "ir", "interpret", "analysis"],
  transform: ["source", "ir", "analysis"],
  codegen: ["source", "artifact", "ir", "analysis", "transform"],
  compiler: ["source", "artifact", "ir", "interpret", "analysis", "transform", "codegen"],
  runtime: ["source", "cuda-api", "artifact"],
  devices: ["source", "artifact", "ir", "interpret", "trace", "compiler", "runtime", "toolchain"],
  toolchain: ["source", "artifact", "compiler", "cuda-api"],
  api: ["source", "artifact", "runtime", "toolchain"],
  cli: ["source", "artifact", "trace", "compiler", "runtime", "devices", "toolchain", "api"],
};

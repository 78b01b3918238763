/** What `import … from "unwarp"` gives. */
export { compile, type CompiledProgram, type CompileRequest, type FailedCompile } from "./api/compile.ts";
export { type CapturedRun, run, type RunOptions, type RunResult } from "./api/run.ts";
export { version } from "./api/version.ts";
export { ArtifactError } from "./artifact/app-info.ts";
export type { GangWidth } from "./artifact/gang-width.ts";
export type { Diagnostic, SourceLocation } from "./source/diagnostic.ts";
export { InternalError } from "./source/invariant.ts";

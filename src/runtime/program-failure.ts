import { abortExitCode } from "../artifact/support-interface.ts";

/** As a shell reports SIGSEGV and SIGFPE. */
const segmentationExitCode = 139;
const arithmeticExitCode = 136;

/** Why the host half of a program ended without exiting. */
export interface ProgramFailure {
  readonly exitCode: number;
  /** For the user, without a JavaScript stack. */
  readonly message: string;
}

const causes = [
  { pattern: /unreachable/, exitCode: abortExitCode, text: "it aborted" },
  {
    pattern: /memory access out of bounds|index out of bounds/,
    exitCode: segmentationExitCode,
    text: "it accessed memory that does not exist (segmentation fault)",
  },
  {
    pattern: /table|signature mismatch|null function|indirect call/,
    exitCode: segmentationExitCode,
    text: "it called through an invalid function pointer (segmentation fault)",
  },
  { pattern: /divide by zero/, exitCode: arithmeticExitCode, text: "it divided an integer by zero" },
  {
    pattern: /divide result unrepresentable|integer overflow|float unrepresentable/,
    exitCode: arithmeticExitCode,
    text: "an integer operation overflowed",
  },
  { pattern: /unaligned/, exitCode: segmentationExitCode, text: "a misaligned atomic access" },
  {
    pattern: /call stack size exceeded/,
    exitCode: segmentationExitCode,
    text: "its stack overflowed (recursion too deep)",
  },
] as const;

const maxFrames = 8;

/** What a trap in host code means to the user; undefined for errors that are no traps. */
export function describeTrap(error: unknown): ProgramFailure | undefined {
  const isTrap =
    error instanceof WebAssembly.RuntimeError ||
    (error instanceof RangeError && error.message.includes("call stack size exceeded"));
  if (!isTrap) return undefined;
  const cause = causes.find(({ pattern }) => pattern.test(error.message));
  const text = cause?.text ?? error.message;
  const message = [`the program stopped: ${text}`, ...frames(error.stack ?? "")].join("\n");
  return { exitCode: cause?.exitCode ?? abortExitCode, message };
}

/** What clang and wasi-libc call `main`, with and without parameters. */
const mains = ["__original_main", "__main_argc_argv"];
/** What calls it. */
const startup = ["_start", "__main_void"];

/** V8 puts the module's name in front, which is "-" where it has none. */
function userName(name: string): string[] {
  const own = name.replace(/^(?:-|\S+\.wasm)\./, "");
  if (startup.includes(own)) return [];
  return [mains.includes(own) ? "main" : own];
}

/** The program's own functions on the stack, innermost first. */
function frames(stack: string): string[] {
  const names = [...stack.matchAll(/^\s+at (.+) \(wasm:\/\//gm)].flatMap(([, name]) => userName(name ?? ""));
  const shown = names.slice(0, maxFrames).map((name) => `  in ${name}`);
  return names.length > maxFrames ? [...shown, "  …"] : shown;
}

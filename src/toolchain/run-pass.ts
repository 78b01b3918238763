/** One run of clang over a source, with its precompiled header. */
import type { OnIntermediate } from "./build-program.ts";
import type { FileTree, ToolResult } from "./clang.ts";
import { explainCrash } from "./explain-crash.ts";
import { fixFormatFlags } from "./fix-formats.ts";
import type { KernelCompiler } from "./kernel-compiler.ts";
import { languageHeader } from "./kernel-languages.ts";
import {
  type HeadersInTheMaking,
  type PrecompiledHeader,
  precompiledHeader,
  preambleText,
  useHeader,
} from "./precompiled-header.ts";
import type { ReadSource } from "./read-source.ts";
import { runCompiler } from "./run-compiler.ts";
import type { Services } from "./services.ts";
import type { Stages } from "./stages.ts";

export interface CompileContext {
  readonly services: Services;
  readonly stages: Stages;
  readonly onIntermediate: OnIntermediate | undefined;
  /** When the object will be linked right away: compiles what needs no other file, early. */
  readonly kernels?: KernelCompiler;
  /** Precompiled headers in the making, so that sources with the same headers share one. */
  readonly headers: HeadersInTheMaking;
}

export interface Pass {
  readonly name: "host" | "device" | "types";
  readonly source: ReadSource;
  readonly context: CompileContext;
  readonly tree: FileTree;
  readonly passFlags: readonly string[];
  /** Flags that a precompiled header does not depend on. */
  readonly lastFlags?: readonly string[];
}

export async function runPass(pass: Pass): Promise<ToolResult> {
  const { name, source, context, tree, passFlags } = pass;
  const { stages, services } = context;
  const preamble = preambleText(source, services);
  const header =
    preamble === ""
      ? undefined
      : await stages.timeAsync(`precompile headers (${name})`, () =>
          precompiledHeader(preamble, passFlags, tree, services, context.headers),
        );
  const compile = async () => {
    const result = await runWithHeader(pass, header);
    // A header that clang refuses must never be the reason why a program does not compile.
    const refused = result.exitCode !== 0 && /precompiled|\bPCH\b|preamble\./.test(result.messages);
    return explainCrash(source, header && refused ? await runWithHeader(pass, undefined) : result);
  };
  return stages.timeAsync(`compile ${source.path} (${name})`, compile, ({ details }) => details);
}

function runWithHeader(pass: Pass, header: PrecompiledHeader | undefined): Promise<ToolResult> {
  const { source, context, tree, passFlags, lastFlags = [] } = pass;
  const forced = [languageHeader(source.language) ?? [], source.options.forcedIncludes].flat();
  const includes = header ? useHeader(header, source) : forced.flatMap((path) => ["-include", path]);
  const argv = [...passFlags, ...includes, ...lastFlags, ...fixFormatFlags, source.path, "-o", "-"];
  return runCompiler(context.services.clang, argv, { ...tree, ...header?.files });
}

/** A page's sources to a program: what `unwarp run` does, with the page in place of the command line. */
import { readAppInfo } from "../runtime/read-app-info.ts";
import { formatDiagnostic } from "../source/diagnostic.ts";
import { buildProgram, InputError } from "../toolchain/build-program.ts";
import { parseCommandLine } from "../toolchain/command-line.ts";
import { findLibraries } from "../toolchain/libraries.ts";
import { OptionError } from "../toolchain/nvcc-options.ts";
import type { Services } from "../toolchain/services.ts";
import { splitWords } from "../toolchain/split-words.ts";
import type { PageBuild, PageBuildRequest } from "./page-api.ts";
import { problemOf, problemsOfText } from "./problems.ts";
import { fileSource } from "./source-files.ts";

const sourceExtension = /\.(cu|cpp|cc|cxx|c)$/;

/** Never throws for what is wrong with the program or the flags. */
export async function buildPageProgram(
  { files, flags = "" }: PageBuildRequest,
  parts: Omit<Services, "files">,
): Promise<PageBuild> {
  const services: Services = { ...parts, files: fileSource(files) };
  const readText = (path: string) => {
    const bytes = services.files.read(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  try {
    const sources = files.map(({ name }) => name).filter((name) => sourceExtension.test(name));
    const line = parseCommandLine([...splitWords(flags), ...sources], { readText });
    if (line.action !== "link") throw new OptionError("only flags that lead to a program make sense here");
    const found = findLibraries(line.inputs, line.libraryFolders, services.files);
    const built = await buildProgram(
      { inputs: found.inputs, options: line.compile, code: line.code },
      services,
    );
    const warnings = [...line.warnings, ...found.warnings];
    const said = built.diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, readText)}\n`);
    return {
      ok: built.ok,
      app: built.app,
      messages: [...warnings.map((warning) => `unwarp: ${warning}\n`), built.messages, ...said].join(""),
      problems: [
        ...warnings.map((message) => ({ severity: "warning" as const, message })),
        ...problemsOfText(built.messages),
        ...built.diagnostics.map(problemOf),
      ],
      stages: built.stages.map(({ name, milliseconds }) => ({ name, ms: milliseconds })),
      kernels: built.app ? kernelNames(built.app) : [],
    };
  } catch (error) {
    if (!(error instanceof OptionError || error instanceof InputError)) throw error;
    const { message } = error;
    const problems = [{ severity: "error" as const, message }];
    return { ok: false, app: undefined, messages: `unwarp: ${message}\n`, problems, stages: [], kernels: [] };
  }
}

function kernelNames(app: Uint8Array): string[] {
  return readAppInfo(app).modules.flatMap(({ kernels }) => kernels.map(({ displayName }) => displayName));
}

/** Ports texts with a real Clang, for tests. */
import { memoryFiles } from "../toolchain/testing.ts";
import { type CompileOptions, defaultCompileOptions } from "../toolchain/compile-options.ts";
import { nodeServices } from "../toolchain/services.node.ts";
import { type PortResult, portProject } from "./port-project.ts";
import { readProject } from "./project.ts";
import type { PortTarget } from "./target.ts";

/** @param files by path within the project */
export async function portTexts(
  target: PortTarget,
  files: Record<string, string | Uint8Array>,
  options: Partial<CompileOptions> = {},
): Promise<PortResult> {
  const root = "/project";
  const absolute = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  const services = { ...nodeServices(), files: memoryFiles(absolute), workingFolder: root };
  try {
    const project = readProject(root, services.files, { without: [] });
    return await portProject(
      { project, target, options: { ...defaultCompileOptions, ...options }, displayName: "test" },
      services,
    );
  } finally {
    services.clang.dispose();
  }
}

export function outputText({ files, added }: PortResult, path: string): string {
  const found = [...files, ...added].find((file) => file.path === path);
  if (!found) throw new Error(`there is no ${path} in the output`);
  return typeof found.content === "string" ? found.content : new TextDecoder().decode(found.content);
}

/** `line code` of each refusal. */
export function refusalsOf({ report }: PortResult): string[] {
  return report.refusals.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

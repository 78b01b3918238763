/**
 * Build files that name a source by the name that it had: the kernels' port writes `scale.cu` as `scale.asc`, and a
 * CMakeLists.txt, setup.py or Makefile that names it is copied and no longer finds it.
 */
import type { FileReport, Remark } from "../report.ts";

const buildFile =
  /(?:^|\/)(?:CMakeLists\.txt|[Mm]akefile[^/]*|GNUmakefile|BUILD(?:\.bazel)?|meson\.build|setup\.(?:py|cfg)|pyproject\.toml|MANIFEST\.in)$|\.(?:cmake|mk|sh|bzl|ninja)$/;

/** @param texts of the project's files, by their paths */
export function remarksOfRenamed(
  texts: ReadonlyMap<string, string>,
  kernels: readonly FileReport[],
): Remark[] {
  const renamed = new Map(
    kernels.flatMap(({ path, output }) =>
      output !== "" && output !== path ? [[baseName(path), { path, output }] as const] : [],
    ),
  );
  if (renamed.size === 0) return [];
  return [...texts].flatMap(([file, text]) => {
    if (!buildFile.test(file)) return [];
    return text.split("\n").flatMap((line, index): Remark[] => {
      if (/^\s*#/.test(line)) return [];
      const named = [...line.matchAll(/[\w.-]+\.cuh?\b/g)].flatMap(([name]) => renamed.get(name) ?? []);
      const globs = /\*\.cu\b/.exec(line)?.[0];
      const said = named.map(
        ({ path, output }) => `${path} is ${output} in the port, which CANN's compiler builds`,
      );
      if (globs !== undefined)
        said.push(
          `${globs} finds no kernels any more: they end in .asc in the port, which CANN's compiler builds`,
        );
      return said.map((words) => ({
        code: "renamed-source",
        file,
        line: index + 1,
        text: `${words}; the kernels' CMake project comes with the port`,
      }));
    });
  });
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

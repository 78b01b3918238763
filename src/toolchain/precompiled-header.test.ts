import { expect, test } from "vitest";
import { defaultCompileOptions } from "./compile-options.ts";
import { useHeader } from "./precompiled-header.ts";

const knowsAll = (header: string, source: string, own: readonly string[] = []) => {
  const file = (path: string, text: string) => ({
    path,
    absolutePath: `/p/${path}`,
    content: new TextEncoder().encode(text),
  });
  const files = [file("a.cu", source), ...own.map((path) => file(path, ""))] as const;
  const flags = useHeader(
    { files: {}, flags: [], text: header },
    { files, options: defaultCompileOptions, language: "cuda", path: "a.cu", key: "" },
  );
  return flags.length > 0;
};

test("headers are looked at beforehand where one may include others again", () => {
  const header = '#include "cuda_runtime.h"\n#include <vector>\n';
  expect(knowsAll(header, "#include <vector>\n# include <cuda_runtime.h>\n")).toBe(false);
  expect(knowsAll(header, '#include "mine.h"\n', ["folder/mine.h"])).toBe(false);
  expect(knowsAll(header, "#include <map>\n")).toBe(true);
  expect(knowsAll(header, '#include "map"\n')).toBe(true);
  expect(knowsAll(header, "#include HEADER\n")).toBe(true);
  expect(knowsAll(`#if 0\n${header}#endif\n`, "#include <vector>\n")).toBe(true);
  expect(knowsAll(header, "#include <vector>\n".repeat(41))).toBe(true);
});

/**
 * Kernels of extensions of PyTorch: a setup.py names them as `.cu`, and torch's own tool translates them when the
 * extension is built. They keep their names and texts.
 */
import { latin1 } from "../../toolchain/latin1.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Project } from "../project.ts";
import { includesOf } from "./includes.ts";
import type { SourceText } from "../source-text.ts";
import type { Dialect } from "./dialect.ts";

export interface ExtensionSource {
  readonly path: string;
  /** The file that names it, and where. */
  readonly namedIn: string;
  readonly line: number;
}

export function extensionSources(project: Project): ReadonlyMap<string, ExtensionSource> {
  const found = new Map<string, ExtensionSource>();
  const kernels = project.sources.filter(({ path }) => path.endsWith(".cu"));
  for (const { path: script, content } of project.files) {
    if (!script.endsWith(".py")) continue;
    const text = latin1(content);
    if (!/\bCUDAExtension\b|\bcpp_extension\b/.test(text)) continue;
    const folder = script.slice(0, script.lastIndexOf("/") + 1);
    for (const [index, line] of text.split("\n").entries()) {
      const code = line.replace(/^\s*#.*/, "");
      for (const [, name = ""] of code.matchAll(/["']([^"'\n]*\.cu)["']/g)) {
        const fits = fitting(name);
        for (const { path } of kernels)
          if (path.startsWith(folder) && fits.test(path) && !found.has(path))
            found.set(path, { path, namedIn: script, line: index + 1 });
      }
    }
  }
  return found;
}

/** A path, the end of one that `os.path.join` puts together, or a pattern for `glob`. */
function fitting(name: string): RegExp {
  const plain = name.replace(/^(?:\.?\/)+/, "").replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  const pattern = plain.replaceAll(/\*\*\/?|\*|\?/g, (wild) =>
    wild.startsWith("**") ? ".*" : wild === "*" ? "[^/]*" : "[^/]",
  );
  return new RegExp(`(?:^|/)${pattern}$`);
}

export function remarkExtensions(
  sources: ReadonlyMap<string, ExtensionSource>,
  sink: EditSink,
  { extensions }: Dialect,
): void {
  for (const { path, namedIn, line } of sources.values())
    sink.remark({
      code: "torch-extension",
      file: path,
      line: 0,
      text: `stays as it is, since ${namedIn}:${line} names it in an extension of PyTorch: ${extensions}`,
    });
}

/** Headers of PyTorch's that speak of CUDA. */
export function remarkTorchHeaders(file: SourceText, sink: EditSink, { extensions }: Dialect): void {
  for (const { name, start } of includesOf(file)) {
    if (!/^(?:ATen|c10|torch\/csrc(?:\/\w+)*)\/cuda\//.test(name)) continue;
    sink.remark({
      code: "torch-header",
      file: file.path,
      line: file.lineOf(start),
      text: `#include <${name}> is PyTorch's and stays: ${extensions}`,
    });
  }
}

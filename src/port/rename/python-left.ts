/** Python and lists of packages: a port that changes names in C++ leaves them, and says so where they name CUDA. */
import { latin1 } from "../../toolchain/latin1.ts";
import type { EditSink } from "../edit-sink.ts";
import type { Project, ProjectFile } from "../project.ts";
import { packageRules } from "../torch-npu/packages.ts";
import { linesOf, requirementsForm } from "../torch-npu/port-requirements.ts";

const namesCuda = /\bcuda\b|\bCUDA[A-Z]\w*|\bcu(?:py|dnn|blas)\w*|\bnccl\b|\bpycuda\b/;
const packagesForCuda = /\+cu\d|\/whl\/(?:nightly\/)?cu\d|\bcu(?:da|py|dnn)|\bnvidia-/i;

export function remarkPython(project: Project, sink: EditSink): void {
  const found = project.files.flatMap((file) => {
    const line = firstLine(file);
    return line === undefined ? [] : [{ path: file.path, line }];
  });
  const [first, ...others] = found;
  if (!first) return;
  const shown = others.slice(0, 3).map(({ path, line }) => `${path}:${line}`);
  const more = others.length > shown.length ? [`${others.length - shown.length} more`] : [];
  const also = shown.length > 0 ? `, as do ${[...shown, ...more].join(", ")}` : "";
  sink.remark({
    code: "python-left",
    file: first.path,
    line: first.line,
    text: `names CUDA or a package for it${also}: Python and packages are not looked at by this target. Port them by hand (for Ascend, by --to torch-npu); unwarp audit says what becomes of each`,
  });
}

function firstLine({ path, content }: ProjectFile): number | undefined {
  const form = requirementsForm(path);
  if (!form && !/\.(?:pyi?|ipynb)$/.test(path)) return undefined;
  const text = latin1(content);
  const names = form
    ? requirementLines(text, form)
    : text.split("\n").map((line) => !isComment(line) && namesCuda.test(line));
  const index = names.indexOf(true);
  return index < 0 ? undefined : index + 1;
}

function requirementLines(text: string, form: NonNullable<ReturnType<typeof requirementsForm>>): boolean[] {
  return linesOf(text, form).map(({ text: line }) => {
    if (isComment(line)) return false;
    const names = [...line.matchAll(/(?:^|["'[,\s-])([A-Za-z][\w.-]*)/g)].map(([, name = ""]) =>
      name.toLowerCase().replaceAll(/[_.]/g, "-"),
    );
    const known = names.some((name) => {
      const rule = Object.hasOwn(packageRules, name) ? packageRules[name] : undefined;
      return rule?.way === "by hand" || rule?.to !== undefined;
    });
    return known || packagesForCuda.test(line);
  });
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith("#");
}

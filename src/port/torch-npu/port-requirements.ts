/** requirements.txt, pyproject.toml, setup.cfg and conda's environment.yml, line by line: layout and comments stay. */
import { packageRules, torchNpuVersions } from "./packages.ts";
import type { PortedText, TextNote } from "./text-note.ts";
import type { Way } from "./rules.ts";

/** How a file writes a requirement: what stands before it, its name, extras and constraint, and what stands behind it. */
export const forms = {
  requirements: /^(\s*)([A-Za-z][\w.-]*)(\[[^\]]*\])?([^#\n]*)(.*)$/,
  quoted: /^(.*?["'])([A-Za-z][\w.-]*)(\[[^\]]*\])?([^"'\n]*)(["'].*)$/,
  conda: /^(\s*-\s*(?:[\w./-]+::)?["']?)([A-Za-z][\w.-]*)(\[[^\]]*\])?([^#"'\n]*)(.*)$/,
} as const;

export type RequirementsForm = keyof typeof forms;

export function requirementsForm(path: string): RequirementsForm | undefined {
  const name = path.split("/").at(-1) ?? "";
  if (
    /^(?:.*requirements.*|constraints.*)\.(?:txt|in)$/i.test(name) ||
    /(?:^|\/)requirements\/[^/]+\.txt$/.test(path)
  )
    return "requirements";
  if (name === "pyproject.toml") return "quoted";
  return /^(?:environment|env|conda)[\w.-]*\.ya?ml$/i.test(name) ? "conda" : undefined;
}

type Note = (code: string, way: Way, construct: string, message: string) => void;

export function portRequirements(source: string, form: RequirementsForm): PortedText {
  const notes: TextNote[] = [];
  const hasTorchNpu = /\btorch[-_]npu\b/.test(source);
  const ported = linesOf(source, form).flatMap(({ text: line, holds }, index) => {
    const note: Note = (code, way, construct, message) =>
      notes.push({ code, way, line: index + 1, construct, message });
    const indexed = line.replace(/(download\.pytorch\.org\/whl\/(?:nightly\/)?)cu\d+/, "$1cpu");
    if (indexed !== line) {
      note(
        "pytorch-index",
        "review",
        line.trim(),
        "now the index of builds without CUDA: torch_npu goes with those",
      );
      return [indexed];
    }
    if (holds === "a key") noteKey(line, note);
    if (holds !== "requirements") return [line];
    const pieces = form === "quoted" ? quotedPieces(line) : [line];
    const [only] = pieces;
    if (pieces.length === 1 && only !== undefined) return portOne(only, form, hasTorchNpu, true, note);
    return [pieces.flatMap((piece) => portOne(piece, form, hasTorchNpu, false, note)).join("")];
  });
  return { text: ported.join("\n"), notes };
}

/** @param alone nothing else stands on its line, so another may follow on the next */
function portOne(
  line: string,
  form: RequirementsForm,
  hasTorchNpu: boolean,
  alone: boolean,
  note: Note,
): string[] {
  const match = forms[form].exec(line);
  const [, before = "", name = "", extras = "", constraint = "", behind = ""] = match ?? [];
  const known = normalized(name);
  if (!match || line.trimStart().startsWith("#")) return [line];
  const ofTorch = known === "torch" || known === "torchvision" || known === "torchaudio";
  const plain = ofTorch ? constraint.replace(/\+cu\d+/, "") : constraint;
  const own = `${before}${name}${extras}${plain}${behind}`;
  if (plain !== constraint) note("torch-build", "mechanical", line.trim(), "the build without CUDA");
  if (known === "torch" && !hasTorchNpu) return withTorchNpu(own, alone, before, plain, behind, form, note);
  if (ofTorch) return [own];
  if (isNvidiaPackage(known)) {
    note("nvidia-package", "by hand", line.trim(), nvidiaPackage);
    return [line];
  }
  const rule = Object.hasOwn(packageRules, known) ? packageRules[known] : undefined;
  if (!rule) return [line];
  note("package", rule.way, line.trim(), rule.reason);
  return [
    rule.to === undefined
      ? line
      : `${before}${rule.to}${extras}${/^\s*$/.test(constraint) ? constraint : keepMarker(constraint)}${behind}`,
  ];
}

const nvidiaPackage = "a library for NVIDIA's chips: leave it out where nothing imports it";

function isNvidiaPackage(name: string): boolean {
  return /^nvidia-.*-cu\d+$/.test(name) || /^(?:cupy|cudf|cuml)(?:-cuda|-cu|$)/.test(name);
}

function normalized(name: string): string {
  return name.toLowerCase().replaceAll(/[._]/g, "-");
}

interface RequirementLine {
  readonly text: string;
  /** Poetry's and Pixi's tables have a key for each package. */
  readonly holds: "requirements" | "a key" | "something else";
}

/** Keys of pyproject.toml whose texts are no requirements, though they may be names of packages. */
const otherKeys =
  /^(?:name|version|description|keywords|classifiers|authors|maintainers|license|readme|packages|include|exclude|select|ignore|known[-_]\w+|module\w*|markers|testpaths|addopts|urls|homepage|repository)$/;

export function linesOf(source: string, form: RequirementsForm): RequirementLine[] {
  const lines = source.split("\n");
  if (form !== "quoted") return lines.map((text) => ({ text, holds: "requirements" }));
  let table = "";
  let key = "";
  return lines.map((text): RequirementLine => {
    table = /^\s*\[+([^[\]]+)\]+\s*(?:#.*)?$/.exec(text)?.[1]?.trim() ?? table;
    const assigned = /^\s*["']?([A-Za-z][\w.-]*)["']?\s*=/.exec(text)?.[1];
    key = assigned ?? (text.startsWith("[") ? "" : key);
    if (
      assigned !== undefined &&
      /(?:^|\.)(?:(?:dev|pypi)-)?dependencies$/.test(table) &&
      table.includes(".")
    )
      return { text, holds: "a key" };
    return { text, holds: otherKeys.test(key) ? "something else" : "requirements" };
  });
}

/** `dependencies = ["numpy", "torch==2.9.0"]`: a piece for each text, which ends behind its quote. */
export function quotedPieces(line: string): string[] {
  const pieces = line.match(/[^"']*(?:"[^"]*"|'[^']*')/g) ?? [];
  const rest = line.slice(pieces.join("").length);
  const last = pieces.pop();
  return last === undefined ? [line] : [...pieces, last + rest];
}

/** `torch = "^2.1"`: which value fits depends on the table's tool. */
function noteKey(line: string, note: Note): void {
  const name = normalized(/^\s*["']?([A-Za-z][\w.-]*)/.exec(line)?.[1] ?? "");
  if (name === "torch")
    note("torch-npu-package", "by hand", line.trim(), "add torch-npu of the same version as torch");
  else if (isNvidiaPackage(name)) note("nvidia-package", "by hand", line.trim(), nvidiaPackage);
  else if (Object.hasOwn(packageRules, name))
    note("package", "by hand", line.trim(), packageRules[name]?.reason ?? "");
}

/** A version of flash-attn means nothing for flash-attn-npu; `; python_version > "3.9"` still does. */
function keepMarker(constraint: string): string {
  const marker = constraint.indexOf(";");
  return marker < 0 ? (/\s*$/.exec(constraint)?.[0] ?? "") : constraint.slice(marker);
}

function withTorchNpu(
  line: string,
  isAlone: boolean,
  before: string,
  constraint: string,
  behind: string,
  form: RequirementsForm,
  note: Note,
): string[] {
  const pinned = /^\s*={1,3}\s*(\d+(?:\.\d+)+)\s*(?:;|$)/.exec(constraint.trimEnd())?.[1];
  const full = pinned !== undefined && pinned.split(".").length === 2 ? `${pinned}.0` : pinned;
  const matching = full === undefined ? undefined : torchNpuVersions[full];
  if (form === "conda") {
    note(
      "torch-npu-package",
      "by hand",
      line.trim(),
      "add torch-npu below pip: of the same version as torch",
    );
    return [line];
  }
  // A list on one line has no room for another.
  const alone = form === "requirements" || (isAlone && /^\s*["']$/.test(before));
  if (full !== undefined && !matching) {
    const known = Object.keys(torchNpuVersions).join(", ");
    note(
      "torch-npu-package",
      "by hand",
      line.trim(),
      `torch_npu has no package for PyTorch ${full}; it has for ${known}`,
    );
    return [line];
  }
  if (!alone) {
    note("torch-npu-package", "by hand", line.trim(), "add torch-npu of the same version as torch");
    return [line];
  }
  const version = matching ? `==${matching.version}` : "";
  const message = matching
    ? `torch-npu ${matching.version} goes with PyTorch ${full} and CANN ${matching.cann}`
    : "pin torch and torch-npu to versions that go together";
  note("torch-npu-package", "review", line.trim(), message);
  const marker = constraint.includes(";") ? constraint.slice(constraint.indexOf(";")).trimEnd() : "";
  const tail =
    form === "requirements" ? "" : behind.startsWith('"') || behind.startsWith("'") ? `${behind[0]},` : "";
  return [
    /["']\s*$/.test(line) && form === "quoted" ? `${line},` : line,
    `${before}torch-npu${version}${marker}${tail}`,
  ];
}

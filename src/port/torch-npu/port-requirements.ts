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

export function portRequirements(source: string, form: RequirementsForm): PortedText {
  const notes: TextNote[] = [];
  const lines = source.split("\n");
  const hasTorchNpu = /\btorch[-_]npu\b/.test(source);
  const ported = lines.flatMap((line, index) => {
    const note = (code: string, way: Way, construct: string, message: string) =>
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
    const match = forms[form].exec(line);
    const [, before = "", name = "", extras = "", constraint = "", behind = ""] = match ?? [];
    const known = name.toLowerCase().replaceAll(/[._]/g, "-");
    if (!match || line.trimStart().startsWith("#")) return [line];
    const ofTorch = known === "torch" || known === "torchvision" || known === "torchaudio";
    const plain = ofTorch ? constraint.replace(/\+cu\d+/, "") : constraint;
    const own = `${before}${name}${extras}${plain}${behind}`;
    if (plain !== constraint) note("torch-build", "mechanical", line.trim(), "the build without CUDA");
    if (known === "torch" && !hasTorchNpu) return withTorchNpu(own, before, plain, behind, form, note);
    if (ofTorch) return [own];
    if (/^nvidia-.*-cu\d+$/.test(known) || /^(?:cupy|cudf|cuml)(?:-cuda|-cu|$)/.test(known)) {
      note(
        "nvidia-package",
        "by hand",
        line.trim(),
        "a library for NVIDIA's chips: leave it out where nothing imports it",
      );
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
  });
  return { text: ported.join("\n"), notes };
}

/** A version of flash-attn means nothing for flash-attn-npu; `; python_version > "3.9"` still does. */
function keepMarker(constraint: string): string {
  const marker = constraint.indexOf(";");
  return marker < 0 ? (/\s*$/.exec(constraint)?.[0] ?? "") : constraint.slice(marker);
}

function withTorchNpu(
  line: string,
  before: string,
  constraint: string,
  behind: string,
  form: RequirementsForm,
  note: (code: string, way: Way, construct: string, message: string) => void,
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
  const alone = form === "requirements" || /^\s*["']$/.test(before);
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

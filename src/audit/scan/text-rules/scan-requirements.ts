/** Lists of Python packages: requirements, pyproject, conda environments, lock files. */
import { packageOfRequirement } from "../../rules/python-packages.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { FindingSink } from "../finding-sink.ts";
import { withoutComments } from "../../../vendors/nvidia-words/line-pattern.ts";

/** A package's name where one can stand: at the beginning of a line or an element, in quotes or behind a dash. */
const requirement =
  /(?:^|["'[,]|^\s*-|^\s*name\s*=\s*["'])\s*((?:[A-Za-z][\w.-]*::)?)([A-Za-z][\w.-]*(?:\[[\w, -]+\])?)(?=\s*(?:[=~<>!;@,"'\]\s]|$))/gm;
const torchNames = /^(?:torch|torchvision|torchaudio|pytorch)$/i;

export function scanRequirements(source: SourceText, sink: FindingSink): void {
  const text = withoutComments(source.text, "hash");
  for (const match of text.matchAll(requirement)) {
    const name = match[2] ?? "";
    const at = match.index + match[0].lastIndexOf(name);
    if (torchNames.test(name)) {
      const line = source.excerpt(source.placeOf(at).line);
      sink.add(/\+cu\d|cuda\d|=\*cuda|=.*_cuda/.test(line) ? "build/torch-wheel" : "torch/import", at, name);
      continue;
    }
    const known = packageOfRequirement(name.replaceAll(" ", ""));
    if (known) sink.add(known.id, at, name);
  }
  for (const match of text.matchAll(/download\.pytorch\.org\/whl\/(?:nightly\/)?cu\d+/g))
    sink.add("build/torch-wheel", match.index, match[0]);
  for (const match of text.matchAll(/pypi\.(?:ngc\.)?nvidia\.com/g))
    sink.add("container/package-repository", match.index, match[0]);
}

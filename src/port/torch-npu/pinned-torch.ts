/** The version of PyTorch that a file of requirements pins: which of torch_npu's support tables fits the project. */
import { forms, linesOf, quotedPieces, type RequirementsForm } from "./port-requirements.ts";

export interface PinnedTorch {
  readonly file: string;
  readonly line: number;
  /** `2.1.0`, without `+cu118` */
  readonly version: string;
}

/** `torch==2.1.0+cu118`, `torch~=2.1`, conda's `pytorch=2.1`, Poetry's `torch = "2.1.0"`; ranges pin nothing. */
export function pinnedTorch(source: string, form: RequirementsForm, file: string): PinnedTorch[] {
  return linesOf(source, form).flatMap(({ text, holds }, index) => {
    if (text.trimStart().startsWith("#")) return [];
    const versions =
      holds === "a key"
        ? [/^\s*["']?torch["']?\s*=.*?["'](?:={2,3}|~=)?\s*(\d+(?:\.\d+)+)/.exec(text)?.[1]]
        : (form === "quoted" ? quotedPieces(text) : [text]).map((piece) => pinnedIn(piece, form));
    return versions.flatMap((version) => (version === undefined ? [] : [{ file, line: index + 1, version }]));
  });
}

function pinnedIn(piece: string, form: RequirementsForm): string | undefined {
  const [, , name = "", , constraint = ""] = forms[form].exec(piece) ?? [];
  if (!/^(?:py)?torch$/i.test(name)) return undefined;
  const pin =
    form === "conda" ? /^\s*(?:={1,3}|~=)\s*(\d+(?:\.\d+)+)/ : /^\s*(?:={2,3}|~=)\s*(\d+(?:\.\d+)+)/;
  return pin.exec(constraint)?.[1];
}

/** The version of PyTorch that a file of requirements pins: which of torch_npu's support tables fits the project. */
import { forms, type RequirementsForm } from "./port-requirements.ts";

export interface PinnedTorch {
  readonly file: string;
  readonly line: number;
  /** `2.1.0`, without `+cu118` */
  readonly version: string;
}

/** `torch==2.1.0+cu118`, `torch~=2.1`, conda's `pytorch=2.1`; ranges pin nothing. */
export function pinnedTorch(source: string, form: RequirementsForm, file: string): PinnedTorch[] {
  return source.split("\n").flatMap((text, index) => {
    const [, , name = "", , constraint = ""] = forms[form].exec(text) ?? [];
    if (!/^(?:py)?torch$/i.test(name) || text.trimStart().startsWith("#")) return [];
    const pin =
      form === "conda" ? /^\s*(?:={1,3}|~=)\s*(\d+(?:\.\d+)+)/ : /^\s*(?:={2,3}|~=)\s*(\d+(?:\.\d+)+)/;
    const version = pin.exec(constraint)?.[1];
    return version === undefined ? [] : [{ file, line: index + 1, version }];
  });
}

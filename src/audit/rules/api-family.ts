import type { Control, Layer, Rule, Verdict } from "../model.ts";
import { byHand, mechanical, none, type Verdicts } from "./verdicts.ts";
import type { HipName } from "../../port/hip/hip-names.ts";

/** An API of many functions: each is a rule of its own, `cublas/cublasSgemm`, made when it is first met. */
export interface ApiFamily {
  readonly id: string;
  /** "cuBLAS": the title of its rules, and their component. */
  readonly component: string;
  readonly layer: Layer;
  readonly control: Control;
  /**
   * Which words are its functions, if the table of HIP's names does not decide: programs define helpers that
   * begin like them (`cudaCheck`), so a prefix alone is only taken where no table is.
   */
  readonly names?: RegExp;
  /** Its namespaces: `thrust`, for `thrust::sort`. */
  readonly namespaces?: readonly string[];
  /** Headers that say that it is used. */
  readonly headers?: RegExp;
  readonly verdicts: (name: string, hip: HipName | undefined) => Verdicts;
}

/** A rule may also be about an include: `cublas/cublas_v2.h`. */
export const isHeader = (name: string) => /\.(?:h|hh|hpp|cuh)$|\//.test(name);

/** What HIP has, by its names' table. */
export function hipVerdict(name: string, hip: HipName | undefined, library: string): Verdict {
  if (isHeader(name))
    return mechanical(`the header of ${library}`, "the include changes with what it declares");
  if (hip?.name !== undefined) return mechanical(hip.name, `${library} has it under this name`);
  if (hip) return none(`${library} has no ${name}`);
  return byHand(library, `no table of ${library}'s names has ${name}; its headers may`);
}

/** MUSA's libraries have CUDA's names under their own prefix. */
export function musaVerdict(name: string, [from, to]: readonly [string, string], library: string): Verdict {
  return mechanical(
    name.startsWith(from) ? to + name.slice(from.length) : name,
    `${library} mirrors the names; its headers say whether this release has the function`,
  );
}

export function apiRule(family: ApiFamily, name: string, hip: HipName | undefined): Rule {
  const { id, component, layer, control } = family;
  return {
    ...{ id: `${id}/${name}`, title: `${component}: ${name}`, layer, component, control },
    verdicts: family.verdicts(name, hip),
  };
}

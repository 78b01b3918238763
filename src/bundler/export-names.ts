import type { SourcePlace } from "./read-signatures.ts";
import type { Problem } from "./problems.ts";

/** What each module exports besides its kernels, for itself. */
export const ownExport = "__unwarpFile";

/**
 * The name by which a kernel is imported: as in the source, without namespaces. Template arguments follow, joined by `_`:
 * `scale<float, 64>` is `scale_float_64`.
 */
export function exportName(sourceName: string): string {
  const words = sourceName
    .replaceAll(/\b(?:\w+::)+/g, "")
    .replaceAll("*", " ptr ")
    .replaceAll("-", " minus ");
  // Underscores of the source stay: `_step` and `step` may both be there.
  const name = words.replaceAll(/^\W+|\W+$/g, "").replaceAll(/\W+/g, "_");
  return /^\d/.test(name) ? `_${name}` : name;
}

/** What of a source can be imported. */
interface Exported {
  readonly what: "kernel" | "variable";
  readonly sourceName: string;
  readonly place: SourcePlace | undefined;
}

/** Problems with kernels and variables that would have one name, or that of what each module exports anyway. */
export function nameClashes(
  kernels: readonly Omit<Exported, "what">[],
  variables: readonly { readonly sourceName: string }[] = [],
): Problem[] {
  const known = new Map<string, Exported | undefined>([[ownExport, undefined]]);
  const all: readonly Exported[] = [
    ...kernels.map(({ sourceName, place }) => ({ what: "kernel", sourceName, place }) as const),
    ...variables.map(({ sourceName }) => ({ what: "variable", sourceName, place: undefined }) as const),
  ];
  return all.flatMap((one): Problem[] => {
    const name = exportName(one.sourceName);
    const isTaken = known.has(name);
    const other = known.get(name);
    known.set(name, other ?? one);
    if (!isTaken) return [];
    const both =
      other === undefined
        ? `the ${one.what} ${one.sourceName} would be imported as ${name}, a name that unwarp needs`
        : other.what === one.what
          ? `there are two ${one.what}s that would be imported as ${name}`
          : `there are a ${other.what} and a ${one.what} that would be imported as ${name}`;
    const how = one.what === "kernel" ? ", for instance by a kernel that calls what they share" : "";
    const message = `${both}; give one another name${how}`;
    const place = one.place ?? other?.place;
    return [
      {
        severity: "error",
        message,
        ...(place && { file: place.file, line: place.line, column: 1 }),
        text: `${place ? `${place.file}:${place.line}: ` : ""}error: ${message}`,
      },
    ];
  });
}

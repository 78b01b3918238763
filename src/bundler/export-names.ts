import type { KernelSignature } from "./read-signatures.ts";
import type { Problem } from "./problems.ts";

/**
 * The name by which a kernel is imported: as in the source, without namespaces. Template arguments follow, joined by `_`:
 * `scale<float, 64>` is `scale_float_64`.
 */
export function exportName(sourceName: string): string {
  const words = sourceName
    .replaceAll(/\b(?:\w+::)+/g, "")
    .replaceAll("*", " ptr ")
    .replaceAll("-", " minus ");
  const name = words
    .replaceAll(/[^A-Za-z0-9_]+/g, "_")
    .replaceAll(/^_+(?=[A-Za-z])|(?<=[A-Za-z0-9])_+$/g, "");
  return /^\d/.test(name) ? `_${name}` : name;
}

/** Problems with kernels that would have one name. */
export function nameClashes(kernels: readonly KernelSignature[]): Problem[] {
  const known = new Map<string, KernelSignature>();
  return kernels.flatMap((kernel): Problem[] => {
    const name = exportName(kernel.sourceName);
    const other = known.get(name);
    known.set(name, other ?? kernel);
    if (!other) return [];
    const message = `there are two kernels that would be imported as ${name}; give one another name, for instance by a kernel that calls what they share`;
    const { place } = kernel;
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

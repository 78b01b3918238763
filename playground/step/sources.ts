/** A source as the page has it. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** The source that a path of the trace means: the compiler may know it under a longer path. */
export function sourceOf(path: string, sources: readonly Source[]): Source | undefined {
  const plain = path.replace(/^\.\//, "");
  return (
    sources.find(({ name }) => name === plain) ??
    sources.find(({ name }) => plain.endsWith(`/${name}`)) ??
    sources.find(({ name }) => name.split("/").at(-1) === plain.split("/").at(-1))
  );
}

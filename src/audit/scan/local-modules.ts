/**
 * Names that `import` finds in the tree itself: folders with an `__init__.py` that lie in no such folder, and files
 * beside them. A repository of vLLM imports vllm, and is not a user of somebody else's.
 */
export function localModules(paths: readonly string[]): readonly string[] {
  const packages = new Set(
    paths.flatMap((path) => (path.endsWith("/__init__.py") ? [path.slice(0, -"/__init__.py".length)] : [])),
  );
  const names = new Set<string>();
  for (const folder of packages) {
    const slash = folder.lastIndexOf("/");
    if (slash < 0 || !packages.has(folder.slice(0, slash))) names.add(folder.slice(slash + 1));
  }
  return [...names].toSorted();
}

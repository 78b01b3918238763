/** What local arrays take of the stack, which Ascend must be told; types that are not known count as 16 bytes. */
const elementBytes: Readonly<Record<string, number>> = {
  char: 1,
  bool: 1,
  short: 2,
  __half: 2,
  int: 4,
  float: 4,
  long: 8,
  "long long": 8,
  double: 8,
};

/** Of a local array; 0 for other variables, which registers may hold. */
export function arrayBytes(type: string): number {
  const sizes = [...type.matchAll(/\[(\d+)\]/g)].map(([, size]) => Number(size));
  if (sizes.length === 0) return 0;
  const element = type
    .replace(/\[.*/, "")
    .replaceAll(/\b(?:const|unsigned|signed|volatile|struct)\b/g, "")
    .trim();
  return sizes.reduce((product, size) => product * size, elementBytes[element] ?? 16);
}

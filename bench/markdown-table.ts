/** A table of Markdown; the first column is text, the others are figures. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = line(header.map((_, column) => (column === 0 ? "---" : "---:")));
  return [line(header), rule, ...rows.map(line)].join("\n");
}

/** "met" or by how much it was missed, in percent of the target. */
export function verdict(value: number, target: number, better: "higher" | "lower"): string {
  const met = better === "higher" ? value >= target : value <= target;
  if (met) return "met";
  const off = (Math.abs(value - target) / target) * 100;
  return `**missed** by ${off < 1 ? off.toFixed(1) : off.toFixed(0)} %`;
}

/**
 * The rule that `-MD` and `-M` write for make. It names the files that the scan has found, which may be a
 * few more than the compiler opened: make then builds once too often, never once too seldom.
 */
export function dependencyRule(
  targets: readonly string[],
  dependencies: readonly string[],
  phonyTargets: boolean,
): string {
  const rule = `${targets.map(escape).join(" ")}: ${dependencies.map(escape).join(" \\\n  ")}\n`;
  // A rule without a recipe for each header, so that a deleted one does not stop make.
  const phony = phonyTargets ? dependencies.slice(1).map((path) => `\n${escape(path)}:\n`) : [];
  return rule + phony.join("");
}

function escape(path: string): string {
  return path.replaceAll("$", "$$$$").replaceAll(/([ #])/g, "\\$1");
}

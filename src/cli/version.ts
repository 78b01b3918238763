import { readFileSync } from "node:fs";

/** From package.json, which lies above the bundle (dist/) and above the sources (src/cli/). */
export function version(): string {
  for (const up of ["../package.json", "../../package.json", "../../../package.json"]) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), "utf8"));
      if (name === "unwarp") return String(version);
    } catch {
      // not this level
    }
  }
  return "unknown";
}

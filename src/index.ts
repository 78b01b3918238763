/** What `import … from "unwarp"` gives. */
export { version } from "./cli/version.ts";

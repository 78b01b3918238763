/** `import unwarp from "unwarp/rollup"`. */
import { type PluginOptions, unwarpPlugin } from "./plugin.node.ts";

export type { PluginOptions };
export default unwarpPlugin.rollup;

/** `import unwarp from "unwarp/webpack"`. */
import { type PluginOptions, unwarpPlugin } from "./plugin.node.ts";

export type { PluginOptions };
export default unwarpPlugin.webpack;

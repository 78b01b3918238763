/** `import unwarp from "unwarp/rolldown"`. */
import { type PluginOptions, unwarpPlugin } from "./plugin.node.ts";

export type { PluginOptions };
export default unwarpPlugin.rolldown;

/** `import unwarp from "unwarp/vite"`. */
import { type PluginOptions, unwarpPlugin } from "./plugin.node.ts";

export type { PluginOptions };
export default unwarpPlugin.vite;

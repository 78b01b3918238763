/** `import unwarp from "unwarp/esbuild"`. */
import { type PluginOptions, unwarpPlugin } from "./plugin.node.ts";

export type { PluginOptions };
export default unwarpPlugin.esbuild;

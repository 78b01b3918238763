import unwarp from "unwarp/vite";
import { defineConfig } from "vite";

// The plugin is all it takes: `import { step } from "./bodies.cu"` works from here on.
export default defineConfig({ base: "./", plugins: [unwarp()] });

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      // Passes, analyses, tables: text in, text out. No compiler run above a second or two.
      {
        test: {
          name: "unit",
          include: ["{src,bench,playground}/**/*.test.ts", "test/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      // Whole programs through the built command: needs `npm run build`.
      {
        test: {
          name: "programs",
          include: ["test/{ascend,diff,kernels,examples,bundlers,diagnostics,math,programs,headers,support,fuzz}/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
      // The playground in Chromium: needs `npm run build:playground`.
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

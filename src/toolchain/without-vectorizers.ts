import { type Clang, crashExitCode } from "./clang.ts";

/**
 * Clang's package has its assertions on, and the vectorizers fail some about the cost of a loop that a
 * release build would not even check. What they do is only speed: code that makes them crash is compiled
 * once more without them.
 */
export function withoutVectorizersAfterCrash(clang: Clang): Clang {
  return {
    async run(argv, files) {
      const result = await clang.run(argv, files);
      const vectorizerCrashed =
        result.exitCode === crashExitCode && /Transforms\/Vectorize\//.test(result.messages);
      const plainer = argv.filter((flag) => !/^-vectorize-(?:loops|slp)$/.test(flag));
      return vectorizerCrashed && plainer.length < argv.length ? clang.run(plainer, files) : result;
    },
    dispose: () => clang.dispose(),
  };
}

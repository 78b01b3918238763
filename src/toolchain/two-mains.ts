import { latin1 } from "./latin1.ts";
import type { LinkObject } from "./link.ts";

/** What clang calls `int main(int, char**)` and `int main()`: two names, which the linker lets stand side by side. */
const names = ["__main_argc_argv", "__original_main"];

/** The linker's words for two files that define main in different forms; undefined when none do. */
export function twoMains(objects: readonly LinkObject[]): string | undefined {
  const [withArguments, without] = names.map(
    (name) =>
      objects.find(({ object, onlyIfNeeded }) => !onlyIfNeeded && latin1(object).includes(name))?.name,
  );
  if (withArguments === undefined || without === undefined || withArguments === without) return undefined;
  const files = [withArguments, without].map((name) => `>>> defined in ${name}\n`);
  return `link: error: duplicate symbol: main\n${files.join("")}`;
}

/** Whether a file defines main in one of the two forms, rather than with the environment as a third parameter. */
export function isMainUsual(objects: readonly LinkObject[]): boolean {
  return objects.some(({ object }) => names.some((name) => latin1(object).includes(name)));
}

/**
 * wasm-ld's messages in the words that programmers know from ld, with the users' names of the inputs.
 *
 *     wasm-ld: error: /in/0.o: undefined symbol: f(int)   =>   a.cu: undefined reference to 'f(int)'
 */
export function explainLinkErrors(messages: string, names: ReadonlyMap<string, string>): string {
  const named = messages.replaceAll(/\/in\/\d+\.o/g, (path) => names.get(path) ?? path);
  const blocks = named.split(/^(?=wasm-ld: )/m).filter((block) => !partOfMain.test(block));
  return blocks.map((block) => explain(block.trimEnd())).join("\n") + (blocks.length > 0 ? "\n" : "");
}

/** What clang makes of `int main()` beside `main` itself: told once is enough. */
const partOfMain = /duplicate symbol: (?:__original_main|__main_void)\s|^\s*$/;

function explain(block: string): string {
  return (
    block
      // The name of `int main(int, char**)`.
      .replaceAll("__main_argc_argv", "main")
      .replace(
        /^wasm-ld: error: .*?: undefined symbol: main$/m,
        "link: error: no file defines main: undefined reference to 'main'",
      )
      .replace(/^wasm-ld: error: (.*?): undefined symbol: (.*)$/m, "$1: error: undefined reference to '$2'")
      .replace(/^wasm-ld: (error|warning): /m, "link: $1: ")
  );
}

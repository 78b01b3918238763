/**
 * wasm-ld's messages in the words that programmers know from ld, with the users' names of the inputs.
 *
 *     wasm-ld: error: /in/0.o: undefined symbol: f(int)   =>   a.cu: error: undefined reference to 'f(int)'
 *
 * Kernels refer to nothing of the host but `__managed__` variables, and miss those that only their own
 * file can name there: see the macro in host_defines.h.
 *
 * @param managed the mangled names of `__managed__` variables
 */
export function explainLinkErrors(
  messages: string,
  names: ReadonlyMap<string, string>,
  managed: readonly string[],
): string {
  const named = messages.replaceAll(/\/in\/\d+\.o/g, (path) => names.get(path) ?? path);
  const blocks = named.split(/^(?=wasm-ld: )/m).filter((block) => !partOfMain.test(block));
  const explained = blocks.map((block) => explain(block.trimEnd(), managed));
  // Each use of a symbol in a kernel is an error of the linker's, without a line.
  return [...new Set(explained)].map((block) => `${block}\n`).join("");
}

/** What clang makes of `int main()` beside `main` itself: told once is enough. */
const partOfMain = /duplicate symbol: (?:__original_main|__main_void)\s|^\s*$/;

function explain(block: string, managed: readonly string[]): string {
  return (
    block
      // The name of `int main(int, char**)`.
      .replaceAll("__main_argc_argv", "main")
      .replace(
        /^wasm-ld: error: .*?: undefined symbol: main$/m,
        "link: error: no file defines main: undefined reference to 'main'",
      )
      .replace(/^wasm-ld: error: kernels-.*?: undefined symbol: (.*)$/m, (all, symbol: string) =>
        managed.some((name) => isNameOf(name, symbol)) ? unreachableManaged(symbol) : all,
      )
      .replace(/^wasm-ld: error: (.*?): undefined symbol: (.*)$/m, "$1: error: undefined reference to '$2'")
      .replace(/^wasm-ld: (error|warning): /m, "link: $1: ")
  );
}

/** Whether a mangled name is of the symbol, as the linker prints it. */
function isNameOf(mangled: string, symbol: string): boolean {
  const own = symbol.split("::").at(-1) ?? symbol;
  return mangled === symbol || mangled.includes(`${own.length}${own}`);
}

function unreachableManaged(symbol: string): string {
  return (
    `error: kernels cannot reach the __managed__ variable '${symbol}': write __device__ __managed__ in this ` +
    "order, nothing but static in front, a type with a name, and no unnamed namespace around"
  );
}

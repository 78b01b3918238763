/**
 * wasm-ld's messages in the words that programmers know from ld, with the users' names of the inputs.
 *
 *     wasm-ld: error: /in/0.o: undefined symbol: f(int)   =>   a.cu: undefined reference to 'f(int)'
 */
export function explainLinkErrors(messages: string, names: ReadonlyMap<string, string>): string {
  const named = messages.replaceAll(/\/in\/\d+\.o/g, (path) => names.get(path) ?? path);
  return named
    .replaceAll(/^wasm-ld: error: (.*?): undefined symbol: (.*)$/gm, "$1: error: undefined reference to '$2'")
    .replaceAll(/^wasm-ld: (error|warning): /gm, "link: $1: ");
}

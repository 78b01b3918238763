import type { KernelModule } from "../artifact/kernel-module.ts";
import { ownExport } from "./export-names.ts";

export interface GenerateOptions {
  /** What the module imports the run-time part by. */
  readonly runtime: string;
  /** Whether the module replaces itself when its source changes: Vite's `import.meta.hot`. */
  readonly hot: boolean;
  /** Whether kernels call functions of `kernels-math.wasm`. */
  readonly callsMath: boolean;
}

/** JavaScript of an imported `.cu` file: the code of its kernels, and an export for each. */
export function generateModule(module: KernelModule, { runtime, hot, callsMath }: GenerateOptions): string {
  const { kernels, symbols } = module;
  const names = [...kernels, ...symbols].map(({ name }) => name).toSorted();
  return [
    `// Kernels of ${module.file}, compiled by unwarp.`,
    `import { defineKernels } from ${JSON.stringify(runtime)};`,
    ...(callsMath ? [`import mathWasm from ${JSON.stringify(`${runtime}/math`)};`] : []),
    "",
    `const file = defineKernels(${readable(module)}${callsMath ? ", mathWasm" : ""});`,
    "",
    ...kernels.map(({ name }, index) => `const kernel${index} = file.kernel(${JSON.stringify(name)});`),
    ...symbols.map(({ name }, index) => `const symbol${index} = file.symbol(${JSON.stringify(name)});`),
    // A kernel may be called what is a word of JavaScript: names of exports may be such words.
    `export { ${[
      ...kernels.map(({ name }, index) => `kernel${index} as ${name}`),
      ...symbols.map(({ name }, index) => `symbol${index} as ${name}`),
      `file as ${ownExport}`,
    ].join(", ")} };`,
    ...(hot ? hotCode(names) : []),
    "",
  ].join("\n");
}

/** JSON, with code as text of several lines. */
function readable(module: KernelModule): string {
  const codes: string[] = [];
  const json = JSON.stringify(
    module,
    (key: string, value: unknown) => {
      if (key !== "code" || typeof value !== "string") return value;
      codes.push(value);
      return `code ${codes.length - 1}`;
    },
    2,
  );
  return json.replaceAll(/"code": "code (\d+)"/g, (_, index: string) => {
    const code = (codes[Number(index)] ?? "").replaceAll(/[\\`]|\$(?=\{)/g, "\\$&");
    return `"code": \`${code}\``;
  });
}

/** Whoever has imported the kernels goes on with the same functions, which run the new code. Other exports need a new page. */
function hotCode(names: readonly string[]): string[] {
  return [
    "",
    "if (import.meta.hot) {",
    `  const names = ${JSON.stringify(names)};`,
    "  import.meta.hot.accept((next) => {",
    `    if (next && names.join() === Object.keys(next).filter((name) => name !== "${ownExport}").sort().join()) file.replaceBy(next.${ownExport});`,
    "    else import.meta.hot.invalidate();",
    "  });",
    "}",
  ];
}

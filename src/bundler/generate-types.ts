import {
  arrayClasses,
  type ImportedKernel,
  type ImportedParameter,
  type KernelModule,
  type ScalarType,
  type ValueType,
} from "../artifact/kernel-module.ts";
import { commentAbove } from "./comment-above.ts";
import { ownExport } from "./export-names.ts";
import type { Signatures } from "./read-signatures.ts";

/** TypeScript's declarations of an imported `.cu` file. */
export function generateTypes(
  module: KernelModule,
  { kernels }: Signatures,
  readText: (file: string) => string | undefined,
): string {
  const structs = new Map<string, string>();
  const places = new Map(kernels.map(({ symbol, place }) => [symbol, place]));
  const declared = module.kernels.map((kernel, index) => {
    const place = places.get(kernel.info.name);
    const source = place && readText(place.file);
    const comment = source === undefined ? [] : commentAbove(source, place?.line ?? 1);
    return [
      ...docOf(kernel, comment),
      `declare const kernel${index}: Kernel<${argumentTypes(kernel, structs)}>;`,
    ];
  });
  const variables = module.symbols.map(({ element, bytes }, index) => [
    `/** ${bytes} bytes of device memory. */`,
    `declare const symbol${index}: DeviceVariable<${arrayType(element)}>;`,
  ]);
  const names = [
    ...module.kernels.map(({ name }, index) => `kernel${index} as ${name}`),
    ...module.symbols.map(({ name }, index) => `symbol${index} as ${name}`),
  ];
  return [
    `// Written by unwarp for ${module.file}; changes are lost.`,
    `import type { ${importedTypes.join(", ")} } from "unwarp/kernels";`,
    "",
    ...[...structs].map(([name, fields]) => `export interface ${name} ${fields}\n`),
    ...[...declared, ...variables].flatMap((lines) => [...lines, ""]),
    "declare const file: KernelFile;",
    `export { ${[...names, `file as ${ownExport}`].join(", ")} };`,
    "",
  ].join("\n");
}

const importedTypes: readonly string[] = ["DeviceBuffer", "DeviceVariable", "Kernel", "KernelFile"];

function docOf({ displayName, parameters }: ImportedKernel, comment: readonly string[]): string[] {
  const about = comment.length > 0 ? comment : [`\`${displayName}\``];
  const known = new Set(comment.flatMap((line) => /[@\\]param\s+(?:\[\w+\]\s*)?(\w+)/.exec(line)?.[1] ?? []));
  const types = parameters.map(({ name, cudaType }) =>
    known.has(name) ? `@param ${name} \`${cudaType}\`; see above` : `@param ${name} \`${cudaType}\``,
  );
  const lines = [
    ...about.map((line) => line.replaceAll("*/", "* /")),
    ...types.filter((line) => !line.includes("; see")),
  ];
  return ["/**", ...lines.map((line) => (line === "" ? " *" : ` * ${line}`)), " */"];
}

/** A tuple with names, so that editors show them. */
function argumentTypes({ parameters }: ImportedKernel, structs: Map<string, string>): string {
  return `[${parameters.map((parameter) => `${labelOf(parameter)}: ${typeOf(parameter.type, structs)}`).join(", ")}]`;
}

/** Names of elements are taken for keywords in one case only. */
const labelOf = ({ name }: ImportedParameter): string => (reservedWords.has(name) ? `${name}_` : name);

/** Words of TypeScript that name no element of a tuple, or no type: `in` is a usual name of parameters in CUDA. */
const reservedWords: ReadonlySet<string> = new Set(
  `any asserts await bigint boolean break case catch class const continue debugger default delete do else enum export extends
  false finally for function if implements import in infer instanceof interface keyof let never new null number object package
  private protected public readonly return static string super switch symbol this throw true try type typeof undefined
  unique unknown var void while with yield`.split(/\s+/),
);

function typeOf(type: ValueType, structs: Map<string, string>): string {
  switch (type.kind) {
    case "scalar":
      return scalarType(type.scalar);
    case "pointer":
      return pointerType(type.element);
    case "tuple": {
      const element = typeOf(type.element, structs);
      const isShort = type.count <= 4;
      return isShort
        ? `readonly [${Array.from({ length: type.count }, () => element).join(", ")}]`
        : `ArrayLike<${element}>`;
    }
    case "struct": {
      const plain = type.name.replaceAll(/\W+/g, "_").replaceAll(/^_+|_+$/g, "") || "Struct";
      const name = reservedWords.has(plain) || importedTypes.includes(plain) ? `${plain}_` : plain;
      const fields = type.fields.map(
        (field) => `\n  readonly ${field.name}: ${typeOf(field.type, structs)};`,
      );
      return declare(name, `{${fields.join("")}\n}`, structs);
    }
  }
}

/** Structs of one name, of two namespaces or scopes, have numbers behind it. */
function declare(wish: string, fields: string, structs: Map<string, string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wish : `${wish}_${number}`;
    const known = structs.get(name);
    if (known === undefined) structs.set(name, fields);
    if (known === undefined || known === fields) return name;
  }
}

function scalarType(scalar: ScalarType): string {
  if (scalar === "bool") return "boolean | number";
  return scalar === "i64" || scalar === "u64" ? "bigint | number" : "number";
}

/** Of which TypeScript has no type before its library of 2025. */
const newClasses: readonly string[] = ["Float16Array"];

const arrayType = (element: ScalarType | undefined): string =>
  element === undefined ? "Uint8Array" : arrayClasses[element][0];

function pointerType(element: ScalarType | undefined): string {
  if (element === undefined) return "DeviceBuffer | ArrayBufferView | null";
  const arrays = arrayClasses[element].filter((name) => !newClasses.includes(name));
  return [...arrays.map((array) => `DeviceBuffer<${array}>`), ...arrays, "null"].join(" | ");
}

/**
 * How HIP and MUSA see our CUDA headers: the same text, in which every name of CUDA is spelled as the dialect spells it.
 *
 *     names-begin.h:  #define cudaMalloc hipMalloc            read before cuda_runtime.h
 *                     #pragma redefine_extname hipMalloc cudaMalloc
 *     names-end.h:    #undef cudaMalloc                       read after it
 *                     #define hipHostMallocDefault 0x00       (a macro's name cannot be renamed by a macro)
 *
 * So a program meets functions and types under the dialect's names, in error messages as well, and none under CUDA's.
 */

/** How a dialect calls a name of CUDA; undefined when it has none. */
export type Rename = (cuda: string) => string | undefined;

export interface Dialect {
  /** The folder in include/unwarp, and what is written in messages. */
  readonly folder: "hip" | "musa";
  readonly title: string;
  readonly rename: Rename;
  /** Names that stay as they are, since Clang looks for them. */
  readonly keep: ReadonlySet<string>;
  /** Names that only our headers are to use, as the dialect has something else under that name. */
  readonly hide: ReadonlySet<string>;
}

export interface DialectHeaders {
  readonly begin: string;
  readonly end: string;
}

/**
 * @param headers texts of the CUDA headers that the dialect reads
 * @param more names that the texts put together of parts, or that look like anybody's
 * @param ownNames names of the texts that the dialect spells its own way
 */
export function dialectHeaders(
  dialect: Dialect,
  headers: readonly string[],
  more: readonly string[],
  ownNames: RegExp = cudaName,
): DialectHeaders {
  const text = headers.map(withoutComments).join("\n");
  const macros = macrosOf(text, dialect, ownNames);
  const names = renamedNames([...namesIn(text, ownNames), ...more], dialect, macros);
  const functions = new Set([...text.matchAll(declaration)].map(([, name = ""]) => name));
  const { folder, title } = dialect;
  const note = `/* ${title}'s names for CUDA's. Written by scripts/dialect-names.mjs; see dialect-names.ts there. */`;
  const symbols = [...names].filter(([cuda]) => functions.has(cuda));
  const guard = `UNWARP_${folder.toUpperCase()}_SYMBOLS`;
  return {
    begin: lines(
      note,
      ...(symbols.length === 0 ? [] : [`#ifndef ${guard}`, `#define ${guard}`]),
      ...symbols.map(([cuda, name]) => `#pragma redefine_extname ${name} ${cuda}`),
      ...(symbols.length === 0 ? [] : ["#endif"]),
      ...[...names].map(([cuda, name]) => `#define ${cuda} ${name}`),
    ),
    end: lines(
      note,
      ...[...names.keys(), ...macros.keys()].toSorted().map((cuda) => `#undef ${cuda}`),
      ...macroDefinitions(macros, names, dialect, ownNames),
    ),
  };
}

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join("");

const withoutComments = (text: string) => text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, "");

/** `CUDART_API cudaError_t cudaFree(` and the driver's. */
const declaration = /^CUD\w+_API .*?\b(cuda[A-Z]\w*|cu[A-Z]\w*) ?\(/gm;

const cudaName =
  /\b(?:cuda[A-Z]\w*|make_cu\w+|cu[A-Z]\w*|CU[a-z]\w*|CU(?:DA|DART)?_[A-Z]\w*|__nv_\w+|nv_\w+|__NV_\w+|__\w+_sync|__(?:ballot|any|all|shfl\w*|activemask|syncwarp)|__\w*bfloat16\w*)\b/g;

/** cuRAND's, which stand apart from the others. */
export const curandName = /\b(?:curand\w*|CURAND_\w+)\b/g;

const namesIn = (text: string, ownNames: RegExp) => [...text.matchAll(ownNames)].map(([name]) => name);

/** Object-like macros of the headers, with their values. */
function macrosOf(text: string, { keep }: Dialect, ownNames: RegExp): Map<string, string> {
  const found = [...text.matchAll(/^#define (\w+)(?:[ \t]+(.*))?$/gm)].map(
    ([, name = "", value = ""]) => [name, value.trim()] as const,
  );
  return new Map(found.filter(([name]) => new RegExp(`^${ownNames.source}$`).test(name) && !keep.has(name)));
}

/** CUDA's name and the dialect's, of all that are declared; a name that the dialect lacks becomes one that nobody writes. */
function renamedNames(
  candidates: readonly string[],
  dialect: Dialect,
  macros: ReadonlyMap<string, string>,
): Map<string, string> {
  const found = new Set(candidates);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  // First those for which the dialect only changes the prefix: two names of CUDA may be one there.
  const sorted = [...found].toSorted(
    (a, b) => Number(isAlias(a, dialect)) - Number(isAlias(b, dialect)) || (a < b ? -1 : 1),
  );
  for (const cuda of sorted) {
    if (dialect.keep.has(cuda) || macros.has(cuda)) continue;
    const renamed = dialect.hide.has(cuda) ? undefined : dialect.rename(cuda);
    const name = renamed === undefined || taken.has(renamed) ? `__unwarp_${cuda}` : renamed;
    taken.add(name);
    if (name !== cuda) names.set(cuda, name);
  }
  return new Map([...names].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const restOf = (name: string) => name.replace(/^(?:cuda|hip|musa)/, "");

const isAlias = (cuda: string, { rename }: Dialect) => restOf(rename(cuda) ?? cuda) !== restOf(cuda);

function macroDefinitions(
  macros: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
  { rename }: Dialect,
  ownNames: RegExp,
): string[] {
  const spelled = (text: string) =>
    text.replaceAll(ownNames, (cuda) => rename(cuda) ?? names.get(cuda) ?? cuda);
  const defined = new Set<string>();
  return [...macros].flatMap(([cuda, value]) => {
    const name = rename(cuda);
    if (name === undefined || name === cuda || defined.has(name)) return [];
    defined.add(name);
    return [`#define ${name} ${spelled(value)}`];
  });
}

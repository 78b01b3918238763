import { i32, type Type } from "../ir/types.ts";
import { floatToInteger, formatOf, intBits } from "./casts.ts";
import {
  exactFunction,
  integerExponent,
  remainder,
  remainderQuotient,
  splitExponent,
  splitInteger,
} from "./exact-functions.ts";
import { KernelFault } from "./fault.ts";
import { isNegative, rounderTo } from "./float-formats.ts";
import type { LinearMemory } from "./linear-memory.ts";
import type { MathLibrary } from "./math-library.ts";
import { memoryAccess } from "./memory-access.ts";
import { asNumber, integerFromBigInt, type RegisterFormat, type RuntimeValue } from "./runtime-value.ts";

export type CallBody = (args: readonly RuntimeValue[]) => RuntimeValue;

/** The scalar types of a call of a mathematical function. */
export interface MathSignature {
  readonly operation: string;
  readonly argument: Type;
  readonly result: Type;
}

/** A mathematical function on scalars that has no effect. */
export function mathCall({ operation, argument, result }: MathSignature, library: MathLibrary): CallBody {
  const structured = structuredResults[operation];
  if (structured) return structured({ argument, result }, library);
  if (operation === "is.fpclass") return ([x = 0, mask = 0]) => isClass(argument, x, mask);
  if (operation === "ilogb") return ([x]) => integerExponent(asNumber(x));
  const rounding = roundingOf[operation];
  if (rounding) {
    const round = exactFunction(rounding, formatOf(argument));
    const convert = floatToInteger(intBits(result), true);
    return ([x]) => convert(round?.(asNumber(x)) ?? 0);
  }
  return scalarCall(operation, formatOf(result), library);
}

/** `lrint` is `rint` whose result is an integer. */
const roundingOf: Readonly<Record<string, string>> = {
  lrint: "rint",
  llrint: "rint",
  lround: "round",
  llround: "round",
};

function scalarCall(operation: string, format: RegisterFormat, library: MathLibrary): CallBody {
  const exact = exactFunction(operation, format);
  if (exact) return (args) => exact(...args.map(asNumber));
  // Short formats are computed as floats.
  const name = format === "double" ? operation : `${operation}f`;
  const round = rounderTo(format);
  return (args) => round(library(name, args.map(asNumber)));
}

type Types = Pick<MathSignature, "argument" | "result">;

/** LLVM's intrinsics that return two results. */
const structuredResults: Readonly<Record<string, (types: Types, library: MathLibrary) => CallBody>> = {
  frexp: ({ result }) => {
    const exponentType = result.kind === "struct" ? result.fields?.[1] : undefined;
    const bits = exponentType?.kind === "int" ? exponentType.bits : 32;
    return ([x]) => {
      const { fraction, exponent } = splitExponent(asNumber(x));
      return [fraction, integerFromBigInt(bits, BigInt(exponent))];
    };
  },
  modf: () => {
    return ([x]) => {
      const { integer, fraction } = splitInteger(asNumber(x));
      return [fraction, integer];
    };
  },
  sincos: ({ argument }, library) => {
    const format = formatOf(argument);
    const [sin, cos] = [scalarCall("sin", format, library), scalarCall("cos", format, library)];
    return (args) => [sin(args), cos(args)];
  },
};

/** C's functions that return a second result through a pointer. */
export function mathCallWithPointers(
  { operation, argument }: Omit<MathSignature, "result">,
  library: MathLibrary,
  memory: LinearMemory,
): CallBody {
  const float = memoryAccess(argument);
  const store = (access: typeof float, address: RuntimeValue | undefined, value: number) => {
    access.write(memory.view, memory.check(asNumber(address), access.bytes), value);
  };
  switch (operation) {
    case "frexp":
      return ([x, address]) => {
        const { fraction, exponent } = splitExponent(asNumber(x));
        store(int32, address, exponent);
        return fraction;
      };
    case "modf":
      return ([x, address]) => {
        const { integer, fraction } = splitInteger(asNumber(x));
        store(float, address, integer);
        return fraction;
      };
    case "remquo":
      return ([x, y, address]) => {
        store(int32, address, remainderQuotient(asNumber(x), asNumber(y)));
        return remainder(asNumber(x), asNumber(y));
      };
    case "sincos": {
      const format = formatOf(argument);
      const [sin, cos] = [scalarCall("sin", format, library), scalarCall("cos", format, library)];
      return ([x = 0, sinAddress, cosAddress]) => {
        store(float, sinAddress, asNumber(sin([x])));
        store(float, cosAddress, asNumber(cos([x])));
        return 0;
      };
    }
    default:
      throw new KernelFault("unsupported", `the mathematical function ${operation}`);
  }
}

const int32 = memoryAccess(i32);

/** LLVM's bits of floating-point classes, from the negative to the positive ones. */
const classBits = {
  nan: 3,
  infinite: [4, 512],
  normal: [8, 256],
  subnormal: [16, 128],
  zero: [32, 64],
} as const;

function isClass(type: Type, value: RuntimeValue, mask: RuntimeValue): number {
  const x = asNumber(value);
  const smallestNormal = { half: 2 ** -14, bfloat: 2 ** -126, float: 2 ** -126, double: 2 ** -1022 };
  const sign = isNegative(x) ? 0 : 1;
  const magnitude = Math.abs(x);
  // Whether a NaN signals is not known here; it counts as quiet and as signalling alike.
  const found =
    x !== x
      ? classBits.nan
      : magnitude === Infinity
        ? classBits.infinite[sign]
        : magnitude === 0
          ? classBits.zero[sign]
          : magnitude < smallestNormal[formatOf(type)]
            ? classBits.subnormal[sign]
            : classBits.normal[sign];
  return asNumber(mask) & found ? 1 : 0;
}

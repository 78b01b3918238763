import {
  arrayType,
  type FunctionType,
  functionType,
  i32,
  ptr,
  structType,
  type Type,
  vectorType,
} from "../../../ir/types.ts";

/**
 * The type as native code has it: device pointers are numbers of 32 bits, also inside of other
 * types. Sizes and offsets stay, so memory looks the same. The same object when nothing changes.
 */
export function nativeType(type: Type): Type {
  switch (type.kind) {
    case "pointer":
      return i32;
    case "vector":
      return type.element.kind === "pointer" ? vectorType(type.length, i32) : type;
    case "array": {
      const element = nativeType(type.element);
      return element === type.element ? type : arrayType(type.length, element);
    }
    case "struct": {
      const fields = type.fields?.map(nativeType);
      const isSame = !fields || fields.every((field, index) => field === type.fields?.[index]);
      return isSame ? type : structType(fields, type.packed);
    }
    default:
      return type;
  }
}

/** With the thread's block of the native library as an additional first parameter. */
export function nativeSignature({ result, parameters, variadic }: FunctionType): FunctionType {
  return functionType(nativeType(result), [ptr, ...parameters.map(nativeType)], variadic);
}

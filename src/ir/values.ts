import type { Instruction } from "./instruction.ts";
import type { SourceVariable } from "./source-variable.ts";
import { type FloatType, type IntType, metadataType, ptr, type Type } from "./types.ts";

/**
 * Anything an instruction can use: constants, globals, functions, arguments, blocks and
 * other instructions. `users` holds each instruction once, however often it uses the value.
 * Only instructions are tracked; constant expressions and initializers are not users.
 */
export abstract class Value {
  /** Made on first use: the elements of a large table have no users, and a set each would cost more than they do. */
  #users: Set<Instruction> | undefined;
  constructor(readonly type: Type) {}

  get users(): Set<Instruction> {
    this.#users ??= new Set();
    return this.#users;
  }

  /** Makes every instruction that uses this value use `replacement` instead. */
  replaceAllUsesWith(replacement: Value): void {
    const snapshot = Array.from(this.users); // replaceUsesOf takes itself out of the set
    for (const user of snapshot) user.replaceUsesOf(this, replacement);
  }
}

export abstract class Constant extends Value {
  abstract readonly constantKind: string;
}

/** An integer; `value` is the bit pattern as an unsigned number, 0 <= value < 2^bits. */
export class ConstantInt extends Constant {
  readonly constantKind = "int";
  readonly value: bigint;
  declare readonly type: IntType;
  constructor(type: IntType, value: bigint | number) {
    super(type);
    this.value = BigInt.asUintN(type.bits, BigInt(value));
  }
  get signed(): bigint {
    return BigInt.asIntN(this.type.bits, this.value);
  }
}

/** A floating-point number, held as its IEEE bit pattern in its own format, so that NaNs survive. */
export class ConstantFloat extends Constant {
  readonly constantKind = "float";
  declare readonly type: FloatType;
  constructor(
    type: FloatType,
    readonly bits: bigint,
  ) {
    super(type);
  }
}

/** `null`, `zeroinitializer`, `undef`, `poison` and `none`: constants that have no content. */
export class ConstantToken extends Constant {
  readonly constantKind = "token";
  constructor(
    type: Type,
    readonly token: "null" | "zeroinitializer" | "undef" | "poison",
  ) {
    super(type);
  }
}

/** `[...]`, `{...}` and `<...>` of constants. */
export class ConstantAggregate extends Constant {
  readonly constantKind = "aggregate";
  constructor(
    type: Type,
    readonly elements: readonly Constant[],
  ) {
    super(type);
  }
}

/** `c"text\00"`: an array of i8. */
export class ConstantBytes extends Constant {
  readonly constantKind = "bytes";
  constructor(
    type: Type,
    readonly bytes: Uint8Array,
  ) {
    super(type);
  }
}

/** An expression over constants, `getelementptr (...)`, `addrspacecast (...)`, `ptrtoint (...)`, `sub (...)`. */
export class ConstantExpression extends Constant {
  readonly constantKind = "expression";
  constructor(
    type: Type,
    readonly opcode: string,
    readonly operands: readonly Constant[],
    /** The indexed type of a getelementptr. */
    readonly sourceType?: Type,
    /** `inbounds`, `nuw`, `nsw`, ... in the order written. */
    readonly flags: readonly string[] = [],
  ) {
    super(type);
  }
}

/** A parameter of a function. */
export class Argument extends Value {
  constructor(
    type: Type,
    public name: string,
    public attributes: ParameterAttributes = noAttributes,
  ) {
    super(type);
  }
}

/** `asm sideeffect "mov.u32 $0, $1;", "=r,r"`: only ever the callee of a call. */
export class InlineAssembly extends Value {
  constructor(
    readonly template: string,
    readonly constraints: string,
    /** `sideeffect`, `alignstack`, ... in the order written. */
    readonly flags: readonly string[],
  ) {
    super(ptr);
  }
}

/** `metadata !"round.tonearest"`: an argument of a few intrinsics. Nodes are dropped, `!{}` stands for them. */
export class MetadataArgument extends Value {
  constructor(
    /** As printed. */
    readonly text: string,
  ) {
    super(metadataType);
  }
}

/** Attributes of a parameter, an argument at a call, or a result, with the ones passes ask about in typed form. */
export interface ParameterAttributes {
  /** The pointee that is copied for the callee: `byval(%struct.S)`. */
  readonly byval?: Type;
  readonly sret?: Type;
  readonly align?: number;
  /** Every other attribute, as written: "noundef", "noalias", "readonly", "range(i32 0, 1024)". */
  readonly other: readonly string[];
}
export const noAttributes: ParameterAttributes = { other: [] };

/** Base of `GlobalVariable` and `IrFunction`; the value is the address, so its type is a pointer. */
export abstract class GlobalValue extends Constant {
  linkage: Linkage = "external";
  constructor(
    type: Type,
    public name: string,
  ) {
    super(type);
  }
}
export type Linkage =
  | "external"
  | "internal"
  | "private"
  | "linkonce"
  | "linkonce_odr"
  | "weak"
  | "weak_odr"
  | "common"
  | "appending"
  | "extern_weak"
  | "available_externally";

export class GlobalVariable extends GlobalValue {
  readonly constantKind = "global";
  /** Absent for a declaration. */
  initializer: Constant | undefined;
  isConstant = false;
  align: number | undefined;
  section: string | undefined;
  externallyInitialized = false;
  comdat: string | undefined;
  /** As the source has it; known only in code that is made for stepping. */
  variable: SourceVariable | undefined;
  constructor(
    type: Type,
    name: string,
    readonly valueType: Type,
  ) {
    super(type, name);
  }

  /** A `__managed__` variable, for which our headers have this section. The host defines it, too. */
  get isManaged(): boolean {
    return this.section === ".unwarp.managed";
  }
}

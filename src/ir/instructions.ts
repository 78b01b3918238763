/**
 * Every instruction, once: LLVM's own, with LLVM's names. The parser, printer, verifier,
 * interpreter and analyses read this table; a new row makes the type checker list the
 * places that lack it.
 */
export const instructions = {
  add: { class: "binary", effect: "none" },
  sub: { class: "binary", effect: "none" },
  mul: { class: "binary", effect: "none" },
  udiv: { class: "binary", effect: "none" },
  sdiv: { class: "binary", effect: "none" },
  urem: { class: "binary", effect: "none" },
  srem: { class: "binary", effect: "none" },
  shl: { class: "binary", effect: "none" },
  lshr: { class: "binary", effect: "none" },
  ashr: { class: "binary", effect: "none" },
  and: { class: "binary", effect: "none" },
  or: { class: "binary", effect: "none" },
  xor: { class: "binary", effect: "none" },
  fadd: { class: "binary", effect: "none" },
  fsub: { class: "binary", effect: "none" },
  fmul: { class: "binary", effect: "none" },
  fdiv: { class: "binary", effect: "none" },
  frem: { class: "binary", effect: "none" },
  fneg: { class: "unary", effect: "none" },
  freeze: { class: "unary", effect: "none" },
  trunc: { class: "cast", effect: "none" },
  zext: { class: "cast", effect: "none" },
  sext: { class: "cast", effect: "none" },
  fptrunc: { class: "cast", effect: "none" },
  fpext: { class: "cast", effect: "none" },
  fptoui: { class: "cast", effect: "none" },
  fptosi: { class: "cast", effect: "none" },
  uitofp: { class: "cast", effect: "none" },
  sitofp: { class: "cast", effect: "none" },
  ptrtoint: { class: "cast", effect: "none" },
  inttoptr: { class: "cast", effect: "none" },
  bitcast: { class: "cast", effect: "none" },
  addrspacecast: { class: "cast", effect: "none" },
  icmp: { class: "compare", effect: "none" },
  fcmp: { class: "compare", effect: "none" },
  select: { class: "select", effect: "none" },
  phi: { class: "phi", effect: "none" },
  getelementptr: { class: "getelementptr", effect: "none" },
  alloca: { class: "alloca", effect: "none" },
  load: { class: "load", effect: "reads" },
  store: { class: "store", effect: "writes" },
  atomicrmw: { class: "atomicrmw", effect: "writes" },
  cmpxchg: { class: "cmpxchg", effect: "writes" },
  fence: { class: "fence", effect: "writes" },
  extractvalue: { class: "extractvalue", effect: "none" },
  insertvalue: { class: "insertvalue", effect: "none" },
  extractelement: { class: "extractelement", effect: "none" },
  insertelement: { class: "insertelement", effect: "none" },
  shufflevector: { class: "shufflevector", effect: "none" },
  call: { class: "call", effect: "call" },
  br: { class: "terminator", effect: "none" },
  switch: { class: "terminator", effect: "none" },
  ret: { class: "terminator", effect: "none" },
  unreachable: { class: "terminator", effect: "none" },
} as const satisfies Record<string, InstructionInfo>;

export type Opcode = keyof typeof instructions;
export type OpcodeOfClass<C extends InstructionClass> = {
  [Op in Opcode]: (typeof instructions)[Op]["class"] extends C ? Op : never;
}[Opcode];

export type InstructionClass =
  | "binary"
  | "unary"
  | "cast"
  | "compare"
  | "select"
  | "phi"
  | "getelementptr"
  | "alloca"
  | "load"
  | "store"
  | "atomicrmw"
  | "cmpxchg"
  | "fence"
  | "extractvalue"
  | "insertvalue"
  | "extractelement"
  | "insertelement"
  | "shufflevector"
  | "call"
  | "terminator";

export interface InstructionInfo {
  /** Which class of `instruction.ts` represents it. */
  readonly class: InstructionClass;
  /** What it does to memory; "call" depends on the callee. */
  readonly effect: "none" | "reads" | "writes" | "call";
}

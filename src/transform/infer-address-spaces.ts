import { memorySpaceOfOrigin, pointerOrigins, pointerSourceOperands } from "../analysis/pointer-origins.ts";
import { Builder, poison } from "../ir/build.ts";
import {
  GetElementPtrInst,
  type Instruction,
  isInstruction,
  PhiInst,
  SelectInst,
  UnaryInst,
} from "../ir/instruction.ts";
import type { IrFunction } from "../ir/function.ts";
import { AddressSpace, pointerType, ptr } from "../ir/types.ts";
import { Constant, ConstantExpression, ConstantToken, type Value } from "../ir/values.ts";
import { invariant } from "../source/invariant.ts";
import { firstUseAfter } from "./insert.ts";
import { functionPass } from "./pass.ts";

/**
 * Clang reaches all variables through generic pointers. Where every origin of a pointer is a
 * variable in one address space, this pass makes loads, stores and atomics use a pointer of that
 * space, so that later passes see which accesses go to shared memory. Other uses keep a generic
 * pointer, by a cast.
 *
 *     %p = getelementptr float, ptr addrspacecast (ptr addrspace(3) @tile to ptr), i32 %i
 *     %x = load float, ptr %p
 *       =>
 *     %p = getelementptr float, ptr addrspace(3) @tile, i32 %i
 *     %x = load float, ptr addrspace(3) %p
 */
export const inferAddressSpaces = functionPass({
  name: "infer-address-spaces",
  summary: "use shared, constant and global pointers where they can be proved",
  after: ["inline-barrier-calls"],
  run: (fn) => new Inference(fn).run(),
});

class Inference {
  readonly #fn: IrFunction;
  /** The counterpart of a generic pointer in its own space. */
  readonly #specific = new Map<Value, Value>();

  constructor(fn: IrFunction) {
    this.#fn = fn;
  }

  run(): boolean {
    let changed = false;
    for (const instruction of [...this.#fn.instructions()]) {
      const index = pointerOperand(instruction);
      if (index === undefined) continue;
      const pointer = instruction.operand(index);
      const space = spaceToUse(pointer);
      if (space === undefined) continue;
      instruction.setOperand(index, this.#specialize(pointer, space));
      changed = true;
    }
    this.#replaceGeneric();
    return changed;
  }

  #specialize(pointer: Value, space: number): Value {
    if (pointer.type.kind === "pointer" && pointer.type.addressSpace === space) return pointer;
    const known = this.#specific.get(pointer);
    if (known) return known;
    if (pointer instanceof Constant) return specializeConstant(pointer, space);
    invariant(isInstruction(pointer), "an argument has no address space to infer");
    if (pointer.opcode === "addrspacecast") return this.#specialize(pointer.operand(0), space);

    const copy = specialCopy(pointer, space);
    // Before the operands, as phis may lead back here.
    this.#specific.set(pointer, copy);
    pointer.block?.insertBefore(pointer, copy);
    for (const index of pointerSourceOperands(pointer) ?? []) {
      copy.setOperand(index, this.#specialize(pointer.operand(index), space));
    }
    return copy;
  }

  /** Uses other than accesses get a cast of the new pointer; the old arithmetic goes. */
  #replaceGeneric(): void {
    const old = new Set<Value>(this.#specific.keys());
    for (const [pointer, specific] of this.#specific) {
      const otherUsers = [...pointer.users].filter((user) => !old.has(user));
      if (otherUsers.length === 0 || !isInstruction(specific)) continue;
      const cast = Builder.before(firstUseAfter(specific)).cast("addrspacecast", specific, ptr);
      for (const user of otherUsers) user.replaceUsesOf(pointer, cast);
    }
    for (const pointer of old) if (isInstruction(pointer)) pointer.erase();
  }
}

/** The operand through which the instruction accesses memory. */
function pointerOperand(instruction: Instruction): number | undefined {
  switch (instruction.opcode) {
    case "load":
    case "atomicrmw":
    case "cmpxchg":
      return 0;
    case "store":
      return 1;
    default:
      return undefined;
  }
}

const spaceNumbers = {
  shared: AddressSpace.shared,
  constant: AddressSpace.constant,
  global: AddressSpace.global,
} as const;

/** The space to access a generic pointer in: one that all its origins have in their types. */
function spaceToUse(pointer: Value): number | undefined {
  if (pointer.type.kind !== "pointer" || pointer.type.addressSpace !== AddressSpace.generic) return undefined;
  const spaces = new Set<number | undefined>();
  for (const origin of pointerOrigins(pointer)) {
    // A pointer that is never looked at has whatever space suits.
    if (origin instanceof ConstantToken && origin.token !== "null" && origin.type.kind === "pointer")
      continue;
    const space = memorySpaceOfOrigin(origin);
    const number = space in spaceNumbers ? spaceNumbers[space as keyof typeof spaceNumbers] : undefined;
    const isTyped = origin.type.kind === "pointer" && origin.type.addressSpace === number;
    spaces.add(isTyped ? number : undefined);
  }
  const [space] = spaces;
  return spaces.size === 1 ? space : undefined;
}

function specializeConstant(pointer: Constant, space: number): Constant {
  const type = pointerType(space);
  if (pointer.type.kind === "pointer" && pointer.type.addressSpace === space) return pointer;
  if (pointer instanceof ConstantToken) return new ConstantToken(type, pointer.token);
  invariant(pointer instanceof ConstantExpression, "a generic constant pointer is a cast or an offset");
  const [base, ...rest] = pointer.operands;
  invariant(base, `${pointer.opcode} has an operand`);
  const special = specializeConstant(base, space);
  if (pointer.opcode !== "getelementptr") return special;
  return new ConstantExpression(type, "getelementptr", [special, ...rest], pointer.sourceType, pointer.flags);
}

/** The same computation with a result in another space; its pointer operands are put in afterwards. */
function specialCopy(pointer: Instruction, space: number): Instruction {
  const copy = makeCopy(pointer, space);
  copy.name = pointer.name;
  copy.flags = pointer.flags;
  copy.location = pointer.location;
  return copy;
}

function makeCopy(pointer: Instruction, space: number): Instruction {
  const type = pointerType(space);
  const unknown = poison(type);
  switch (pointer.opcode) {
    case "getelementptr":
      return new GetElementPtrInst(pointer.sourceType, type, unknown, pointer.operands.slice(1));
    case "select":
      return new SelectInst(pointer.operand(0), unknown, unknown);
    case "phi":
      return new PhiInst(
        type,
        pointer.incomingBlocks.map((block) => [unknown, block]),
      );
    case "freeze":
      return new UnaryInst("freeze", unknown);
    default:
      invariant(false, `${pointer.opcode} is no pointer arithmetic`);
  }
}

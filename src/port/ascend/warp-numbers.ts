/**
 * Numbers that are the same in all lanes of a warp because of how threads are put into warps: 32 after each other, the first axis of
 * the block first. What that says of `threadIdx.x / 32` depends on the block's shape, which the launches tell where all are known.
 */
import { constantValue } from "../ast/constant-value.ts";
import { isKernel, withinFunction } from "../ast/functions.ts";
import { ancestor, type Node, typeOf, walk, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import type { Launches } from "./launches.ts";
import { Level } from "./levels.ts";

type Shape = readonly [bigint, bigint, bigint];

/** Of the blocks of one launch, or of launches that nobody has seen. */
interface Blocks {
  readonly shape?: Shape;
  /** How many of the axes, the first one first, may be longer than 1; undefined where no launch is seen. */
  readonly axes?: number;
}

/** `<` with the operands exchanged. */
const mirrored: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };

const rowAndColumn =
  /^(?:threadIdx\.y\*blockDim\.x\+threadIdx\.x|blockDim\.x\*threadIdx\.y\+threadIdx\.x|threadIdx\.x\+threadIdx\.y\*blockDim\.x|threadIdx\.x\+blockDim\.x\*threadIdx\.y)$/;
const inTheGrid =
  /^(?:blockIdx\.x\*blockDim\.x\+threadIdx\.x|threadIdx\.x\+blockIdx\.x\*blockDim\.x|threadIdx\.x\+blockDim\.x\*blockIdx\.x|blockDim\.x\*blockIdx\.x\+threadIdx\.x)$/;

export class WarpNumbers {
  readonly #facts: Facts;
  readonly #launches: Launches;
  readonly #onlyValueOf: (node: Node, within: Node) => Node | undefined;
  readonly #blocks = new Map<Node, readonly Blocks[]>();
  readonly #axes = new Map<Node, string>();

  constructor(facts: Facts, launches: Launches, onlyValueOf: (node: Node, within: Node) => Node | undefined) {
    this.#facts = facts;
    this.#launches = launches;
    this.#onlyValueOf = onlyValueOf;
  }

  /** Undefined where the place in the block says nothing. */
  levelOf(node: Node, within: Node): Level | undefined {
    if (this.#isWarpNumber(node, within) || this.#isAlignedTest(node, within)) return Level.warp;
    const rows: (shape: Shape) => boolean = ([x]) => x % 32n === 0n;
    const planes: (shape: Shape) => boolean = ([x, y]) => (x * y) % 32n === 0n;
    if (node.kind !== "PseudoObjectExpr") return undefined;
    const words = this.#facts.words(node);
    const isWhole =
      (words === "threadIdx.y" && this.#areKnownAs(within, rows)) ||
      (words === "threadIdx.z" && this.#areKnownAs(within, planes));
    return isWhole ? Level.warp : undefined;
  }

  /** `threadIdx.x / 32` and the like. */
  #isWarpNumber(node: Node, within: Node): boolean {
    if (node.kind === "DeclRefExpr") {
      const init = this.#onlyValueOf(node, within);
      return init !== undefined && this.#isWarpNumber(withoutImplicit(init), within);
    }
    if (node.kind !== "BinaryOperator") return false;
    const [left, right] = node.inner;
    if (!left || !right || !this.#isThreadNumber(left, within)) return false;
    const value = this.#valueOf(right);
    if (!isWhole(node)) return false;
    if (node.opcode === "/") return value !== undefined && value > 0n && value % 32n === 0n;
    if (node.opcode === ">>") return value !== undefined && value >= 5n;
    return node.opcode === "&" && value !== undefined && (value & 31n) === 0n;
  }

  /** `threadIdx.x < 32`, or `31 < threadIdx.x`. */
  #isAlignedTest(node: Node, within: Node): boolean {
    if (node.kind !== "BinaryOperator") return false;
    const [left, right] = node.inner;
    const { opcode = "" } = node;
    if (!left || !right || !Object.hasOwn(mirrored, opcode)) return false;
    return (
      this.#isAligned(opcode, left, right, within) ||
      this.#isAligned(mirrored[opcode] ?? "", right, left, within)
    );
  }

  #isAligned(opcode: string, number: Node, limit: Node, within: Node): boolean {
    const value = this.#valueOf(limit);
    if (value === undefined || !this.#isThreadNumber(number, within)) return false;
    return (opcode === "<" || opcode === ">=" ? value : value + 1n) % 32n === 0n;
  }

  #valueOf(node: Node): bigint | undefined {
    if (withoutImplicit(node).reference?.name === "warpSize") return 32n;
    const isNarrowed = [...walk(node)].some((one) => one.kind.endsWith("CastExpr") && !isWhole(one));
    return isNarrowed ? undefined : constantValue(this.#facts.unit, node);
  }

  /** A number that counts on with the lanes of a warp, and is a multiple of 32 at the first one. */
  #isThreadNumber(node: Node, within: Node): boolean {
    // A float has halves, and a narrow number begins again.
    if (!isWhole(node)) return false;
    const [first] = node.inner;
    if (/^(?:ImplicitCast|CStyleCast|CXXStaticCast|CXXFunctionalCast|Paren|Constant)Expr$/.test(node.kind))
      return node.inner.length === 1 && first !== undefined && this.#isThreadNumber(first, within);
    if (/^(?:ExprWithCleanups|MaterializeTemporaryExpr)$/.test(node.kind))
      return first !== undefined && this.#isThreadNumber(first, within);
    if (node.kind === "PseudoObjectExpr")
      return this.#facts.words(node) === "threadIdx.x" && this.#areRowsOfWarps(within);
    if (node.kind === "DeclRefExpr") {
      const init = this.#onlyValueOf(node, within);
      return init !== undefined && this.#isThreadNumber(init, within);
    }
    if (node.kind !== "BinaryOperator" || node.opcode !== "+") return false;
    const words = this.#facts.words(node).replaceAll(/[\s()]/g, "");
    return (
      (rowAndColumn.test(words) && this.#arePlanesOfWarps(within)) ||
      (inTheGrid.test(words) &&
        this.#areKnownAs(within, ([x, y, z]) => x % 32n === 0n && y === 1n && z === 1n))
    );
  }

  /** Blocks of one row, or with rows of whole warps. Code that names no other axis is for one row, where no launch is seen. */
  #areRowsOfWarps(within: Node): boolean {
    return this.#blocksOf(within).every(({ shape, axes }) =>
      shape
        ? shape[0] % 32n === 0n || (shape[1] === 1n && shape[2] === 1n)
        : axes === undefined
          ? !/[yz]/.test(this.#axesUsed(within))
          : axes <= 1,
    );
  }

  /** Blocks of one plane, or with planes of whole warps. */
  #arePlanesOfWarps(within: Node): boolean {
    return this.#blocksOf(within).every(({ shape, axes }) =>
      shape
        ? (shape[0] * shape[1]) % 32n === 0n || shape[2] === 1n
        : axes === undefined
          ? !this.#axesUsed(within).includes("z")
          : axes <= 2,
    );
  }

  #areKnownAs(within: Node, fits: (shape: Shape) => boolean): boolean {
    const blocks = this.#blocksOf(within);
    return blocks.length > 0 && blocks.every(({ shape }) => shape !== undefined && fits(shape));
  }

  /** Of all launches that may come here. */
  #blocksOf(within: Node): readonly Blocks[] {
    const known = this.#blocks.get(within);
    if (known) return known;
    const kernels = [...this.callersOf(within)].filter(isKernel);
    const blocks = kernels.flatMap((kernel) => {
      const { name = "" } = kernel;
      const found = this.#launches.of(this.#facts, kernel).map(({ block, blockAxes }): Blocks => {
        const [x = 1n, y = 1n, z = 1n] = block ?? [];
        return { axes: blockAxes, ...(block && { shape: [x, y, z] }) };
      });
      const isAll = found.length > 0 && !this.#launches.isNamedElsewhere(name);
      return isAll ? found : [...found, {}];
    });
    this.#blocks.set(within, blocks.length > 0 ? blocks : [{}]);
    return this.#blocksOf(within);
  }

  /** The axes of a block that the code names: its own, what it calls and what calls it. */
  #axesUsed(within: Node): string {
    const known = this.#axes.get(within);
    if (known !== undefined) return known;
    const functions = new Set(
      [...this.callersOf(within)].flatMap((one) => [...this.#facts.reachableFrom(one)]),
    );
    const axes = [...functions].flatMap((one) => [...withinFunction(one)].map(axesNamed)).join("");
    this.#axes.set(within, axes);
    return axes;
  }

  /** A function, and all device code that may run it. */
  callersOf(functionNode: Node): ReadonlySet<Node> {
    const found = new Set([functionNode]);
    for (const one of found)
      for (const { caller } of this.#facts.usesOf(one))
        if (this.#facts.deviceFunctions.includes(caller)) found.add(caller);
    return found;
  }
}

/** An integer that holds the number of any thread of a block. */
function isWhole(node: Node): boolean {
  return /^(?:const )?(?:unsigned )?(?:int|long|long long)$/.test(typeOf(node));
}

/** `x`, `y` or `z`; all of them where threadIdx or blockDim is used as a whole. */
function axesNamed(node: Node): string {
  if (/^(?:thread_index|dim_threads|group_dim)$/.test(node.name ?? "") && node.kind.endsWith("MemberExpr"))
    return "xyz";
  if (node.kind !== "DeclRefExpr" || !/^(?:threadIdx|blockDim)$/.test(node.reference?.name ?? "")) return "";
  const access = ancestor(node, ({ kind }) => kind === "PseudoObjectExpr");
  const axes = access && [...walk(access)].map(({ name = "" }) => /^__get_([xyz])$/.exec(name)?.[1] ?? "");
  return axes?.join("") || "xyz";
}

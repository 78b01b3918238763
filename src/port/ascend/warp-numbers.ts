/**
 * Numbers that are the same in all lanes of a warp because of how threads are put into warps: 32 after each other, the first axis of
 * the block first. What that says of `threadIdx.x / 32` depends on the block's shape, which the launches tell where all are known.
 */
import { constantValue } from "../ast/constant-value.ts";
import { bodyOf, isKernel } from "../ast/functions.ts";
import { type Node, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import type { Launches } from "./launches.ts";
import { Level } from "./levels.ts";

type Shape = readonly [bigint, bigint, bigint];

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
  readonly #shapes = new Map<Node, readonly (Shape | undefined)[]>();
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
    return constantValue(this.#facts.unit, node);
  }

  /** A number that counts on with the lanes of a warp, and is a multiple of 32 at the first one. */
  #isThreadNumber(given: Node, within: Node): boolean {
    const node = withoutImplicit(given);
    if (node.kind === "PseudoObjectExpr")
      return this.#facts.words(node) === "threadIdx.x" && this.#areRowsOfWarps(within);
    if (/^(?:CStyle|CXXStatic|CXXFunctional)CastExpr$/.test(node.kind))
      return node.inner.some((child) => this.#isThreadNumber(child, within));
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

  /** Blocks of one row, or with rows of whole warps. Code that names no other axis is for one row, where nobody says otherwise. */
  #areRowsOfWarps(within: Node): boolean {
    const fits = ([x, y, z]: Shape) => x % 32n === 0n || (y === 1n && z === 1n);
    if (this.#areKnownAs(within, fits)) return true;
    return (
      !/[yz]/.test(this.#axesUsed(within)) && this.#shapesOf(within).every((shape) => !shape || fits(shape))
    );
  }

  /** Blocks of one plane, or with planes of whole warps. */
  #arePlanesOfWarps(within: Node): boolean {
    const fits = ([x, y, z]: Shape) => (x * y) % 32n === 0n || z === 1n;
    if (this.#areKnownAs(within, fits)) return true;
    return (
      !/z/.test(this.#axesUsed(within)) && this.#shapesOf(within).every((shape) => !shape || fits(shape))
    );
  }

  #areKnownAs(within: Node, fits: (shape: Shape) => boolean): boolean {
    const shapes = this.#shapesOf(within);
    return shapes.length > 0 && shapes.every((shape) => shape !== undefined && fits(shape));
  }

  /** Of the blocks of all launches that may come here; undefined for those that nobody knows. */
  #shapesOf(within: Node): readonly (Shape | undefined)[] {
    const known = this.#shapes.get(within);
    if (known) return known;
    const kernels = [...this.callersOf(within)].filter(isKernel);
    const shapes = kernels.flatMap(({ name = "" }) => {
      const launches = this.#launches.of(name);
      if (launches.length === 0 || this.#launches.isNamedElsewhere(name)) return [undefined];
      return launches.map(({ block }): Shape | undefined => {
        const [x = 1n, y = 1n, z = 1n] = block ?? [];
        return block && [x, y, z];
      });
    });
    this.#shapes.set(within, shapes);
    return shapes;
  }

  /** The axes of threadIdx that the code names: its own, what it calls and what calls it. */
  #axesUsed(within: Node): string {
    const known = this.#axes.get(within);
    if (known !== undefined) return known;
    const functions = new Set(
      [...this.callersOf(within)].flatMap((one) => [...this.#facts.reachableFrom(one)]),
    );
    const axes = [...functions].map((one) => {
      const body = bodyOf(one);
      const range = body && this.#facts.unit.range(body);
      if (!range) return "xyz";
      const found = range.file.slice(range.span).matchAll(/threadIdx\s*\.\s*([xyz])/g);
      return [...found].map(([, axis]) => axis).join("");
    });
    this.#axes.set(within, axes.join(""));
    return axes.join("");
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

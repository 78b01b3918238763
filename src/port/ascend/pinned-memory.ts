/** Which host memory a program is known to have pinned: AscendCL copies asynchronously from and to such memory alone. */
import { parametersOf } from "../ast/functions.ts";
import { argumentsOf, calleeOf, nameReferredTo, type Node, walk, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { callOf } from "./uniformity.ts";

const pinning = /^(?:cudaMallocHost|cudaHostAlloc)$/;
/** By name: where the sides and the kind of the copy stand. */
const asyncCopies: Readonly<
  Record<string, { readonly to: number; readonly from: number; readonly kind: number }>
> = {
  cudaMemcpyAsync: { to: 0, from: 1, kind: 3 },
  cudaMemcpy2DAsync: { to: 0, from: 2, kind: 6 },
  cudaMemcpyToSymbolAsync: { to: -1, from: 1, kind: 4 },
  cudaMemcpyFromSymbolAsync: { to: 0, from: -1, kind: 4 },
};

export class PinnedMemory {
  readonly #facts: Facts;
  /** Variables and members, by what the tree calls them: what they are given, undefined for pinned memory. */
  #gifts: ReadonlyMap<string, readonly (Node | "pinned")[]> | undefined;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** Says at an asynchronous copy that its host memory may be pageable. */
  remark(call: Node, name: string): void {
    const places = Object.hasOwn(asyncCopies, name) ? asyncCopies[name] : undefined;
    if (!places) return;
    const args = argumentsOf(call);
    const kind = args[places.kind];
    const direction = (kind && nameReferredTo(withoutImplicit(kind))) ?? "";
    if (direction.endsWith("DeviceToDevice")) return;
    const isOut = direction.endsWith("DeviceToHost") || (direction === "" && places.from < 0);
    const isBoth =
      !/HostToDevice$|DeviceToHost$|HostToHost$/.test(direction) && places.to >= 0 && places.from >= 0;
    const hosts = isBoth ? [places.to, places.from] : [isOut ? places.to : places.from];
    // Of two sides that are not told apart one pinned one is enough: the other may be the device's.
    if (hosts.some((index) => this.#isPinned(args[index]))) return;
    this.#facts.remark(
      call,
      "pageable-memory",
      `${name}: the host memory is not known to be pinned (cudaMallocHost, cudaHostAlloc). AscendCL copies asynchronously from and to memory of aclrtMallocHost alone: with other memory the copy is at best done before the call returns, at worst an error`,
    );
  }

  #isPinned(given: Node | undefined, seen: ReadonlySet<string> = new Set()): boolean {
    if (!given) return false;
    const node = withoutImplicit(given);
    const [first] = node.inner;
    switch (node.kind) {
      case "CStyleCastExpr":
      case "CXXStaticCastExpr":
      case "CXXReinterpretCastExpr":
      case "CXXConstCastExpr":
      case "ArraySubscriptExpr":
        return this.#isPinned(first, seen);
      case "UnaryOperator":
        // `&p[i]`, but not `&p`.
        return node.opcode === "&" &&
          first !== undefined &&
          withoutImplicit(first).kind === "ArraySubscriptExpr"
          ? this.#isPinned(first, seen)
          : false;
      case "BinaryOperator":
        return /^[-+]$/.test(node.opcode ?? "") && this.#isPinned(first, seen);
      case "DeclRefExpr":
      case "MemberExpr": {
        const id = node.kind === "MemberExpr" ? node.memberId : node.reference?.id;
        if (id === undefined || seen.has(id)) return false;
        return this.#isOnlyPinned(id, new Set([...seen, id]));
      }
      default:
        return false;
    }
  }

  #isOnlyPinned(id: string, seen: ReadonlySet<string>): boolean {
    this.#gifts ??= this.#findGifts();
    const variable = this.#facts.unit.declaration(id);
    const gifts = [...(this.#gifts.get(id) ?? [])];
    const init =
      variable?.kind === "VarDecl"
        ? variable.inner.find(({ kind }) => /(?:Expr|Operator|Literal)$/.test(kind))
        : undefined;
    if (init) gifts.push(init);
    if (variable?.kind === "ParmVarDecl" && variable.parent) {
      const index = parametersOf(variable.parent).indexOf(variable);
      const uses = this.#facts.usesOf(variable.parent);
      for (const { call } of uses) {
        const expression = callOf(call);
        const argument = expression && argumentsOf(expression)[index];
        if (!argument) return false;
        gifts.push(argument);
      }
    }
    const values = gifts.filter((gift) => gift === "pinned" || !isNull(gift));
    return values.length > 0 && values.every((gift) => gift === "pinned" || this.#isPinned(gift, seen));
  }

  #findGifts(): ReadonlyMap<string, readonly (Node | "pinned")[]> {
    const gifts = new Map<string, (Node | "pinned")[]>();
    const add = (place: Node | undefined, gift: Node | "pinned") => {
      const node = place && withoutCasts(place);
      const id = node?.kind === "MemberExpr" ? node.memberId : node?.reference?.id;
      if (id !== undefined) gifts.set(id, [...(gifts.get(id) ?? []), gift]);
    };
    for (const node of this.#facts.nodes()) {
      if (node.kind === "BinaryOperator" && node.opcode === "=") {
        const [to, value] = node.inner;
        if (value) add(to, value);
      }
      const callee = node.kind === "CallExpr" ? calleeOf(node) : undefined;
      if (!callee || !pinning.test(nameReferredTo(callee) ?? "")) continue;
      const [first] = argumentsOf(node);
      const address =
        first && [...walk(first)].find(({ kind, opcode }) => kind === "UnaryOperator" && opcode === "&");
      add(address?.inner[0], "pinned");
    }
    return gifts;
  }
}

function withoutCasts(given: Node): Node {
  const node = withoutImplicit(given);
  const [first] = node.inner;
  return node.kind.endsWith("CastExpr") && first ? withoutCasts(first) : node;
}

function isNull(given: Node): boolean {
  const node = withoutCasts(given);
  return (
    /^(?:CXXNullPtrLiteralExpr|GNUNullExpr)$/.test(node.kind) ||
    (node.kind === "IntegerLiteral" && node.value === "0")
  );
}

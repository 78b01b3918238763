/**
 * Which values are equal in all threads of a block or in all lanes of a warp, and at which places all lanes of a warp arrive
 * together. Works on the source's tree, without regard to the order of statements, and errs on the side of "varying".
 *
 * Threads that have returned do not count: neither machine lets them take part in warp operations.
 */
import { isKernel, isFunction, parametersOf, withinFunction } from "../ast/functions.ts";
import { argumentsOf, calleeOf, nameReferredTo, type Node, typeOf, withoutImplicit } from "../ast/node.ts";
import type { Facts } from "../facts.ts";
import { isOfThread, isReference } from "./effects.ts";
import { type Gift, giftsOf, isShared } from "./gifts.ts";
import { levelOfGroupCall } from "./groups.ts";
import type { Launches } from "./launches.ts";
import { atLeast, Level } from "./levels.ts";
import { below, conditionOf, isLoop } from "./statements.ts";
import { WarpNumbers } from "./warp-numbers.ts";

const gridVariables = new Set(["blockIdx", "blockDim", "gridDim", "warpSize"]);
const asksWhichThread =
  /^(?:threadIdx$|atomic|clock|global_?timer|laneid|lane_id|lanemask|__activemask|__shfl|__match|malloc|__nvvm_|__unwarp_|__builtin_ptx)/;
const votes = /^__(?:ballot|any|all|reduce_\w+)_sync$/;

export class Uniformity {
  readonly #facts: Facts;
  readonly #warps: WarpNumbers;
  readonly #variables = new Map<Node, Map<string, Level>>();
  readonly #parameters = new Map<Node, Level>();
  readonly #converged = new Map<Node, boolean>();
  readonly #byBlock = new Map<Node, boolean>();
  /** Reads of shared memory that are being looked at. */
  readonly #loads = new Set<Node>();
  readonly #gifts = new Map<Node, readonly Gift[]>();
  readonly #returns = new Map<Node, Level>();
  readonly #gotos = new Map<Node, boolean>();

  constructor(facts: Facts, launches: Launches) {
    this.#facts = facts;
    this.#warps = new WarpNumbers(facts, launches, (node, within) => this.onlyValueOf(node, within));
  }

  /** Whether all lanes of a warp that have not returned come to a place together, each time that one does. */
  isConverged(node: Node, within: Node): boolean {
    return this.contextLevel(node, within) < Level.varying && this.#isCalledConverged(within);
  }

  #isCalledConverged(functionNode: Node): boolean {
    if (isKernel(functionNode)) return true;
    const known = this.#converged.get(functionNode);
    if (known !== undefined) return known;
    this.#converged.set(functionNode, true);
    const uses = this.#facts.usesOf(functionNode);
    const result = uses.length > 0 && uses.every(({ caller, call }) => this.isConverged(call, caller));
    this.#converged.set(functionNode, result);
    return result;
  }

  /** How alike the threads are that come to a place: the conditions around it. */
  contextLevel(node: Node, within: Node): Level {
    if (this.#hasGoto(within)) return Level.varying;
    let level: Level = Level.block;
    let child = node;
    for (let at = node.parent; at && at !== within && !isFunction(at); child = at, at = at.parent)
      level = atLeast(level, this.#branchLevel(at, child, within));
    return level;
  }

  /** Jumps go past conditions, so that what stands around a place says nothing of who comes to it. */
  #hasGoto(within: Node): boolean {
    const known = this.#gotos.get(within);
    if (known !== undefined) return known;
    const found = [...withinFunction(within)].some(({ kind }) => /^(?:Indirect)?GotoStmt$/.test(kind));
    this.#gotos.set(within, found);
    return found;
  }

  /** How alike the threads are that go from a statement into one of its parts. */
  #branchLevel(statement: Node, part: Node, within: Node): Level {
    switch (statement.kind) {
      case "IfStmt":
      case "ConditionalOperator":
      case "SwitchStmt": {
        const condition = conditionOf(statement);
        return part === condition ? Level.block : this.#of(condition, within);
      }
      case "ForStmt":
      case "WhileStmt":
      case "DoStmt":
      case "CXXForRangeStmt":
        return statement.kind === "ForStmt" && part === statement.inner[0]
          ? Level.block
          : this.#loopLevel(statement, within);
      case "BinaryConditionalOperator":
        return part === statement.inner[0] ? Level.block : this.#of(statement.inner[0], within);
      case "BinaryOperator":
        return /^(?:&&|\|\|)$/.test(statement.opcode ?? "") && part === statement.inner[1]
          ? this.#of(statement.inner[0], within)
          : Level.block;
      case "LabelStmt":
      case "CXXTryStmt":
        return Level.varying;
      default:
        return Level.block;
    }
  }

  /** Lanes part where they leave a loop, or skip the rest of a turn, on conditions that differ. */
  #loopLevel(loop: Node, within: Node): Level {
    if (loop.kind === "CXXForRangeStmt") return Level.varying;
    let level = this.#of(conditionOf(loop), within);
    for (const node of below(loop)) {
      if (node.kind === "GotoStmt") return Level.varying;
      if (node.kind !== "BreakStmt" && node.kind !== "ContinueStmt") continue;
      level = atLeast(level, this.#jumpLevel(node, loop, within));
    }
    return level;
  }

  /** How alike the threads are that jump; block for a jump that stays within a part of the loop's body. */
  #jumpLevel(jump: Node, loop: Node, within: Node): Level {
    let level: Level = Level.block;
    let child = jump;
    for (let at = jump.parent; at && at !== loop; child = at, at = at.parent) {
      // Out of a loop or switch inside of this one: the lanes meet again behind it.
      if (isLoop(at) || (at.kind === "SwitchStmt" && jump.kind === "BreakStmt")) return Level.block;
      level = atLeast(level, this.#branchLevel(at, child, within));
    }
    return level;
  }

  /** Whether some lanes of a warp may return from a kernel that runs this code while others stay. */
  mayLoseLanes(within: Node): boolean {
    return [...this.#warps.callersOf(within)].some(
      (one) => isKernel(one) && this.divergentReturns(one).length > 0,
    );
  }

  /** The returns of a kernel that some lanes of a warp may take while others stay. */
  divergentReturns(kernel: Node): readonly Node[] {
    return [...withinFunction(kernel)].filter(
      (node) => node.kind === "ReturnStmt" && this.contextLevel(node, kernel) === Level.varying,
    );
  }

  /** How alike a value is. */
  valueLevel(node: Node, within: Node): Level {
    return this.#of(node, within);
  }

  #of(given: Node | undefined, within: Node): Level {
    if (!given || given.kind === "") return Level.block;
    const node = withoutImplicit(given);
    const ofWarps = this.#warps.levelOf(node, within);
    if (ofWarps !== undefined) return ofWarps;
    switch (node.kind) {
      case "DeclRefExpr":
        return this.#ofReference(node, within);
      case "ArraySubscriptExpr": {
        const level = this.#ofAll(node.inner, within);
        return level === Level.block && isOfSharedArray(this.#facts, node)
          ? this.#ofSharedLoad(node, within)
          : atLeast(Level.warp, level);
      }
      case "UnaryOperator":
        if (node.opcode === "*") return atLeast(Level.warp, this.#ofAll(node.inner, within));
        return this.#ofAll(node.inner, within);
      case "CallExpr":
      case "CXXMemberCallExpr":
      case "CXXOperatorCallExpr":
        return this.#ofCall(node, within);
      case "PseudoObjectExpr":
        return this.#of(node.inner[0], within);
      case "CXXThisExpr":
        return isKernel(within) ? Level.block : Level.varying;
      case "LambdaExpr":
      case "StmtExpr":
        return Level.varying;
      case "CXXDefaultInitExpr":
        return node.inner.length > 0 ? this.#ofAll(node.inner, within) : Level.varying;
      case "MemberExpr": {
        const isArrow = (node.inner[0]?.type ?? "").endsWith("*");
        const field = this.#facts.unit.declaration(node.memberId);
        // Another name for something that may change meanwhile.
        if (field?.kind === "FieldDecl" && isReference(field)) return Level.varying;
        return atLeast(isArrow ? Level.warp : Level.block, this.#ofAll(node.inner, within));
      }
      case "CXXConstructExpr":
      case "CXXTemporaryObjectExpr": {
        let level = this.#ofAll(node.inner, within);
        for (const one of this.#facts.constructorsRun(node))
          if (!one.isImplicit) level = atLeast(atLeast(level, Level.warp), this.#ofReturn(one));
          else level = atLeast(level, this.#ofReturn(one));
        return level;
      }
      case "CXXUnresolvedConstructExpr":
      case "CXXDependentScopeMemberExpr":
        return Level.varying;
      default:
        return this.#ofAll(node.inner, within);
    }
  }

  #ofAll(nodes: readonly Node[], within: Node): Level {
    let level: Level = Level.block;
    for (const node of nodes) level = atLeast(level, this.#of(node, within));
    return level;
  }

  #ofReference(node: Node, within: Node): Level {
    const { name = "", id, kind } = node.reference ?? { id: undefined, kind: "" };
    const declaration = this.#facts.unit.declaration(id);
    if (!declaration) {
      if (gridVariables.has(name) || kind === "EnumConstantDecl" || kind === "FunctionDecl")
        return Level.block;
      return Level.varying;
    }
    if (declaration.kind === "ParmVarDecl")
      return atLeast(this.#ofParameter(declaration), this.#ofVariable(declaration, within));
    if (/^(?:EnumConstant|NonTypeTemplateParm|Function|CXXMethod)Decl$/.test(declaration.kind))
      return Level.block;
    // A name that a structured binding gives, and whatever else there may be.
    if (declaration.kind !== "VarDecl") return Level.varying;
    const isLocal = declaration.parent?.kind === "DeclStmt" && declaration.storageClass !== "static";
    if (isLocal && !isShared(declaration)) return this.#ofVariable(declaration, within);
    // What memory holds that all threads share; the address of an array is the same for all.
    if (/\[/.test(declaration.type ?? "") || /^const\b/.test(declaration.type ?? "")) return Level.block;
    return isShared(declaration) && !/\bvolatile\b/.test(declaration.type ?? "")
      ? this.#ofSharedLoad(node, within)
      : Level.warp;
  }

  /**
   * One place of the block's memory, read by all its threads between two barriers, gives all of them the same: who wrote it
   * meanwhile would do so while others read it, which CUDA leaves undefined.
   */
  #ofSharedLoad(node: Node, within: Node): Level {
    // Of a loop's condition it is shown turn by turn: threads that agreed so far are together.
    if (this.#loads.has(node)) return Level.block;
    this.#loads.add(node);
    const isTogether = this.contextLevel(node, within) === Level.block && this.#isCalledByBlock(within);
    this.#loads.delete(node);
    return isTogether ? Level.block : Level.warp;
  }

  #isCalledByBlock(functionNode: Node): boolean {
    if (isKernel(functionNode)) return true;
    const known = this.#byBlock.get(functionNode);
    if (known !== undefined) return known;
    this.#byBlock.set(functionNode, true);
    const uses = this.#facts.usesOf(functionNode);
    const result =
      uses.length > 0 &&
      uses.every(
        ({ caller, call }) =>
          this.contextLevel(call, caller) === Level.block && this.#isCalledByBlock(caller),
      );
    this.#byBlock.set(functionNode, result);
    return result;
  }

  #ofCall(node: Node, within: Node): Level {
    const callee = calleeOf(node);
    const name = (callee && nameReferredTo(callee)) ?? "";
    const object = callee?.kind === "MemberExpr" ? callee.inner[0] : undefined;
    const args = atLeast(this.#ofAll(argumentsOf(node), within), this.#of(object, within));
    // Lanes that name each other by one mask get one result.
    const isOneMask = () =>
      isActiveMask(argumentsOf(node)[0]) || this.#of(argumentsOf(node)[0], within) < Level.varying;
    if (votes.test(name)) return isOneMask() ? Level.warp : Level.varying;
    if (
      name === "__shfl_sync" &&
      argumentsOf(node).filter(({ kind }) => kind !== "CXXDefaultArgExpr").length === 3
    )
      return isOneMask() && this.#of(argumentsOf(node)[2], within) < Level.varying
        ? Level.warp
        : Level.varying;
    if (name.startsWith("__syncthreads_")) return Level.block;
    const ofGroup =
      object &&
      levelOfGroupCall(typeOf(withoutImplicit(object)), callee?.name ?? "", (index) =>
        this.#of(argumentsOf(node)[index], within),
      );
    if (ofGroup !== undefined) return ofGroup;
    const called = callee && this.#facts.functionCalled(callee);
    if (called) return atLeast(atLeast(args, Level.warp), this.#ofReturn(called));
    // Which function of the project's templates it will be is not known yet.
    const isOpen = callee === undefined || this.#facts.isOwn(callee);
    return isOpen || asksWhichThread.test(name) || name === "" ? Level.varying : args;
  }

  /** What a function adds to its arguments: whether anything that it may run asks which thread it is. */
  #ofReturn(functionNode: Node): Level {
    const known = this.#returns.get(functionNode);
    if (known !== undefined) return known;
    const asks = [...this.#facts.reachableFrom(functionNode)].some((one) =>
      [...withinFunction(one)].some((node) => this.#asks(node)),
    );
    const level = asks ? Level.varying : Level.block;
    this.#returns.set(functionNode, level);
    return level;
  }

  /** Whether what an expression or statement yields may differ among threads that do the same. */
  #asks(node: Node): boolean {
    if (/^(?:GCCAsmStmt|CXXDependentScopeMemberExpr|CXXUnresolvedConstructExpr)$/.test(node.kind))
      return true;
    const name = nameReferredTo(node);
    if (name !== undefined && asksWhichThread.test(name)) return true;
    if (node.kind === "UnresolvedLookupExpr") return this.#facts.isOwn(node);
    // Of a library, such as the rank in a group; not those of threadIdx and its like.
    return (
      node.kind === "CXXMemberCallExpr" &&
      node.parent?.kind !== "PseudoObjectExpr" &&
      !this.#facts.functionCalled(calleeOf(node) ?? node)
    );
  }

  #ofParameter(parameter: Node): Level {
    const functionNode = parameter.parent;
    if (!functionNode || isKernel(functionNode)) return Level.block;
    const known = this.#parameters.get(parameter);
    if (known !== undefined) return known;
    this.#parameters.set(parameter, Level.block);
    const index = parametersOf(functionNode).indexOf(parameter);
    const uses = this.#facts.usesOf(functionNode);
    let level: Level = uses.length > 0 ? Level.block : Level.varying;
    for (const { caller, call } of uses) {
      const expression = callOf(call);
      const given = expression && argumentsOf(expression)[index];
      const argument =
        given?.kind === "CXXDefaultArgExpr" && given.inner.length === 0 ? parameter.inner[0] : given;
      level = argument ? atLeast(level, this.#of(argument, caller)) : Level.varying;
      // What it refers to is read later, and by warps that need not be together.
      if (argument && isReference(parameter) && !isOwnVariable(this.#facts, argument))
        level = atLeast(level, Level.warp);
    }
    this.#parameters.set(parameter, level);
    return level;
  }

  #ofVariable(variable: Node, within: Node): Level {
    return this.#variablesOf(within).get(variable.id) ?? Level.block;
  }

  #giftsOf(within: Node): readonly Gift[] {
    const gifts = this.#gifts.get(within) ?? [...giftsOf(within)];
    this.#gifts.set(within, gifts);
    return gifts;
  }

  /** A fixed point over all assignments: what is given under a condition varies as the condition does. */
  #variablesOf(within: Node): Map<string, Level> {
    const known = this.#variables.get(within);
    if (known) return known;
    const levels = new Map<string, Level>();
    this.#variables.set(within, levels);
    const gifts = this.#giftsOf(within);
    for (let changed = true; changed;) {
      changed = false;
      for (const { variable, value, at, escapes } of gifts) {
        const own = escapes ? Level.varying : this.#of(value, within);
        const level = atLeast(
          atLeast(own, this.contextLevel(at, within)),
          levels.get(variable) ?? Level.block,
        );
        if (level === (levels.get(variable) ?? Level.block)) continue;
        levels.set(variable, level);
        changed = true;
      }
    }
    return levels;
  }

  /** Whether a parameter is given a value by its function, too. */
  isGiven(parameter: Node, within: Node): boolean {
    return this.#giftsOf(within).some(({ variable }) => variable === parameter.id);
  }

  /** The initializer of a variable that is never given another value. */
  onlyValueOf(node: Node, within: Node): Node | undefined {
    const variable = this.#facts.unit.declaration(node.reference?.id);
    if (variable?.kind !== "VarDecl") return undefined;
    const gifts = this.#giftsOf(within).filter((gift) => gift.variable === variable.id);
    return gifts.length === 1 && !gifts[0]?.escapes && gifts[0]?.at === variable ? gifts[0].value : undefined;
  }
}

/** An element, or an element of an element, of an array that is declared as shared and not volatile. */
function isOfSharedArray(facts: Facts, node: Node): boolean {
  const base = node.inner[0] && withoutImplicit(node.inner[0]);
  if (base?.kind === "ArraySubscriptExpr") return isOfSharedArray(facts, base);
  const variable = base?.kind === "DeclRefExpr" ? facts.unit.declaration(base.reference?.id) : undefined;
  const type = variable?.type ?? "";
  return variable !== undefined && isShared(variable) && type.endsWith("]") && !/\bvolatile\b/.test(type);
}

/** A variable that no other thread can change, or a value that is made for the call. */
function isOwnVariable(facts: Facts, argument: Node): boolean {
  const node = withoutImplicit(argument);
  if (node.kind === "MemberExpr" && node.inner[0] && !(node.inner[0].type ?? "").endsWith("*"))
    return isOwnVariable(facts, node.inner[0]);
  if (node.kind !== "DeclRefExpr") return argument.kind === "MaterializeTemporaryExpr";
  const variable = facts.unit.declaration(node.reference?.id);
  return variable !== undefined && isOfThread(variable);
}

/** `__activemask()`, as it stands. */
export function isActiveMask(mask: Node | undefined): boolean {
  const call = mask && withoutImplicit(mask);
  return call?.kind === "CallExpr" && nameReferredTo(calleeOf(call) ?? call) === "__activemask";
}

export function callOf(callee: Node): Node | undefined {
  for (let at = callee.parent; at; at = at.parent) {
    if (/Call(?:Expr)?$/.test(at.kind)) return calleeOf(at) === callee ? at : undefined;
    if (!/^(?:ImplicitCastExpr|ParenExpr)$/.test(at.kind)) return undefined;
  }
  return undefined;
}

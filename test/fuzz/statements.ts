/** Any statement, by what its place allows. */
import { call, type Body, branch, graph, jump, labelled, leave, loop, neverTrap, reachable, switchStatement } from "./control-flow.ts"; // prettier-ignore
import { dataTypes } from "./data-types.ts";
import { anyValue, uniformValue } from "./expressions.ts";
import { assign, guardedRead, loadOther, loadOwn, storeOwn, useArray, useAtomic, usePointers } from "./memory.ts"; // prettier-ignore
import type { Feature, Flow, Scope } from "./scope.ts";
import { barrier, exchange, warpOperation } from "./warp-statements.ts";

export const statements: Body = (scope, flow) =>
  scope.choices.repeat(flow.depth > 3 ? 6 : 3, () => statement(scope, flow));

/** Writes one; false when it does not go on to what follows. */
function statement(scope: Scope, flow: Flow): boolean {
  const { choices } = scope;
  scope.budget--;
  const mayNest = flow.depth > 0 && scope.budget > 0;
  const nested = (weight: number) => (mayNest ? weight : 0);
  const inKernel = scope.regions.length > 0;
  const isBlock = flow.level === "block";
  const has = (feature: Feature) => scope.features.has(feature);
  const simple = (run: (scope: Scope, flow: Flow) => void) => () => {
    run(scope, flow);
    return true;
  };
  return choices.weighted<() => boolean>([
    [8, simple(compute)],
    [inKernel ? 4 : 0, simple(storeOwn)],
    [inKernel ? 2 : 0, simple(loadOwn)],
    [flow.frozen.size > 0 ? 5 : 0, simple(loadOther)],
    [has("arrays") ? 2 : 0, simple(useArray)],
    [has("pointers") ? 2 : 0, simple(usePointers)],
    [inKernel && has("atomics") ? 2 : 0, simple(useAtomic)],
    [has("guards") ? 1 : 0, simple(guardedRead)],
    [isBlock ? 2 : 0, simple(computeUniform)],
    [isBlock && has("barriers") ? 1 : 0, simple(barrier)],
    [flow.mask !== undefined && has("warps") ? 4 : 0, () => warpOperation(scope, flow)],
    [scope.callees.length > 0 && has("calls") ? 2 : 0, () => call(scope, flow)],
    [has("traps") ? 1 : 0, () => neverTrap(scope, flow)],
    [flow.depth < 4 && has("returns") ? 1 : 0, () => leave(scope, flow)],
    [reachable(flow).length > 0 && has("jumps") ? 4 : 0, () => jump(scope, flow)],
    [nested(6), () => branch(scope, flow, statements)],
    [nested(4), () => loop(scope, flow, statements)],
    [has("switches") ? nested(1) : 0, () => switchStatement(scope, flow, statements)],
    [nested(2), () => labelled(scope, flow, statements)],
    [nested(1), () => graph(scope, flow, statements)],
    [isBlock && inKernel && has("exchanges") ? nested(3) : 0, () => exchange(scope, flow, statements)],
  ])();
}

function compute(scope: Scope, flow: Flow): void {
  const type = scope.choices.weighted([
    [6, "i32"],
    [4, "float"],
    ...dataTypes.map((one) => [1, one] as const),
  ] as const);
  assign(type, anyValue(type, scope, flow, 2), scope);
}

function computeUniform(scope: Scope, flow: Flow): void {
  const { write, variables } = scope;
  write.store("i32", uniformValue(scope, flow, 2), variables.uniform());
}

/** Statements that hold others: branches, loops, jumps out of them, and flow that no `while` could write. */
import { anyValue, condition, uniformCondition, uniformValue } from "./expressions.ts";
import { assign } from "./memory.ts";
import type { Flow, Scope, Target } from "./scope.ts";

/** Writes statements; false when none of them goes on to what follows. */
export type Body = (scope: Scope, flow: Flow) => boolean;

/** How a condition splits those that come by, and what is then known on its two sides. */
function split(scope: Scope, flow: Flow): { readonly value: string; readonly yes: Flow; readonly no: Flow } {
  const { write, choices, numbers } = scope;
  const inner = { ...flow, depth: flow.depth - 1 };
  const lanes: Flow = { ...inner, level: "lanes", mask: undefined };
  return choices.weighted([
    [3, () => ({ value: condition(scope, flow), yes: lanes, no: lanes })],
    [2, () => ({ value: uniformCondition(scope, flow), yes: inner, no: inner })],
    [flow.level === "block" ? 1 : 0, () => {
      const warp = write.value(`lshr i32 ${numbers.shared}, 5`);
      const value = write.value(`icmp ${choices.oneOf(["eq", "ult", "ne"])} i32 ${warp}, ${choices.below(3)}`);
      const side: Flow = { ...inner, level: "warp" };
      return { value, yes: side, no: side };
    }],
    [flow.mask !== undefined && scope.features.has("warps") ? 3 : 0, () => {
      const value = condition(scope, flow);
      const mask = write.call("i32", "llvm.nvvm.vote.ballot.sync", [`i32 ${flow.mask}`, `i1 ${value}`]);
      const others = write.value(`and i32 ${flow.mask}, ${write.value(`xor i32 ${mask}, -1`)}`);
      return { value, yes: { ...lanes, mask }, no: { ...lanes, mask: others } };
    }],
  ])(); // prettier-ignore
}

export function branch(scope: Scope, flow: Flow, body: Body): boolean {
  const { write, choices } = scope;
  const { value, yes, no } = split(scope, flow);
  const [then, otherwise, merge] = [write.fresh("then"), write.fresh("else"), write.fresh("merge")];
  const hasElse = choices.chance(50);
  write.condBr(value, then, hasElse ? otherwise : merge);
  write.block(then);
  const first = arm(yes, merge, scope, body);
  let second = true;
  if (hasElse) {
    write.block(otherwise);
    second = arm(no, merge, scope, body);
  }
  if (!first && !second) return false;
  write.block(merge);
  return true;
}

function arm(flow: Flow, merge: string, scope: Scope, body: Body): boolean {
  const goesOn = body(scope, flow);
  if (goesOn) scope.write.br(merge);
  return goesOn;
}

/** Some cases go on to the next one instead of leaving. */
export function switchStatement(scope: Scope, flow: Flow, body: Body): boolean {
  const { write, choices } = scope;
  const isUniform = choices.chance(30);
  const inner: Flow = isUniform
    ? { ...flow, depth: flow.depth - 1 }
    : { ...flow, depth: flow.depth - 1, level: "lanes", mask: undefined };
  const type = choices.oneOf(["i32", "i8", "i64"]);
  const value = isUniform
    ? write.value(`and i32 ${uniformValue(scope, flow)}, 7`)
    : write.value(`and ${type} ${anyValue(type, scope, flow)}, 7`);
  const merge = write.fresh("merge");
  const labels = Array.from({ length: 1 + choices.below(4) }, () => write.fresh("case"));
  const targets = Array.from({ length: 1 + choices.below(6) }, () => labels[choices.below(labels.length)]);
  const fallback = choices.chance(50) ? merge : labels[choices.below(labels.length)];
  const cases = targets.map((label, at) => `${isUniform ? "i32" : type} ${at}, label %${label}`);
  write.line(`switch ${isUniform ? "i32" : type} ${value}, label %${fallback} [ ${cases.join(" ")} ]`);
  labels.forEach((label, at) => {
    write.block(label);
    // Lanes that come from the case before are not those of the case alone.
    const goesOn = body(scope, { ...inner, mask: inner.level === "lanes" ? undefined : inner.mask });
    const next = labels[at + 1];
    if (goesOn) write.br(next !== undefined && choices.chance(30) ? next : merge);
  });
  write.block(merge);
  return true;
}

/** A loop that all that come by run the same number of times, or each its own number. */
export function loop(scope: Scope, flow: Flow, body: Body): boolean {
  const { write, choices } = scope;
  const isUniform = choices.chance(50);
  const mostTrips = flow.depth > 2 ? 7 : 3;
  const given = isUniform ? uniformValue(scope, flow) : anyValue("i32", scope, flow, 1);
  const trips = write.value(`and i32 ${given}, ${isUniform ? 3 : mostTrips}`);
  const counter = write.alloca("i32");
  write.store("i32", "0", counter);
  const [header, latch, exit] = [write.fresh("loop"), write.fresh("latch"), write.fresh("exit")];
  const step = () => {
    const next = write.value(`add i32 ${write.load("i32", counter)}, 1`);
    write.store("i32", next, counter);
    return next;
  };
  const targets = jumpTargets([exit, latch], isUniform, flow);
  const inner: Flow = {
    ...flow,
    ...(isUniform ? {} : { level: "lanes", mask: undefined }),
    depth: flow.depth - 1,
    targets: [...flow.targets, ...targets],
    counters: [...flow.counters, counter],
    uniformCounters: [...flow.uniformCounters, counter],
  };
  const testsFirst = choices.chance(50);
  write.br(header);
  write.block(header);
  if (testsFirst) {
    const start = write.fresh("body");
    write.condBr(write.value(`icmp ult i32 ${write.load("i32", counter)}, ${trips}`), start, exit);
    write.block(start);
  }
  if (body(scope, inner)) write.br(latch);
  write.block(latch);
  const next = step();
  if (testsFirst) write.br(header);
  else write.condBr(write.value(`icmp ult i32 ${next}, ${trips}`), header, exit);
  write.block(exit);
  // The same for all inside of the loop, and yet not behind it when they left at different times.
  if (choices.chance(50)) assign("i32", write.load("i32", counter), scope);
  return true;
}

/** Whoever knows the lanes that come by must not lose some of them at a jump. */
function jumpTargets(labels: readonly string[], isUniform: boolean, flow: Flow): Target[] {
  if (!isUniform) return labels.map((label) => ({ label, level: "lanes" }));
  if (flow.level === "lanes" && flow.mask !== undefined) return [];
  return labels.map((label) => ({ label, level: flow.level }));
}

/** A block with an end that statements inside of it may jump to, from any depth. */
export function labelled(scope: Scope, flow: Flow, body: Body): boolean {
  const end = scope.write.fresh("end");
  const targets: Target[] = [...flow.targets, { label: end, level: "lanes" }];
  const inner: Flow = { ...flow, level: "lanes", mask: undefined, depth: flow.depth - 1, targets };
  if (body(scope, inner)) scope.write.br(end);
  scope.write.block(end);
  return true;
}

/** Where a jump from here may go: alone, or together with all that come by. */
export function reachable({ targets, level }: Flow): readonly Target[] {
  return targets.filter((target) => target.level === "lanes" || target.level === level);
}

/** `break`, `continue` or a jump further out, by some of those that come by or by all of them. */
export function jump(scope: Scope, flow: Flow): boolean {
  const { write, choices } = scope;
  const targets = reachable(flow);
  const target = targets[choices.below(targets.length)];
  if (!target) return true;
  if (choices.chance(20)) {
    write.br(target.label);
    return false;
  }
  const isTogether = target.level !== "lanes";
  const stay = write.fresh("stay");
  write.condBr(isTogether ? uniformCondition(scope, flow) : condition(scope, flow), target.label, stay);
  write.block(stay);
  return true;
}

/** `return`, by some or by all. */
export function leave(scope: Scope, flow: Flow): boolean {
  const { write, choices } = scope;
  if (choices.chance(20)) {
    scope.leave();
    return false;
  }
  const [gone, stay] = [write.fresh("gone"), write.fresh("stay")];
  write.condBr(condition(scope, flow), gone, stay);
  write.block(gone);
  scope.leave();
  write.block(stay);
  return true;
}

/** A few blocks whose ends go anywhere: forward and back to the first one, or wherever they like. */
export function graph(scope: Scope, flow: Flow, body: Body): boolean {
  const { write, choices } = scope;
  const fuel = write.alloca("i32");
  write.store("i32", String(2 + choices.below(8)), fuel);
  const isReducible = !scope.features.has("irreducible") || choices.chance(50);
  const labels = Array.from({ length: 2 + choices.below(4) }, () => write.fresh("node"));
  const end = write.fresh("end");
  const targets: Target[] = [...flow.targets, { label: end, level: "lanes" }];
  const inner: Flow = {
    ...flow,
    level: "lanes",
    mask: undefined,
    depth: Math.min(flow.depth - 1, 1),
    targets,
  };
  const way = (from: number): string => {
    if (choices.chance(15)) return end;
    if (!isReducible) return labels[choices.below(labels.length)] ?? end;
    const forward = labels.slice(from + 1);
    const [first = end] = labels;
    return choices.chance(30) ? first : (forward[choices.below(Math.max(forward.length, 1))] ?? end);
  };
  // With two ways in, no block of a cycle comes before all others.
  if (isReducible) write.br(labels[0] ?? end);
  else write.condBr(condition(scope, flow), way(0), way(0));
  labels.forEach((label, at) => {
    write.block(label);
    const left = write.load("i32", fuel);
    write.store("i32", write.value(`sub i32 ${left}, 1`), fuel);
    const go = write.fresh("go");
    write.condBr(write.value(`icmp sgt i32 ${left}, 0`), go, end);
    write.block(go);
    if (!body(scope, inner)) return;
    choices.weighted<() => void>([
      [1, () => write.br(way(at))],
      [3, () => write.condBr(condition(scope, flow), way(at), way(at))],
      [1, () => {
        const value = write.value(`and i32 ${anyValue("i32", scope, flow, 1)}, 3`);
        write.line(`switch i32 ${value}, label %${way(at)} [ i32 0, label %${way(at)} i32 1, label %${way(at)} ]`);
      }],
    ])(); // prettier-ignore
  });
  write.block(end);
  return true;
}

/** A trap that never comes, which only those who run the kernel know. */
export function neverTrap(scope: Scope, flow: Flow): boolean {
  const { write, choices, ids, parameters } = scope;
  const value = (choices.chance(50) ? ids : parameters)[0] ?? "0";
  const [trap, after] = [write.fresh("trap"), write.fresh("after")];
  write.condBr(write.value(`icmp eq i32 ${value}, 123456`), trap, after);
  write.block(trap);
  if (flow.depth > 0) assign("i32", anyValue("i32", scope, flow, 1), scope);
  write.call("void", "llvm.trap", []);
  write.line("unreachable");
  write.block(after);
  return true;
}

/** Calls a function of the module; one that calls itself gets a small first argument. */
export function call(scope: Scope, flow: Flow): boolean {
  const { write, choices, callees, variables } = scope;
  const callee = callees[choices.below(callees.length)];
  if (!callee) return true;
  const args = callee.parameters.map((type, at) => {
    if (type === "ptr") return at === callee.parameters.length - 1 ? `ptr ${scope.input}` : `ptr ${write.load("ptr", variables.ownPointer())}`; // prettier-ignore
    const value = anyValue(type, scope, flow, 1);
    return callee.isRecursive && at === 0 ? `i32 ${write.value(`and i32 ${value}, 3`)}` : `${type} ${value}`;
  });
  const text = `call ${callee.result} @${callee.name}(${args.join(", ")})`;
  const { result } = callee;
  if (result === "void") write.line(text);
  else assign(result, write.value(text), scope);
  return true;
}

/** Statements by which the threads of a warp or a block meet. */
import { anyValue, condition, uniformValue } from "./expressions.ts";
import { assign, exchangeRegion, loadFromWarp, loadOther, storeTo, warpRegion } from "./memory.ts";
import type { Body } from "./control-flow.ts";
import { type Flow, type Scope, threadsOf } from "./scope.ts";

function shuffle(mask: string, scope: Scope, flow: Flow): void {
  const { write, choices } = scope;
  const kind = choices.oneOf(["idx", "up", "down", "bfly"] as const);
  const type = choices.oneOf(["i32", "float"] as const);
  const lane = choices.weighted<() => string>([
    [3, () => String(choices.below(32))],
    [1, () => uniformValue(scope, flow, 0)],
    [1, () => anyValue("i32", scope, flow, 1)],
  ])();
  const name = `llvm.nvvm.shfl.sync.${kind}.${type === "i32" ? "i32" : "f32"}`;
  const width = choices.oneOf([32, 16, 8, 4, 2, 1]);
  // As CUDA's headers pack it: the highest lane and which bits select the segment.
  const packed = ((32 - width) << 8) | (kind === "up" ? 0 : 31);
  const args = [`i32 ${mask}`, `${type} ${anyValue(type, scope, flow)}`, `i32 ${lane}`];
  const found = write.call(type, name, [...args, `i32 ${packed}`]);
  if (mask === "-1" && threadsOf(scope.launch.block) % 32 === 0) return assign(type, found, scope);
  // What lanes hold that take no part is undefined in CUDA.
  const isThere = takesPart(mask, sourceLane(kind, lane, 32 - width, scope), scope);
  assign(type, write.value(`select i1 ${isThere}, ${type} ${found}, ${type} ${zeroOf(type)}`), scope);
}

function zeroOf(type: "i32" | "float"): string {
  return type === "i32" ? "0" : "0.0";
}

function takesPart(mask: string, lane: string, { write }: Scope): string {
  const all = write.call("i32", "llvm.nvvm.vote.ballot.sync", [`i32 ${mask}`, "i1 true"]);
  return write.value(`trunc i32 ${write.value(`lshr i32 ${all}, ${lane}`)} to i1`);
}

/** PTX ISA, `shfl.sync`, written once more as code; `segment` are the bits that select the segment. */
function sourceLane(
  kind: "idx" | "up" | "down" | "bfly",
  operand: string,
  segment: number,
  { write }: Scope,
): string {
  const lane = write.call("i32", "llvm.nvvm.read.ptx.sreg.laneid", []);
  const offset = write.value(`and i32 ${operand}, 31`);
  const first = write.value(`and i32 ${lane}, ${segment}`);
  const last = kind === "up" ? first : write.value(`or i32 ${first}, ${31 & ~segment}`);
  const source = {
    idx: () => write.value(`or i32 ${first}, ${write.value(`and i32 ${offset}, ${31 & ~segment}`)}`),
    up: () => write.value(`sub i32 ${lane}, ${offset}`),
    down: () => write.value(`add i32 ${lane}, ${offset}`),
    bfly: () => write.value(`xor i32 ${lane}, ${offset}`),
  }[kind]();
  const isWithin = write.value(`icmp ${kind === "up" ? "sge" : "sle"} i32 ${source}, ${last}`);
  return write.value(`select i1 ${isWithin}, i32 ${source}, i32 ${lane}`);
}

function vote(mask: string, scope: Scope, flow: Flow): void {
  const { write, choices } = scope;
  const kind = choices.oneOf(["ballot", "any", "all", "uni"]);
  const type = kind === "ballot" ? "i32" : "i1";
  const args = [`i32 ${mask}`, `i1 ${condition(scope, flow)}`];
  assign(type, write.call(type, `llvm.nvvm.vote.${kind}.sync`, args), scope);
}

function match(mask: string, scope: Scope, flow: Flow): void {
  const { write, choices } = scope;
  const type = choices.oneOf(["i32", "i64"]);
  const whole = anyValue(type, scope, flow, 1);
  const value = choices.chance(70) ? write.value(`and ${type} ${whole}, 3`) : whole;
  if (choices.chance(60)) {
    const found = write.call("i32", `llvm.nvvm.match.any.sync.${type}`, [`i32 ${mask}`, `${type} ${value}`]);
    return assign("i32", found, scope);
  }
  const name = `llvm.nvvm.match.all.sync.${type}p`;
  const found = write.call("{ i32, i1 }", name, [`i32 ${mask}`, `${type} ${value}`]);
  assign("i32", write.value(`extractvalue { i32, i1 } ${found}, 0`), scope);
  assign("i1", write.value(`extractvalue { i32, i1 } ${found}, 1`), scope);
}

function reduce(mask: string, scope: Scope, flow: Flow): void {
  const { write, choices } = scope;
  const kind = choices.oneOf(["add", "min", "max", "umin", "umax", "and", "or", "xor"]);
  const args = [`i32 ${anyValue("i32", scope, flow)}`, `i32 ${mask}`];
  assign("i32", write.call("i32", `llvm.nvvm.redux.sync.${kind}`, args), scope);
}

export function syncWarp(mask: string, { write }: Scope): void {
  write.call("void", "llvm.nvvm.bar.warp.sync", [`i32 ${mask}`]);
}

export function warpOperation(scope: Scope, flow: Flow): boolean {
  const { write, choices } = scope;
  const { mask } = flow;
  if (mask === undefined) return true;
  choices.weighted<() => void>([
    [5, () => shuffle(mask, scope, flow)],
    [3, () => vote(mask, scope, flow)],
    [1, () => match(mask, scope, flow)],
    [2, () => reduce(mask, scope, flow)],
    [1, () => syncWarp(mask, scope)],
    [flow.level === "lanes" ? 0 : 1, () => assign("i32", write.call("i32", "llvm.nvvm.activemask", []), scope)],
    [1, () => warpExchange(mask, scope, flow)],
  ])(); // prettier-ignore
  return true;
}

/** Values by way of shared memory, from lane to lane. */
function warpExchange(mask: string, scope: Scope, flow: Flow): void {
  const region = warpRegion(scope, flow);
  if (!region) return;
  storeTo(region, scope, flow);
  syncWarp(mask, scope);
  // Not by lanes alone: the ones that do not come by may be writing.
  if (flow.level !== "lanes") loadFromWarp(region, scope, flow);
  syncWarp(mask, scope);
}

/** `__syncthreads` or one that counts. */
export function barrier(scope: Scope, flow: Flow): void {
  const { write, choices, variables } = scope;
  const kind = choices.weighted([
    [4, "sync"],
    [1, "popc"],
    [1, "and"],
    [1, "or"],
  ] as const);
  if (kind === "sync") {
    write.call("void", "llvm.nvvm.barrier.cta.sync.aligned.all", ["i32 0"]);
    return;
  }
  const type = kind === "popc" ? "i32" : "i1";
  const name = `llvm.nvvm.barrier.cta.red.${kind}.aligned.all`;
  const found = write.call(type, name, ["i32 0", `i1 ${condition(scope, flow)}`]);
  if (type === "i1") return assign("i1", found, scope);
  if (choices.chance(50)) assign("i32", found, scope);
  else write.store("i32", found, variables.uniform());
}

/** Everyone writes, everyone waits, anyone reads what others wrote, everyone waits. */
export function exchange(scope: Scope, flow: Flow, body: Body): boolean {
  const region = exchangeRegion(scope, flow);
  if (!region) return true;
  storeTo(region, scope, flow);
  const inner = { ...flow, depth: flow.depth - 1 };
  if (!body(scope, inner)) return false;
  barrier(scope, flow);
  // Nobody jumps out of here, past the barrier at the end: it would write again while others still read.
  const reading: Flow = { ...inner, frozen: new Set([...flow.frozen, region]), targets: [] };
  loadOther(scope, reading);
  if (!body(scope, reading)) return false;
  barrier(scope, flow);
  return true;
}

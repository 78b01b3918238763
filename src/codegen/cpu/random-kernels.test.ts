import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fuzzLayout } from "../../ir/arbitrary-kernel.ts";
import { arbitraryModule } from "../../ir/arbitrary.ts";
import { printModule } from "../../ir/print.ts";
import { expectSameOutcome } from "./testing.ts";

/**
 * The interpreter and a lowered kernel both run the threads of a block in ascending order from
 * barrier to barrier, so even kernels with races must come out the same.
 */

test("a random kernel does the same when lowered", () => {
  const [grid, block] = [2, 3];
  const bytes = grid * block * fuzzLayout.bytesPerThread;
  fc.assert(
    fc.property(arbitraryModule({ barriers: true }), (module) => {
      const memory = Uint8Array.from({ length: bytes }, (_, index) => index * 37);
      expectSameOutcome(printModule(module), { grid, block, arguments: [memory, 5] });
    }),
    { numRuns: 40 },
  );
});

test("a random flow graph with barriers, any thread anywhere, does the same when lowered", () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const out = new Int32Array(4 * variableCount);
      const run = { grid: 2, block: { x: 2, y: 2, z: 1 }, arguments: [out] };
      // What threads write and read between barriers depends on their order, which is another in gangs.
      const { status } = expectSameOutcome(kernelOf(graph), run, [1]);
      expect(status).toBe("done");
    }),
    { numRuns: 60 },
  );
});

const variableCount = 4;

/** A variable becomes a function of two others. */
interface Action {
  readonly kind:
    | "add"
    | "mul"
    | "xor"
    | "put"
    | "get"
    | "barrier"
    | "count"
    | "any"
    | "all"
    | "remember"
    | "recall";
  readonly to: number;
  readonly a: number;
  readonly b: number;
}
interface Node {
  readonly actions: readonly Action[];
  /** Where a thread goes on by the value of a variable; no way means that it returns. */
  readonly variable: number;
  readonly ways: readonly number[];
}
type Graph = readonly Node[];

const index = fc.nat(variableCount - 1);
const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom<Action["kind"]>(
    ...([
      "add",
      "mul",
      "xor",
      "put",
      "get",
      "barrier",
      "barrier",
      "count",
      "any",
      "all",
      "remember",
      "recall",
    ] as const),
  ),
  to: index,
  a: index,
  b: index,
});
const arbitraryGraph: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc.array(
    fc.record({
      actions: fc.array(action, { maxLength: 4 }),
      variable: index,
      ways: fc.array(fc.nat(size - 1), { maxLength: 3 }),
    }),
    { minLength: size, maxLength: size },
  ),
);

/**
 * Variables are local, so that `promote-locals` makes phis of them. Each node costs fuel: a thread
 * that has none left returns.
 */
function kernelOf(graph: Graph): string {
  let names = 0;
  const fresh = () => `%t${names++}`;
  const lines: string[] = [];
  const value = (expression: string) => {
    const name = fresh();
    lines.push(`${name} = ${expression}`);
    return name;
  };
  const read = (variable: number) => value(`load i32, ptr %v${variable}`);
  const write = (variable: number, text: string) => lines.push(`store i32 ${text}, ptr %v${variable}`);
  const place = (base: string, at: number) => {
    const slot = value(`and i32 ${read(at)}, 3`);
    return value(`getelementptr i32, ptr ${base}, i32 ${slot}`);
  };

  const perform = ({ kind, to, a, b }: Action) => {
    switch (kind) {
      case "add":
      case "mul":
      case "xor":
        return write(to, value(`${kind} i32 ${read(a)}, ${read(b)}`));
      case "put":
        return lines.push(`store i32 ${read(a)}, ptr ${place(shared, b)}`);
      case "get":
        return write(to, value(`load i32, ptr ${place(shared, b)}`));
      case "remember":
        return lines.push(`store i32 ${read(a)}, ptr ${place("%array", b)}`);
      case "recall":
        return write(to, value(`load i32, ptr ${place("%array", b)}`));
      case "barrier":
        return lines.push("call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)");
      case "count":
      case "any":
      case "all": {
        const odd = value(`trunc i32 ${read(a)} to i1`);
        const [type, name] = ({ count: ["i32", "popc"], any: ["i1", "or"], all: ["i1", "and"] } as const)[
          kind
        ];
        const vote = value(`call ${type} @llvm.nvvm.barrier.cta.red.${name}.aligned.all(i32 0, i1 ${odd})`);
        return write(to, type === "i1" ? value(`zext i1 ${vote} to i32`) : vote);
      }
    }
  };

  graph.forEach(({ actions, variable, ways }, number) => {
    lines.push(`n${number}:`);
    const fuel = value("load i32, ptr %fuel");
    lines.push(`store i32 ${value(`sub i32 ${fuel}, 1`)}, ptr %fuel`);
    lines.push(
      `br i1 ${value(`icmp eq i32 ${fuel}, 0`)}, label %end, label %n${number}.go`,
      `n${number}.go:`,
    );
    actions.forEach(perform);
    const [first, ...others] = ways;
    const cases = others.map((way, at) => `i32 ${at}, label %n${way}`).join(" ");
    const choice = value(`and i32 ${read(variable)}, 3`);
    lines.push(`switch i32 ${choice}, label %${first === undefined ? "end" : `n${first}`} [ ${cases} ]`);
  });
  const variables = Array.from({ length: variableCount }, (_, at) => at);
  return `
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.x()
    declare i32 @llvm.nvvm.read.ptx.sreg.tid.y()
    declare i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
    declare void @llvm.nvvm.barrier.cta.sync.aligned.all(i32)
    declare i1 @llvm.nvvm.barrier.cta.red.and.aligned.all(i32, i1)
    declare i1 @llvm.nvvm.barrier.cta.red.or.aligned.all(i32, i1)
    declare i32 @llvm.nvvm.barrier.cta.red.popc.aligned.all(i32, i1)
    @data = internal addrspace(3) global [4 x i32] undef, align 4
    define ptx_kernel void @k(ptr %out) {
      %fuel = alloca i32, align 4
      %array = alloca [4 x i32], align 4
      ${variables.map((at) => `%v${at} = alloca i32, align 4`).join("\n")}
      %x = call i32 @llvm.nvvm.read.ptx.sreg.tid.x()
      %y = call i32 @llvm.nvvm.read.ptx.sreg.tid.y()
      %b = call i32 @llvm.nvvm.read.ptx.sreg.ctaid.x()
      %y2 = mul i32 %y, 2
      %thread = add i32 %x, %y2
      %mine = getelementptr i32, ptr ${shared}, i32 %thread
      store i32 %thread, ptr %mine
      store i32 12, ptr %fuel
      store [4 x i32] zeroinitializer, ptr %array
      store i32 %x, ptr %v0
      store i32 %y, ptr %v1
      store i32 %thread, ptr %v2
      store i32 %b, ptr %v3
      call void @llvm.nvvm.barrier.cta.sync.aligned.all(i32 0)
      br label %n0
    ${lines.join("\n")}
    end:
      %o = getelementptr [${variableCount} x i32], ptr %out, i32 %thread
      ${variables
        .map((at) => {
          const lines = [
            `%r${at} = load i32, ptr %v${at}`,
            `%o${at} = getelementptr i32, ptr %o, i32 ${at}`,
            `store i32 %r${at}, ptr %o${at}`,
          ];
          return lines.join("\n");
        })
        .join("\n")}
      ret void
    }`;
}

const shared = "addrspacecast (ptr addrspace(3) @data to ptr)";

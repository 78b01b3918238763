import type { Choices } from "./choices.ts";
import type { DataType } from "./data-types.ts";
import { IrWriter } from "./ir-writer.ts";
import type { Callee, Feature, Flow, LaunchShape, Scope } from "./scope.ts";
import { statements } from "./statements.ts";
import { threadPlace } from "./thread-place.ts";

/**
 * A device function that computes, uses memory of its caller through a pointer, and may call others or
 * itself. `parameters`: one or two of any type, an i32 that only this thread uses, the input.
 */
export function randomFunction(
  name: string,
  choices: Choices,
  launch: LaunchShape,
  declarations: Set<string>,
  callees: readonly Callee[],
  has: ReadonlySet<Feature>,
): { readonly callee: Callee; readonly text: string } {
  const isRecursive = choices.chance(25);
  const result = choices.oneOf(["i32", "void", "float", "{ i32, float }", "i1", "<4 x float>"] as const);
  const types: DataType[] = isRecursive ? ["i32", "float"] : [choices.oneOf(["i32", "float", "i64", "<4 x float>"])]; // prettier-ignore
  const callee: Callee = { name, result, parameters: [...types, "ptr", "ptr"], isRecursive };
  const write = new IrWriter(declarations);
  const place = threadPlace(write, choices, launch);
  const { variables } = place;
  types.forEach((type, at) => write.store(type, `%a${at}`, variables.numbered(type, 0)));
  write.store("ptr", "%own", variables.ownPointer(0));
  const leave = () => {
    if (result === "void") return write.line("ret void");
    write.line(`ret ${result} ${write.load(result, variables.numbered(result, 0))}`);
  };
  const scope: Scope = {
    features: has,
    ...place,
    write,
    choices,
    launch,
    parameters: ["3"],
    regions: [],
    input: "%input",
    accumulators: [],
    callees,
    leave,
    budget: 5,
  };
  const flow: Flow = {
    level: "lanes",
    mask: undefined,
    targets: [],
    counters: [],
    uniformCounters: [],
    frozen: new Set(),
    depth: 2,
  };
  if (isRecursive) recurse(callee, scope);
  if (statements(scope, flow)) leave();
  const parameters = [...types.map((type, at) => `${type} %a${at}`), "ptr %own", "ptr %input"].join(", ");
  const attribute = choices.oneOf([" noinline", ""]);
  const text = `define internal ${result} @${name}(${parameters})${attribute} {\n${write.text}\n}`;
  return { callee, text };
}

/** As long as the first argument is above 0, and once or twice. */
function recurse({ name, result }: Callee, scope: Scope): void {
  const { write, choices, variables } = scope;
  const [deeper, after] = [write.fresh("deeper"), write.fresh("after")];
  write.condBr(write.value("icmp sgt i32 %a0, 0"), deeper, after);
  write.block(deeper);
  const less = write.value("sub i32 %a0, 1");
  const twice = choices.chance(40) ? 2 : 1;
  for (let count = 0; count < twice; count++) {
    const number = write.load("float", variables.numbered("float", count));
    const text = `call ${result} @${name}(i32 ${less}, float ${number}, ptr %own, ptr %input)`;
    if (result === "void") write.line(text);
    else write.store(result, write.value(text), variables.numbered(result, 0));
  }
  write.br(after);
  write.block(after);
}

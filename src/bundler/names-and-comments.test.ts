import { expect, test } from "vitest";
import { commentAbove } from "./comment-above.ts";
import { exportName, nameClashes } from "./export-names.ts";

test("exports have the source's names, with template arguments behind", () => {
  expect(exportName("saxpy")).toBe("saxpy");
  expect(exportName("physics::step")).toBe("step");
  expect(exportName("scale<float, 64>")).toBe("scale_float_64");
  expect(exportName("fill<const float *>")).toBe("fill_const_float_ptr");
  expect(["_step", "step_", "__step<int>"].map(exportName)).toEqual(["_step", "step_", "__step_int"]);
});

test("two kernels of one name are a problem with a place", () => {
  const kernel = (symbol: string, line: number) => ({
    symbol,
    sourceName: "add",
    place: { file: "a.cu", line },
    parameters: [],
  });
  const [problem, ...others] = nameClashes([kernel("_Z3addPf", 1), kernel("_Z3addPi", 5)]);
  expect(problem).toMatchObject({ severity: "error", file: "a.cu", line: 5 });
  expect(others).toEqual([]);
});

test("a variable is not imported by the name of a kernel, of another variable or of what is unwarp's", () => {
  const kernels = [{ sourceName: "n", place: { file: "a.cu", line: 3 } }];
  const names = (...sourceNames: string[]) => sourceNames.map((sourceName) => ({ sourceName }));
  const messages = nameClashes(kernels, names("a::n", "b::x", "c::x", "__unwarpFile")).map(
    ({ message }) => message,
  );
  expect(messages).toEqual([
    "there are a kernel and a variable that would be imported as n; give one another name",
    "there are two variables that would be imported as x; give one another name",
    "the variable __unwarpFile would be imported as __unwarpFile, a name that unwarp needs; give one another name",
  ]);
});

test("the comment above a kernel, whatever stands in between", () => {
  const source =
    "/**\n * Adds.\n *\n * @param n how many\n */\ntemplate <typename T>\n__global__ void add(int n) {}\n\n// Two\n// lines.\n__global__ void k() {}\nint x; /* of x */\n__global__ void l() {}\n";
  expect(commentAbove(source, 7)).toEqual(["Adds.", "", "@param n how many"]);
  expect(commentAbove(source, 11)).toEqual(["Two", "lines."]);
  expect(commentAbove(source, 13)).toEqual([]);
});

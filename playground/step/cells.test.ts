import { expect, test } from "vitest";
import type { SharedVariable } from "../../src/trace/block-trace.ts";
import { cellsOf, cellText, columnsOf, declarationOf, mostCells, shortText } from "./cells.ts";
import { sourceOf } from "./sources.ts";

const matrix: SharedVariable = {
  name: "tile",
  offset: 8,
  layout: { dims: [2, 3], stride: 4, leaves: [{ path: "", offset: 0, format: "float" }] },
};
const structs: SharedVariable = {
  name: "p",
  offset: 0,
  layout: {
    dims: [2],
    stride: 8,
    leaves: [
      { path: ".x", offset: 0, format: "float" },
      { path: ".n", offset: 4, format: "u8" },
    ],
  },
};

test("a cell for each number, with the name that accesses have", () => {
  expect(cellsOf(matrix).map(({ label, offset }) => `${label}@${offset}`)).toEqual([
    ...["[0][0]@8", "[0][1]@12", "[0][2]@16", "[1][0]@20", "[1][1]@24", "[1][2]@28"],
  ]);
  expect(cellsOf(structs).map(({ label }) => label)).toEqual(["[0].x", "[0].n", "[1].x", "[1].n"]);
  const { layout } = matrix;
  expect(cellsOf({ ...matrix, layout: { ...layout, dims: [100_000] } })).toHaveLength(mostCells);
});

test("rows and headings follow the declaration", () => {
  expect([columnsOf(matrix), columnsOf(structs)]).toEqual([3, 2]);
  expect([declarationOf(matrix), declarationOf(structs)]).toEqual(["float tile[2][3]", "struct p[2]"]);
});

test("a cell has a value when all of its bytes were written", () => {
  const shared = new Uint8Array(32);
  const written = new Uint8Array(32);
  new DataView(shared.buffer).setFloat32(8, 0.1, true);
  const [cell] = cellsOf(matrix);
  if (!cell) throw new Error("no cell");
  written.fill(1, 8, 11);
  expect(cellText(cell, shared, written)).toBeUndefined();
  written.fill(1, 8, 12);
  expect(cellText(cell, shared, written)).toBe("0.1");
});

test.each([
  ["0.33333334", "0.3333"],
  ["-1431655766", "-1.4e+9"],
  ["12345.678", "12350"],
  ["5.0", "5.0"],
  ["&sdata[3]", "&sdata…"],
])("%s in a cell is %s", (text, short) => {
  expect(shortText(text)).toBe(short);
});

test("the compiler may know a source under a longer path", () => {
  const sources = [
    { name: "main.cu", text: "" },
    { name: "lib/util.cuh", text: "" },
  ];
  expect(
    ["main.cu", "./main.cu", "/work/main.cu", "/work/lib/util.cuh", "other.cu"].map(
      (path) => sourceOf(path, sources)?.name,
    ),
  ).toEqual([...["main.cu", "main.cu", "main.cu", "lib/util.cuh", undefined]]);
});

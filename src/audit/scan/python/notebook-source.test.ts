import { expect, test } from "vitest";
import { notebookSource } from "./notebook-source.ts";

const cell = (source: unknown, type = "code") => ({ cell_type: type, metadata: {}, source });
const notebook = (cells: readonly unknown[], metadata = {}) => ({ cells, metadata, nbformat: 4 });

test("a line of code stands in its line of the file, and commands are no Python", () => {
  const text = JSON.stringify(
    notebook([cell(["# cuda"], "markdown"), cell(["!nvidia-smi -L\n", "import torch\n", "x = 1"])]),
    null,
    1,
  );
  const lines = notebookSource(text).text.split("\n");
  expect(lines).toHaveLength(text.split("\n").length);
  for (const [index, line] of text.split("\n").entries()) {
    if (line.includes("import torch")) expect(lines[index]).toBe("import torch");
    else if (line.includes("x = 1")) expect(lines[index]).toBe("x = 1");
    else if (line.includes("nvidia-smi")) expect(lines[index]).toBe("#nvidia-smi -L");
    else expect(lines[index]).toBe("");
  }
});

test("a notebook without line breaks, or with cells of one string, is read by lines of code", () => {
  const source = notebook([cell("import torch\nx = 1"), cell(["y = 2\n", "z = 3"])]);
  expect(notebookSource(JSON.stringify(source)).text).toBe("import torch\nx = 1\ny = 2\nz = 3");
});

test("cells and notebooks in other languages are left out", () => {
  const cells = [cell(["%%bash\n", "echo cuda"]), cell(["%%time\n", "x = 1"])];
  expect(notebookSource(JSON.stringify(notebook(cells), null, 1)).text.trim()).toBe("#%time\nx = 1");
  const inR = notebook([cell(["x <- 1"])], { kernelspec: { language: "R" } });
  expect(notebookSource(JSON.stringify(inR)).text.trim()).toBe("");
});

test("a command is a statement where one is needed", () => {
  const source = notebook([cell("if x:\n  !ls\ny = ('%d'\n  % 3)")]);
  expect(notebookSource(JSON.stringify(source)).text).toBe("if x:\n  0#s\ny = ('%d'\n  # 3)");
});

test("broken JSON is said", () => {
  expect(notebookSource('{"cells": [').problem).toMatch(/JSON/);
});

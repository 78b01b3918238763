import { expect, test } from "vitest";
import { EditSink } from "../edit-sink.ts";
import { Project } from "../project.ts";
import { remarkPython } from "./python-left.ts";

function remarks(files: Readonly<Record<string, string>>): string[] {
  const sink = new EditSink();
  const all = Object.entries(files).map(([path, text]) => ({
    path,
    role: "other" as const,
    content: new TextEncoder().encode(text),
  }));
  remarkPython(new Project("/project", all, []), sink);
  return sink.remarks.map(({ file, line, text }) => `${file}:${line} ${text.split(": ")[0]}`);
}

test("Python and packages that name CUDA are told once, with where", () => {
  expect(
    remarks({
      "requirements.txt": "# flash-attn\nnumpy\nflash_attn>=2\n",
      "train.py": "import torch\n# cuda\nx = torch.ones(1).cuda()\n",
      "dev-requirements.txt": "--index-url https://download.pytorch.org/whl/cu121\ntorch\n",
    }),
  ).toEqual(["requirements.txt:3 names CUDA or a package for it, as do train.py:3, dev-requirements.txt:1"]);
  expect(remarks({ "pyproject.toml": '[project]\ndependencies = ["numpy", "xformers==0.0.1"]\n' })).toEqual([
    "pyproject.toml:2 names CUDA or a package for it",
  ]);
});

test("what names none of it is not told", () => {
  expect(
    remarks({
      "requirements.txt": "torch\nnumpy\ntransformers\n",
      "plot.py": "import matplotlib\n",
      "README.md": "cuda",
    }),
  ).toEqual([]);
});

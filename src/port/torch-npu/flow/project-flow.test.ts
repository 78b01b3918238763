import { expect, test } from "vitest";
import { portPython } from "../port-python.ts";
import { ModulePaths } from "./module-paths.ts";
import { ProjectFlow } from "./project-flow.ts";

/** One file of a project, ported, and the lines of what is said. */
function port(path: string, files: Readonly<Record<string, string>>) {
  const own = new Set(Object.keys(files).flatMap((file) => file.replace(/\.py$/, "").split("/")));
  const others = new ProjectFlow(new Map(Object.entries(files)), own);
  const { text, notes } = portPython(files[path] ?? "", path, { ownModules: own, others });
  return {
    text: text.replace("import torch_npu  # noqa: F401\n", ""),
    notes: notes.filter(({ way }) => way !== "mechanical").map(({ rule, line }) => `${line}: ${rule}`),
  };
}

const settings = 'ACCEL = "cuda"\nCOMM = "nccl"\n';
const changed = 'ACCEL = "npu"\nCOMM = "hccl"\n';

test.each([
  [
    "from settings import ACCEL, COMM\nimport torch\nx.to(ACCEL)\ntorch.distributed.init_process_group(COMM)\n",
  ],
  ["import torch, settings as s\nx.to(s.ACCEL)\ntorch.distributed.init_process_group(s.COMM)\n"],
  ["import torch\nfrom settings import *\nx.to(ACCEL)\ntorch.distributed.init_process_group(COMM)\n"],
  [
    "from .settings import ACCEL as A, COMM\nimport torch\nd = A\nx.to(d)\ntorch.distributed.init_process_group(COMM)\n",
  ],
  [
    "from . import settings\nimport torch\ntorch.distributed.init_process_group(settings.COMM)\nx.to(settings.ACCEL)\n",
  ],
])("settings that another file hands to PyTorch: %s", (use) => {
  expect(port("app/settings.py", { "app/settings.py": settings, "app/run.py": use })).toEqual({
    text: changed,
    notes: [],
  });
});

test("through a package that hands a name on", () => {
  const files = {
    "app/core/__init__.py": "from .settings import ACCEL\n",
    "app/core/settings.py": 'ACCEL = "cuda"\n',
    "run.py": "import torch\nfrom app.core import ACCEL\nx.to(ACCEL)\n",
  };
  expect(port("app/core/settings.py", files).text).toBe('ACCEL = "npu"\n');
});

test("a comparison in a third file follows", () => {
  const files = {
    "settings.py": settings,
    "run.py": "import torch, settings\nx.to(settings.ACCEL)\n",
    "log.py": 'import settings\nif settings.ACCEL == "cuda": print(1)\n',
  };
  const { text, notes } = port("log.py", files);
  expect(text).toContain('settings.ACCEL == "npu"');
  expect(notes).toEqual(["2: device-comparison"]);
});

test("what a function of another file returns and takes", () => {
  const files = {
    "pick.py": "def where(n):\n    return 'cuda'\n",
    "net.py":
      "import torch\nclass Net:\n    def __init__(self, n, place):\n        x.to(place)\ndef lone(kind): print(kind)\n",
    "run.py":
      "import torch\nfrom pick import where\nfrom net import Net, lone\nx.to(where(1))\nNet(1, 'cuda')\nNet(2, place='cuda:1')\nlone('cuda')\n",
  };
  expect(port("pick.py", files).text).toContain("return 'npu'");
  const { text, notes } = port("run.py", files);
  expect(text).toContain("Net(1, 'npu')\nNet(2, place='npu:1')\nlone('cuda')\n");
  expect(notes).toEqual(["7: device-string-unclear"]);
});

test.each([
  ["nobody imports it", { "run.py": "import torch\nx.to(ACCEL)\n" }],
  [
    "another module of that name is imported",
    {
      "run.py": "import torch\nfrom other.settings import ACCEL\nx.to(ACCEL)\n",
      "other/settings.py": "ACCEL = 1\n",
    },
  ],
  [
    "two modules of that name may be meant",
    { "x/run.py": "import torch\nfrom settings import ACCEL\nx.to(ACCEL)\n", "b/settings.py": "" },
  ],
])("left and said where %s", (_, files) => {
  expect(port("a/settings.py", { "a/settings.py": settings, ...files })).toEqual({
    text: settings,
    notes: ["1: device-string-unclear", "2: nccl-unclear"],
  });
});

test("what also goes to a library with devices of its own is left", () => {
  const files = {
    "settings.py": 'ACCEL = "cuda"\n',
    "a.py": "import torch\nfrom settings import ACCEL\nx.to(ACCEL)\n",
    "b.py":
      "from faster_whisper import WhisperModel\nfrom settings import ACCEL\nWhisperModel('base', device=ACCEL)\n",
  };
  expect(port("settings.py", files)).toEqual({ text: 'ACCEL = "cuda"\n', notes: ["1: foreign-device"] });
});

test("files that import each other come to an end", () => {
  const files = {
    "a.py": "import b\nA = 'cuda'\ndef f(x): return b.g(x)\n",
    "b.py": "import a\nB = a.A\ndef g(x): return a.f(B)\n",
  };
  expect(port("a.py", files).notes).toEqual(["2: device-string-unclear"]);
});

test("an import leads to a file by paths", () => {
  const modules = new ModulePaths([
    "src/app/__init__.py",
    "src/app/config.py",
    "src/app/net/model.py",
    "config.py",
  ]);
  expect(modules.find("app.config", "run.py")).toBe("src/app/config.py");
  expect(modules.find("config", "run.py")).toBe("config.py");
  expect(modules.find("config", "src/app/x.py")).toBe("src/app/config.py");
  expect(modules.find("..config", "src/app/net/model.py")).toBe("src/app/config.py");
  expect(modules.find("..", "src/app/net/model.py")).toBe("src/app/__init__.py");
  expect(modules.find("....config", "src/app/x.py")).toBeUndefined();
  expect(modules.find("config", "tools/x.py")).toBeUndefined();
});

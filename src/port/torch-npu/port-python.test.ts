import { expect, test } from "vitest";
import { portPython } from "./port-python.ts";
import type { RuleId } from "./rules.ts";

/** The ported text, without the import that every changed file gets. */
function ported(source: string): string {
  return portPython(source, "a.py").text.replace("import torch_npu  # noqa: F401\n", "");
}

function notes(source: string): string[] {
  return portPython(source, "a.py")
    .notes.filter(({ way }) => way !== "mechanical")
    .map(({ line, rule }) => `${line}: ${rule}`);
}

const torch = "import torch\n";
const same = (code: string) => expect(ported(torch + code)).toBe(torch + code);
const becomes = (before: string, after: string) => expect(ported(torch + before)).toBe(torch + after);

test.each([
  ["torch.cuda.is_available()", "torch.npu.is_available()"],
  ["torch.cuda.amp.GradScaler(enabled=True)", "torch.npu.amp.GradScaler(enabled=True)"],
  ["g = torch.cuda.CUDAGraph()", "g = torch.npu.NPUGraph()"],
  ["s = torch.cuda.Stream(); s.cuda_stream", "s = torch.npu.Stream(); s.npu_stream"],
  ["model.cuda()", "model.npu()"],
  ["x = y.cuda(non_blocking=True)  # cuda", "x = y.npu(non_blocking=True)  # cuda"],
  ["if x.is_cuda: pass", "if x.is_npu: pass"],
  ["torch.cuda.nvtx.mark('a')", "torch.npu.mstx.mark('a')"],
  ["torch.cuda.FloatTensor(3)", "torch.npu.FloatTensor(3)"],
  ["torch.backends.cudnn.allow_tf32 = True", "torch.npu.conv.allow_hf32 = True"],
  [
    "@torch.cuda.amp.custom_fwd(cast_inputs=torch.float32)\ndef f(): pass",
    "@torch.npu.amp.custom_fwd(cast_inputs=torch.float32)\ndef f(): pass",
  ],
  ["@torch.cuda.amp.autocast()\ndef f(): pass", "@torch.npu.amp.autocast()\ndef f(): pass"],
  ["torch.profiler.profile()", "torch_npu.profiler.profile()"],
])("%s", (before, after) => becomes(before, after));

test.each([
  ["x.to('cuda')", "x.to('npu')"],
  ["x.to(device='cuda:1')", "x.to(device='npu:1')"],
  ["x.to(0)", 'x.to("npu:0")'],
  ["torch.device('cuda', 0)", "torch.device('npu', 0)"],
  ["torch.device('cuda:%d' % rank)", "torch.device('npu:%d' % rank)"],
  ["torch.device('cuda:{}'.format(rank))", "torch.device('npu:{}'.format(rank))"],
  ["torch.device('cuda:' + str(rank))", "torch.device('npu:' + str(rank))"],
  ["torch.device(f'cuda:{rank}')", "torch.device(f'npu:{rank}')"],
  ["torch.zeros(2, device='cuda')", "torch.zeros(2, device='npu')"],
  ["torch.autocast('cuda', dtype=d)", "torch.autocast('npu', dtype=d)"],
  ["torch.set_default_device('cuda')", "torch.set_default_device('npu')"],
  ["torch.load(p, map_location='cuda:0')", "torch.load(p, map_location='npu:0')"],
  ["torch.load(p, 'cuda:0')", "torch.load(p, 'npu:0')"],
  ["d = 'cuda'\nx.to(d)", "d = 'npu'\nx.to(d)"],
  ["a = b = 'cuda'\nx.to(b)", "a = b = 'npu'\nx.to(b)"],
  ["d, n = 'cuda', 'cuda'\nx.to(d)", "d, n = 'npu', 'cuda'\nx.to(d)"],
  ["d = 'cuda' if ok else 'cpu'\nx.to(d)", "d = 'npu' if ok else 'cpu'\nx.to(d)"],
  ["where = ok and 'cuda' or 'cpu'\nx.to(where)", "where = ok and 'npu' or 'cpu'\nx.to(where)"],
  ["def f(where='cuda'):\n    x.to(where)", "def f(where='npu'):\n    x.to(where)"],
  [
    "def f(where):\n    x.to(where)\nf('cuda')\nf(where='cuda:1')",
    "def f(where):\n    x.to(where)\nf('npu')\nf(where='npu:1')",
  ],
  ["def pick():\n    return 'cuda'\nx.to(pick())", "def pick():\n    return 'npu'\nx.to(pick())"],
  ["c = {'where': 'cuda', 'n': 1}\nx.to(c['where'])", "c = {'where': 'npu', 'n': 1}\nx.to(c['where'])"],
  ["x.to(getattr(args, 'gpu', 'cuda'))", "x.to(getattr(args, 'gpu', 'npu'))"],
  ["x.to(os.environ.get('D', 'cuda'))", "x.to(os.environ.get('D', 'npu'))"],
  ["for d in ['cpu', 'cuda']:\n    x.to(d)", "for d in ['cpu', 'npu']:\n    x.to(d)"],
  ["if x.device.type == 'cuda': pass", "if x.device.type == 'npu': pass"],
  ["if str(device).startswith('cuda'): pass", "if str(device).startswith('npu'): pass"],
  ["if 'cuda' in device: pass", "if 'npu' in device: pass"],
  ["if device in ('cuda', 'cpu'): pass", "if device in ('npu', 'cpu'): pass"],
  ["match device:\n    case 'cuda': pass", "match device:\n    case 'npu': pass"],
  [
    "device_map = {'': 'cuda:0'}\nload(m, device_map=device_map)",
    "device_map = {'': 'npu:0'}\nload(m, device_map=device_map)",
  ],
  ["if hasattr(torch, 'cuda'): pass", "if hasattr(torch, 'npu'): pass"],
  [
    "class C:\n    device: Literal['cuda', 'cpu'] = 'cuda'",
    "class C:\n    device: Literal['npu', 'cpu'] = 'npu'",
  ],
  [
    "def f(device: Optional[Literal['cuda']] = None): pass",
    "def f(device: Optional[Literal['npu']] = None): pass",
  ],
  ["x.to(f\"{'cuda' if a else 'cpu'}:{n}\")", "x.to(f\"{'npu' if a else 'cpu'}:{n}\")"],
  ["DEVICE = 'cuda'", "DEVICE = 'npu'"],
  ["@dataclass\nclass C:\n    device: str = 'cuda'", "@dataclass\nclass C:\n    device: str = 'npu'"],
  ["with torch.device('cuda') as d, e:\n    yield", "with torch.device('npu') as d, e:\n    yield"],
  ["x = 1. / 255.\nx.to('cuda')", "x = 1. / 255.\nx.to('npu')"],
])("device string: %s", (before, after) => becomes(before, after));

test.each([
  '"""Use cuda. cuda"""',
  "print('cuda')",
  "logger.info('cuda')",
  "names = {'cuda': 1}",
  "mode = 'cuda'\nrun(mode)",
  "if mode == 'cuda': pass",
  "# x.cuda() and 'cuda:0'",
  "x = 'torch.cuda.is_available()'",
  "raise ValueError('CUDA is needed: cuda:0')",
  "args.cuda = True",
  "if args.cuda: pass",
  "def f(cuda): return cuda",
  "cuda = 3\nprint(cuda)",
  "self.is_cuda = True\nif self.is_cuda: pass",
  "load(path, 'nccl')",
  "from numba import cuda\n@cuda.jit\ndef k(): cuda.grid(1)",
  "import cupy\ncupy.cuda.Device(0).use()",
  "from faster_whisper import WhisperModel\nWhisperModel('base', device='cuda')",
  "from faster_whisper import WhisperModel\ndevice = 'cuda'\nWhisperModel('base', device=device)",
  "from unknown_library import Thing\nThing(device='cuda')",
  "torch.cuda.get_device_capability()",
  "torch.cuda.cudart()",
  "def f(torch): torch.cuda.synchronize()",
])("left alone: %s", (code) => same(code));

test("what looks like a device and is not changed is said", () => {
  expect(notes(`${torch}mode = 'cuda'\nprint('cuda:0')\n`)).toEqual([
    "2: device-string-unclear",
    "3: device-string-unclear",
  ]);
  expect(notes(`from faster_whisper import W\nW(device='cuda')\n`)).toEqual(["2: foreign-device"]);
  expect(notes("DEVICE = 'cuda'\n")).toEqual(["1: device-string-by-name"]);
});

test.each([
  [
    "import torch as t\nt.cuda.synchronize()\n",
    "import torch as t\nimport torch_npu  # noqa: F401\nt.npu.synchronize()\n",
  ],
  [
    "from torch import nn, cuda\ncuda.synchronize()\ncuda.CUDAGraph()\n",
    "from torch import nn\nfrom torch_npu import npu as cuda\nimport torch_npu  # noqa: F401\ncuda.synchronize()\ncuda.NPUGraph()\n",
  ],
  [
    "from torch.cuda.amp import (\n    autocast,  # half\n    GradScaler as Scaler,\n)\nautocast()\n",
    "from torch_npu.npu.amp import (\n    autocast,  # half\n    GradScaler as Scaler,\n)\nimport torch_npu  # noqa: F401\nautocast()\n",
  ],
  [
    "import torch.distributed as dist\ndist.init_process_group('nccl')\n",
    "import torch.distributed as dist\nimport torch_npu  # noqa: F401\ndist.init_process_group('hccl')\n",
  ],
  [
    "try:\n    import torch\nexcept ImportError:\n    torch = None\ntorch.cuda.init()\n",
    "try:\n    import torch\n    import torch_npu  # noqa: F401\nexcept ImportError:\n    torch = None\ntorch.npu.init()\n",
  ],
  [
    "def f():\n    import torch\n    torch.cuda.init()\n",
    "def f():\n    import torch\n    import torch_npu  # noqa: F401\n    torch.npu.init()\n",
  ],
  ["import torch; torch.cuda.init()\n", "import torch; import torch_npu; torch.npu.init()\n"],
  [
    "import torch\nimport torch_npu\ntorch.cuda.init()\n",
    "import torch\nimport torch_npu\ntorch.npu.init()\n",
  ],
  [
    "from flash_attn import flash_attn_func\n",
    "from flash_attn_npu import flash_attn_func\nimport torch_npu  # noqa: F401\n",
  ],
  ['"""Doc."""\nmodel.cuda()\n', '"""Doc."""\nimport torch_npu  # noqa: F401\nmodel.npu()\n'],
  [
    "import torch\r\ntorch.cuda.init()\r\n",
    "import torch\r\nimport torch_npu  # noqa: F401\r\ntorch.npu.init()\r\n",
  ],
  ["cuda = torch.cuda\n", "cuda = torch.cuda\n"],
  [
    "import torch\ncuda = torch.cuda\ncuda.CUDAGraph()\n",
    "import torch\nimport torch_npu  # noqa: F401\ncuda = torch.npu\ncuda.NPUGraph()\n",
  ],
  [
    "from torch.utils.data import DataLoader\nfrom transformers import AutoModel\nm = AutoModel.from_pretrained(n, device_map='cuda', attn_implementation='flash_attention_2')\n",
    "from torch.utils.data import DataLoader\nimport torch_npu  # noqa: F401\nfrom transformers import AutoModel\nm = AutoModel.from_pretrained(n, device_map='npu', attn_implementation='sdpa')\n",
  ],
])("imports and aliases %#", (before, after) => expect(portPython(before, "a.py").text).toBe(after));

test.each([
  ["os.environ['CUDA_VISIBLE_DEVICES'] = '0,1'", "os.environ['ASCEND_RT_VISIBLE_DEVICES'] = '0,1'", []],
  [
    "os.environ['CUDA_VISIBLE_DEVICES'] = '3,1'",
    "os.environ['ASCEND_RT_VISIBLE_DEVICES'] = '3,1'",
    ["environment-review"],
  ],
  ["os.getenv('NCCL_SOCKET_IFNAME')", "os.getenv('HCCL_SOCKET_IFNAME')", ["environment-review"]],
  [
    "env = dict(os.environ, CUDA_VISIBLE_DEVICES='0')",
    "env = dict(os.environ, ASCEND_RT_VISIBLE_DEVICES='0')",
    [],
  ],
  ["os.environ['NCCL_IB_DISABLE'] = '1'", "os.environ['NCCL_IB_DISABLE'] = '1'", ["environment-missing"]],
] as const)("environment: %s", (before, after, rules) => {
  expect(ported(before)).toBe(ported(after));
  expect(notes(before)).toEqual(rules.map((rule) => `1: ${rule}`));
});

test.each<[string, RuleId[]]>([
  ["torch.optim.AdamW(p, lr=1, fused=True)", ["fused-optimizer"]],
  ["torch.optim.Adam(p, foreach=flag)", ["fused-optimizer"]],
  ["torch.optim.SGD(p, fused=False, foreach=None)", []],
  ["torch.nn.DataParallel(m)", ["data-parallel"]],
  ["m.to(memory_format=torch.channels_last)", ["channels-last"]],
  ["torch.load(p)", ["checkpoint-location"]],
  ["torch.jit.script(f)", ["jit-script", "silent-change"]],
  ["torch.compile(m)", ["torch-compile"]],
  ["@torch.compile\ndef f(): pass", ["torch-compile"]],
  ["import os\nos.system('CUDA_VISIBLE_DEVICES=0 python a.py')", ["environment-missing"]],
  ["x.double()", ["double-type"]],
  ["torch.cuda.DoubleTensor(2)", ["double-type", "silent-change"]],
  ["torch.cuda.get_device_properties(0).major", ["device-properties"]],
  ["p = torch.cuda.get_device_properties(0)\np.total_memory", []],
  ["torch.cuda.memory._record_memory_history()", ["torch-cuda-missing"]],
  ["import subprocess\nsubprocess.run(['nvidia-smi', '-L'])", ["nvidia-smi"]],
  ["x.to(local_rank)", ["integer-device-variable"]],
  ["import triton", ["triton"]],
  ["from torch.cuda import *\nfrom torch.profiler import *", ["torch-cuda-missing", "torch-cuda-missing"]],
  ["import bitsandbytes as bnb\nbnb.optim.Adam8bit(p)", ["bitsandbytes"]],
  ["from apex import amp", ["apex"]],
  ["from pynvml import nvmlInit", ["nvidia-library"]],
])("said, not rewritten: %s", (code, rules) => {
  expect(notes(torch + code).map((note) => note.split(": ")[1])).toEqual(rules);
});

test.each<[string, string, RuleId[]]>([
  ["BACKENDS = ['nccl', 'gloo']", "BACKENDS = ['hccl', 'gloo']", ["nccl-by-name"]],
  ["for d in ['cuda', 'npu']: x.to(d)", "for d in ['cuda', 'npu']: x.to(d)", ["npu-as-well"]],
  [
    "backend = {'cuda': 'nccl', 'npu': 'hccl'}",
    "backend = {'cuda': 'nccl', 'npu': 'hccl'}",
    ["npu-as-well", "npu-as-well"],
  ],
  [
    "if device == 'cuda': a()\nelif device == 'npu': b()",
    "if device == 'npu': a()\nelif device == 'npu': b()",
    ["device-comparison", "npu-as-well"],
  ],
])("lists of backends, and projects that know NPUs: %s", (before, after, rules) => {
  becomes(before, after);
  expect(notes(torch + before).map((note) => note.split(": ")[1])).toEqual(rules);
});

test("a method cuda of the project's own follows its calls", () => {
  becomes(
    "class Batch:\n    def cuda(self):\n        return self.x.cuda()\n",
    "class Batch:\n    def npu(self):\n        return self.x.npu()\n",
  );
});

test.each([
  ["print 'hello'\n", { line: 1, what: "Python 2 (print without parentheses)" }],
  ["try:\n    x\nexcept E, e:\n    pass\n", { line: 3, what: "Python 2 (except with a comma)" }],
  ["x = (1,\ndef f(:\n", { line: 2, what: "not Python 3 as unwarp reads it" }],
])("what does not parse is left as it is: %s", (source, unread) => {
  expect(portPython(source, "a.py")).toMatchObject({ text: source, unread });
});

test("a second run changes nothing", () => {
  const source = `${torch}d = torch.device('cuda')\nx.cuda()\ndist.init_process_group('nccl')\n`;
  const once = portPython(source, "a.py").text;
  expect(portPython(once, "a.py").text).toBe(once);
});

test("text cut off anywhere is ported or left, and nothing is thrown", () => {
  const source = `import torch as t\nfrom torch.cuda import amp, (Stream)\nclass A(B):\n    d: str = f"cuda:{t.x!r:>3}"\n    def cuda(self, *a, d="cuda", **k): return [y.cuda() for y in a if d == "cuda"]\nwith (t.device("cuda") as d, e):\n    yield\nx = {"device": "cuda:%d" % 1.}\n`;
  for (let end = 0; end < source.length; end++) {
    const { text, unread } = portPython(source.slice(0, end), "a.py");
    if (unread) expect(text).toBe(source.slice(0, end));
  }
});

test.each([
  "dev = 'cuda:' + str(rank)\nx.to(dev)\nn = int(dev[5:])",
  "dev = f'cuda:{rank}'\nx.to(dev)\nn = int(dev[5])",
  "dev = 'cuda:0'\nx.to(dev)\nn = len(dev)",
  "dev = 'cuda:0'\nx.to(dev)\nn = dev.replace('cu', '')",
  "dev = 'cuda:0'\nx.to(dev)\nn = str(dev).split('a:')[1]",
  "dev = 'cuda:0'\nx.to(dev)\nn = re.match(p, dev)",
  "dev = 'cuda:0'\nx.to(dev)\nn = other = dev; other[5:]",
])("a use that counts a changed string's letters is said: %s", (code) => {
  const source = code.includes("re.match") ? `import re; ${torch}${code}\n` : `${torch}${code}\n`;
  expect(notes(source)).toEqual(["4: device-string-position"]);
});

test("taking a device apart at its colon says nothing of what stands before it", () => {
  expect(notes(`${torch}dev = 'cuda:0'\nx.to(dev)\nn = dev.split(':')[1]\ndev.strip()\n`)).toEqual([]);
  expect(notes(`${torch}all = ['cuda:0', 'cuda:1']\nx.to(all[0])\nfor d in all: x.to(d)\n`)).toEqual([]);
});

test.each([
  [
    "c = {'a': {'where': 'cuda'}}\nx.to(c['a']['where'])",
    "c = {'a': {'where': 'npu'}}\nx.to(c['a']['where'])",
  ],
  ["kw = {'device': 'cuda'}\ntorch.ones(2, **kw)", "kw = {'device': 'npu'}\ntorch.ones(2, **kw)"],
  [
    "c = {'a': 'cuda', 'b': 1}\nc = {'a': c['a'], 'b': dict(c)}\nx.to(c['a'])",
    "c = {'a': 'npu', 'b': 1}\nc = {'a': c['a'], 'b': dict(c)}\nx.to(c['a'])",
  ],
  ["torch.ones(2, **{'device': 'cuda'})", "torch.ones(2, **{'device': 'npu'})"],
  ["kw = dict(device='cuda')\ntorch.ones(2, **kw)", "kw = dict(device='npu')\ntorch.ones(2, **kw)"],
  [
    "def f(c):\n    x.to(c.get('where'))\nf({'where': 'cuda'})",
    "def f(c):\n    x.to(c.get('where'))\nf({'where': 'npu'})",
  ],
  [
    "a = SimpleNamespace(**{'where': 'cuda'})\nx.to(a.where)",
    "a = SimpleNamespace(**{'where': 'npu'})\nx.to(a.where)",
  ],
])("a dictionary that reaches PyTorch: %s", (before, after) => becomes(before, after));

test.each([
  ["json.dump({'backend': 'nccl'}, f)", ["3: nccl-unclear"]],
  ["json.dump({'device': 'cuda'}, f)", ["3: device-string-unclear"]],
  ["json.dump(dict(device='cuda'), f)", ["3: device-string-unclear"]],
  ["info = {'device': 'cuda'}\njson.dump(info, f)\nx.to(args.device)", ["3: device-string-unclear"]],
  ["info = {'device': 'cuda', 'where': 'cpu'}\nx.to(info['where'])", ["3: device-string-unclear"]],
])("a dictionary that goes elsewhere is left and said: %s", (code, rules) => {
  const source = `import json\n${torch}${code}\n`;
  expect(portPython(source, "a.py").text).toContain(code);
  expect(notes(source)).toEqual(rules);
});

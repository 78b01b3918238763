import { expect, test } from "vitest";
import { wordsLeft } from "./left-words.ts";

const left = (path: string, text: string, hasSetup = false) =>
  wordsLeft(path, text, () => false, hasSetup).map(({ line, construct }) => `${line} ${construct}`);

test("each word of NVIDIA's in a file that is left is said, with its lines", () => {
  expect(
    left(
      "k8s/job.yaml",
      "image: nvcr.io/nvidia/pytorch:24.05-py3\nlimits:\n  nvidia.com/gpu: 1\n  # nvidia.com/mig\n",
    ),
  ).toEqual(["1 nvcr.io/nvidia/pytorch:24.05-py3", "3 nvidia.com/gpu"]);
  expect(
    left(
      ".github/workflows/gpu.yml",
      "- run: docker run --gpus all x\n- run: nvcc -O3 sum.cu\n- run: nvcc b.cu\n",
    ),
  ).toEqual(["2 nvcc (also line 3)", "1 --gpus all"]);
  expect(
    left("Dockerfile", "RUN make NVCC=/usr/local/cuda/bin/nvcc\nRUN apt-get install -y libcudnn9-dev\n"),
  ).toEqual(["1 /usr/local/cuda/bin/nvcc", "1 nvcc", "2 libcudnn9-dev"]);
  expect(left("train.py", "torch.cuda.is_available()\n")).toEqual([]);
});

test("what builds the extension is said where there is another setup", () => {
  const text =
    "RUN pip install -r r.txt && python setup.py install\nRUN pip install -e .\nRUN pip install ./other\n";
  expect(left("Dockerfile", text)).toEqual([]);
  expect(left("Dockerfile", text, true)).toEqual(["1 python setup.py install", "2 pip install -e ."]);
});

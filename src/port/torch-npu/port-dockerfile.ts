/** Dockerfiles: the base image and what is installed into it. Only an image that holds CUDA and nothing else is changed. */
import type { Chip } from "../../vendors/torch-npu-support.ts";
import type { PortedText, TextNote } from "./text-note.ts";
import type { Way } from "./rules.ts";

/** CANN's images on quay.io/ascend/cann, as public projects use them. */
export const cannImages: Readonly<Record<Chip, string>> = {
  "910b": "quay.io/ascend/cann:9.0.0-910b-ubuntu22.04-py3.10",
  "910c": "quay.io/ascend/cann:9.0.0-a3-ubuntu22.04-py3.11",
  "950": "quay.io/ascend/cann:9.1.0-950-ubuntu22.04-py3.12-devel",
};

export function isDockerfile(path: string): boolean {
  return /^(?:Dockerfile|Containerfile)(?:[.-].*)?$|\.Dockerfile$/i.test(path.split("/").at(-1) ?? "");
}

export function isCompose(path: string): boolean {
  return /^(?:docker-)?compose[\w.-]*\.ya?ml$/i.test(path.split("/").at(-1) ?? "");
}

/**
 * The chip whose image a project gets. Kernels that are ported run on one chip alone, so their image is its.
 *
 * @param chips that the port is for
 */
export function imageChip(chips: readonly Chip[], hasKernels: boolean): Chip {
  return hasKernels && chips.includes("950") ? "950" : (chips[0] ?? "910b");
}

/** @param hasKernels whether the project has CUDA kernels, which are ported for Ascend 950 */
export function portDockerfile(source: string, chips: readonly Chip[], hasKernels: boolean): PortedText {
  const notes: TextNote[] = [];
  const chip = imageChip(chips, hasKernels);
  const image = cannImages[chip];
  const others = chips.filter((one) => one !== chip).map((one) => `${cannImages[one]} for ${one}`);
  const forWhich = [
    ...(hasKernels && chip === "950"
      ? ["it is for Ascend 950, as the ported kernels run on no other chip"]
      : []),
    ...(hasKernels && chip !== "950"
      ? ["the ported kernels run on Ascend 950 alone, and not with this image"]
      : []),
    ...(others.length > 0 ? [`other chips have other images (${others.join(", ")})`] : []),
  ];
  const about = forWhich.length === 0 ? "" : `; ${forWhich.join("; ")}`;
  const lines = source.split("\n").map((line, index) => {
    const note = (code: string, way: Way, message: string) =>
      notes.push({ code, way, line: index + 1, construct: line.trim(), message });
    const from = /^(\s*FROM\s+(?:--platform=\S+\s+)?)(\S+)(.*)$/i.exec(line);
    if (from) {
      const [, head = "", name = "", rest = ""] = from;
      if (/^(?:docker\.io\/)?nvidia\/cuda:[\w.-]*ubuntu[\w.-]*$/.test(name)) {
        note(
          "base-image",
          "review",
          `now ${image}, which has CANN and Python: its CANN has to fit the version of torch-npu, and the system's packages that follow may differ${about}`,
        );
        return `${head}${image}${rest}`;
      }
      if (/nvidia\/|^(?:docker\.io\/)?pytorch\/pytorch\b|cuda/i.test(name)) {
        note(
          "base-image",
          "by hand",
          `start from ${image} and install torch and torch-npu: CANN's image has no PyTorch${about}`,
        );
      }
      return line;
    }
    const indexed = line.replace(/(download\.pytorch\.org\/whl\/(?:nightly\/)?)cu\d+/, "$1cpu");
    if (indexed !== line) {
      note(
        "pytorch-index",
        "review",
        "now the index of builds without CUDA; install torch-npu of the same version behind it",
      );
      return indexed;
    }
    if (line.trimStart().startsWith("#")) return line;
    const system = /\b(cuda-[\w-]+|libcudnn\S*|libnccl\S*|nvidia-[\w-]+)\b/.exec(line)?.[1];
    if (system !== undefined && !/\bpip[\d.]*\s+install\b/.test(line))
      note("system-package", "by hand", `${system}: CANN's image has its own`);
    if (/\bNVIDIA_(?:VISIBLE_DEVICES|DRIVER_CAPABILITIES)\b/.test(line)) {
      note(
        "container-variable",
        "by hand",
        "read by NVIDIA's container runtime; Ascend's takes ASCEND_VISIBLE_DEVICES with numbers",
      );
    }
    if (/\b(?:CUDA_HOME|TORCH_CUDA_ARCH_LIST|CUDA_VISIBLE_DEVICES)\b/.test(line)) {
      note(
        "container-variable",
        "by hand",
        "a setting of CUDA's: CANN's are set by its set_env.sh, devices by ASCEND_RT_VISIBLE_DEVICES",
      );
    }
    if (/\bpip3?\s+install\b.*\b(?:flash[-_]attn|xformers|bitsandbytes|triton|apex)\b/.test(line)) {
      note(
        "package",
        "by hand",
        "a package with CUDA kernels: see what the report says of it in requirements",
      );
    }
    return line;
  });
  return { text: lines.join("\n"), notes };
}

export function portCompose(source: string): PortedText {
  const notes: TextNote[] = [];
  source.split("\n").forEach((line, index) => {
    const found =
      /driver:\s*nvidia|runtime:\s*nvidia|capabilities:.*gpu|image:\s*\S*(?:nvidia|cuda)\S*/i.exec(line)?.[0];
    if (found === undefined || line.trimStart().startsWith("#")) return;
    notes.push({
      code: "container-device",
      way: "by hand",
      line: index + 1,
      construct: found,
      message:
        "NPUs come into a container as devices (/dev/davinci0, /dev/davinci_manager, /dev/devmm_svm, /dev/hisi_hdc) with the host's driver, or by Ascend's container runtime",
    });
  });
  return { text: source, notes };
}

import { isSupportedSpdxId } from "@cyclonedx/cyclonedx-library/SPDX";
import { Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";
import { expect, test } from "vitest";
import type { Finding, Rule } from "./model.ts";
import { packageUrl } from "./package-url.ts";
import { reportCycloneDx } from "./report-cyclonedx.ts";
import { fixedRules, apiFamilies } from "./rules/all-rules.ts";
import { sampleAudit } from "./sample-audit.testing.ts";

interface Bom {
  readonly serialNumber: string;
  readonly components: readonly (Record<string, unknown> & { readonly name: string })[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}
const audit = sampleAudit();
const bomOf = (text: string) => JSON.parse(text) as Bom;

test("it is valid CycloneDX 1.6", async () => {
  const validator = new JsonStrictValidator(Version.v1dot6);
  expect(await validator.validate(reportCycloneDx(audit))).toBeNull();
  expect(
    await validator.validate('{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{}]}'),
  ).not.toBeNull();
});

test("a component with its supplier, licence, package and places", () => {
  const { components } = bomOf(reportCycloneDx(audit));
  const flash = components.find(({ name }) => name === "flash-attn");
  expect(flash).toMatchObject({
    type: "framework",
    supplier: { name: "Dao-AILab (flash-attention)" },
    licenses: [{ license: { id: "BSD-3-Clause" } }],
  });
  expect(flash?.["evidence"]).toMatchObject({
    occurrences: expect.arrayContaining([expect.objectContaining({ location: "python/model/llama.py" })]),
  });
  const cublas = components.find(({ name }) => name === "cuBLAS");
  expect(cublas?.["licenses"]).toEqual([{ license: { name: "NVIDIA CUDA Toolkit EULA" } }]);
  const image = components.find(({ name }) => name === "nvidia/cuda");
  expect(image).toMatchObject({
    type: "container",
    version: "12.4.1-devel-ubuntu22.04",
    purl: "pkg:docker/nvidia/cuda@12.4.1-devel-ubuntu22.04",
  });
  const binary = components.find(({ name }) => name === "libfastquant.so");
  expect(binary?.["licenses"]).toBeUndefined();
});

test("the root depends on every component", () => {
  const { components, dependencies } = bomOf(reportCycloneDx(audit));
  const root = dependencies.find(({ ref }) => ref === "root");
  expect(new Set(root?.dependsOn)).toEqual(new Set(components.map((component) => component["bom-ref"])));
});

test("the same audit gives the same file; another one, another number", () => {
  expect(reportCycloneDx(audit)).toBe(reportCycloneDx(sampleAudit()));
  const other = sampleAudit({ change: (facts) => ({ ...facts, findings: facts.findings.slice(1) }) });
  expect(bomOf(reportCycloneDx(other)).serialNumber).not.toBe(bomOf(reportCycloneDx(audit)).serialNumber);
  const serialNumber = "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79";
  expect(bomOf(reportCycloneDx(audit, { serialNumber })).serialNumber).toBe(serialNumber);
});

test("an audit that found nothing is a valid bill of nothing", async () => {
  const empty = sampleAudit({ change: (facts) => ({ ...facts, findings: [], rules: [], kernels: [] }) });
  expect(await new JsonStrictValidator(Version.v1dot6).validate(reportCycloneDx(empty))).toBeNull();
});

test("two versions of an image are two components", () => {
  let at = 0;
  const two = sampleAudit({
    change: (facts) => ({
      ...facts,
      findings: facts.findings.map((finding) =>
        finding.rule === "container/cuda-image"
          ? { ...finding, name: `nvidia/cuda:12.${at++ % 2}` }
          : finding,
      ),
    }),
  });
  const purls = bomOf(reportCycloneDx(two)).components.flatMap(({ purl }) =>
    String(purl).startsWith("pkg:docker") ? String(purl) : [],
  );
  expect(purls.toSorted()).toEqual(["pkg:docker/nvidia/cuda@12.0", "pkg:docker/nvidia/cuda@12.1"]);
});

const url = (name: string, excerpt: string, file: string, id = "python/some") =>
  packageUrl({ name, excerpt, file } as Finding, { id } as Rule)?.url;

test.each([
  ["nvidia/cuda:12.4.1-base", "pkg:docker/nvidia/cuda@12.4.1-base"],
  ["nvcr.io/nvidia/pytorch:24.01-py3", "pkg:docker/nvidia/pytorch@24.01-py3?repository_url=nvcr.io"],
  ["localhost:5000/cuda", "pkg:docker/cuda?repository_url=localhost%3A5000"],
  ["--gpus all", undefined],
  ["build", undefined],
])("image %s is %s", (name, expected) => {
  expect(url(name, `FROM ${name}`, "Dockerfile", "container/cuda-image")).toBe(expected);
});

test.each([
  [
    "flash_attn",
    "flash_attn==2.5.8 ; sys_platform != 'darwin'",
    "requirements.txt",
    "pkg:pypi/flash-attn@2.5.8",
  ],
  ["cupy-cuda12x", "cupy-cuda12x>=13", "requirements/gpu.in", "pkg:pypi/cupy-cuda12x"],
  ["tensorflow[and-cuda]", '"tensorflow[and-cuda]==2.16.1",', "pyproject.toml", "pkg:pypi/tensorflow@2.16.1"],
  ["flash_attn", "import flash_attn", "model.py", undefined],
  ["CUDAExtension", "ext_modules=[CUDAExtension(", "setup.py", undefined, "build/cuda-extension"],
  [
    "torch==2.4.0+cu121",
    "torch==2.4.0+cu121",
    "requirements.txt",
    "pkg:pypi/torch@2.4.0%2Bcu121",
    "build/torch-wheel",
  ],
  [
    "download.pytorch.org",
    "--extra-index-url https://download.pytorch.org",
    "requirements.txt",
    undefined,
    "build/torch-wheel",
  ],
])("package %s in %s", (name, excerpt, file, expected, rule?: string) => {
  expect(url(name, excerpt, file, rule)).toBe(expected);
});

test("every licence of the tables is SPDX's, an expression of it, or said to be a name", () => {
  const rules = [...fixedRules.values(), ...apiFamilies];
  const odd = rules
    .map(({ control }) => control.licence)
    .filter((licence) => !/^LicenseRef-|^NOASSERTION$|^(?:hardware|various)$/.test(licence))
    .flatMap((licence) => licence.split(/ (?:WITH|AND|OR) /))
    .filter((licence) => licence !== "LLVM-exception" && !/ /.test(licence))
    .filter((licence: string) => !isSupportedSpdxId(licence));
  expect([...new Set(odd)]).toEqual([]);
});

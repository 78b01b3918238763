import { expect, test } from "vitest";
import { cpuPipeline } from "../src/codegen/cpu/pipeline.ts";
import { webGpuPipeline } from "../src/codegen/webgpu/pipeline.ts";
import { brokenOrderRules } from "../src/transform/pass.ts";

const pipelines = [
  ["wasm", cpuPipeline("test")],
  ["native", cpuPipeline("test", { target: "native" })],
  ["webgpu", webGpuPipeline("test", { blockDim: { x: 1, y: 1, z: 1 } }, 256, () => undefined)],
] as const;

test.each(pipelines)("%s: passes stand in an order that all their rules allow", (_, passes) => {
  expect(brokenOrderRules(passes)).toEqual([]);
});

test.each(pipelines)("%s: names are unique, and rules name passes that exist", (_, passes) => {
  const names = passes.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const known = pipelines.flatMap(([, all]) => all.map(({ name }) => name));
  expect(passes.flatMap(({ after = [] }) => after).filter((name) => !known.includes(name))).toEqual([]);
});

import { expect, test } from "vitest";
import { targets as auditTargets } from "../audit/model.ts";
import { targets as portTargets } from "../port/targets.ts";
import { noAuditTarget, noPortTarget } from "./target-names.ts";

const portNames = portTargets.map(({ name }) => name);

test("makers, chips and slips lead to the target that is meant", () => {
  expect(noPortTarget("amd", portNames)).toBe(
    "there is no target amd; one of: ascend-c, hip, musa, torch-npu; did you mean hip?",
  );
  for (const [word, meant] of [
    ["ROCm", "hip"],
    ["ascend", "ascend-c"],
    ["ascend-950", "ascend-c"],
    ["npu", "torch-npu"],
    ["mthreads", "musa"],
    ["hipp", "hip"],
  ] as const)
    expect(noPortTarget(word, portNames)).toContain(`did you mean ${meant}?`);
  expect(noAuditTarget("ascend-c", auditTargets)).toContain("did you mean ascend-950?");
  expect(noAuditTarget("amd", auditTargets)).toContain("did you mean hip?");
});

test("words that mean nothing, also those that objects have, get the list alone", () => {
  for (const word of ["vulkan", "constructor"]) expect(noPortTarget(word, portNames)).not.toContain("mean");
});

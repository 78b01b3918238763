import { expect, test } from "vitest";
import { environmentNames } from "../../vendors/ascend-environment.ts";
import { fixedRules } from "./all-rules.ts";
import { environmentRule } from "../../vendors/nvidia-words/environment-kinds.ts";

test.each(Object.entries(environmentNames))(
  "%s is found, and no verdict promises more than the port does",
  (name, { to }) => {
    const id = environmentRule(name);
    const verdict = fixedRules.get(id ?? "")?.verdicts["ascend-910b"];
    expect(verdict, `${name} is no finding`).toBeDefined();
    // A kind whose variables go different ways is for a person.
    if (to === undefined) expect(verdict?.way).toBe("by hand");
  },
);

test("what merely looks like one is none", () => {
  for (const name of ["CUDA", "TORCH_HOME", "NVIDIA", "MY_CUDA_HOME"])
    expect(environmentRule(name)).toBeUndefined();
});

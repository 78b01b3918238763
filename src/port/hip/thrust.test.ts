import { expect, test } from "vitest";
import { editText } from "../edit-testing.ts";
import { hipHeader } from "./headers.ts";
import { renameThrustSystems } from "./thrust.ts";

test("Thrust's system of CUDA is HIP's, and no other namespace of that name", () => {
  const text = (system: string, other: string) =>
    `fill(thrust::${system}::par.on(s), a);\nnamespace t = thrust::system::${system};\nint ${other} = mine::cuda::x + cuda::y;\n`;
  expect(editText(text("cuda", "cuda"), renameThrustSystems).text).toBe(text("hip", "cuda"));
});

test("headers of Thrust keep their names but for those of the system", () => {
  expect(hipHeader("thrust/sort.h")).toBeUndefined();
  expect(hipHeader("thrust/system/cuda/execution_policy.h")).toEqual({
    to: "thrust/system/hip/execution_policy.h",
  });
});

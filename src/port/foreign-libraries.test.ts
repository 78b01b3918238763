import { expect, test } from "vitest";
import { usesForeignLibraries } from "./foreign-libraries.ts";

test("headers of Thrust, CUB and cuRAND, under all their names", () => {
  const uses = (header: string) => usesForeignLibraries(`int a;\n#  include <${header}>\n`, () => false);
  for (const header of [
    "thrust/sort.h",
    "hipcub/hipcub.hpp",
    "cub/cub.cuh",
    "hiprand/hiprand_kernel.h",
    "hiprand.h",
    "murand_kernel.h",
    "murand.h",
  ])
    expect(uses(header), header).toBe(true);
  for (const header of ["hip/hip_runtime.h", "cubic.h", "my/thrust/x.h", "curandom.h"])
    expect(uses(header), header).toBe(false);
});

test("a project's own headers and comments are none", () => {
  expect(usesForeignLibraries('#include "cub/mine.h"\n', (header) => header === "cub/mine.h")).toBe(false);
  expect(usesForeignLibraries("// #include <thrust/sort.h>\n", () => false)).toBe(false);
});

/** Long kernels, of which LLVM is given less to do, compute what the interpreter does. Needs `npm run build`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type KernelShape, kernelShapes, longKernel } from "../../bench/long-kernel.ts";
import { temporaryFolder, unwarp } from "./support/command.ts";

/** Instructions: about a second or two of LLVM's time each, and one kernel beyond all of the limits. */
const sizes: Readonly<Record<KernelShape, readonly number[]>> = {
  mixed: [3000, 9000],
  "straight line": [3000, 9000],
  branches: [3000],
  loops: [2000],
  "nested loops": [1500],
  switch: [3000],
  barriers: [400],
  calls: [2000],
  gotos: [1500],
};
const kernels = kernelShapes.flatMap((shape) => sizes[shape].map((size) => [shape, size] as const));

const cwd = temporaryFolder();

test.each(kernels)("%s, %i instructions", async (shape, size) => {
  const file = `${shape.replace(" ", "-")}-${size}.cu`;
  writeFileSync(join(cwd, file), longKernel(shape, size, 5));
  const expected = await unwarp(["run", file, "--device", "interpret"], { cwd });
  expect(expected).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^[0-9a-f]{8}\n$/) });
  expect(await unwarp(["run", file], { cwd })).toEqual(expected);
});

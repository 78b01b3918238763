/** `npm run fuzz -- --split --count N --seed S`: random CUDA C++, split into parts and not, must do the same. */
import { parseArgs } from "node:util";
import { loadClang } from "../../../src/toolchain/clang.ts";
import { supportObjects } from "../tools.ts";
import { compareSplit } from "./compare-split.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    first: { type: "string", default: "0" },
    batch: { type: "string", default: "25" },
    interpret: { type: "boolean", default: false },
    root: { type: "string", default: process.cwd() },
  },
});
const [count, seed, first, size] = [values.count, values.seed, values.first, values.batch].map(Number) as [number, number, number, number]; // prettier-ignore
/** By turns, as each takes its time to compile. */
const widths = [[undefined], [8], [1, 16]] as const;
const clang = await loadClang(() => import("@yowasp/clang"));
const support = await supportObjects(clang, values.root);
const total = { kernels: 0, parts: 0, tamed: 0, skipped: 0, findings: 0 };
const start = performance.now();
for (let at = first; at < first + count; at += size) {
  const batch = {
    seed,
    first: at,
    count: Math.min(size, first + count - at),
    widths: values.interpret ? [] : (widths[(at / size) % 3] ?? []),
  };
  const result = await compareSplit(batch, { clang, support });
  total.kernels += result.kernels;
  total.parts += result.parts;
  total.tamed += result.tamed;
  total.skipped += result.skipped.length;
  total.findings += result.findings.length;
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stdout.write(`${JSON.stringify(total)} ${seconds} s\n`);
  for (const line of [...result.skipped.map((one) => `skipped ${one}`), ...result.findings])
    process.stdout.write(`${line}\n`);
}
process.exitCode = total.findings > 0 ? 1 : 0;

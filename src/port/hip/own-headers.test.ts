import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { simdFunctions } from "../own-headers.ts";
import type { HelperText } from "../rename/dialect.ts";
import { makeHipNames } from "./hip-names.ts";
import { groupCopiesText, pipelineText, roundingFunctions, roundingText, simdText } from "./own-headers.ts";
import { sixteenBitFunctions, sixteenBitText } from "./sixteen-bit-helper.ts";

const include = new URL("../../../include/", import.meta.url);
const made = (text: HelperText) =>
  typeof text === "string" ? text : text.convert(readFileSync(new URL(text.from, include), "utf8"));

test("own headers come without what HIP has, and without names that unwarp's headers take", () => {
  for (const text of [simdText, roundingText, groupCopiesText, pipelineText].map(made)) {
    expect(text).not.toMatch(/__unwarp_|__UNWARP_|qualifiers\.h/);
    expect(text.match(/^#if/gm)?.length).toBe(text.match(/^#endif/gm)?.length);
  }
  expect(made(groupCopiesText)).toContain("#include <hip/hip_cooperative_groups.h>");
  expect(made(pipelineText)).toContain("UNWARP_PORT_DEVICE void __pipeline_wait_prior(size_t) {}");
  expect(made(roundingText)).not.toMatch(/_rn\b|NEAREST|_ieee_|double2float/);
  expect(made(roundingText)).toContain("UNWARP_PORT_ROUNDED(double, d, rd, unwarp_port_down)");
  expect(made(roundingText)).toMatch(/FP_CONTRACT OFF\n[^]*FP_CONTRACT DEFAULT\n/);
  expect(made(roundingText)).not.toContain("float_control");
  expect(made(roundingText)).toContain("double __fma_rd(double a, double b, double c)");
});

test("each header defines what the words say", () => {
  const simd = made(simdText);
  const lanes = simdFunctions.map((name) => name.replace(/^__v/, "").replace(/[24]$/, ""));
  for (const name of lanes)
    expect(simd).toMatch(new RegExp(`\\((?:__v${name}|${name.replace(/^(?:cmp|set)/, "")}), `));
  expect(roundingFunctions).toContain("__fdiv_ru");
  for (const name of sixteenBitFunctions) {
    if (/2u?char_rz$/.test(name)) {
      expect(sixteenBitText).toContain(`${name}(`);
      continue;
    }
    const [stem = "", mode = ""] = name.split(/_(?=r[nzud]$)/);
    const written = mode === "" ? stem : `${stem}_##mode`;
    const isMade = /__h(?:add|sub|mul)2?$|_mask$/.test(stem);
    if (!isMade) expect(sixteenBitText, name).toContain(`${written}(`);
  }
});

test("HIP has none of them, so its headers here hide them", () => {
  const names = makeHipNames();
  for (const name of [...roundingFunctions, ...simdFunctions, ...sixteenBitFunctions])
    expect([name, names.get(name)?.subject !== undefined, names.get(name)?.name]).toEqual([
      name,
      true,
      undefined,
    ]);
});

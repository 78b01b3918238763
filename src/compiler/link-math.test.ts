import { expect, test } from "vitest";
import { parseModule } from "../ir/parse.ts";
import { printModule } from "../ir/print.ts";
import { verifyModule } from "../ir/verify.ts";
import { type MathLibraryIr, linkMath } from "./link-math.ts";

const library: MathLibraryIr = {
  files: {
    "exp.c": `
      define float @__unwarp_math_expf(float %x) {
        %r = call float @__unwarp_math_helper(float %x)
        ret float %r
      }
      define double @__unwarp_math_exp(double %x) {
        ret double %x
      }
      declare float @__unwarp_math_helper(float)`,
    "helper.c": `
      define float @__unwarp_math_helper(float %x) {
        %r = call float @llvm.fabs.f32(float %x)
        ret float %r
      }
      declare float @llvm.fabs.f32(float)`,
    "fmod.c": `
      define float @__unwarp_math_fmodf(float %x, float %y) {
        ret float %y
      }`,
    "fast.c": `
      define float @__unwarp_math_fast_sinf(float %x) {
        ret float 0.0
      }`,
    "sin.c": `
      define float @__unwarp_math_sinf(float %x) {
        ret float %x
      }`,
  },
  definedIn: {
    __unwarp_math_expf: "exp.c",
    __unwarp_math_exp: "exp.c",
    __unwarp_math_helper: "helper.c",
    __unwarp_math_sinf: "sin.c",
    __unwarp_math_fast_sinf: "fast.c",
    __unwarp_math_fmodf: "fmod.c",
  },
};

function link(text: string, { fastMath = false } = {}) {
  const linked = linkMath([{ module: parseModule(text), fastMath }], library);
  expect(verifyModule(linked)).toEqual([]);
  return linked;
}

test("C's function and LLVM's intrinsic get one definition, and what it calls", () => {
  const linked = link(`
    define ptx_kernel void @k(ptr %p, float %x) {
      %a = call float @llvm.exp.f32(float %x)
      %b = call float @expf(float %a)
      store float %b, ptr %p
      ret void
    }
    declare float @llvm.exp.f32(float)
    declare float @expf(float)
  `);
  const text = printModule(linked);
  expect(text.match(/call float @__unwarp_math_expf/g)).toHaveLength(2);
  expect(text).toContain("define internal float @__unwarp_math_expf(float %x)");
  expect(text).toContain("define internal float @__unwarp_math_helper(float %x)");
  expect([...linked.functions.keys()]).not.toContain("expf");
  expect([...linked.functions.keys()]).not.toContain("llvm.exp.f32");
  expect([...linked.functions.keys()]).not.toContain("__unwarp_math_sinf");
});

test("a program's own function of the name stays, beside the library's", () => {
  const linked = link(`
    define float @expf(float %x) {
      %r = call float @llvm.exp.f32(float %x)
      ret float %r
    }
    declare float @llvm.exp.f32(float)
  `);
  const text = printModule(linked);
  expect(text).toContain("define float @expf");
  expect(text).toContain("call float @__unwarp_math_expf");
});

test("the instruction for a remainder becomes a call", () => {
  const linked = link(`
    define float @f(float %x, double %y) {
      %r = frem float %x, 2.0
      %s = frem double %y, 2.0
      ret float %r
    }
  `);
  const text = printModule(linked);
  expect(text).toContain("%r = call float @__unwarp_math_fmodf(float %x, float 2.0");
  // The library of this test has none for double.
  expect(text).toContain("%s = frem double");
});

test("what the library lacks, and other types, stay calls", () => {
  const module = parseModule(`
    define float @f(float %x, <2 x float> %v) {
      %r = call float @coshf(float %x)
      %s = call <2 x float> @llvm.sin.v2f32(<2 x float> %v)
      ret float %r
    }
    declare float @coshf(float)
    declare <2 x float> @llvm.sin.v2f32(<2 x float>)
  `);
  expect(linkMath([{ module, fastMath: false }], library)).toBe(module);
});

test("-use_fast_math takes the faster function where there is one", () => {
  const text = `
    define float @f(float %x) {
      %r = call float @llvm.sin.f32(float %x)
      %s = call float @llvm.exp.f32(float %r)
      ret float %s
    }
    declare float @llvm.sin.f32(float)
    declare float @llvm.exp.f32(float)
  `;
  const fast = printModule(link(text, { fastMath: true }));
  expect(fast).toContain("call float @__unwarp_math_fast_sinf");
  expect(fast).toContain("call float @__unwarp_math_expf");
  expect(printModule(link(text))).toContain("call float @__unwarp_math_sinf");
});

test("of several modules each has its own wish, and another's definition comes first", () => {
  const user = (name: string, fastMath: boolean) => ({
    module: parseModule(`
      define float @${name}(float %x) {
        %r = call float @llvm.sin.f32(float %x)
        %s = call float @expf(float %r)
        ret float %s
      }
      declare float @llvm.sin.f32(float)
      declare float @expf(float)
    `),
    fastMath,
  });
  const own = parseModule("define float @expf(float %x) {\n ret float %x\n}");
  const linked = linkMath([user("a", true), user("b", false), { module: own, fastMath: false }], library);
  const text = printModule(linked);
  expect(text).toContain("call float @__unwarp_math_fast_sinf");
  expect(text).toContain("call float @__unwarp_math_sinf");
  expect(text.match(/call float @expf/g)).toHaveLength(2);
});

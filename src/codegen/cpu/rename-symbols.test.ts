import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { renameSymbols } from "./rename-symbols.ts";

test("definitions become internal under names of their own, managed variables the host's", () => {
  expectPass(
    renameSymbols("m"),
    `@visible = externally_initialized global ptr @f, align 4
    @managed = externally_initialized global i32 0, section ".unwarp.managed", align 4
    @__unwarp_module_m = constant [2 x ptr] [ptr @visible, ptr @managed], align 4
    declare float @sinf(float)
    define linkonce_odr void @f() comdat {
      %x = call float @sinf(float 0.0)
      store i32 1, ptr @managed, align 4
      ret void
    }
    $f = comdat any`,
  ).toPrint(
    `@managed = external global i32, align 4
    @__unwarp_module_m = constant [2 x ptr] [ptr @visible.dev.m, ptr @managed], align 4
    @visible.dev.m = internal externally_initialized global ptr @f.dev.m, align 4
    define internal void @f.dev.m() {
      %x = call float @sinf(float 0.000000e+00)
      store i32 1, ptr @managed, align 4
      ret void
    }`,
  );
});

test("a managed variable that was static is external in the host's object", () => {
  expectPass(
    renameSymbols("m"),
    `@_ZL1x = externally_initialized global i32 0, section ".unwarp.managed", align 4
    @_ZN2nsL4zoneE = externally_initialized global i32 0, section ".unwarp.managed", align 4
    @_ZN2ns5LakeLE = externally_initialized global i32 0, section ".unwarp.managed", align 4`,
  ).toPrint(
    `@_ZN2ns5LakeLE = external global i32, align 4
    @x = external global i32, align 4
    @_ZN2ns4zoneE = external global i32, align 4`,
  );
});

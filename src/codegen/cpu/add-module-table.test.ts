import { test } from "vitest";
import { expectPass } from "../../transform/testing.ts";
import { addModuleTable } from "./add-module-table.ts";

test("the table lists kernels by slot, then the variables that the host can name", () => {
  expectPass(
    addModuleTable("m"),
    `@hidden = internal global i32 0, align 4
    @visible = externally_initialized global i32 0, align 4
    @managed = externally_initialized global i32 0, section ".unwarp.managed", align 4
    define void @second() #0 {
      ret void
    }
    define void @first() #1 {
      ret void
    }
    attributes #0 = { "unwarp-kernel-slot"="1" }
    attributes #1 = { "unwarp-kernel-slot"="0" }`,
  ).toPrint(
    `@hidden = internal global i32 0, align 4
    @visible = externally_initialized global i32 0, align 4
    @managed = externally_initialized global i32 0, section ".unwarp.managed", align 4
    @__unwarp_module_m = constant [4 x ptr] [ptr @first, ptr @second, ptr @visible, ptr @managed], align 4
    define void @second() #0 {
      ret void
    }
    define void @first() #1 {
      ret void
    }
    attributes #0 = { "unwarp-kernel-slot"="1" }
    attributes #1 = { "unwarp-kernel-slot"="0" }`,
  );
});

import { expect, test } from "vitest";
import { printModule } from "../../ir/print.ts";
import { applyPass } from "../../transform/testing.ts";
import { inlineCalls } from "./inline-calls.ts";

test("small functions go into their callers, recursive, large and __noinline__ ones stay", () => {
  const large = Array.from(
    { length: 400 },
    (_, at) => `%v${at} = add i32 ${at > 0 ? `%v${at - 1}` : "%x"}, 1`,
  );
  const { module } = applyPass(
    inlineCalls,
    `define i32 @small(i32 %x) {
      %y = add i32 %x, 1
      ret i32 %y
    }
    define i32 @stays(i32 %x) noinline {
      %y = call i32 @small(i32 %x)
      ret i32 %y
    }
    define i32 @recursive(i32 %x) {
      %y = call i32 @recursive(i32 %x)
      ret i32 %y
    }
    define i32 @large(i32 %x) {
      ${large.join("\n")}
      ret i32 %v399
    }
    define ptx_kernel void @k() {
      %a = call i32 @small(i32 1)
      %b = call i32 @stays(i32 %a)
      %c = call i32 @recursive(i32 %b)
      %d = call i32 @large(i32 %c)
      %e = call i32 @large(i32 %d)
      ret void
    }`,
  );
  const calls = printModule(module).match(/call i32 @\w+/g);
  expect(calls).toEqual(
    ["recursive", "stays", "recursive", "large", "large"].map((name) => `call i32 @${name}`),
  );
  expect([...module.functions.keys()]).toEqual(["stays", "recursive", "large", "k"]);
});

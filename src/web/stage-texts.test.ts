import { expect, test } from "vitest";
import { functionText } from "./stage-texts.ts";

const module = `@shared = internal global i32 0

declare void @helper()

define void @_Z4axpyv() {
entry:
  ret void
}

define void @_Z4axpyvector() {
entry:
  ret void
}

define void @other() {
entry:
  ret void
}

define internal void @_Z4axpyv.gang(i32 %n) {
entry:
  ret void
}
`;

test("a kernel and its parts are shown, and nothing else", () => {
  expect(functionText(module, "_Z4axpyv")).toBe(`define void @_Z4axpyv() {
entry:
  ret void
}

define internal void @_Z4axpyv.gang(i32 %n) {
entry:
  ret void
}
`);
});

test("a kernel that is not there is nothing", () => {
  expect(functionText(module, "_Z4gonev")).toBeUndefined();
});

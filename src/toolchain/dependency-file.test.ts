import { expect, test } from "vitest";
import { dependencyRule } from "./dependency-file.ts";

test("a rule with its dependencies on lines of their own", () => {
  expect(dependencyRule(["a.o"], ["a.cu", "b.h", "c.h"], false)).toBe("a.o: a.cu \\\n  b.h \\\n  c.h\n");
});

test("make's special letters are escaped", () => {
  expect(dependencyRule(["my app.o"], ["a b.cu", "$x#y.h"], false)).toBe(
    "my\\ app.o: a\\ b.cu \\\n  $$x\\#y.h\n",
  );
});

test("with -MP each header may disappear", () => {
  expect(dependencyRule(["a.o", "a.d"], ["a.cu", "b.h"], true)).toBe("a.o a.d: a.cu \\\n  b.h\n\nb.h:\n");
});

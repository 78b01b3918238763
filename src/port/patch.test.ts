import { expect, test } from "vitest";
import { unifiedPatch } from "./patch.ts";

test("a patch that git takes, with renames", () => {
  const changes = [
    { path: "b.cu", output: "b.asc", before: "1\n2\n", after: "1\n3\n" },
    { path: "a.cu", output: "a.asc", before: "same\n", after: "same\n" },
  ];
  const added = [{ path: "new.h", content: "4\n" }];
  expect(unifiedPatch(changes, added)).toBe(`diff --git a/a.cu b/a.asc
similarity index 100%
rename from a.cu
rename to a.asc
diff --git a/b.cu b/b.asc
rename from b.cu
rename to b.asc
--- a/b.cu
+++ b/b.asc
@@ -1,2 +1,2 @@
 1
-2
+3
diff --git a/new.h b/new.h
new file mode 100644
--- /dev/null
+++ b/new.h
@@ -0,0 +1,1 @@
+4
`);
});

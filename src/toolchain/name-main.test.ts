import { expect, test } from "vitest";
import { nameMainAsHostDoes, withOverloadableMain } from "./name-main.ts";

test("a main of two parameters gets the attribute, and stays on its line and in its columns", () => {
  expect(withOverloadableMain("int x;\nint main(int n, char** v) {\n}\n")).toBe(
    "int x;\n__attribute__((overloadable))\n#line 2\nint main(int n, char** v) {\n}\n",
  );
  expect(withOverloadableMain("}\tint main(int n, char** v) {}")).toBe(
    "}\t__attribute__((overloadable))\n#line 1\n \tint main(int n, char** v) {}",
  );
});

test.each([
  "int main(int argc, const char* const argv[]) {",
  "int\nmain (int, char *[]) // the program\n{",
  "auto main(int a, /* b, c */ char** b) -> int {",
  "int main(int a, char** b) try {",
  'extern "C" int main(int a, char** b) {',
  "#ifdef A\nint main(int a, char** b)\n#else\nint main()\n#endif\n{",
  'const char* s = "//"; char q = \'"\'; int main(int a, char** b) {',
])("%s", (text) => {
  expect(withOverloadableMain(text)).toContain("__attribute__((overloadable))");
});

test.each([
  "int main() {",
  "int main(void) {",
  "int main(int a, char** b, char** c) {",
  "int main(int a, char** b);",
  "// int main(int a, char** b) {",
  'const char* s = "int main(int a, char** b) {";',
  'auto s = R"x(\nint main(int a, char** b) {\n)x";',
  "#define MAIN int main(int a, char** b) \\\n  {\nMAIN }",
  "int f() { return main(a, b); }",
  "int domain(int a, char** b) {",
])("%s stays as it is", (text) => {
  expect(withOverloadableMain(text)).toBe(text);
});

test("a file that numbers its lines itself keeps its numbers", () => {
  expect(withOverloadableMain('#line 7 "a.y"\nint main(int a, char** b) {')).toBe(
    '#line 7 "a.y"\n__attribute__((overloadable)) int main(int a, char** b) {',
  );
});

test("bytes of any encoding are kept", () => {
  const content = Uint8Array.of(0xff, 0x2f, ...new TextEncoder().encode("\nint main(int a, char** b) {"));
  const file = { path: "a.cu", absolutePath: "/a.cu", content };
  const [named] = nameMainAsHostDoes([file]);
  expect([...(named?.content.subarray(0, 3) ?? [])]).toEqual([0xff, 0x2f, 10]);
  expect(named?.content.length).toBeGreaterThan(content.length);
});

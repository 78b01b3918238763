import { expect, test } from "vitest";
import { devicePart } from "./device-part.ts";

/** What is left, without the empty lines. */
const left = (text: string) =>
  devicePart(text)
    .text.split("\n")
    .filter((line) => line.trim() !== "");

test("host functions, prototypes and variables go; device code, types and constants stay, in their lines", () => {
  const text = `#include <lib.h>
static lib_handle handle;
struct Point { float x; float y() const { return x; } };
constexpr int size = 4;
using real = float;
__constant__ float table[size];
template <typename T> __device__ T twice(T x) { return x + x; }
lib_result host(lib_handle h) {
  return lib_do(h);
}
__global__ void k(Point* p) { p->x = twice(table[0]); }
void launch(lib_tensor t);
PYBIND11_MODULE(NAME, m) { m.def("f", &f); }
`;
  const part = devicePart(text).text;
  expect(part.split("\n").length).toBe(text.split("\n").length);
  expect(left(text)).toEqual([
    "#include <lib.h>",
    "struct Point { float x; float y() const { return x; } };",
    "constexpr int size = 4;",
    "using real = float;",
    "__constant__ float table[size];",
    "template <typename T> __device__ T twice(T x) { return x + x; }",
    "__global__ void k(Point* p) { p->x = twice(table[0]); }",
  ]);
});

test("namespaces are looked into, and conditions inside of what goes are kept", () => {
  expect(left("namespace a {\nvoid host() {\n#ifdef X\n  f();\n#endif\n}\n__device__ int d;\n}\n")).toEqual([
    "namespace a {",
    "#ifdef X",
    "#endif",
    "__device__ int d;",
    "}",
  ]);
});

test("arguments of templates, where launches name them plainly", () => {
  const text = "void f() { k<float, 4><<<1, 2>>>(p); k<T><<<1, 2>>>(p); plain<<<1, 2>>>(); }";
  expect(devicePart(text).instances).toEqual(["k<float , 4>"]);
});

import { expect, test } from "vitest";
import { cppTokens } from "./cpp-tokens.ts";
import { findDeviceFunctions } from "./device-functions.ts";

const found = (text: string) =>
  findDeviceFunctions(cppTokens(text)).map(
    ({ name, isKernel, isTemplate }) => `${name}${isKernel ? " kernel" : ""}${isTemplate ? " template" : ""}`,
  );

test("kernels and device functions, with what may stand around their names", () => {
  expect(found("__global__ void a(int n) { if (n) { } }")).toEqual(["a kernel"]);
  expect(found('extern "C" __global__ void __launch_bounds__(256, 2) b() {}')).toEqual(["b kernel"]);
  expect(found("static __device__ __forceinline__ float4 c(float x) noexcept { return {}; }")).toEqual(["c"]);
  expect(found("__host__ __device__ Vector(float v) : x{v}, y(v) { }")).toEqual(["Vector"]);
  expect(found("struct F { __device__ bool operator()(int a) const { return a; } };")).toEqual([
    "operator()",
  ]);
  expect(found("auto f = [=] __device__ (int i) { return i; };")).toEqual(["lambda"]);
});

test("templates, of functions and of classes", () => {
  expect(found("template <typename T> __global__ void a(T* p) { }")).toEqual(["a kernel template"]);
  expect(
    found(
      "template <class T> struct S { __device__ T get() { return T{}; } }; __device__ int f() { return 1; }",
    ),
  ).toEqual(["get template", "f"]);
});

test("declarations and variables are none", () => {
  expect(found("__global__ void a(int);")).toEqual([]);
  expect(found("__device__ int counter = 0; __device__ float table[] = {1, 2};")).toEqual([]);
  expect(found("#define KERNEL __global__\n__device__ int n;")).toEqual([]);
});

test("a body that is never closed ends with the file", () => {
  expect(found("__global__ void a() { int x;")).toEqual(["a kernel"]);
});

test("conditions among qualifiers and in bodies do not lead astray", () => {
  const among = "__global__ void\n#if defined(RDNA)\n__launch_bounds__(64)\n#endif // RDNA\nk(int n) { }";
  expect(found(among)).toEqual(["k kernel"]);
  const twoBraces =
    "__global__ void a() {\n#ifdef X\nif (x) {\n#else\nif (y) {\n#endif\n} }\n__global__ void b() { }";
  expect(found(twoBraces)).toEqual(["a kernel", "b kernel"]);
  expect(found("#ifdef HIP\n#else\n__global__ void a() { if (x) { } }\nint y;\n#endif")).toEqual([
    "a kernel",
  ]);
});

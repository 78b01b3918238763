// Classes on the device: multiple inheritance, overriding, abstract bases, thunks, destructors, objects across kernels.
#include "check.h"

struct Shape {
  int id;
  __device__ explicit Shape(int id) : id(id) {}
  __device__ virtual ~Shape() {}
  __device__ virtual float area() const = 0;
  __device__ virtual float scaled(float by) { return area() * by; }
};
struct Named {
  const char* name;
  __device__ explicit Named(const char* name) : name(name) {}
  __device__ virtual int letters() const { int n = 0; while (name[n]) ++n; return n; }
  __device__ virtual void rename(const char* to) { name = to; }
};
struct Circle : Shape {
  float radius;
  __device__ Circle(int id, float r) : Shape(id), radius(r) {}
  __device__ float area() const override { return 3 * radius * radius; }
};
struct Box : Shape, Named {
  float w, h;
  int* destroyed;
  __device__ Box(int id, float w, float h, int* destroyed) : Shape(id), Named("box"), w(w), h(h), destroyed(destroyed) {}
  __device__ ~Box() override { atomicAdd(destroyed, 1); }
  __device__ float area() const override { return w * h; }
  __device__ float scaled(float by) override { return Shape::scaled(by) + 1; }
  __device__ int letters() const override { return 10 * Named::letters(); }
};
struct Square final : Box {
  __device__ Square(int id, float w, int* destroyed) : Box(id, w, w, destroyed) { name = "square"; }
  __device__ float area() const override { return w * w + 0.5f; }
};

__global__ void create(Shape** shapes, Named** names, int n, int* destroyed) {
  for (int i = threadIdx.x; i < n; i += blockDim.x) {
    names[i] = nullptr;
    if (i % 3 == 0) shapes[i] = new Circle(i, i);
    else {
      Box* b = i % 3 == 1 ? new Box(i, i, 2, destroyed) : new Square(i, i, destroyed);
      shapes[i] = b;
      names[i] = b;
    }
  }
}
__global__ void use(Shape** shapes, Named** names, int n, float* out) {
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    out[i] = shapes[i]->scaled(2) + shapes[i]->id;
    if (names[i]) {
      out[i] += names[i]->letters();
      if (i % 2) names[i]->rename("x");
      out[i] += 1000 * names[i]->letters();
    }
  }
}
__global__ void destroy(Shape** shapes, int n) {
  for (int i = threadIdx.x; i < n; i += blockDim.x) delete shapes[i];
}

int main() {
  const int n = 50;
  Shape** shapes = deviceZeros<Shape*>(n);
  Named** names = deviceZeros<Named*>(n);
  float* out = deviceZeros<float>(n);
  int* destroyed = deviceZeros<int>(1);
  create<<<1, 32>>>(shapes, names, n, destroyed);
  use<<<3, 7>>>(shapes, names, n, out);
  destroy<<<1, 33>>>(shapes, n);
  auto got = toHost(out, n);
  int boxes = 0;
  for (int i = 0; i < n; ++i) {
    int kind = i % 3, letters = kind == 1 ? 30 : 60;
    float area = kind == 0 ? 3.0f * i * i : kind == 1 ? i * 2.0f : i * i + 0.5f;
    float expected = area * 2 + i + (kind ? 1 : 0) + (kind ? letters + 1000 * (i % 2 ? 10 : letters) : 0);
    CHECK(got[i] == expected);
    boxes += kind != 0;
  }
  CHECK(toHost(destroyed, 1)[0] == boxes);
  puts("PASSED");
}

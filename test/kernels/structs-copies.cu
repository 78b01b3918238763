// Structs copied, returned, nested, swapped, in arrays, through references and pointers; large ones too.
#include "check.h"

struct Vec { float x, y, z; };
struct Ray { Vec origin, direction; int bounces; };
struct Hit { bool found; float distance; Ray next; Vec normal[2]; };
struct Big { int data[100]; };

__host__ __device__ Vec operator+(const Vec& a, const Vec& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
__host__ __device__ Vec operator*(Vec a, float s) { return {a.x * s, a.y * s, a.z * s}; }
__host__ __device__ float dot(Vec a, Vec b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

__host__ __device__ Hit trace(const Ray& ray, const Vec* centres, int n) {
  Hit best = {};
  for (int i = 0; i < n; ++i) {
    Hit h;
    h.found = dot(ray.direction, centres[i]) > 0.5f;
    if (!h.found) continue;
    h.distance = dot(centres[i] + ray.origin * -1, ray.direction);
    h.next = ray;
    h.next.origin = ray.origin + ray.direction * h.distance;
    h.next.bounces++;
    h.normal[0] = centres[i];
    h.normal[1] = h.normal[0] * -1;
    if (!best.found || h.distance < best.distance) best = h;
  }
  return best;
}

template <class T> __host__ __device__ void swapThem(T& a, T& b) { T t = a; a = b; b = t; }

__host__ __device__ Big shuffle(Big b, int seed) {
  Big r = b;
  for (int i = 99; i > 0; --i) {
    seed = seed * 1103515245 + 12345;
    swapThem(r.data[i], r.data[(unsigned)seed / 65536 % (i + 1)]);
  }
  return r;
}

__host__ __device__ int chain(int i) {
  Ray rays[3] = {{{1, 2, 3}, {0, 1, 0}, i}, {{4, 5, 6}, {1, 0, 0}, 2 * i}, {}};
  rays[2] = rays[i % 2];
  swapThem(rays[0], rays[1]);
  Ray* p = &rays[i % 3];
  Ray copy = *p;
  p->bounces = 1000;
  rays[1].direction = copy.origin;
  return rays[0].bounces + rays[1].bounces * 2 + rays[2].bounces * 3 + copy.bounces * 5 + (int)(rays[1].direction.x * 10);
}

__global__ void kernel(const Vec* centres, int n, Hit* hits, Big* bigs, int* numbers) {
  int t = threadIdx.x;
  Ray ray = {{0, 0, (float)t}, {t % 3 * 0.5f, t % 5 * 0.25f, 1}, 0};
  for (int i = 0; i < 4; ++i) {
    Hit h = trace(ray, centres, n);
    if (!h.found) break;
    hits[t] = h;
    ray = h.next;
    ray.direction = ray.direction + h.normal[i % 2] * 0.125f;
  }
  Big b;
  for (int i = 0; i < 100; ++i) b.data[i] = i + t;
  Big* slot = bigs + t;
  *slot = shuffle(b, t);
  *slot = shuffle(*slot, 7);
  numbers[t] = chain(t);
}

int main() {
  const int n = 40;
  std::vector<Vec> centres;
  for (int i = 0; i < 9; ++i) centres.push_back({i % 3 - 1.0f, i / 3 - 1.0f, i * 0.5f});
  Hit* hits = deviceZeros<Hit>(n);
  Big* bigs = deviceZeros<Big>(n);
  int* numbers = deviceZeros<int>(n);
  kernel<<<1, n>>>(toDevice(centres), 9, hits, bigs, numbers);
  auto gotHits = toHost(hits, n);
  auto gotBigs = toHost(bigs, n);
  auto gotNumbers = toHost(numbers, n);
  for (int t = 0; t < n; ++t) {
    Hit last = {};
    Ray ray = {{0, 0, (float)t}, {t % 3 * 0.5f, t % 5 * 0.25f, 1}, 0};
    for (int i = 0; i < 4; ++i) {
      Hit h = trace(ray, centres.data(), 9);
      if (!h.found) break;
      last = h;
      ray = h.next;
      ray.direction = ray.direction + h.normal[i % 2] * 0.125f;
    }
    CHECK(gotHits[t].found == last.found && fabsf(gotHits[t].distance - last.distance) <= 1e-4f * fabsf(last.distance));
    CHECK(gotHits[t].next.bounces == last.next.bounces && gotHits[t].normal[1].y == last.normal[1].y);
    CHECK(fabsf(gotHits[t].next.origin.z - last.next.origin.z) <= 1e-3f * fabsf(last.next.origin.z));
    Big b;
    for (int i = 0; i < 100; ++i) b.data[i] = i + t;
    b = shuffle(shuffle(b, t), 7);
    CHECK(memcmp(&b, &gotBigs[t], sizeof b) == 0);
    CHECK(gotNumbers[t] == chain(t));
  }
  puts("PASSED");
}

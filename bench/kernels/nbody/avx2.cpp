#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

struct Body {
  float x, y, z, mass;
};

/** An estimate and a step of Newton's method: as exact as a division by a root, and faster. */
static __m256 reciprocalRoot(__m256 square) {
  __m256 estimate = _mm256_rsqrt_ps(square);
  __m256 half = _mm256_mul_ps(_mm256_mul_ps(splat(0.5f), square), estimate);
  return _mm256_mul_ps(estimate, minusProduct(half, estimate, splat(1.5f)));
}

/** As the kernel, without the copies to shared memory: all bodies fit into the second cache. */
static void nbody(const Body* bodies, Body* pulls, float softening, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; i += 8) {
    alignas(32) float lanes[3][8];
    for (int lane = 0; lane < 8; ++lane) {
      lanes[0][lane] = bodies[i + lane].x;
      lanes[1][lane] = bodies[i + lane].y;
      lanes[2][lane] = bodies[i + lane].z;
    }
    __m256 meX = load(lanes[0]), meY = load(lanes[1]), meZ = load(lanes[2]);
    __m256 x = splat(0.0f), y = x, z = x;
    for (int j = 0; j < n; ++j) {
      __m256 dx = _mm256_sub_ps(splat(bodies[j].x), meX);
      __m256 dy = _mm256_sub_ps(splat(bodies[j].y), meY);
      __m256 dz = _mm256_sub_ps(splat(bodies[j].z), meZ);
      __m256 square = multiplyAdd(dx, dx, multiplyAdd(dy, dy, multiplyAdd(dz, dz, splat(softening))));
      __m256 inverse = reciprocalRoot(square);
      __m256 cube = _mm256_mul_ps(_mm256_mul_ps(inverse, inverse), inverse);
      __m256 pull = _mm256_mul_ps(splat(bodies[j].mass), cube);
      x = multiplyAdd(dx, pull, x);
      y = multiplyAdd(dy, pull, y);
      z = multiplyAdd(dz, pull, z);
    }
    store(lanes[0], x);
    store(lanes[1], y);
    store(lanes[2], z);
    for (int lane = 0; lane < 8; ++lane) pulls[i + lane] = {lanes[0][lane], lanes[1][lane], lanes[2][lane], 0};
  }
}

int main() {
  Problem problem;
  std::vector<float> pulls(4 * problem.n);
  auto launch = [&] {
    nbody((const Body*)problem.bodies.data(), (Body*)pulls.data(), problem.softening, problem.n);
  };
  launch();
  report("nbody", problem.check(pulls.data()), launch);
}

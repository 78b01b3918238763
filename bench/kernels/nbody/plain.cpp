#include "problem.h"
#include "../support/measure.h"

struct Body {
  float x, y, z, mass;
};

static void nbody(const Body* bodies, Body* pulls, float softening, int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    Body me = bodies[i];
    float x = 0, y = 0, z = 0;
    for (int j = 0; j < n; ++j) {
      float dx = bodies[j].x - me.x, dy = bodies[j].y - me.y, dz = bodies[j].z - me.z;
      float inverse = 1 / std::sqrt(dx * dx + dy * dy + dz * dz + softening);
      float pull = bodies[j].mass * inverse * inverse * inverse;
      x += dx * pull;
      y += dy * pull;
      z += dz * pull;
    }
    pulls[i] = {x, y, z, 0};
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

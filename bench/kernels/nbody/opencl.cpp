#include "problem.h"
#include "../support/opencl.h"

static const char* source = R"(
#define THREADS 256
kernel void nbody(global const float4* bodies, global float4* pulls, float softening, int n) {
  local float4 tile[THREADS];
  int i = get_global_id(0), local_id = get_local_id(0);
  float4 me = i < n ? bodies[i] : (float4)(0);
  float x = 0, y = 0, z = 0;
  for (int start = 0; start < n; start += THREADS) {
    int j = start + local_id;
    tile[local_id] = j < n ? bodies[j] : (float4)(0);
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int k = 0; k < THREADS; ++k) {
      float dx = tile[k].x - me.x, dy = tile[k].y - me.y, dz = tile[k].z - me.z;
      float inverse = rsqrt(dx * dx + dy * dy + dz * dz + softening);
      float pull = tile[k].w * inverse * inverse * inverse;
      x += dx * pull;
      y += dy * pull;
      z += dz * pull;
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (i < n) pulls[i] = (float4)(x, y, z, 0);
}
)";

int main() {
  Problem problem;
  const size_t n = problem.n;
  OpenCl device(source);
  cl_mem bodies = device.buffer(problem.bodies), pulls = device.buffer<float>(4 * n);
  cl_kernel kernel = device.kernel("nbody", bodies, pulls, problem.softening, problem.n);
  auto launch = [&] { device.run(kernel, {n}, {256}); };
  launch();
  report("nbody", problem.check(device.read<float>(pulls, 4 * n).data()), launch);
}

// Gravity among bodies with tiles of positions in shared memory; the total energy must hardly drift.
#include <cmath>
#include <cstdio>
#include <vector>

constexpr float softening = 1e-2f;

__global__ void accelerate(const float4* positions, float4* velocities, int n, float dt) {
  extern __shared__ float4 tile[];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float4 me = i < n ? positions[i] : make_float4(0, 0, 0, 0);
  float3 pull = make_float3(0, 0, 0);
  for (int start = 0; start < n; start += blockDim.x) {
    int other = start + threadIdx.x;
    tile[threadIdx.x] = other < n ? positions[other] : make_float4(0, 0, 0, 0);  // mass 0 pulls nothing
    __syncthreads();
    for (int j = 0; j < blockDim.x; ++j) {
      float4 it = tile[j];
      float dx = it.x - me.x, dy = it.y - me.y, dz = it.z - me.z;
      float inverse = rsqrtf(dx * dx + dy * dy + dz * dz + softening);
      float strength = it.w * inverse * inverse * inverse;
      pull.x += dx * strength;
      pull.y += dy * strength;
      pull.z += dz * strength;
    }
    __syncthreads();
  }
  if (i < n) {
    velocities[i].x += pull.x * dt;
    velocities[i].y += pull.y * dt;
    velocities[i].z += pull.z * dt;
  }
}

__global__ void move(float4* positions, const float4* velocities, int n, float dt) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  positions[i].x += velocities[i].x * dt;
  positions[i].y += velocities[i].y * dt;
  positions[i].z += velocities[i].z * dt;
}

static double energy(const std::vector<float4>& p, const std::vector<float4>& v) {
  double sum = 0;
  for (size_t i = 0; i < p.size(); ++i) {
    sum += 0.5 * p[i].w * (double(v[i].x) * v[i].x + double(v[i].y) * v[i].y + double(v[i].z) * v[i].z);
    for (size_t j = i + 1; j < p.size(); ++j) {
      double dx = p[i].x - p[j].x, dy = p[i].y - p[j].y, dz = p[i].z - p[j].z;
      sum -= double(p[i].w) * p[j].w / std::sqrt(dx * dx + dy * dy + dz * dz + softening);
    }
  }
  return sum;
}

int main() {
  const int n = 1000, steps = 20, block = 128;
  const float dt = 1e-3f;
  std::vector<float4> positions(n), velocities(n);
  unsigned state = 7;
  auto random = [&] {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) / 16777216.0f - 0.5f;
  };
  for (int i = 0; i < n; ++i) {
    positions[i] = make_float4(random(), random(), random(), 1.0f / n);
    velocities[i] = make_float4(0.1f * random(), 0.1f * random(), 0.1f * random(), 0);
  }
  double before = energy(positions, velocities);
  float4 *dPositions, *dVelocities;
  cudaMalloc(&dPositions, n * sizeof(float4));
  cudaMalloc(&dVelocities, n * sizeof(float4));
  cudaMemcpy(dPositions, positions.data(), n * sizeof(float4), cudaMemcpyHostToDevice);
  cudaMemcpy(dVelocities, velocities.data(), n * sizeof(float4), cudaMemcpyHostToDevice);
  const int grid = (n + block - 1) / block;
  for (int step = 0; step < steps; ++step) {
    accelerate<<<grid, block, block * sizeof(float4)>>>(dPositions, dVelocities, n, dt);
    move<<<grid, block>>>(dPositions, dVelocities, n, dt);
  }
  cudaMemcpy(positions.data(), dPositions, n * sizeof(float4), cudaMemcpyDeviceToHost);
  cudaMemcpy(velocities.data(), dVelocities, n * sizeof(float4), cudaMemcpyDeviceToHost);
  double after = energy(positions, velocities);
  bool ok = std::fabs(after - before) < 1e-3 * std::fabs(before);
  printf("%d bodies, %d steps: energy %.4f -> %.4f: %s\n", n, steps, before, after, ok ? "PASSED" : "FAILED");
  return !ok;
}

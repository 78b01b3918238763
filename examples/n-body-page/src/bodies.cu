// Two galaxies that meet. Every body pulls at every other one: n * n forces for each step.

/** Threads of a block, and bodies of a tile in shared memory. */
constexpr int tileSize = 128;

/** A number from 0 to 1 that looks like chance: the same for the same seed, on every machine. */
__device__ float chance(unsigned seed) {
  seed = (seed ^ 61u) ^ (seed >> 16);
  seed *= 9u;
  seed ^= seed >> 4;
  seed *= 0x27d4eb2du;
  seed ^= seed >> 15;
  return (seed >> 8) * (1.0f / 16777216.0f);
}

/**
 * Puts the bodies on their orbits: half of them around each of two heavy centres.
 *
 * @param positions x, y, z and the mass
 * @param velocities x, y, z; w tells which galaxy the body comes from
 * @param n how many bodies
 * @param seed another number gives other galaxies
 */
__global__ void place(float4* positions, float4* velocities, int n, unsigned seed) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int galaxy = i & 1;
  float side = galaxy ? 1.0f : -1.0f;
  float3 centre = make_float3(side * 0.62f, side * 0.22f, 0.0f);
  float3 drift = make_float3(-side * 0.16f, side * 0.17f, 0.0f);
  const float heart = 0.5f;
  if (i < 2) {
    positions[i] = make_float4(centre.x, centre.y, centre.z, heart);
    velocities[i] = make_float4(drift.x, drift.y, drift.z, float(galaxy));
    return;
  }

  // Rings, denser inside; the second galaxy is tilted and turns the other way.
  float a = chance(seed + 3u * i), b = chance(seed + 3u * i + 1u), c = chance(seed + 3u * i + 2u);
  float radius = 0.04f + 0.46f * a * sqrtf(a);
  float angle = 6.2831853f * b;
  float height = 0.03f * (c - 0.5f);
  float sine, cosine;
  __sincosf(angle, &sine, &cosine);
  float x = radius * cosine, y = radius * sine;
  // Softened as the forces are, so that the rings are stable.
  float r2 = radius * radius + 0.0004f;
  float speed = radius * sqrtf(heart / (r2 * sqrtf(r2)));
  float turn = galaxy ? -1.0f : 1.0f;
  float vx = -turn * speed * sine, vy = turn * speed * cosine;
  float up = galaxy ? 0.78f : 0.34f, flat = sqrtf(1.0f - up * up);
  positions[i] = make_float4(centre.x + x, centre.y + y * flat - height * up, centre.z + y * up + height * flat, 0.12f / n);
  velocities[i] = make_float4(drift.x + vx, drift.y + vy * flat, drift.z + vy * up, float(galaxy));
}

/**
 * Moves all bodies one step on. Each block loads the bodies tile by tile into shared memory, where all its threads read them.
 *
 * @param positions where they are, and their masses
 * @param next gets where they are then
 * @param velocities changed
 * @param n how many bodies
 * @param dt the length of the step
 */
__global__ void __launch_bounds__(tileSize)
step(const float4* positions, float4* next, float4* velocities, int n, float dt) {
  __shared__ float4 tile[tileSize];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float4 own = positions[i < n ? i : 0];
  float3 pull = make_float3(0, 0, 0);

  for (int first = 0; first < n; first += tileSize) {
    int other = first + threadIdx.x;
    tile[threadIdx.x] = other < n ? positions[other] : make_float4(0, 0, 0, 0);
    __syncthreads();
#pragma unroll 4
    for (int k = 0; k < tileSize; k++) {
      float dx = tile[k].x - own.x, dy = tile[k].y - own.y, dz = tile[k].z - own.z;
      float inverse = rsqrtf(dx * dx + dy * dy + dz * dz + 0.0004f);
      float force = tile[k].w * inverse * inverse * inverse;
      pull.x += dx * force;
      pull.y += dy * force;
      pull.z += dz * force;
    }
    __syncthreads();
  }

  if (i >= n) return;
  float4 v = velocities[i];
  v.x += dt * pull.x;
  v.y += dt * pull.y;
  v.z += dt * pull.z;
  velocities[i] = v;
  next[i] = make_float4(own.x + dt * v.x, own.y + dt * v.y, own.z + dt * v.z, own.w);
}

// Shared memory of every shape: arrays of structs, unions, 3-D arrays, pointers stored in it, constructors that do nothing.
#include "check.h"

struct Particle {
  float3 position;
  char kind;
  double mass;
  short history[5];
  Particle* nearest;
};
union Cell {
  float real;
  int whole;
  unsigned char bytes[4];
};
struct Queue {
  int head, tail, items[40];
  __device__ void push(int x) { items[atomicAdd(&tail, 1) % 40] = x; }
};

__device__ int total(const Queue& q) {
  int sum = 0;
  for (int i = q.head; i < q.tail; ++i) sum += q.items[i % 40];
  return sum;
}

__global__ void kernel(float* out, int* whole) {
  __shared__ Particle particles[33];
  __shared__ Cell cells[3][5][7];
  __shared__ Queue queue;
  __shared__ bool flags[33];
  int t = threadIdx.x, n = blockDim.x;
  Particle p = {make_float3(t * 7 % n, t, 0.5f), (char)t, 0.25 * t, {1, 2, 3, 4, (short)-t}, nullptr};
  particles[t] = p;
  flags[t] = t % 3 == 0;
  for (int i = t; i < 3 * 5 * 7; i += n) cells[i / 35][i / 7 % 5][i % 7].real = i;
  if (t == 0) queue.head = queue.tail = 0;
  __syncthreads();
  float best = 1e30f;
  for (int i = 0; i < n; ++i) {
    if (i == t) continue;
    float dx = particles[i].position.x - p.position.x, dy = particles[i].position.y - p.position.y;
    float d = dx * dx + dy * dy;
    if (d < best) {
      best = d;
      particles[t].nearest = &particles[i];
    }
  }
  if (flags[t]) queue.push(t);
  __syncthreads();
  const Particle* two = particles[t].nearest ? particles[t].nearest->nearest : &particles[t];
  out[t] = two->position.x * 100 + two->position.y + (float)two->mass + two->history[4] + two->kind;
  Cell c = cells[t % 3][t % 5][t % 7];
  c.bytes[2] ^= 0x10;
  whole[t] = c.whole + total(queue) + ((unsigned char*)&cells[0][0][t % 7])[3];
}

int main() {
  for (int n : {1, 2, 31, 33}) {
    float* out = deviceZeros<float>(n);
    int* whole = deviceZeros<int>(n);
    kernel<<<1, n>>>(out, whole);
    std::vector<float> got = toHost(out, n);
    std::vector<int> gotWhole = toHost(whole, n);
    std::vector<int> nearest(n, -1);
    int queued = 0;
    for (int t = 0; t < n; ++t) {
      float best = 1e30f;
      for (int i = 0; i < n; ++i) {
        float dx = i * 7 % n - t * 7 % n, dy = i - t;
        if (i != t && dx * dx + dy * dy < best) best = dx * dx + dy * dy, nearest[t] = i;
      }
      if (t % 3 == 0) queued += t;
    }
    for (int t = 0; t < n; ++t) {
      int two = n == 1 ? 0 : nearest[nearest[t]];
      CHECK(got[t] == two * 7 % n * 100.0f + two + 0.25f * two - two + two);
      Cell c, d;
      c.real = t % 3 * 35 + t % 5 * 7 + t % 7;
      c.bytes[2] ^= 0x10;
      d.real = t % 7;
      CHECK(gotWhole[t] == c.whole + queued + d.bytes[3]);
    }
  }
  puts("PASSED");
}

// Breadth-first search: a warp takes a vertex of the frontier, its lanes the edges; new vertices go to the next frontier by ballots.
#include <queue>
#include "check.h"

struct Graph {
  const int *starts, *edges;
};
__global__ void step(Graph graph, const int* frontier, int size, int* depths, int depth, int* next, int* nextSize) {
  int lane = threadIdx.x & 31, warps = gridDim.x * blockDim.x / 32;
  for (int w = (blockIdx.x * blockDim.x + threadIdx.x) / 32; w < size; w += warps) {
    int vertex = frontier[w], first = graph.starts[vertex], last = graph.starts[vertex + 1];
    for (int base = first; base < last; base += 32) {
      int e = base + lane, to = e < last ? graph.edges[e] : -1;
      bool isNew = to >= 0 && atomicCAS(&depths[to], -1, depth) == -1;
      unsigned int found = __ballot_sync(0xffffffffu, isNew);
      if (found == 0) continue;
      int place = 0;
      if (lane == 0) place = atomicAdd(nextSize, __popc(found));
      place = __shfl_sync(0xffffffffu, place, 0);
      if (isNew) next[place + __popc(found & ((1u << lane) - 1))] = to;
    }
  }
}
// Labels spread until nothing changes: the block votes when to stop.
__global__ void components(Graph graph, int n, int* labels) {
  __shared__ int box[500];
  for (int v = threadIdx.x; v < n; v += blockDim.x) box[v] = v;
  __syncthreads();
  bool changed;
  do {
    changed = false;
    for (int v = threadIdx.x; v < n; v += blockDim.x) {
      int least = box[v];
      for (int e = graph.starts[v]; e < graph.starts[v + 1]; e++) least = min(least, box[graph.edges[e]]);
      if (least < box[v]) {
        atomicMin(&box[v], least);
        changed = true;
      }
    }
  } while (__syncthreads_or(changed));
  for (int v = threadIdx.x; v < n; v += blockDim.x) labels[v] = box[v];
}

int main() {
  const int n = 500;
  std::vector<std::vector<int>> neighbours(n);
  auto connect = [&](int a, int b) {
    neighbours[a].push_back(b);
    neighbours[b].push_back(a);
  };
  for (int v = 0; v < n; v++) {
    if (v % 100 != 99 && v + 3 < n && v / 100 == (v + 3) / 100) connect(v, v + 3);
    if (v % 7 == 0 && v / 100 == (v * 5 % n) / 100) connect(v, v * 5 % n);
    if (v < 100 && v > 1 && v % 2) connect(1, v);
  }
  std::vector<int> starts = {0}, edges, depths(n, -1), labels(n);
  for (auto& list : neighbours) {
    edges.insert(edges.end(), list.begin(), list.end());
    starts.push_back((int)edges.size());
  }
  auto search = [&](int from, std::vector<int>& depth) {
    std::queue<int> queue;
    depth[from] = 0;
    for (queue.push(from); !queue.empty(); queue.pop())
      for (int to : neighbours[queue.front()])
        if (depth[to] < 0) depth[to] = depth[queue.front()] + 1, queue.push(to);
  };
  search(0, depths);
  Graph graph = {toDevice(starts), toDevice(edges)};
  std::vector<int> start(n, -1);
  start[0] = 0;
  int *deviceDepths = toDevice(start), *a = deviceZeros<int>(n), *b = deviceZeros<int>(n), *size = deviceZeros<int>(1);
  int frontier = 1;
  for (int depth = 1; frontier > 0; depth++) {
    cudaMemset(size, 0, 4);
    step<<<3, 96>>>(graph, a, frontier, deviceDepths, depth, b, size);
    frontier = toHost(size, 1)[0];
    std::swap(a, b);
  }
  CHECK(toHost(deviceDepths, n) == depths);

  for (int v = 0; v < n; v++) labels[v] = -1;
  for (int v = 0; v < n; v++) {
    if (labels[v] >= 0) continue;
    std::vector<int> reached(n, -1);
    search(v, reached);
    for (int i = 0; i < n; i++)
      if (reached[i] >= 0) labels[i] = v;
  }
  int* deviceLabels = deviceZeros<int>(n);
  components<<<1, 160>>>(graph, n, deviceLabels);
  CHECK(toHost(deviceLabels, n) == labels);
  puts("PASSED");
}

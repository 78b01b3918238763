// Five-axis tool path: from tool tip and tool axis in workpiece coordinates to the machine's X Y Z A C (a table that tilts
// by A and turns by C), then back again by forward kinematics as the check. Angles unwind so that C never jumps.
#include <cmath>
#include <cstdio>
#include <vector>

struct Pose { double x, y, z, i, j, k; };        // tip in mm, unit tool axis
struct Axes { double x, y, z, a, c; };           // mm and radians
struct Machine { double pivotX, pivotY, pivotZ; double limitA; };

__constant__ Machine machine;

__host__ __device__ inline void rotateZ(double& x, double& y, double angle) {
  double s = sin(angle), c = cos(angle), px = x;
  x = c * px - s * y;
  y = s * px + c * y;
}
__host__ __device__ inline void rotateX(double& y, double& z, double angle) {
  double s = sin(angle), c = cos(angle), py = y;
  y = c * py - s * z;
  z = s * py + c * z;
}

// The table turns the workpiece by C about Z, then tilts it by A about X, both through the pivot.
__device__ Axes inverse(const Pose& p, const Machine& m) {
  Axes axes;
  double across = hypot(p.i, p.j);
  axes.a = atan2(across, p.k);
  axes.c = across > 1e-12 ? atan2(p.i, p.j) : 0.0;
  double x = p.x - m.pivotX, y = p.y - m.pivotY, z = p.z - m.pivotZ;
  rotateZ(x, y, axes.c);
  rotateX(y, z, axes.a);
  axes.x = x + m.pivotX;
  axes.y = y + m.pivotY;
  axes.z = z + m.pivotZ;
  return axes;
}

__device__ Pose forward(const Axes& axes, const Machine& m) {
  double x = axes.x - m.pivotX, y = axes.y - m.pivotY, z = axes.z - m.pivotZ;
  rotateX(y, z, -axes.a);
  rotateZ(x, y, -axes.c);
  double i = 0, j = 0, k = 1;
  rotateX(j, k, -axes.a);
  rotateZ(i, j, -axes.c);
  return {x + m.pivotX, y + m.pivotY, z + m.pivotZ, i, j, k};
}

__global__ void solve(const Pose* path, Axes* axes, int n, int* outOfReach) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  if (t >= n) return;
  axes[t] = inverse(path[t], machine);
  if (fabs(axes[t].a) > machine.limitA) atomicAdd(outOfReach, 1);
}

// atan2 gives C up to whole turns. Each point is turned by the sum of all jumps up to it: a scan over the path, one block,
// a window of blockDim.x points at a time.
__global__ void unwind(const Axes* raw, double* c, int n) {
  __shared__ double jumps[256];
  const double turn = 6.283185307179586;
  double carried = 0;
  for (int start = 0; start < n; start += blockDim.x) {
    int t = start + threadIdx.x;
    jumps[threadIdx.x] = t > 0 && t < n ? -turn * rint((raw[t].c - raw[t - 1].c) / turn) : 0.0;
    __syncthreads();
    for (int width = 1; width < blockDim.x; width *= 2) {
      double left = threadIdx.x >= width ? jumps[threadIdx.x - width] : 0.0;
      __syncthreads();
      jumps[threadIdx.x] += left;
      __syncthreads();
    }
    if (t < n) c[t] = raw[t].c + carried + jumps[threadIdx.x];
    carried += jumps[blockDim.x - 1];
    __syncthreads();
  }
}

__global__ void check(const Pose* path, const Axes* axes, const double* c, int n, double* error) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  if (t >= n) return;
  Axes unwound = axes[t];
  unwound.c = c[t];
  Pose p = forward(unwound, machine), q = path[t];
  double tip = norm3d(p.x - q.x, p.y - q.y, p.z - q.z);
  double axis = norm3d(p.i - q.i, p.j - q.j, p.k - q.k);
  error[t] = fmax(tip, axis);
}

// A spiral around a dome with the tool normal to the surface: C turns many times, A tilts up to the rim.
static std::vector<Pose> domePath(int n) {
  std::vector<Pose> path(n);
  for (int t = 0; t < n; ++t) {
    double u = (t + 1.0) / n, around = 2 * M_PI * 12 * u, tilt = 1.2 * u, radius = 40;
    double i = std::sin(tilt) * std::cos(around), j = std::sin(tilt) * std::sin(around), k = std::cos(tilt);
    path[t] = {100 + radius * i, 50 + radius * j, radius * k, i, j, k};
  }
  return path;
}

int main() {
  const int n = 5000, block = 192;
  Machine setup{120, 80, -35, 1.25};
  std::vector<Pose> path = domePath(n);
  Pose* dPath;
  Axes* dAxes;
  double *dC, *dError;
  int* dOutOfReach;
  cudaMalloc(&dPath, n * sizeof(Pose));
  cudaMalloc(&dAxes, n * sizeof(Axes));
  cudaMalloc(&dC, n * sizeof(double));
  cudaMalloc(&dError, n * sizeof(double));
  cudaMalloc(&dOutOfReach, sizeof(int));
  cudaMemcpyToSymbol(machine, &setup, sizeof setup);
  cudaMemcpy(dPath, path.data(), n * sizeof(Pose), cudaMemcpyHostToDevice);
  cudaMemset(dOutOfReach, 0, sizeof(int));

  const int grid = (n + block - 1) / block;
  solve<<<grid, block>>>(dPath, dAxes, n, dOutOfReach);
  unwind<<<1, 256>>>(dAxes, dC, n);
  check<<<grid, block>>>(dPath, dAxes, dC, n, dError);
  cudaError_t status = cudaDeviceSynchronize();
  if (status != cudaSuccess) {
    fprintf(stderr, "%s\n", cudaGetErrorString(status));
    return 1;
  }

  std::vector<double> c(n), error(n);
  int outOfReach;
  cudaMemcpy(c.data(), dC, n * sizeof(double), cudaMemcpyDeviceToHost);
  cudaMemcpy(error.data(), dError, n * sizeof(double), cudaMemcpyDeviceToHost);
  cudaMemcpy(&outOfReach, dOutOfReach, sizeof(int), cudaMemcpyDeviceToHost);
  double worst = 0, step = 0;
  for (int t = 0; t < n; ++t) {
    worst = std::fmax(worst, error[t]);
    if (t > 0) step = std::fmax(step, std::fabs(c[t] - c[t - 1]));
  }
  double turns = std::fabs(c[n - 1] - c[0]) / (2 * M_PI);
  bool ok = worst < 1e-9 && step < 0.1 && std::fabs(turns - 12) < 0.01 && outOfReach == 0;
  printf("%d points, C turns %.1f times, %d out of reach, inverse check %s\n", n, turns, outOfReach, ok ? "PASSED" : "FAILED");
  return !ok;
}

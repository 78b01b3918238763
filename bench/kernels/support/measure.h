// Times a launch and prints the line that bench/ reads: "name wall-ms cpu-ms checksum".
#pragma once
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

#if defined(__wasm__) && !defined(__CUDA_ARCH__)
// In unwarp's programs clock() is wall time. WASI itself has the CPU time of the calling thread, which runs kernels, too.
extern "C" __attribute__((import_module("wasi_snapshot_preview1"), import_name("clock_time_get"))) int wasiClock(
    int clock, long long precision, long long* nanoseconds);

inline double cpuMilliseconds() {
  const int ofThread = 3;
  long long nanoseconds = 0;
  if (wasiClock(ofThread, 0, &nanoseconds) != 0) return NAN;
  return nanoseconds / 1e6;
}
#else
inline double cpuMilliseconds() { return std::clock() * 1e3 / CLOCKS_PER_SEC; }
#endif

/** `launch` runs the kernel once, to its end. It has run before, so that nothing is measured twice as slow as it is. */
template <class Launch>
void report(const char* name, double checksum, Launch launch) {
  using Clock = std::chrono::steady_clock;
  auto since = [](Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  };
  auto median = [](std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  };

  // Threads are at work, caches warm, code compiled to its best: what is measured is how it goes on, not how it begins.
  for (auto start = Clock::now(); since(start) < 200;) launch();

  auto first = Clock::now();
  launch();
  // A sample is long enough for the clock of the CPU time, which may count in microseconds.
  int perSample = std::max(1, (int)(5 / since(first)));
  std::vector<double> wall, cpu;
  for (auto start = Clock::now(); wall.size() < 3 || (wall.size() < 25 && since(start) < 100);) {
    auto wallStart = Clock::now();
    double cpuStart = cpuMilliseconds();
    for (int i = 0; i < perSample; ++i) launch();
    cpu.push_back((cpuMilliseconds() - cpuStart) / perSample);
    wall.push_back(since(wallStart) / perSample);
  }
  printf("%s %.5f %.5f %.9g\n", name, *std::min_element(wall.begin(), wall.end()), median(cpu), checksum);
}

// Times a launch and prints the line that bench/ reads: "name wall-ms cpu-ms checksum".
#pragma once
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

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

  auto first = Clock::now();
  launch();
  // A sample is long enough for the clock of the CPU time, which may count in microseconds.
  int perSample = std::max(1, (int)(5 / since(first)));
  std::vector<double> wall, cpu;
  for (auto start = Clock::now(); wall.size() < 3 || (wall.size() < 25 && since(start) < 200);) {
    auto wallStart = Clock::now();
    auto cpuStart = std::clock();
    for (int i = 0; i < perSample; ++i) launch();
    cpu.push_back((std::clock() - cpuStart) * 1e3 / CLOCKS_PER_SEC / perSample);
    wall.push_back(since(wallStart) / perSample);
  }
  printf("%s %.5f %.5f %.9g\n", name, *std::min_element(wall.begin(), wall.end()), median(cpu), checksum);
}

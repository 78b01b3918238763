// Host: chrono, clock_gettime, gettimeofday, time, sleeping; aligned_alloc, posix_memalign, realloc, new with alignment.
#include "check.h"
#include <chrono>
#include <cstdint>
#include <ctime>
#include <new>
#include <sys/time.h>
#include <thread>
#include <unistd.h>

struct alignas(64) Line { float v[16]; };

int main() {
  auto begin = std::chrono::steady_clock::now();
  timespec t0, t1;
  CHECK(clock_gettime(CLOCK_MONOTONIC, &t0) == 0);
  timeval v0, v1;
  CHECK(gettimeofday(&v0, nullptr) == 0);
  std::clock_t c = std::clock();
  usleep(3000);
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  CHECK(clock_gettime(CLOCK_MONOTONIC, &t1) == 0);
  gettimeofday(&v1, nullptr);
  double slept = (t1.tv_sec - t0.tv_sec) * 1e3 + (t1.tv_nsec - t0.tv_nsec) / 1e6;
  CHECK(slept >= 4.9 && slept < 60000);
  CHECK((v1.tv_sec - v0.tv_sec) * 1e6 + v1.tv_usec - v0.tv_usec >= 4000);
  CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() >= 0.0049);
  CHECK(std::clock() >= c && time(nullptr) > 1600000000);
  std::time_t when = 86400;
  CHECK(std::gmtime(&when)->tm_mday == 2 && std::gmtime(&when)->tm_year == 70);
  CHECK(std::chrono::system_clock::now().time_since_epoch() > std::chrono::hours(24 * 365 * 40));

  void* p = aligned_alloc(256, 1024);
  CHECK(p && (uintptr_t)p % 256 == 0);
  free(p);
  CHECK(posix_memalign(&p, 4096, 100) == 0 && (uintptr_t)p % 4096 == 0);
  free(p);
  int* q = (int*)calloc(10, sizeof(int));
  q[9] = 5;
  q = (int*)realloc(q, 100000 * sizeof(int));
  CHECK(q[9] == 5 && q[0] == 0);
  free(q);
  Line* lines = new Line[3];
  CHECK((uintptr_t)lines % 64 == 0);
  delete[] lines;
  CHECK(new (std::nothrow) char[100] != nullptr);
  puts("PASSED");
}

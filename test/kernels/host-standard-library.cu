// Host: containers, algorithms, strings, random numbers, numeric limits, smart pointers, optional, variant, tuples, sorting, regex-free text.
#include "check.h"
#include <algorithm>
#include <array>
#include <bitset>
#include <complex>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <variant>

__global__ void histogram(const int* data, int n, int* bins) {
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) atomicAdd(&bins[data[i]], 1);
}

int main() {
  std::mt19937 engine(42);
  CHECK(engine() == 1608637542u);  // what the standard's generator gives for seed 42
  std::mt19937_64 wide(7);
  std::uniform_int_distribution<int> die(0, 15);
  std::normal_distribution<double> normal(5, 2);
  std::vector<int> data(3000);
  for (int& v : data) v = die(engine);
  double mean = 0;
  for (int i = 0; i < 2000; ++i) mean += normal(wide) / 2000;
  CHECK(std::fabs(mean - 5) < 0.3);
  int* bins = deviceZeros<int>(16);
  histogram<<<3, 50>>>(toDevice(data), 3000, bins);
  std::map<int, int> counts;
  for (int v : data) ++counts[v];
  auto got = toHost(bins, 16);
  for (auto& [value, count] : counts) CHECK(got[value] == count);

  std::unordered_map<std::string, int> words;
  for (std::string w : {"b", "a", "b", "c", "b"}) ++words[w];
  CHECK(words["b"] == 3 && words.size() == 3);
  std::sort(data.begin(), data.end(), std::greater<>());
  CHECK(std::is_sorted(data.rbegin(), data.rend()) && std::binary_search(data.rbegin(), data.rend(), 7));
  std::vector<int> order(10);
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), engine);
  CHECK(std::set<int>(order.begin(), order.end()).size() == 10 && std::accumulate(order.begin(), order.end(), 0) == 45);
  std::nth_element(order.begin(), order.begin() + 5, order.end());
  CHECK(order[5] == 5);
  std::priority_queue<int> queue(order.begin(), order.end());
  CHECK(queue.top() == 9);
  auto shared = std::make_shared<std::deque<int>>(3, 7);
  std::weak_ptr<std::deque<int>> weak = shared;
  shared.reset();
  CHECK(weak.expired());
  std::variant<int, std::string> v = std::string("text");
  CHECK(std::get<std::string>(v).size() == 4 && std::holds_alternative<std::string>(v));
  std::optional<int> none;
  CHECK(none.value_or(3) == 3);
  auto [a, b] = std::make_tuple(1, 2.5);
  CHECK(a + b == 3.5);
  CHECK(std::to_string(3.5) == "3.500000" && std::stoi("0x1f", nullptr, 16) == 31 && std::stod("2.5e3") == 2500);
  CHECK(std::bitset<8>(0xa5).count() == 4 && std::abs(std::complex<double>(3, 4)) == 5);
  std::function<int(int)> fib = [&](int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); };
  CHECK(fib(15) == 610);
  static_assert(std::numeric_limits<int64_t>::max() == 9223372036854775807ll, "");
  srand(1);
  int r = rand();
  srand(1);
  CHECK(rand() == r && r >= 0);
  puts("PASSED");
}

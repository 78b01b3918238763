// Host: argv through getopt and getopt_long, the environment, and standard input that is empty.
// run: -n 12 --name=test -v first --scale 2.5 second
// expect: n 12, name test, verbose 1, scale 2.5, rest: first second
#include "check.h"
#include <getopt.h>
#include <iostream>
#include <string>

__global__ void fill(int* p, int v) { p[threadIdx.x] = v; }

int main(int argc, char** argv) {
  int n = 0, verbose = 0;
  double scale = 1;
  std::string name;
  const option longs[] = {{"name", required_argument, nullptr, 'm'}, {"scale", required_argument, nullptr, 's'}, {"verbose", no_argument, nullptr, 'v'}, {}};
  std::vector<std::string> rest;
  while (optind < argc) {
    int c = getopt_long(argc, argv, "+n:v", longs, nullptr);
    switch (c) {
      case 'n': n = atoi(optarg); break;
      case 'm': name = optarg; break;
      case 's': scale = atof(optarg); break;
      case 'v': verbose++; break;
      case '?': return 2;
      default: rest.push_back(argv[optind++]);
    }
  }
  std::cout << "n " << n << ", name " << name << ", verbose " << verbose << ", scale " << scale << ", rest:";
  for (auto& r : rest) std::cout << ' ' << r;
  std::cout << std::endl;
  CHECK(argc == 9 && argv[argc] == nullptr && getenv("NO_SUCH_VARIABLE") == nullptr);
  int c;
  CHECK(!(std::cin >> c));
  int* d = deviceZeros<int>(n);
  fill<<<1, n>>>(d, n);
  CHECK(toHost(d, n)[11] == 12);
  puts("PASSED");
}

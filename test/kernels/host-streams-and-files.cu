// Host: iostream, string streams, iomanip, and files written, read back, appended and removed in the granted folder.
// expect: 42 0x2a 3.142 |  right|left   | true
#include "check.h"
#include <cstdio>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>

__global__ void square(float* p, int n) { if (threadIdx.x < n) p[threadIdx.x] *= p[threadIdx.x]; }

int main() {
  std::cout << 42 << " 0x" << std::hex << 42 << std::dec << ' ' << std::fixed << std::setprecision(3) << 3.14159 << " |" << std::setw(7) << std::right << "right"
            << '|' << std::setw(7) << std::left << "left" << "| " << std::boolalpha << true << std::endl;
  {
    std::ofstream out("numbers.txt");
    for (int i = 0; i < 20; ++i) out << i * 1.5 << '\n';
    CHECK(out.good());
  }
  std::ifstream in("numbers.txt");
  std::vector<float> values;
  for (float v; in >> v;) values.push_back(v);
  CHECK(values.size() == 20);
  float* d = toDevice(values);
  square<<<1, 32>>>(d, 20);
  values = toHost(d, 20);
  {
    std::ofstream binary("values.bin", std::ios::binary);
    binary.write((const char*)values.data(), values.size() * sizeof(float));
    std::ofstream more("numbers.txt", std::ios::app);
    more << "last line\n";
  }
  std::vector<float> back(20);
  std::ifstream binary("values.bin", std::ios::binary | std::ios::ate);
  CHECK(binary.tellg() == 80);
  binary.seekg(0);
  binary.read((char*)back.data(), 80);
  CHECK(back == values && back[10] == 225);
  std::ifstream again("numbers.txt");
  std::string line, last;
  int lines = 0;
  while (std::getline(again, line)) last = line, ++lines;
  CHECK(lines == 21 && last == "last line");
  FILE* f = fopen("values.bin", "rb+");
  CHECK(f && fseek(f, 4, SEEK_SET) == 0);
  float one = 0;
  CHECK(fread(&one, 4, 1, f) == 1 && one == 2.25f && ftell(f) == 8 && fclose(f) == 0);
  CHECK(std::remove("values.bin") == 0 && !std::ifstream("values.bin"));
  CHECK(!std::ifstream("/no/such/folder/file") && fopen("../outside.txt", "w") == nullptr);
  std::stringstream s("7 apples 2.5");
  int n;
  std::string word;
  double x;
  CHECK(s >> n >> word >> x && n == 7 && word == "apples" && x == 2.5);
  char buffer[32];
  CHECK(snprintf(buffer, sizeof buffer, "%05.1f|%-4d|%s", 3.14159, 7, "abc") == 14 && std::string(buffer) == "003.1|7   |abc");
  CHECK(sscanf("12:34", "%d:%d", &n, &lines) == 2 && n == 12 && lines == 34);
  puts("PASSED");
}

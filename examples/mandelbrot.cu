// Draws the Mandelbrot set into mandelbrot.ppm (or the file named as argument), a picture any viewer opens.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <vector>

__device__ uchar3 colour(int steps, int limit) {
  if (steps == limit) return make_uchar3(0, 0, 0);
  float t = (float)steps / limit;
  return make_uchar3(9 * (1 - t) * t * t * t * 255, 15 * (1 - t) * (1 - t) * t * t * 255, 8.5f * (1 - t) * (1 - t) * (1 - t) * t * 255);
}

__global__ void mandelbrot(uchar3* image, int width, int height, int limit) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= width || y >= height) return;
  float cx = -2.2f + 3.2f * x / width;
  float cy = 2.4f * (y - height / 2) / height;  // exact negatives above and below the middle, so that the picture is symmetric
  float zx = 0, zy = 0;
  int steps = 0;
  while (steps < limit && zx * zx + zy * zy < 4.0f) {
    float next = zx * zx - zy * zy + cx;
    zy = 2 * zx * zy + cy;
    zx = next;
    ++steps;
  }
  image[y * width + x] = colour(steps, limit);
}

int main(int argc, char** argv) {
  const int width = 640, height = 480, limit = 200;
  const char* file = argc > 1 ? argv[1] : "mandelbrot.ppm";
  uchar3* image;
  cudaMallocManaged(&image, width * height * sizeof(uchar3));
  dim3 block(16, 16), grid((width + 15) / 16, (height + 15) / 16);
  mandelbrot<<<grid, block>>>(image, width, height, limit);
  cudaError_t status = cudaDeviceSynchronize();
  if (status != cudaSuccess) {
    std::cerr << cudaGetErrorString(status) << "\n";
    return 1;
  }
  std::ofstream out(file, std::ios::binary);
  out << "P6\n" << width << " " << height << "\n255\n";
  out.write(reinterpret_cast<const char*>(image), width * height * sizeof(uchar3));
  if (!out) {
    std::cerr << "cannot write " << file << "\n";
    return 1;
  }
  int inside = 0;
  for (int i = 0; i < width * height; ++i) inside += image[i].x == 0 && image[i].y == 0 && image[i].z == 0;
  bool symmetric = true;
  for (int y = 1; y < height / 2; ++y)
    symmetric &= image[y * width + width / 2].x == image[(height - y) * width + width / 2].x;
  std::cout << width << " x " << height << " pixels, " << inside * 100 / (width * height) << " % inside: "
            << (symmetric ? "PASSED" : "FAILED") << std::endl;
  cudaFree(image);
  return !symmetric;
}

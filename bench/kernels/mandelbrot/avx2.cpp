#include "problem.h"
#include "../support/lanes.h"
#include "../support/measure.h"

/** As the kernel: eight neighbours go on until the last of them has escaped. */
static void mandelbrot(int* counts, int width, int height, float left, float top, float step, int most) {
#pragma omp parallel for collapse(2) schedule(dynamic, 16)
  for (int blockTop = 0; blockTop < height; blockTop += 16)
    for (int blockLeft = 0; blockLeft < width; blockLeft += 16)
      for (int row = blockTop; row < blockTop + 16; ++row)
        for (int column = blockLeft; column < blockLeft + 16; column += 8) {
          __m256 cx = multiplyAdd(splat(step), _mm256_add_ps(splat((float)column), laneNumbers()), splat(left));
          __m256 cy = splat(top + step * row);
          __m256 x = splat(0.0f), y = x, xx = x, yy = x;
          __m256i count = splat(0);
          for (int round = 0; round < most; ++round) {
            __m256 inside = _mm256_cmp_ps(_mm256_add_ps(xx, yy), splat(4.0f), _CMP_LT_OQ);
            if (_mm256_testz_ps(inside, inside)) break;
            count = _mm256_sub_epi32(count, _mm256_castps_si256(inside));  // a true lane is -1
            // A lane that has escaped goes on, too, and cannot come back: it stays outside or becomes infinite or NaN.
            y = multiplyAdd(_mm256_add_ps(x, x), y, cy);
            x = _mm256_add_ps(_mm256_sub_ps(xx, yy), cx);
            xx = _mm256_mul_ps(x, x);
            yy = _mm256_mul_ps(y, y);
          }
          store(counts + row * width + column, count);
        }
}

int main() {
  Problem problem;
  std::vector<int> counts(problem.width * problem.height);
  auto launch = [&] {
    mandelbrot(counts.data(), problem.width, problem.height, problem.left, problem.top, problem.step, problem.most);
  };
  launch();
  report("mandelbrot", problem.check(counts.data()), launch);
}

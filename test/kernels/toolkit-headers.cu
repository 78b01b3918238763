// The headers of the toolkit that programs include without needing a library, all in one file.
#include <cuda.h>
#include <cuComplex.h>
#include <cuda_profiler_api.h>
#include <cuda_runtime.h>
#include <cuda_runtime_api.h>
#include <builtin_types.h>
#include <channel_descriptor.h>
#include <device_launch_parameters.h>
#include <device_types.h>
#include <driver_functions.h>
#include <driver_types.h>
#include <host_defines.h>
#include <library_types.h>
#include <math_constants.h>
#include <nvtx3/nvToolsExt.h>
#include <vector_functions.h>
#include <vector_types.h>

#include "check.h"

__global__ void constants(double* out) {
  out[0] = CUDART_PI;
  out[1] = CUDART_PI_F;
  out[2] = CUDART_INF;
  out[3] = CUDART_NAN_F;
  out[4] = CUDART_LN2_HI + CUDART_LN2_LO;
  out[5] = CUDART_MAX_NORMAL_F;
  out[6] = CUDART_MIN_DENORM;
}

int main() {
  nvtxRangePushA("constants");
  CHECK_CUDA(cudaProfilerStart());
  double* out = deviceZeros<double>(7);
  constants<<<1, 1>>>(out);
  std::vector<double> got = toHost(out, 7);
  CHECK_CUDA(cudaProfilerStop());
  nvtxRangePop();
  CHECK(got[0] == acos(-1.0));
  CHECK(got[1] == (double)(float)acos(-1.0));
  CHECK(got[2] > 1e308 && std::isinf(got[2]));
  CHECK(std::isnan(got[3]));
  CHECK(got[4] == log(2.0));
  CHECK(got[5] == 3.4028234663852886e38);
  CHECK(got[6] == 4.9406564584124654e-324);
  CHECK((int)CUDA_R_32F == 0 && (int)CUDA_R_64F == 1);
  puts("PASSED");
}

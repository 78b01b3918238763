// Prints the name and version of the OpenCL platform that opencl.h takes.
#include "opencl.h"

int main() {
  cl_platform_id platform;
  CHECK_CL(clGetPlatformIDs(1, &platform, nullptr));
  cl_device_id device;
  CHECK_CL(clGetDeviceIDs(platform, CL_DEVICE_TYPE_CPU, 1, &device, nullptr));
  char name[256], version[256];
  CHECK_CL(clGetPlatformInfo(platform, CL_PLATFORM_NAME, sizeof name, name, nullptr));
  CHECK_CL(clGetPlatformInfo(platform, CL_PLATFORM_VERSION, sizeof version, version, nullptr));
  printf("%s (%s)\n", name, version);
}

// The host side of the OpenCL versions: one CPU device, one queue, errors end the program.
#pragma once
#define CL_TARGET_OPENCL_VERSION 120
#include <CL/cl.h>
#include <vector>
#include "measure.h"

#define CHECK_CL(status)                                                                  \
  do {                                                                                    \
    cl_int status_ = (status);                                                            \
    if (status_ != CL_SUCCESS) {                                                          \
      printf("FAILED: %s:%d: OpenCL error %d\n", __FILE__, __LINE__, status_);            \
      exit(1);                                                                            \
    }                                                                                     \
  } while (0)

class OpenCl {
 public:
  explicit OpenCl(const char* source) {
    cl_platform_id platform;
    CHECK_CL(clGetPlatformIDs(1, &platform, nullptr));
    CHECK_CL(clGetDeviceIDs(platform, CL_DEVICE_TYPE_CPU, 1, &device, nullptr));
    cl_int status;
    context = clCreateContext(nullptr, 1, &device, nullptr, nullptr, &status);
    CHECK_CL(status);
    queue = clCreateCommandQueue(context, device, 0, &status);
    CHECK_CL(status);
    program = clCreateProgramWithSource(context, 1, &source, nullptr, &status);
    CHECK_CL(status);
    if (clBuildProgram(program, 1, &device, "", nullptr, nullptr) != CL_SUCCESS) {
      std::vector<char> log(1 << 16);
      clGetProgramBuildInfo(program, device, CL_PROGRAM_BUILD_LOG, log.size(), log.data(), nullptr);
      printf("FAILED: %s\n", log.data());
      exit(1);
    }
  }

  template <class T>
  cl_mem buffer(size_t count) {
    cl_int status;
    cl_mem memory = clCreateBuffer(context, CL_MEM_READ_WRITE, count * sizeof(T), nullptr, &status);
    CHECK_CL(status);
    return memory;
  }

  template <class T>
  cl_mem buffer(const std::vector<T>& values) {
    cl_mem memory = buffer<T>(values.size());
    CHECK_CL(clEnqueueWriteBuffer(queue, memory, CL_TRUE, 0, values.size() * sizeof(T), values.data(), 0, nullptr, nullptr));
    return memory;
  }

  template <class T>
  std::vector<T> read(cl_mem memory, size_t count) {
    std::vector<T> values(count);
    CHECK_CL(clEnqueueReadBuffer(queue, memory, CL_TRUE, 0, count * sizeof(T), values.data(), 0, nullptr, nullptr));
    return values;
  }

  template <class... Arguments>
  cl_kernel kernel(const char* name, const Arguments&... arguments) {
    cl_int status;
    cl_kernel kernel = clCreateKernel(program, name, &status);
    CHECK_CL(status);
    cl_uint index = 0;
    ([&] { CHECK_CL(clSetKernelArg(kernel, index++, sizeof(Arguments), &arguments)); }(), ...);
    return kernel;
  }

  /** All work-items of the kernel, to their end. */
  void run(cl_kernel kernel, const std::vector<size_t>& items, const std::vector<size_t>& group) {
    CHECK_CL(clEnqueueNDRangeKernel(queue, kernel, (cl_uint)items.size(), nullptr, items.data(), group.data(), 0, nullptr, nullptr));
    CHECK_CL(clFinish(queue));
  }

  /** Work that is part of the measured time but no kernel: zeroing the result. */
  template <class T>
  void zero(cl_mem memory, size_t count) {
    T zero = 0;
    CHECK_CL(clEnqueueFillBuffer(queue, memory, &zero, sizeof zero, 0, count * sizeof zero, 0, nullptr, nullptr));
  }

 private:
  cl_device_id device;
  cl_context context;
  cl_command_queue queue;
  cl_program program;
};

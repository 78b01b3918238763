/* AscendCL: the beginning and the end of its use, and all of the runtime. */
#ifndef UNWARP_ASCEND_ACL_H
#define UNWARP_ASCEND_ACL_H

#include "acl_rt.h"

__UNWARP_ACL aclInit(const char*) { return ACL_SUCCESS; }
__UNWARP_ACL aclFinalize() { return ACL_SUCCESS; }
static inline __attribute__((unused)) const char* aclGetRecentErrMsg() {
  int code = __unwarp_cudaPeekAtLastError();
  return code == 0 ? nullptr : __unwarp_cudaGetErrorString(code);
}

#endif

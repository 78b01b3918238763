/* The one type that the runtime's and the driver's headers both define. */
#ifndef UNWARP_UUID_H
#define UNWARP_UUID_H

struct CUuuid_st {
  char bytes[16];
};

#endif

/* float4 and its like, which the prelude has brought. */
#ifndef UNWARP_ASCEND_VECTOR_TYPES_H
#define UNWARP_ASCEND_VECTOR_TYPES_H
#endif

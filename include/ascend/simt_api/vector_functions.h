/* make_float4 and its like, which the prelude has brought with the types. */
#ifndef UNWARP_ASCEND_VECTOR_FUNCTIONS_H
#define UNWARP_ASCEND_VECTOR_FUNCTIONS_H
#endif

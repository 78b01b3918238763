/* The toolkit splits declarations from definitions. */
#ifndef UNWARP_VECTOR_FUNCTIONS_HPP
#define UNWARP_VECTOR_FUNCTIONS_HPP

#include "vector_functions.h"

#endif

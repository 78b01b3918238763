/* As some projects include it. */
#include "simt_api/cooperative_groups.h"

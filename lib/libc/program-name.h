#pragma once

/* argv[0] without its folders. */
const char *programName(void);

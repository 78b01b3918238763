#pragma once
#include "launch.h"

enum Stream { STREAM_OUT, STREAM_ERROR };

/* Formats into the output ring; `arguments` are packed as the members of a C struct. */
void writeDeviceOutput(enum Stream stream, const char *format, void *arguments, struct Worker *worker);

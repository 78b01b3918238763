// A header that is not there.
#include "no-such-header.h" // expect-error: 'no-such-header.h' file not found
int main() {}

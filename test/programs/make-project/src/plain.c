#include <math.h>
int plainC(int x) { return (int)pow(x, 2); }

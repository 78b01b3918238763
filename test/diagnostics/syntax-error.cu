// clang's own message, with line and caret.
__global__ void kernel(int* p) {
  int x = p[0] // expect-error: expected ';' at end of declaration
  p[1] = x;
}
int main() { undeclared(3); } // expect-error: use of undeclared identifier 'undeclared'

// Texture fetches.
__global__ void kernel(cudaTextureObject_t t, float* p) {
  p[threadIdx.x] = tex1Dfetch<float>(t, threadIdx.x); // expect-error: unwarp does not support textures and surfaces yet
}
__global__ void old(cudaTextureObject_t t, uchar4* p) {
  *p = tex2D<uchar4>(t, 0.5f, 0.5f); // expect-error: unwarp does not support textures and surfaces yet
}
int main() { kernel<<<1, 1>>>(0, nullptr); }

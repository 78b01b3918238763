// Two kernels of a GPT: a causal softmax over attention scores and a layer norm, each against a host version.
#include <cmath>
#include <cstdio>
#include <vector>

#define CUDA_CHECK(call)                                                                  \
  do {                                                                                    \
    cudaError_t status = (call);                                                          \
    if (status != cudaSuccess) {                                                          \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, cudaGetErrorString(status));     \
      exit(EXIT_FAILURE);                                                                 \
    }                                                                                     \
  } while (0)

template <class Combine>
__device__ float blockReduce(float value, float* box, Combine combine) {
  box[threadIdx.x] = value;
  __syncthreads();
  for (int width = blockDim.x / 2; width > 0; width /= 2) {
    if (threadIdx.x < width) box[threadIdx.x] = combine(box[threadIdx.x], box[threadIdx.x + width]);
    __syncthreads();
  }
  float result = box[0];
  __syncthreads();
  return result;
}

struct Max { __device__ float operator()(float a, float b) const { return fmaxf(a, b); } };
struct Sum { __device__ float operator()(float a, float b) const { return a + b; } };

// One block a row; row r of each T x T matrix attends to columns 0..r.
__global__ void causalSoftmax(float* scores, int T) {
  extern __shared__ float box[];
  int r = blockIdx.x % T;
  float* row = scores + blockIdx.x * T;
  float top = -INFINITY;
  for (int c = threadIdx.x; c <= r; c += blockDim.x) top = fmaxf(top, row[c]);
  top = blockReduce(top, box, Max());
  float sum = 0;
  for (int c = threadIdx.x; c <= r; c += blockDim.x) {
    row[c] = expf(row[c] - top);
    sum += row[c];
  }
  sum = blockReduce(sum, box, Sum());
  for (int c = threadIdx.x; c < T; c += blockDim.x) row[c] = c <= r ? row[c] / sum : 0.0f;
}

__global__ void layerNorm(const float* x, const float* gain, const float* bias, float* y, int channels) {
  extern __shared__ float box[];
  const float* row = x + blockIdx.x * channels;
  float sum = 0, squares = 0;
  for (int c = threadIdx.x; c < channels; c += blockDim.x) sum += row[c];
  float mean = blockReduce(sum, box, Sum()) / channels;
  for (int c = threadIdx.x; c < channels; c += blockDim.x) squares += (row[c] - mean) * (row[c] - mean);
  float scale = rsqrtf(blockReduce(squares, box, Sum()) / channels + 1e-5f);
  for (int c = threadIdx.x; c < channels; c += blockDim.x)
    y[blockIdx.x * channels + c] = (row[c] - mean) * scale * gain[c] + bias[c];
}

int main() {
  const int heads = 3, T = 77, tokens = 50, channels = 200, block = 64;
  std::vector<float> scores(heads * T * T), soft(scores.size());
  for (size_t i = 0; i < scores.size(); ++i) scores[i] = 5 * std::sin(0.37f * i);
  std::vector<float> x(tokens * channels), gain(channels), bias(channels), y(x.size());
  for (size_t i = 0; i < x.size(); ++i) x[i] = std::cos(0.11f * i) + i % 5;
  for (int c = 0; c < channels; ++c) gain[c] = 1 + 0.01f * c, bias[c] = -0.02f * c;

  float *dScores, *dX, *dGain, *dBias, *dY;
  CUDA_CHECK(cudaMalloc(&dScores, scores.size() * sizeof(float)));
  CUDA_CHECK(cudaMalloc(&dX, x.size() * sizeof(float)));
  CUDA_CHECK(cudaMalloc(&dGain, channels * sizeof(float)));
  CUDA_CHECK(cudaMalloc(&dBias, channels * sizeof(float)));
  CUDA_CHECK(cudaMalloc(&dY, y.size() * sizeof(float)));
  CUDA_CHECK(cudaMemcpy(dScores, scores.data(), scores.size() * sizeof(float), cudaMemcpyHostToDevice));
  CUDA_CHECK(cudaMemcpy(dX, x.data(), x.size() * sizeof(float), cudaMemcpyHostToDevice));
  CUDA_CHECK(cudaMemcpy(dGain, gain.data(), channels * sizeof(float), cudaMemcpyHostToDevice));
  CUDA_CHECK(cudaMemcpy(dBias, bias.data(), channels * sizeof(float), cudaMemcpyHostToDevice));
  causalSoftmax<<<heads * T, block, block * sizeof(float)>>>(dScores, T);
  layerNorm<<<tokens, block, block * sizeof(float)>>>(dX, dGain, dBias, dY, channels);
  CUDA_CHECK(cudaGetLastError());
  CUDA_CHECK(cudaMemcpy(soft.data(), dScores, soft.size() * sizeof(float), cudaMemcpyDeviceToHost));
  CUDA_CHECK(cudaMemcpy(y.data(), dY, y.size() * sizeof(float), cudaMemcpyDeviceToHost));

  double worstSoft = 0, worstNorm = 0;
  for (int row = 0; row < heads * T; ++row) {
    double sum = 0;
    for (int c = 0; c <= row % T; ++c) sum += std::exp(double(scores[row * T + c]));
    for (int c = 0; c < T; ++c) {
      double want = c <= row % T ? std::exp(double(scores[row * T + c])) / sum : 0;
      worstSoft = std::fmax(worstSoft, std::fabs(want - soft[row * T + c]));
    }
  }
  for (int token = 0; token < tokens; ++token) {
    double mean = 0, variance = 0;
    for (int c = 0; c < channels; ++c) mean += x[token * channels + c] / double(channels);
    for (int c = 0; c < channels; ++c) variance += std::pow(x[token * channels + c] - mean, 2) / channels;
    for (int c = 0; c < channels; ++c) {
      double want = (x[token * channels + c] - mean) / std::sqrt(variance + 1e-5) * gain[c] + bias[c];
      worstNorm = std::fmax(worstNorm, std::fabs(want - y[token * channels + c]));
    }
  }
  bool ok = worstSoft < 1e-6 && worstNorm < 1e-5;
  printf("softmax of %d rows, layer norm of %d tokens: %s\n", heads * T, tokens, ok ? "PASSED" : "FAILED");
  return !ok;
}

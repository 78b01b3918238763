// Graphs: captured from streams that wait for each other, made by hand, launched again and again, changed and cloned.
#include "check.h"

__global__ void add(int* values, int amount, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) values[i] += amount;
}
__global__ void scale(int* values, int factor, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) values[i] *= factor;
}
struct Pair { double weight; char tag; };
__global__ void weigh(int* values, Pair pair, short more) { values[threadIdx.x] += (int)pair.weight + pair.tag + more; }
__device__ int symbol[4];

constexpr int count = 1000, blocks = 4, threads = 256;

void checkAll(int* device, int expected) {
  std::vector<int> values(count);
  CHECK_CUDA(cudaMemcpy(values.data(), device, count * sizeof(int), cudaMemcpyDeviceToHost));
  for (int value : values) CHECK(value == expected);
}

void CUDART_CB countUp(void* calls) { ++*(int*)calls; }

void captured(int* device) {
  cudaStream_t first, second;
  CHECK_CUDA(cudaStreamCreate(&first));
  CHECK_CUDA(cudaStreamCreateWithFlags(&second, cudaStreamNonBlocking));
  cudaEvent_t fork, join;
  CHECK_CUDA(cudaEventCreate(&fork));
  CHECK_CUDA(cudaEventCreateWithFlags(&join, cudaEventDisableTiming));
  cudaGraph_t graph;
  cudaGraphExec_t exec;
  int calls = 0;

  CHECK_CUDA(cudaMemset(device, 0, count * sizeof(int)));
  CHECK_CUDA(cudaStreamBeginCapture(first, cudaStreamCaptureModeGlobal));
  cudaStreamCaptureStatus state;
  CHECK_CUDA(cudaStreamIsCapturing(first, &state));
  CHECK(state == cudaStreamCaptureStatusActive);
  int amount = 3;
  add<<<blocks, threads, 0, first>>>(device, amount, count);
  amount = 1000;  // the launch has its own copy
  CHECK_CUDA(cudaEventRecord(fork, first));
  CHECK_CUDA(cudaStreamWaitEvent(second, fork));
  scale<<<blocks, threads, 0, second>>>(device, 2, count);
  weigh<<<1, count, 0, second>>>(device, Pair{2.5, 1}, 4);
  CHECK_CUDA(cudaEventRecord(join, second));
  CHECK_CUDA(cudaLaunchHostFunc(first, countUp, &calls));
  CHECK_CUDA(cudaStreamWaitEvent(first, join));
  CHECK_CUDA(cudaMemcpyAsync(device, device + 1, sizeof(int), cudaMemcpyDeviceToDevice, first));
  CHECK_CUDA(cudaStreamEndCapture(first, &graph));
  checkAll(device, 0);  // nothing has run
  CHECK(calls == 0);

  size_t nodes = 0, edges = 0, roots = 0;
  CHECK_CUDA(cudaGraphGetNodes(graph, nullptr, &nodes));
  CHECK_CUDA(cudaGraphGetEdges(graph, nullptr, nullptr, &edges));
  CHECK_CUDA(cudaGraphGetRootNodes(graph, nullptr, &roots));
  CHECK(nodes == 5 && edges == 5 && roots == 1);

  CHECK_CUDA(cudaGraphInstantiate(&exec, graph, nullptr, nullptr, 0));
  CHECK_CUDA(cudaGraphDestroy(graph));  // the executable graph stays
  for (int i = 0; i < 3; ++i) CHECK_CUDA(cudaGraphLaunch(exec, first));
  CHECK_CUDA(cudaStreamSynchronize(first));
  int value = 0;
  for (int i = 0; i < 3; ++i) value = (value + 3) * 2 + 7;
  checkAll(device, value);
  CHECK(calls == 3);
  CHECK_CUDA(cudaGraphExecDestroy(exec));

  // Work that the first stream never waits for.
  CHECK_CUDA(cudaStreamBeginCapture(first, cudaStreamCaptureModeRelaxed));
  CHECK_CUDA(cudaEventRecord(fork, first));
  CHECK_CUDA(cudaStreamWaitEvent(second, fork));
  add<<<blocks, threads, 0, second>>>(device, 1, count);
  CHECK(cudaStreamEndCapture(first, &graph) == cudaErrorStreamCaptureUnjoined);
  cudaGetLastError();
  add<<<blocks, threads, 0, second>>>(device, 1, count);  // captures no more
  CHECK_CUDA(cudaDeviceSynchronize());
  checkAll(device, value + 1);
}

bool failsWith(cudaError_t expected, cudaError_t actual) {
  cudaGetLastError();
  return actual == expected;
}

// Calls that CUDA forbids while it captures: the capture is invalid from then on, and nothing of it ever runs.
void forbidden(int* device) {
  cudaStream_t blocking, free;
  CHECK_CUDA(cudaStreamCreate(&blocking));
  CHECK_CUDA(cudaStreamCreateWithFlags(&free, cudaStreamNonBlocking));
  CHECK_CUDA(cudaMemset(device, 0, count * sizeof(int)));
  cudaGraph_t graph;
  cudaStreamCaptureStatus state;
  int host = 0;
  int* more;

  CHECK_CUDA(cudaStreamBeginCapture(blocking, cudaStreamCaptureModeRelaxed));
  CHECK(failsWith(cudaErrorStreamCaptureUnsupported, cudaStreamSynchronize(blocking)));
  add<<<blocks, threads, 0, blocking>>>(device, 1, count);
  CHECK(cudaGetLastError() == cudaErrorStreamCaptureInvalidated);
  CHECK_CUDA(cudaStreamIsCapturing(blocking, &state));
  CHECK(state == cudaStreamCaptureStatusInvalidated);
  CHECK(failsWith(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(blocking, &graph)));
  CHECK(graph == nullptr);

  // The legacy stream waits for streams that block.
  CHECK_CUDA(cudaStreamBeginCapture(blocking, cudaStreamCaptureModeRelaxed));
  add<<<blocks, threads>>>(device, 1, count);
  CHECK(cudaGetLastError() == cudaErrorStreamCaptureImplicit);
  CHECK(failsWith(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(blocking, &graph)));
  CHECK_CUDA(cudaStreamBeginCapture(free, cudaStreamCaptureModeGlobal));
  add<<<blocks, threads>>>(device, 1, count);
  CHECK_CUDA(cudaGetLastError());
  CHECK_CUDA(cudaStreamEndCapture(free, &graph));
  CHECK_CUDA(cudaGraphDestroy(graph));
  checkAll(device, 1);

  for (auto mode : {cudaStreamCaptureModeGlobal, cudaStreamCaptureModeThreadLocal}) {
    CHECK_CUDA(cudaStreamBeginCapture(free, mode));
    CHECK(failsWith(cudaErrorStreamCaptureUnsupported, cudaMalloc(&more, 4)));
    CHECK(failsWith(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(free, &graph)));
  }
  CHECK_CUDA(cudaStreamBeginCapture(free, cudaStreamCaptureModeGlobal));
  CHECK(failsWith(cudaErrorStreamCaptureUnsupported, cudaMemcpy(&host, device, 4, cudaMemcpyDeviceToHost)));
  CHECK(failsWith(cudaErrorStreamCaptureInvalidated, cudaStreamEndCapture(free, &graph)));
  CHECK(host == 0);
  CHECK_CUDA(cudaStreamBeginCapture(free, cudaStreamCaptureModeRelaxed));
  CHECK_CUDA(cudaMalloc(&more, 4));
  CHECK_CUDA(cudaFree(more));
  CHECK_CUDA(cudaStreamEndCapture(free, &graph));
  CHECK_CUDA(cudaGraphDestroy(graph));

  // Bad arguments are told at the call.
  CHECK_CUDA(cudaStreamBeginCapture(free, cudaStreamCaptureModeGlobal));
  add<<<1, 5000, 0, free>>>(device, 1, count);
  CHECK(cudaGetLastError() == cudaErrorInvalidConfiguration);
  CHECK(failsWith(cudaErrorInvalidMemcpyDirection, cudaMemcpyAsync(device, device + 1, 4, (cudaMemcpyKind)9, free)));
  cudaStreamEndCapture(free, &graph);
  cudaGetLastError();
  CHECK_CUDA(cudaStreamDestroy(blocking));
  CHECK_CUDA(cudaStreamDestroy(free));
}

// A graph that is launched in a capture becomes a node that holds a copy of it.
void launchedInCapture(int* device) {
  cudaStream_t stream;
  CHECK_CUDA(cudaStreamCreate(&stream));
  CHECK_CUDA(cudaMemset(device, 0, count * sizeof(int)));
  cudaGraph_t inner, outer;
  cudaGraphExec_t innerExec, outerExec;
  cudaGraphNode_t node;
  int amount = 1, size = count;
  void* arguments[] = {&device, &amount, &size};
  cudaKernelNodeParams kernel = {};
  kernel.func = (void*)add;
  kernel.gridDim = dim3(blocks);
  kernel.blockDim = dim3(threads);
  kernel.kernelParams = arguments;
  CHECK_CUDA(cudaGraphCreate(&inner, 0));
  CHECK_CUDA(cudaGraphAddKernelNode(&node, inner, nullptr, 0, &kernel));
  CHECK_CUDA(cudaGraphInstantiate(&innerExec, inner, 0));
  CHECK_CUDA(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
  CHECK_CUDA(cudaGraphLaunch(innerExec, stream));
  CHECK_CUDA(cudaStreamEndCapture(stream, &outer));
  CHECK_CUDA(cudaGraphInstantiate(&outerExec, outer, 0));
  amount = 1000;
  CHECK_CUDA(cudaGraphExecKernelNodeSetParams(innerExec, node, &kernel));
  CHECK_CUDA(cudaGraphExecDestroy(innerExec));
  CHECK_CUDA(cudaGraphLaunch(outerExec, stream));
  CHECK_CUDA(cudaStreamSynchronize(stream));
  checkAll(device, 1);
}

void byHand(int* device) {
  cudaGraph_t graph, clone;
  CHECK_CUDA(cudaGraphCreate(&graph, 0));
  cudaGraphNode_t clear, plus, times, back, host, end;
  cudaMemsetParams zero = {};
  zero.dst = device;
  zero.value = 5;
  zero.elementSize = sizeof(int);
  zero.width = count;
  zero.height = 1;
  CHECK_CUDA(cudaGraphAddMemsetNode(&clear, graph, nullptr, 0, &zero));

  int amount = 2, factor = 10, size = count;
  void* addArguments[] = {&device, &amount, &size};
  void* scaleArguments[] = {&device, &factor, &size};
  cudaKernelNodeParams kernel = {};
  kernel.func = (void*)add;
  kernel.gridDim = dim3(blocks);
  kernel.blockDim = dim3(threads);
  kernel.kernelParams = addArguments;
  CHECK_CUDA(cudaGraphAddKernelNode(&plus, graph, nullptr, 0, &kernel));
  kernel.func = (void*)scale;
  kernel.kernelParams = scaleArguments;
  CHECK_CUDA(cudaGraphAddKernelNode(&times, graph, nullptr, 0, &kernel));
  // Added in another order than they must run: clear, times, plus.
  cudaGraphNode_t from[] = {clear, times}, to[] = {times, plus};
  CHECK_CUDA(cudaGraphAddDependencies(graph, from, to, 2));

  int* result;
  CHECK_CUDA(cudaMallocHost(&result, count * sizeof(int)));
  CHECK_CUDA(cudaGraphAddMemcpyNode1D(&back, graph, &plus, 1, result, device, count * sizeof(int), cudaMemcpyDeviceToHost));
  int calls = 0;
  cudaHostNodeParams call = {countUp, &calls};
  CHECK_CUDA(cudaGraphAddHostNode(&host, graph, &back, 1, &call));
  CHECK_CUDA(cudaGraphAddMemcpyNodeToSymbol(&end, graph, &host, 1, symbol, result, 4 * sizeof(int), 0, cudaMemcpyHostToDevice));
  cudaGraphNodeType type;
  CHECK_CUDA(cudaGraphNodeGetType(host, &type));
  CHECK(type == cudaGraphNodeTypeHost);

  cudaGraphExec_t exec;
  CHECK_CUDA(cudaGraphInstantiate(&exec, graph, 0));
  CHECK_CUDA(cudaGraphClone(&clone, graph));
  CHECK_CUDA(cudaGraphLaunch(exec, 0));
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(result[0] == 52 && result[count - 1] == 52 && calls == 1);
  int copied[4];
  CHECK_CUDA(cudaMemcpyFromSymbol(copied, symbol, sizeof copied));
  CHECK(copied[3] == 52);

  // New arguments for the executable graph alone, and for the graph.
  factor = 100;
  CHECK_CUDA(cudaGraphExecKernelNodeSetParams(exec, times, &kernel));
  CHECK_CUDA(cudaGraphLaunch(exec, 0));
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(result[7] == 502);
  cudaGraphExecUpdateResultInfo info;
  CHECK_CUDA(cudaGraphExecUpdate(exec, clone, &info));
  CHECK_CUDA(cudaGraphLaunch(exec, 0));
  CHECK_CUDA(cudaDeviceSynchronize());
  CHECK(result[7] == 52 && info.result == cudaGraphExecUpdateSuccess);

  cudaGraph_t outer;
  cudaGraphNode_t child;
  cudaGraphExec_t outerExec;
  CHECK_CUDA(cudaGraphCreate(&outer, 0));
  CHECK_CUDA(cudaGraphAddChildGraphNode(&child, outer, nullptr, 0, clone));
  CHECK_CUDA(cudaGraphAddKernelNode(&times, outer, &child, 1, &kernel));
  CHECK_CUDA(cudaGraphInstantiate(&outerExec, outer, 0));
  CHECK_CUDA(cudaGraphLaunch(outerExec, 0));
  checkAll(device, 5200);
  CHECK(cudaGraphExecUpdate(exec, outer, &info) == cudaErrorGraphExecUpdateFailure);
  cudaGetLastError();

  CHECK(failsWith(cudaErrorInvalidValue, cudaGraphAddDependencies(graph, from, to, 1)));
  CHECK(failsWith(cudaErrorInvalidValue, cudaGraphRemoveDependencies(graph, to, from, 1)));
  kernel.blockDim = dim3(5000);
  CHECK(cudaGraphAddKernelNode(&times, outer, nullptr, 0, &kernel) != cudaSuccess);
  cudaGetLastError();
  // The same kinds of nodes, but one waits for the other.
  cudaGraph_t sideBySide, chain;
  cudaGraphNode_t one, two;
  CHECK_CUDA(cudaGraphCreate(&sideBySide, 0));
  CHECK_CUDA(cudaGraphCreate(&chain, 0));
  CHECK_CUDA(cudaGraphAddEmptyNode(&one, sideBySide, nullptr, 0));
  CHECK_CUDA(cudaGraphAddEmptyNode(&two, sideBySide, nullptr, 0));
  CHECK_CUDA(cudaGraphAddEmptyNode(&one, chain, nullptr, 0));
  CHECK_CUDA(cudaGraphAddEmptyNode(&two, chain, &one, 1));
  CHECK_CUDA(cudaGraphInstantiate(&exec, sideBySide, 0));
  CHECK(failsWith(cudaErrorGraphExecUpdateFailure, cudaGraphExecUpdate(exec, chain, &info)));
  CHECK(info.result == cudaGraphExecUpdateErrorTopologyChanged);

  cudaGraphNode_t circleFrom[] = {plus}, circleTo[] = {clear};
  CHECK_CUDA(cudaGraphAddDependencies(graph, circleFrom, circleTo, 1));
  CHECK(cudaGraphInstantiate(&exec, graph, 0) == cudaErrorInvalidValue);
}

int main() {
  int* device;
  CHECK_CUDA(cudaMalloc(&device, count * sizeof(int)));
  captured(device);
  forbidden(device);
  launchedInCapture(device);
  byHand(device);
  puts("PASSED");
}

// Spin locks: one that each thread takes, with the loop that works in warps; one that a block takes by its first thread; tickets; try-locks.
#include "check.h"

struct Account {
  int lock;
  int balance;
  int changes;
};
__global__ void perThread(Account* accounts, int n) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  Account* mine = &accounts[t % n];
  bool done = false;
  while (!done) {
    if (atomicCAS(&mine->lock, 0, 1) == 0) {
      __threadfence();
      volatile Account* open = mine;
      open->balance = open->balance + t;
      open->changes = open->changes + 1;
      __threadfence();
      atomicExch(&mine->lock, 0);
      done = true;
    }
  }
}
__global__ void transfer(Account* accounts, int n) {
  int t = blockIdx.x * blockDim.x + threadIdx.x, a = t % n, b = (t * 7 + 3) % n;
  if (a == b) return;
  int first = min(a, b), second = max(a, b);
  for (bool done = false; !done;) {
    if (atomicCAS(&accounts[first].lock, 0, 1) == 0) {
      if (atomicCAS(&accounts[second].lock, 0, 1) == 0) {
        volatile int* from = &accounts[a].balance;
        volatile int* to = &accounts[b].balance;
        *from = *from - 1;
        *to = *to + 1;
        done = true;
        __threadfence();
        atomicExch(&accounts[second].lock, 0);
      }
      atomicExch(&accounts[first].lock, 0);
    }
  }
}
__global__ void perBlock(int* lock, volatile int* data, int size) {
  __shared__ int sum;
  if (threadIdx.x == 0) {
    while (atomicCAS(lock, 0, 1) != 0) __nanosleep(20);
    sum = 0;
  }
  __syncthreads();
  __threadfence();
  for (int i = threadIdx.x; i < size; i += blockDim.x) {
    data[i] = data[i] + i;
    atomicAdd(&sum, 1);
  }
  __syncthreads();
  __threadfence();
  if (threadIdx.x == 0) {
    data[size] = data[size] + sum;
    __threadfence();
    atomicExch(lock, 0);
  }
}
// Only one lane of a warp at a time, in order.
__global__ void lanesInTurn(int* next, int* log) {
  int lane = threadIdx.x & 31;
  for (int turn = 0; turn < 32; turn++) {
    if (turn == lane) {
      int at = *(volatile int*)next;
      log[at] = threadIdx.x;
      *(volatile int*)next = at + 1;
    }
    __syncwarp();
  }
}
struct TicketLock {
  unsigned int next, serving;
};
__global__ void tickets(TicketLock* lock, volatile int* value, int* order) {
  if (threadIdx.x == 0) {
    unsigned int ticket = atomicAdd(&lock->next, 1);
    while (*(volatile unsigned int*)&lock->serving != ticket) {}
    __threadfence();
    order[ticket] = *value;
    *value = *value + 1;
    __threadfence();
    atomicAdd(&lock->serving, 1);
  }
}

int main() {
  const int n = 7;
  Account* accounts = deviceZeros<Account>(n);
  perThread<<<4, 50>>>(accounts, n);
  auto got = toHost(accounts, n);
  for (int i = 0; i < n; i++) {
    int balance = 0, changes = 0;
    for (int t = i; t < 200; t += n) balance += t, changes++;
    CHECK(got[i].balance == balance && got[i].changes == changes && got[i].lock == 0);
  }
  transfer<<<3, 64>>>(accounts, n);
  auto after = toHost(accounts, n);
  std::vector<int> expected(n);
  for (int i = 0; i < n; i++) expected[i] = got[i].balance;
  for (int t = 0; t < 192; t++)
    if (t % n != (t * 7 + 3) % n) expected[t % n]--, expected[(t * 7 + 3) % n]++;
  for (int i = 0; i < n; i++) CHECK(after[i].balance == expected[i] && after[i].lock == 0);

  int *lock = deviceZeros<int>(1), *data = deviceZeros<int>(101);
  perBlock<<<20, 64>>>(lock, data, 100);
  auto sums = toHost(data, 101);
  for (int i = 0; i < 100; i++) CHECK(sums[i] == 20 * i);
  CHECK(sums[100] == 2000);

  int *next = deviceZeros<int>(1), *log = deviceZeros<int>(32);
  lanesInTurn<<<1, 32>>>(next, log);
  auto turns = toHost(log, 32);
  for (int i = 0; i < 32; i++) CHECK(turns[i] == i);

  TicketLock* ticketLock = deviceZeros<TicketLock>(1);
  int *value = deviceZeros<int>(1), *order = deviceZeros<int>(30);
  tickets<<<30, 32>>>(ticketLock, value, order);
  auto served = toHost(order, 30);
  for (int i = 0; i < 30; i++) CHECK(served[i] == i);
  puts("PASSED");
}

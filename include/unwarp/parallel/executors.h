/*
 * The few operations that every algorithm of Thrust and CUB is made of, for one thread (of the host or of a kernel)
 * and for the device. Results combine in the order of the elements, so that operators need not commute.
 */
#ifndef UNWARP_PARALLEL_EXECUTORS_H
#define UNWARP_PARALLEL_EXECUTORS_H

#include "merge-sort.h"

namespace unwarp_parallel {

/* Puts the sums of the elements i .. end, of which `element` is the first; `sum` comes before it where `seeded`. */
template <class Value, class At, class Put, class Operator>
__host__ __device__ void scan_run(Value element, size_t i, size_t end, At& at, Put& put, bool inclusive, bool seeded, Value sum, Operator& combine) {
  for (; i < end; ++i, seeded = true) {
    Value next = seeded ? combine(sum, element) : element;
    if (i + 1 < end) element = at(i + 1);
    put(i, inclusive || !seeded ? next : sum);
    sum = next;
  }
}

/* One thread does everything. */
struct sequential_executor {
  template <class Function> __host__ __device__ void each(size_t count, Function function) const {
    for (size_t i = 0; i < count; ++i) function(i);
  }
  /* What `function` returns: a number of elements or an index. */
  template <class Function> __host__ __device__ size_t once(Function function) const { return function(); }

  template <class Value, class At, class Operator>
  __host__ __device__ Value reduce(size_t count, At at, Value initial, Operator combine) const {
    Value result = initial;
    for (size_t i = 0; i < count; ++i) result = combine(result, at(i));
    return result;
  }
  /*
   * Calls put(i, sum of the elements before i), or of those up to i; `initial` counts where `seeded`. at(i) may read
   * what put(i - 1) writes: each element is read before its predecessor's sum is put.
   */
  template <class Value, class At, class Put, class Operator>
  __host__ __device__ void scan(size_t count, At at, Put put, bool inclusive, bool seeded, Value initial, Operator combine) const {
    if (count == 0) return;
    scan_run(at(0), 0, count, at, put, inclusive, seeded, initial, combine);
  }
  /* Calls put(i, place) for the elements to keep, with places from 0 on; returns their number. */
  template <class Keep, class Put> __host__ __device__ size_t compact(size_t count, Keep keep, Put put) const {
    size_t place = 0;
    for (size_t i = 0; i < count; ++i)
      if (keep(i)) put(i, place++);
    return place;
  }
  /* The same with put(place, value), where the target may be the source. */
  template <class Value, class Keep, class Get, class Put>
  __host__ __device__ size_t compact_in_place(size_t count, Keep keep, Get get, Put put) const {
    return compact(count, keep, [=] __host__ __device__(size_t i, size_t place) mutable { put(place, get(i)); });
  }
  /* Orders by less(i, j) of indices: put(place, value) with the values that get(i) had before. */
  template <class Value, class Get, class Put, class Less>
  __host__ __device__ void permute(size_t count, Get get, Put put, Less less) const {
    if (count < 2) return;
    index_type* indices = new index_type[2 * count];
    char* bytes = new char[count * sizeof(Value) + alignof(Value)];
    Value* copies = aligned<Value>(bytes);
    for (size_t i = 0; i < count; ++i) indices[i] = (index_type)i;
    index_type* sorted = sort_run(indices, indices + count, count, less) ? indices + count : indices;
    for (size_t i = 0; i < count; ++i) new (copies + i) Value(get(sorted[i]));
    for (size_t i = 0; i < count; ++i) {
      put(i, copies[i]);
      copies[i].~Value();
    }
    delete[] bytes;
    delete[] indices;
  }
  /* Copies what `get` names aside, then puts it: source and target may overlap. */
  template <class Value, class Get, class Put> __host__ __device__ void move(size_t count, Get get, Put put) const {
    char* bytes = new char[count * sizeof(Value) + alignof(Value)];
    Value* copies = aligned<Value>(bytes);
    for (size_t i = 0; i < count; ++i) new (copies + i) Value(get(i));
    for (size_t i = 0; i < count; ++i) {
      put(i, copies[i]);
      copies[i].~Value();
    }
    delete[] bytes;
  }

 private:
  template <class Value> static __host__ __device__ Value* aligned(char* bytes) {
    return (Value*)(((size_t)bytes + alignof(Value) - 1) / alignof(Value) * alignof(Value));
  }
};

/*
 * Kernels in a stream. Everything has ended when a call returns, as with Thrust's own policy; so there is none for a
 * stream that is being captured, whose graph would keep pointers to memory that is gone.
 */
struct device_executor {
  cudaStream_t stream;

  __host__ device_executor(cudaStream_t given) : stream(given) {
    cudaStreamCaptureStatus status = cudaStreamCaptureStatusNone;
    if (stream) check(cudaStreamIsCapturing(stream, &status), "a parallel algorithm");
    if (status != cudaStreamCaptureStatusNone) throw device_error(cudaErrorStreamCaptureUnsupported, "a parallel algorithm");
  }

  __host__ void finish() const { check(cudaStreamSynchronize(stream), "a parallel algorithm"); }

  template <class Function> __host__ void each(size_t count, Function function) const {
    launch_each(stream, count, function);
    finish();
  }
  template <class Function> __host__ size_t once(Function function) const {
    scratch<size_t> result(stream, 1);
    size_t* cell = result.data();
    launch_once(stream, [=] __host__ __device__() mutable { *cell = function(); });
    size_t value = 0;
    result.read(value);
    return value;
  }
  template <class Value, class At, class Operator>
  __host__ Value reduce(size_t count, At at, Value initial, Operator combine) const {
    if (count == 0) return initial;
    parts cut(count);
    scratch<Value> sums(stream, cut.number);
    sum_parts(cut, at, combine, sums.data());
    Value* sum = sums.data();
    launch_once(stream, [=] __host__ __device__() mutable {
      Value total = initial;
      for (size_t part = 0; part < cut.number; ++part) total = combine(total, sum[part]);
      sum[0] = total;
    });
    Value result = initial;
    sums.read(result);
    return result;
  }
  template <class Value, class At, class Put, class Operator>
  __host__ void scan(size_t count, At at, Put put, bool inclusive, bool seeded, Value initial, Operator combine) const {
    if (count == 0) return;
    parts cut(count);
    scratch<Value> sums(stream, cut.number), heads(stream, cut.number);
    Value *sum = sums.data(), *head = heads.data();
    sum_parts(cut, at, combine, sum);
    /* By now, since a part's first element may go when the part before it puts its last sum. */
    launch_parts(stream, cut.number, [=] __host__ __device__(size_t part) mutable { new (head + part) Value(at(cut.begin(part))); });
    /* From here on sum[part] is what comes before the part; the first one has nothing where there is no seed. */
    launch_once(stream, [=] __host__ __device__() mutable {
      Value before = initial;
      for (size_t part = 0; part < cut.number; ++part) {
        Value own = sum[part];
        sum[part] = before;
        before = part == 0 && !seeded ? own : combine(before, own);
      }
    });
    launch_parts(stream, cut.number, [=] __host__ __device__(size_t part) mutable {
      scan_run(head[part], cut.begin(part), cut.end(part), at, put, inclusive, seeded || part > 0, sum[part], combine);
    });
    finish();
  }
  template <class Keep, class Put> __host__ size_t compact(size_t count, Keep keep, Put put) const {
    if (count == 0) return 0;
    parts cut(count);
    scratch<size_t> numbers(stream, cut.number + 1);
    size_t* number = numbers.data();
    launch_parts(stream, cut.number, [=] __host__ __device__(size_t part) mutable {
      size_t kept = 0;
      for (size_t i = cut.begin(part), end = cut.end(part); i < end; ++i) kept += keep(i) ? 1 : 0;
      number[part] = kept;
    });
    launch_once(stream, [=] __host__ __device__() mutable {
      size_t before = 0;
      for (size_t part = 0; part < cut.number; ++part) {
        size_t own = number[part];
        number[part] = before;
        before += own;
      }
      number[cut.number] = before;
    });
    launch_parts(stream, cut.number, [=] __host__ __device__(size_t part) mutable {
      size_t place = number[part];
      for (size_t i = cut.begin(part), end = cut.end(part); i < end; ++i)
        if (keep(i)) put(i, place++);
    });
    size_t total = 0;
    numbers.read(total, cut.number);
    return total;
  }
  template <class Value, class Keep, class Get, class Put>
  __host__ size_t compact_in_place(size_t count, Keep keep, Get get, Put put) const {
    scratch<Value> copies(stream, count);
    Value* copy = copies.data();
    size_t kept = compact(count, keep, [=] __host__ __device__(size_t i, size_t place) mutable { new (copy + place) Value(get(i)); });
    each(kept, [=] __host__ __device__(size_t i) mutable {
      put(i, copy[i]);
      copy[i].~Value();
    });
    return kept;
  }
  template <class Value, class Get, class Put, class Less>
  __host__ void permute(size_t count, Get get, Put put, Less less) const {
    if (count < 2) return;
    scratch<index_type> first(stream, count), second(stream, count);
    index_type* sorted = sort_indices(stream, first.data(), second.data(), count, less);
    move<Value>(count, [=] __host__ __device__(size_t i) mutable -> Value { return get(sorted[i]); }, put);
  }
  template <class Value, class Get, class Put> __host__ void move(size_t count, Get get, Put put) const {
    scratch<Value> copies(stream, count);
    Value* copy = copies.data();
    launch_each(stream, count, [=] __host__ __device__(size_t i) mutable { new (copy + i) Value(get(i)); });
    launch_each(stream, count, [=] __host__ __device__(size_t i) mutable {
      put(i, copy[i]);
      copy[i].~Value();
    });
    finish();
  }

 private:
  template <class Value, class At, class Operator>
  __host__ void sum_parts(parts cut, At at, Operator combine, Value* sum) const {
    launch_parts(stream, cut.number, [=] __host__ __device__(size_t part) mutable {
      size_t i = cut.begin(part), end = cut.end(part);
      Value total = at(i);
      for (++i; i < end; ++i) total = combine(total, at(i));
      new (sum + part) Value(total);
    });
  }
};

}  // namespace unwarp_parallel

#endif

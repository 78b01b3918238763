/*
 * CUB's algorithms for whole arrays. The first call, without temporary memory, asks how many bytes it takes: one here,
 * for the algorithms allocate what they need. Each call but DeviceFor::Bulk waits for its results, so that
 * none can be captured into a graph.
 */
#ifndef UNWARP_CUB_DEVICE_H
#define UNWARP_CUB_DEVICE_H

#include <thrust/detail/compactions.h>
#include <thrust/detail/orders.h>

#include "bounds.h"
#include "radix-keys.h"

namespace cub {

namespace unwarp_device {

using executor = unwarp_parallel::device_executor;
using thrust::detail::raw;
template <class I> using value_of = thrust::detail::value_of<I>;

template <class Work> __host__ cudaError_t status_of(Work work) {
  try {
    work();
  } catch (const unwarp_parallel::device_error& error) {
    return error.code();
  } catch (const std::bad_alloc&) {
    return cudaErrorMemoryAllocation;
  }
  return cudaSuccess;
}
template <class Algorithm> __host__ cudaError_t run(void* temporary, size_t& bytes, cudaStream_t stream, Algorithm algorithm) {
  if (!temporary) {
    bytes = 1;
    return cudaSuccess;
  }
  return status_of([&] { algorithm(executor{stream}); });
}
template <class Out, class T> __host__ void put(const executor& device, Out out, const T& value) {
  auto to = raw(out);
  unwarp_parallel::launch_once(device.stream, [=] __host__ __device__() mutable { to[0] = value; });
  device.finish();
}

/* The type of sums: what the operator makes of the initial value and an element, so that bytes add up to an int. */
template <class F, class T, class Element> using accumulator_of = std::decay_t<std::invoke_result_t<F&, T, Element>>;
template <class F, class T, class I> using accumulator = accumulator_of<F, T, value_of<I>>;
/* Sums begin with a zero of the output's type; an output that discards has none. */
template <class T> constexpr bool has_no_value = std::is_void_v<T> || std::is_same_v<T, thrust::detail::discarded>;
template <class I, class O> using zero_of = std::conditional_t<has_no_value<value_of<O>>, value_of<I>, value_of<O>>;

template <class T, class I, class O, class F>
__host__ void scan(const executor& device, I in, O out, long long count, F combine, bool inclusive, bool seeded, T initial) {
  auto from = raw(in);
  auto to = raw(out);
  device.template scan<T>(unwarp_parallel::addressable(count), thrust::detail::values_at<T, decltype(from)>{from}, thrust::detail::put_at<decltype(to)>{to}, inclusive, seeded,
                          initial, combine);
}

}  // namespace unwarp_device

#define UNWARP_CUB_TEMPORARY void *temporary, size_t &bytes
#define UNWARP_CUB_STREAM cudaStream_t stream = 0, bool = false
#define UNWARP_CUB_RUN return unwarp_device::run(temporary, bytes, stream, [&](const unwarp_device::executor& device)

struct DeviceReduce {
  template <class I, class O, class F, class T>
  static cudaError_t Reduce(UNWARP_CUB_TEMPORARY, I in, O out, long long count, F combine, T initial, UNWARP_CUB_STREAM) {
    using A = unwarp_device::accumulator<F, T, I>;
    UNWARP_CUB_RUN { unwarp_device::put(device, out, thrust::detail::reduce_on(device, in, in + unwarp_parallel::addressable(count), (A)initial, combine)); });
  }
  template <class I, class O> static cudaError_t Sum(UNWARP_CUB_TEMPORARY, I in, O out, long long count, UNWARP_CUB_STREAM) {
    return Reduce(temporary, bytes, in, out, count, cub::Sum(), unwarp_device::zero_of<I, O>(0), stream);
  }
  template <class I, class O> static cudaError_t Max(UNWARP_CUB_TEMPORARY, I in, O out, long long count, UNWARP_CUB_STREAM) {
    return Reduce(temporary, bytes, in, out, count, cub::Max(), unwarp_device::bounds<unwarp_device::value_of<I>>::lowest(), stream);
  }
  template <class I, class O> static cudaError_t Min(UNWARP_CUB_TEMPORARY, I in, O out, long long count, UNWARP_CUB_STREAM) {
    return Reduce(temporary, bytes, in, out, count, cub::Min(), unwarp_device::bounds<unwarp_device::value_of<I>>::highest(), stream);
  }
  template <class I, class O, class F, class G, class T>
  static cudaError_t TransformReduce(UNWARP_CUB_TEMPORARY, I in, O out, long long count, F combine, G transform, T initial, UNWARP_CUB_STREAM) {
    using A = unwarp_device::accumulator_of<F, T, std::invoke_result_t<G&, unwarp_device::value_of<I>&>>;
    UNWARP_CUB_RUN { unwarp_device::put(device, out, thrust::detail::transform_reduce_on(device, in, in + unwarp_parallel::addressable(count), transform, (A)initial, combine)); });
  }
  template <class I, class O> static cudaError_t ArgMax(UNWARP_CUB_TEMPORARY, I in, O out, int count, UNWARP_CUB_STREAM) {
    using T = unwarp_device::value_of<I>;
    ArgIndexInputIterator<I, int> pairs(in);
    return Reduce(temporary, bytes, pairs, out, count, cub::ArgMax(), KeyValuePair<int, T>(1, unwarp_device::bounds<T>::lowest()), stream);
  }
  template <class I, class O> static cudaError_t ArgMin(UNWARP_CUB_TEMPORARY, I in, O out, int count, UNWARP_CUB_STREAM) {
    using T = unwarp_device::value_of<I>;
    ArgIndexInputIterator<I, int> pairs(in);
    return Reduce(temporary, bytes, pairs, out, count, cub::ArgMin(), KeyValuePair<int, T>(1, unwarp_device::bounds<T>::highest()), stream);
  }
  template <class K, class U, class V, class A, class N, class F>
  static cudaError_t ReduceByKey(UNWARP_CUB_TEMPORARY, K keys, U unique, V values, A sums, N runs, F combine, int count, UNWARP_CUB_STREAM) {
    UNWARP_CUB_RUN {
      using Total = unwarp_device::accumulator<F, unwarp_device::value_of<V>, V>;
      auto ends = thrust::detail::reduce_by_key_in<Total>(device, keys, keys + unwarp_parallel::addressable(count), values, unique, sums, Equality(), combine);
      unwarp_device::put(device, runs, (int)(ends.first - unique));
    });
  }
};

struct DeviceScan {
  template <class I, class O, class F> static cudaError_t InclusiveScan(UNWARP_CUB_TEMPORARY, I in, O out, F combine, long long count, UNWARP_CUB_STREAM) {
    using T = unwarp_device::value_of<I>;
    using A = unwarp_device::accumulator<F, T, I>;
    UNWARP_CUB_RUN { unwarp_device::scan<A>(device, in, out, count, combine, true, false, A()); });
  }
  template <class I, class O, class F, class T>
  static cudaError_t ExclusiveScan(UNWARP_CUB_TEMPORARY, I in, O out, F combine, T initial, long long count, UNWARP_CUB_STREAM) {
    using A = unwarp_device::accumulator<F, T, I>;
    UNWARP_CUB_RUN { unwarp_device::scan<A>(device, in, out, count, combine, false, true, (A)initial); });
  }
  template <class I, class O> static cudaError_t InclusiveSum(UNWARP_CUB_TEMPORARY, I in, O out, long long count, UNWARP_CUB_STREAM) {
    return InclusiveScan(temporary, bytes, in, out, cub::Sum(), count, stream);
  }
  template <class I, class O> static cudaError_t ExclusiveSum(UNWARP_CUB_TEMPORARY, I in, O out, long long count, UNWARP_CUB_STREAM) {
    return ExclusiveScan(temporary, bytes, in, out, cub::Sum(), unwarp_device::value_of<I>(0), count, stream);
  }
  template <class K, class I, class O, class C = Equality>
  static cudaError_t InclusiveSumByKey(UNWARP_CUB_TEMPORARY, K keys, I in, O out, int count, C same = C(), cudaStream_t stream = 0) {
    using A = unwarp_device::accumulator<cub::Sum, unwarp_device::value_of<I>, I>;
    UNWARP_CUB_RUN { thrust::detail::inclusive_scan_by_key_in<A>(device, keys, keys + unwarp_parallel::addressable(count), in, out, same, cub::Sum()); });
  }
  template <class K, class I, class O, class C = Equality>
  static cudaError_t ExclusiveSumByKey(UNWARP_CUB_TEMPORARY, K keys, I in, O out, int count, C same = C(), cudaStream_t stream = 0) {
    using A = unwarp_device::accumulator<cub::Sum, unwarp_device::value_of<I>, I>;
    UNWARP_CUB_RUN { thrust::detail::exclusive_scan_by_key_on(device, keys, keys + unwarp_parallel::addressable(count), in, out, A(0), same, cub::Sum()); });
  }
};

struct DeviceRadixSort {
  template <class K> static cudaError_t SortKeys(UNWARP_CUB_TEMPORARY, const K* in, K* out, long long count, int begin = 0, int end = sizeof(K) * 8, UNWARP_CUB_STREAM) {
    return sort<false, K, NullType>(temporary, bytes, in, out, nullptr, nullptr, count, begin, end, stream);
  }
  template <class K> static cudaError_t SortKeysDescending(UNWARP_CUB_TEMPORARY, const K* in, K* out, long long count, int begin = 0, int end = sizeof(K) * 8, UNWARP_CUB_STREAM) {
    return sort<true, K, NullType>(temporary, bytes, in, out, nullptr, nullptr, count, begin, end, stream);
  }
  template <class K, class V>
  static cudaError_t SortPairs(UNWARP_CUB_TEMPORARY, const K* in, K* out, const V* values, V* valuesOut, long long count, int begin = 0, int end = sizeof(K) * 8, UNWARP_CUB_STREAM) {
    return sort<false, K, V>(temporary, bytes, in, out, values, valuesOut, count, begin, end, stream);
  }
  template <class K, class V>
  static cudaError_t SortPairsDescending(UNWARP_CUB_TEMPORARY, const K* in, K* out, const V* values, V* valuesOut, long long count, int begin = 0, int end = sizeof(K) * 8, UNWARP_CUB_STREAM) {
    return sort<true, K, V>(temporary, bytes, in, out, values, valuesOut, count, begin, end, stream);
  }
#define UNWARP_CUB_DOUBLE_BUFFERED(name, pairs, descending)                                                                                  \
  template <class K> static cudaError_t name(UNWARP_CUB_TEMPORARY, DoubleBuffer<K>& keys, long long count, int begin = 0, int end = sizeof(K) * 8, UNWARP_CUB_STREAM) { \
    cudaError_t status = sort<descending, K, NullType>(temporary, bytes, keys.Current(), keys.Alternate(), nullptr, nullptr, count, begin, end, stream); \
    if (temporary) keys.selector ^= 1;                                                                                                       \
    return status;                                                                                                                           \
  }                                                                                                                                          \
  template <class K, class V>                                                                                                                \
  static cudaError_t pairs(UNWARP_CUB_TEMPORARY, DoubleBuffer<K>& keys, DoubleBuffer<V>& values, long long count, int begin = 0, int end = sizeof(K) * 8, UNWARP_CUB_STREAM) { \
    cudaError_t status = sort<descending, K, V>(temporary, bytes, keys.Current(), keys.Alternate(), values.Current(), values.Alternate(), count, begin, end, stream); \
    if (temporary) keys.selector ^= 1, values.selector ^= 1;                                                                                 \
    return status;                                                                                                                           \
  }
  UNWARP_CUB_DOUBLE_BUFFERED(SortKeys, SortPairs, false)
  UNWARP_CUB_DOUBLE_BUFFERED(SortKeysDescending, SortPairsDescending, true)
#undef UNWARP_CUB_DOUBLE_BUFFERED

 private:
  template <bool Descending, class K, class V>
  static cudaError_t sort(UNWARP_CUB_TEMPORARY, const K* in, K* out, const V* values, V* valuesOut, long long count, int begin, int end, cudaStream_t stream) {
    UNWARP_CUB_RUN {
      auto less = [=] __host__ __device__(size_t a, size_t b) -> bool {
        auto x = radix_key<K>::between(in[a], begin, end), y = radix_key<K>::between(in[b], begin, end);
        return Descending ? y < x : x < y;
      };
      using T = thrust::tuple<K, V>;
      if (count == 1) {
        device.each(1, [=] __host__ __device__(size_t) {
          out[0] = in[0];
          if (values) valuesOut[0] = values[0];
        });
      }
      device.template permute<T>(
          unwarp_parallel::addressable(count), [=] __host__ __device__(size_t i) -> T { return T(in[i], values ? values[i] : V()); },
          [=] __host__ __device__(size_t i, const T& both) {
            out[i] = thrust::get<0>(both);
            if (values) valuesOut[i] = thrust::get<1>(both);
          },
          less);
    });
  }
};

struct DeviceMergeSort {
  template <class I, class C> static cudaError_t SortKeys(UNWARP_CUB_TEMPORARY, I keys, long long count, C less, UNWARP_CUB_STREAM) {
    UNWARP_CUB_RUN { thrust::detail::stable_sort_on(device, keys, keys + unwarp_parallel::addressable(count), less); });
  }
  template <class I, class C> static cudaError_t StableSortKeys(UNWARP_CUB_TEMPORARY, I keys, long long count, C less, UNWARP_CUB_STREAM) {
    return SortKeys(temporary, bytes, keys, count, less, stream);
  }
  template <class K, class V, class C> static cudaError_t SortPairs(UNWARP_CUB_TEMPORARY, K keys, V values, long long count, C less, UNWARP_CUB_STREAM) {
    UNWARP_CUB_RUN { thrust::detail::stable_sort_by_key_on(device, keys, keys + unwarp_parallel::addressable(count), values, less); });
  }
  template <class K, class V, class C> static cudaError_t StableSortPairs(UNWARP_CUB_TEMPORARY, K keys, V values, long long count, C less, UNWARP_CUB_STREAM) {
    return SortPairs(temporary, bytes, keys, values, count, less, stream);
  }
};

struct DeviceSelect {
  template <class I, class S, class O, class N>
  static cudaError_t Flagged(UNWARP_CUB_TEMPORARY, I in, S flags, O out, N selected, long long count, UNWARP_CUB_STREAM) {
    UNWARP_CUB_RUN {
      auto end = thrust::detail::copy_if_on(device, in, in + unwarp_parallel::addressable(count), flags, out, thrust::identity<>());
      unwarp_device::put(device, selected, (int)(end - out));
    });
  }
  template <class I, class O, class N, class P>
  static cudaError_t If(UNWARP_CUB_TEMPORARY, I in, O out, N selected, long long count, P predicate, UNWARP_CUB_STREAM) {
    UNWARP_CUB_RUN { unwarp_device::put(device, selected, (int)(thrust::detail::copy_if_on(device, in, in + unwarp_parallel::addressable(count), out, predicate) - out)); });
  }
  template <class I, class O, class N> static cudaError_t Unique(UNWARP_CUB_TEMPORARY, I in, O out, N selected, long long count, UNWARP_CUB_STREAM) {
    UNWARP_CUB_RUN { unwarp_device::put(device, selected, (int)(thrust::detail::unique_copy_on(device, in, in + unwarp_parallel::addressable(count), out) - out)); });
  }
};

struct DeviceRunLengthEncode {
  template <class I, class U, class L, class N>
  static cudaError_t Encode(UNWARP_CUB_TEMPORARY, I in, U unique, L lengths, N runs, long long count, UNWARP_CUB_STREAM) {
    return DeviceReduce::ReduceByKey(temporary, bytes, in, unique, ConstantInputIterator<int>(1), lengths, runs, cub::Sum(), (int)count, stream);
  }
};

/* One thread has one segment. */
struct DeviceSegmentedReduce {
  template <class I, class O, class B, class E, class F, class T>
  static cudaError_t Reduce(UNWARP_CUB_TEMPORARY, I in, O out, int segments, B begins, E ends, F combine, T initial, UNWARP_CUB_STREAM) {
    using A = unwarp_device::accumulator<F, T, I>;
    UNWARP_CUB_RUN {
      auto from = unwarp_device::raw(in);
      auto to = unwarp_device::raw(out);
      auto first = unwarp_device::raw(begins);
      auto last = unwarp_device::raw(ends);
      device.each(segments, [=] __host__ __device__(size_t segment) mutable {
        A sum = (A)initial;
        for (auto i = first[segment], end = last[segment]; i < end; ++i) sum = combine(sum, (A)from[i]);
        to[segment] = sum;
      });
    });
  }
  template <class I, class O, class B, class E> static cudaError_t Sum(UNWARP_CUB_TEMPORARY, I in, O out, int segments, B begins, E ends, UNWARP_CUB_STREAM) {
    return Reduce(temporary, bytes, in, out, segments, begins, ends, cub::Sum(), unwarp_device::zero_of<I, O>(0), stream);
  }
  template <class I, class O, class B, class E> static cudaError_t Max(UNWARP_CUB_TEMPORARY, I in, O out, int segments, B begins, E ends, UNWARP_CUB_STREAM) {
    return Reduce(temporary, bytes, in, out, segments, begins, ends, cub::Max(), unwarp_device::bounds<unwarp_device::value_of<I>>::lowest(), stream);
  }
  template <class I, class O, class B, class E> static cudaError_t Min(UNWARP_CUB_TEMPORARY, I in, O out, int segments, B begins, E ends, UNWARP_CUB_STREAM) {
    return Reduce(temporary, bytes, in, out, segments, begins, ends, cub::Min(), unwarp_device::bounds<unwarp_device::value_of<I>>::highest(), stream);
  }
};

struct DeviceHistogram {
  /* levels - 1 bins of one width between the two bounds; what lies outside does not count. */
  template <class I, class Counter, class Level, class Offset>
  static cudaError_t HistogramEven(UNWARP_CUB_TEMPORARY, I samples, Counter* histogram, int levels, Level lower, Level upper, Offset count, UNWARP_CUB_STREAM) {
    /* Fractions between two whole bounds have bins of their own. */
    using Sample = typename unwarp_device::common<Level, unwarp_device::value_of<I>>::type;
    UNWARP_CUB_RUN {
      if (levels < 2) throw unwarp_parallel::device_error(cudaErrorInvalidValue, "cub::HistogramEven");
      int bins = levels - 1;
      Sample first = (Sample)lower, end = (Sample)upper;
      auto from = unwarp_device::raw(samples);
      if constexpr (std::is_integral_v<Sample>) {
        unsigned long long width = (unsigned long long)end - (unsigned long long)first;
        if (first < end && width > ~0ull / (unsigned long long)bins) throw unwarp_parallel::device_error(cudaErrorInvalidValue, "cub::HistogramEven");
      }
      device.each(bins, [=] __host__ __device__(size_t bin) { histogram[bin] = 0; });
      device.each(unwarp_parallel::addressable(count), [=] __device__(size_t i) mutable {
        Sample sample = (Sample)from[i];
        if (sample < first || !(sample < end)) return;
        int bin = 0;
        if constexpr (std::is_integral_v<Sample>)
          bin = (int)(((unsigned long long)sample - (unsigned long long)first) * bins / ((unsigned long long)end - (unsigned long long)first));
        else
          bin = (int)((sample - first) * (bins / (end - first)));
        atomicAdd(&histogram[bin < bins ? bin : bins - 1], (Counter)1);
      });
    });
  }
  /* Bins between neighbouring levels. */
  template <class I, class Counter, class Level, class Offset>
  static cudaError_t HistogramRange(UNWARP_CUB_TEMPORARY, I samples, Counter* histogram, int levels, const Level* bounds, Offset count, UNWARP_CUB_STREAM) {
    UNWARP_CUB_RUN {
      device.each(levels - 1, [=] __host__ __device__(size_t bin) { histogram[bin] = 0; });
      device.each(unwarp_parallel::addressable(count), [=] __device__(size_t i) mutable {
        thrust::less<> less;
        Level sample = (Level)samples[i];
        size_t above = thrust::detail::upper_place(bounds, (size_t)levels, sample, less);
        if (above > 0 && above < (size_t)levels) atomicAdd(&histogram[above - 1], (Counter)1);
      });
    });
  }
};

struct DeviceFor {
  template <class F> static cudaError_t Bulk(long long count, F function, cudaStream_t stream = 0) {
    return unwarp_device::status_of([&] { unwarp_parallel::launch_each(stream, unwarp_parallel::addressable(count), function); });
  }
  template <class I, class F> static cudaError_t ForEach(I first, I last, F function, cudaStream_t stream = 0) {
    size_t bytes = 1;
    return unwarp_device::run(&bytes, bytes, stream, [&](const unwarp_device::executor& device) { thrust::detail::for_each_on(device, first, last, function); });
  }
};

#undef UNWARP_CUB_TEMPORARY
#undef UNWARP_CUB_STREAM
#undef UNWARP_CUB_RUN

}  // namespace cub

#endif

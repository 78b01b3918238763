/**
 * What torch_npu's support tables say of PyTorch's functions, without those that all chips have. Written by
 * scripts/torch-npu-support.mjs; facts read from the pages of Ascend/pytorch (docs/zh/api/native_api, commit
 * 9e73e708ab93, BSD-style licence).
 *
 * A line is a module or class and its members with a letter for each version: y all chips, n not 950DT, a only A2,
 * x none, - not in the table; in capitals where the page states limits.
 */
export const supportVersions = ["2.7.1", "2.13.0"] as const;

export const supportLines = `
torch BFloat16Storage:nn BoolStorage:nn ByteStorage:nn CharStorage:nn ComplexDoubleStorage:nn ComplexFloatStorage:nn DoubleStorage:nn FloatStorage:nn HalfStorage:nn IntStorage:nn LongStorage:nn QInt32Storage:xx QInt8Storage:xx QUInt2x4Storage:xx QUInt4x2Storage:xx QUInt8Storage:nn ShortStorage:nn SymBool:NN SymFloat:NN SymInt:NN Tag:nn Tensor:nn TypedStorage:nn UntypedStorage:nn _assert:nn _foreach_asin:YY _foreach_neg_:NN _foreach_sqrt:YY abs:YY absolute:YY acos:YY acosh:YY add:YY addbmm:NN addcdiv:YY addcmul:YY addmm:NN addmv:YY addr:NN all:YY allclose:YY amax:YY amin:YY aminmax:NN angle:NN any:YY arange:YY arccos:YY arccosh:YY arcsin:YY arcsinh:YY arctan:YY arctan2:YY arctanh:YY argmax:YY argmin:YY argsort:YY argwhere:NN as_strided:YY as_tensor:YY asarray:NN asin:YY asinh:YY atan:YY atan2:YY atanh:NN atleast_1d:YY atleast_2d:YY atleast_3d:YY baddbmm:YY bernoulli:YY bincount:YY bitwise_and:YY bitwise_left_shift:YY bitwise_not:YY bitwise_or:YY bitwise_xor:YY block_diag:YY bmm:NN broadcast_tensors:YY broadcast_to:YY bucketize:YY can_cast:nn cartesian_prod:YY cat:YY cdist:YY ceil:YY chunk:YY clamp:YY clip:YY clone:YY combinations:YY compile:YY compiled_with_cxx11_abi:nn concat:YY concatenate:YY conj:YY copysign:YY corrcoef:YY cos:YY cosh:YY count_nonzero:YY cov:YY cross:YY cummax:YY cummin:YY cumprod:YY cumsum:YY cumulative_trapezoid:YY deg2rad:YY dequantize:NN diag:YY diag_embed:YY diagonal:YY diagonal_scatter:YY diff:YY dist:YY div:YY divide:YY dot:YY dsplit:YY dstack:YY einsum:YY empty:YY empty_like:YY eq:YY equal:YY erf:YY erfc:YY erfinv:YY exp:YY exp2:YY expm1:YY eye:YY fix:YY flatten:YY flip:YY fliplr:YY flipud:YY float_power:NN floor:YY floor_divide:YY fmod:YY from_dlpack:xx from_numpy:YY frombuffer:YY full:YY full_like:YY gather:YY ge:YY get_float32_matmul_precision:nn get_num_interop_threads:nn gradient:NN greater:YY greater_equal:YY gt:YY hann_window:YY heaviside:xx histc:YY hsplit:YY hstack:YY index_add:YY index_copy:NN index_reduce:YY index_select:YY is_complex:YY is_conj:nn is_deterministic_algorithms_warn_only_enabled:xx is_inference_mode_enabled:nn is_nonzero:nn is_storage:nn is_warn_always_enabled:nn isclose:YY isfinite:YY isin:YY isinf:YY isnan:YY isneginf:YY isposinf:YY kron:YY kthvalue:YY layout:nn ldexp:YY le:YY lerp:YY less:YY less_equal:YY linspace:YY log:YY log10:YY log1p:YY log2:YY logaddexp:YY logaddexp2:YY logical_and:YY logical_not:YY logical_or:YY logical_xor:YY logit:YY logsumexp:YY lt:YY masked_select:YY matmul:NN max:YY maximum:YY mean:YY median:YY meshgrid:YY min:YY minimum:YY mm:NN moveaxis:NN movedim:YY msort:YY mul:YY multinomial:YY multiply:YY mv:YY nan_to_num:YY nanmean:YY nanquantile:xx nansum:NN narrow:YY narrow_copy:YY ne:YY neg:YY negative:YY nonzero:NN norm:YY normal:YY not_equal:YY ones:YY ones_like:YY outer:YY permute:YY poisson:xx polar:YY positive:YY pow:YY prod:YY promote_types:nn quantize_per_channel:xx quantize_per_tensor:xx rad2deg:YY rand_like:YY randint_like:YY randn_like:NN ravel:YY real:YY reciprocal:YY remainder:YY repeat_interleave:YY reshape:YY resolve_conj:YY resolve_neg:YY result_type:NN roll:YY round:YY row_stack:YY rsqrt:YY scatter:YY scatter_add:Y- scatter_reduce:xx searchsorted:YY select_scatter:YY set_default_tensor_type:NN set_deterministic_debug_mode:nn set_float32_matmul_precision:nn set_flush_denormal:nn set_num_interop_threads:nn set_num_threads:nn set_warn_always:nn sgn:YY sigmoid:YY sign:YY sin:YY sinh:YY slice_scatter:YY slogdet:YY softmax:YY sort:YY sparse_bsc_tensor:xx sparse_bsr_tensor:xx sparse_compressed_tensor:nn sparse_coo_tensor:YY sparse_csc_tensor:xx sparse_csr_tensor:xx split:YY sqrt:YY square:YY squeeze:YY stack:YY std:YY std_mean:xx stft:NN sub:YY sum:YY swapaxes:NN swapdims:YY sym_float:NN sym_int:YY sym_max:NN sym_min:NN sym_not:NN t:YY take:YY take_along_dim:YY tan:YY tanh:YY tensor:nn tensor_split:YY tensordot:YY tile:YY topk:NN transpose:YY trapezoid:NN tril:YY tril_indices:nn triu:YY true_divide:YY trunc:YY unique:NN unique_consecutive:Yx unsqueeze:YY use_deterministic_algorithms:YY var:YY var_mean:xx vdot:YY view_as_complex:YY view_as_real:YY vmap:nn vsplit:YY vstack:YY where:YY xlogy:YY zeros:Yy zeros_like:YY
torch.BFloat16Storage dtype:nn
torch.BoolStorage dtype:nn
torch.ByteStorage dtype:nn
torch.CharStorage dtype:nn
torch.ComplexDoubleStorage dtype:nn
torch.ComplexFloatStorage dtype:nn
torch.DoubleStorage dtype:nn
torch.FloatStorage dtype:nn
torch.Generator device:nn get_state:nn initial_seed:nn seed:nn set_state:nn
torch.HalfStorage dtype:nn
torch.IntStorage dtype:nn
torch.LongStorage dtype:nn
torch.QInt32Storage dtype:NN
torch.QInt8Storage dtype:NN
torch.QUInt2x4Storage dtype:NN
torch.QUInt4x2Storage dtype:NN
torch.QUInt8Storage dtype:NN
torch.ShortStorage dtype:nn
torch.Tag name:nn
torch.Tensor H:nn T:NN abs:YY abs_:YY absolute:YY absolute_:YY acos:YY acos_:YY acosh:YY acosh_:YY add:YY add_:YY addbmm:NN addbmm_:NN addcdiv:YY addcdiv_:YY addcmul:YY addcmul_:YY addmm:NN addmm_:YY addmv:YY addmv_:YY addr:YY addr_:NN align_as:N- align_to:N- all:YY allclose:YY amax:YY amin:YY aminmax:NN angle:NN any:YY apply_:YY arccos:YY arccos_:YY arccosh:YY arccosh_:YY arcsin:YY arcsin_:YY arcsinh:YY arcsinh_:YY arctan:YY arctan2:YY arctan2_:YY arctan_:YY arctanh:YY arctanh_:YY argmax:YY argmin:YY argsort:YY argwhere:NN as_strided:YY asin:YY asin_:YY asinh:YY asinh_:YY atan:YY atan2:YY atan2_:YY atan_:YY atanh:NN atanh_:NN backward:YY baddbmm:YY baddbmm_:NN bernoulli:YY bernoulli_:YY bfloat16:YY bincount:YY bitwise_and:YY bitwise_and_:NN bitwise_not:YY bitwise_not_:NN bitwise_or:YY bitwise_or_:NN bitwise_xor:YY bitwise_xor_:NN bmm:YY bool:YY broadcast_to:YY byte:YY ccol_indices:nn cdouble:nn ceil:YY ceil_:YY cfloat:nn chalf:xx char:YY chunk:YY clamp:YY clamp_:YY clip:YY clip_:YY clone:YY coalesce:nn col_indices:nn conj:YY contiguous:YY copy_:YY copysign:YY cos:YY cos_:YY cosh:NN cosh_:NN count_nonzero:YY cov:YY cross:YY crow_indices:nn cuda:NN cummax:YY cummin:YY cumsum:YY cumsum_:NN data_ptr:YY deg2rad:YY dense_dim:nn dequantize:NN detach:YY detach_:YY diag:YY diag_embed:YY diagflat:NN diagonal:YY diagonal_scatter:NN diff:YY dim:YY dim_order:nn dist:YY div:YY div_:YY divide:NN divide_:YY dot:YY double:YY dsplit:NN element_size:YY eq:YY eq_:NN equal:YY erf:YY erf_:YY erfc:YY erfc_:YY erfinv:YY erfinv_:YY exp:YY exp_:YY expand:YY expand_as:YY expm1:YY expm1_:YY exponential_:NN fill_:YY fill_diagonal_:YY fix:NN fix_:NN flatten:YY flip:YY fliplr:YY flipud:NN float:YY float_power:NN float_power_:NN floor:YY floor_:YY floor_divide:YY floor_divide_:NN fmod:YY fmod_:NN frac:NN frac_:NN gather:YY ge:YY ge_:NN geometric_:nn ger:nn grad:YY greater:YY greater_:YY greater_equal:YY greater_equal_:NN gt:YY gt_:NN half:YY hardshrink:YY heaviside:YY histc:YY hsplit:NN imag:nn index_add:YY index_add_:YY index_copy:YY index_copy_:YY index_fill:YY index_fill_:YY index_put:YY index_put_:YY index_reduce:YY index_reduce_:YY index_select:YY indices:nn inner:NN int:YY int_repr:xx is_coalesced:nn is_complex:YY is_conj:YY is_contiguous:YY is_cuda:nn is_floating_point:YY is_inference:NN is_leaf:nn is_meta:nn is_pinned:NN is_quantized:nn is_set_to:NN is_shared:xx is_signed:NN is_sparse:NN is_sparse_csr:nn isclose:YY isfinite:YY isinf:YY isnan:YY isneginf:YY isposinf:YY isreal:NN item:YY itemsize:nn kthvalue:YY ldexp:YY ldexp_:NN le:YY le_:NN lerp:YY lerp_:YY less:YY less_:NN less_equal:YY less_equal_:NN log:YY log10:YY log10_:YY log1p:YY log1p_:NN log2:YY log2_:NN log_:YY logaddexp:YY logaddexp2:YY logical_and:YY logical_and_:YY logical_not:YY logical_not_:YY logical_or:YY logical_or_:NN logical_xor:YY logical_xor_:NN logit:YY logit_:YY logsumexp:YY long:YY lt:YY lt_:NN mH:nn map_:NN masked_fill:YY masked_fill_:YY masked_scatter:YY masked_scatter_:YY masked_select:YY matmul:YY matrix_power:NN max:YY maximum:YY mean:YY median:YY min:YY minimum:YY mm:NN mode:xx moveaxis:NN movedim:YY msort:YY mul:YY mul_:YY multinomial:YY multiply:YY multiply_:NN names:N- nan_to_num:YY nanmean:YY nansum:YY narrow:YY narrow_copy:YY nbytes:nn ndim:NN ndimension:NN ne:YY ne_:NN neg:YY neg_:YY negative:NN negative_:YY nelement:NN new_empty:YY new_full:NN new_ones:NN new_zeros:YY nextafter_:YY nonzero:NN norm:YY normal_:NN not_equal:YY not_equal_:NN numel:YY numpy:YY outer:YY permute:YY positive:YY pow:YY pow_:YY prod:YY put_:YY qscheme:xx rad2deg:NN random_:YY ravel:YY real:nn reciprocal:YY reciprocal_:YY record_stream:NN refine_names:N- register_hook:YY register_post_accumulate_grad_hook:nn remainder:YY remainder_:NN rename:N- rename_:N- repeat:YY repeat_interleave:YY requires_grad_:NN reshape:YY reshape_as:YY resize_:YY resize_as_:YY resolve_conj:YY resolve_neg:YY retain_grad:NN retains_grad:NN roll:YY rot90:YY round:YY round_:YY row_indices:nn rsqrt:YY rsqrt_:YY scatter:YY scatter_:YY scatter_add:YY scatter_add_:YY scatter_reduce:YY select:YY select_scatter:YY set_:NN sgn:YY sgn_:YY shape:nn share_memory_:xx short:YY sigmoid:Y- sigmoid_:YY sign:NN sign_:YY sin:NN sin_:NN sinh:YY sinh_:NN size:NN slice_scatter:YY slogdet:NN smm:xx softmax:YY sort:YY sparse_dim:nn sparse_mask:xx sparse_resize_:nn sparse_resize_and_clear_:nn split:YY sqrt:YY sqrt_:YY square:YY square_:YY squeeze:YY squeeze_:NN sspaddmm:xx std:YY storage:YY storage_offset:YY storage_type:NN stride:NN sub:YY sub_:YY subtract_:YY sum:YY sum_to_size:YY swapaxes:NN swapdims:NN t:NN t_:YY take:NN take_along_dim:YY tan:YY tan_:YY tanh:YY tanh_:YY tensor_split:YY tile:YY to:YY to_dense:xx to_mkldnn:xx to_sparse:xx to_sparse_bsc:xx to_sparse_bsr:xx to_sparse_coo:nn to_sparse_csc:xx to_sparse_csr:xx tolist:YY topk:YY transpose:YY transpose_:YY tril:YY tril_:YY triu:YY triu_:YY true_divide:YY true_divide_:YY trunc:YY trunc_:YY type:YY type_as:YY unbind:YY unflatten:YY unfold:YY uniform_:YY unique:NN unique_consecutive:Yx unsqueeze:YY unsqueeze_:NN untyped_storage:YY values:NN var:YY view:NY view_as:YY vsplit:NN where:YY xlogy:YY xlogy_:YY zero_:YY
torch.TypedStorage bfloat16:nn bool:nn byte:nn char:nn clone:nn complex_double:nn complex_float:nn copy_:nn cpu:nn cuda:nn data_ptr:nn device:nn double:nn dtype:nn element_size:nn filename:nn fill_:nn float:nn float8_e4m3fn:xx float8_e5m2:xx from_buffer:nn from_file:nn get_device:nn half:nn hpu:xx int:nn is_cuda:xx is_hpu:xx is_pinned:nn is_shared:nn is_sparse:nn long:nn nbytes:nn pickle_storage_type:nn pin_memory:nn resize_:nn share_memory_:xx short:nn size:nn tolist:nn type:nn untyped:nn
torch.UntypedStorage bfloat16:nn bool:nn byte:nn byteswap:nn char:nn clone:nn complex_double:nn complex_float:nn copy_:nn cpu:nn cuda:nn data_ptr:nn device:nn double:nn element_size:nn filename:nn fill_:nn float:nn float8_e4m3fn:xx float8_e5m2:xx from_buffer:nn from_file:xx get_device:nn half:nn hpu:xx int:nn is_cuda:xx is_hpu:xx is_pinned:nn is_shared:nn is_sparse:nn is_sparse_csr:nn long:nn mps:xx nbytes:nn new:nn pin_memory:nn resize_:nn share_memory_:nn short:nn size:nn tolist:nn type:nn untyped:nn
torch.__config__ parallel_info:nn show:nn
torch.accelerator current_device_idx:ny device_count:ny device_index:-y get_device_capability:-x set_device_idx:ny set_device_index:ny set_stream:ny
torch.accelerator.memory empty_cache:-y empty_host_cache:-y get_memory_info:-y max_memory_allocated:-y max_memory_reserved:-y memory_allocated:-y memory_reserved:-y memory_stats:-y reset_accumulated_memory_stats:-y reset_peak_memory_stats:-y
torch.ao.nn.intrinsic LinearReLU:xx
torch.ao.nn.intrinsic.qat ConvBn1d:xx ConvBnReLU1d:xx ConvBnReLU2d:xx LinearReLU:xx freeze_bn_stats:YY
torch.ao.nn.qat Linear:xx
torch.ao.nn.quantizable LSTM:xx
torch.ao.nn.quantized.dynamic GRU:NN GRUCell:NN LSTM:NN LSTMCell:NN Linear:xx RNNCell:NN
torch.ao.ns._numeric_suite Logger:y- OutputLogger:y- Shadow:y- ShadowLogger:n- compare_model_outputs:n- compare_model_stub:n- compare_weights:n- get_logger_dict:n- get_matching_activations:n- prepare_model_outputs:n- prepare_model_with_stubs:n-
torch.ao.ns._numeric_suite.Logger forward:y-
torch.ao.ns._numeric_suite.OutputLogger forward:y-
torch.ao.ns._numeric_suite.Shadow add:N- add_relu:N- add_scalar:N- cat:N- forward:n- mul:N- mul_scalar:N-
torch.ao.ns._numeric_suite.ShadowLogger forward:y-
torch.ao.ns._numeric_suite_fx NSTracer:y- OutputComparisonLogger:y- OutputLogger:y- add_loggers:n- add_shadow_loggers:n- convert_n_shadows_model:n- extend_logger_results_with_comparison:n- extract_logger_info:n- extract_results_n_shadows_model:n- extract_shadow_logger_info:y- extract_weights:y- loggers_set_enabled:n- loggers_set_save_activations:y- prepare_n_shadows_model:n- print_comparisons_n_shadows_model:n-
torch.ao.ns._numeric_suite_fx.NSTracer is_leaf_module:n-
torch.ao.ns._numeric_suite_fx.OutputComparisonLogger forward:n-
torch.ao.ns._numeric_suite_fx.OutputLogger forward:n-
torch.ao.ns.fx.utils compute_sqnr:xx
torch.ao.quantization.backend_config.BackendConfig from_dict:nn set_backend_pattern_config:nn set_backend_pattern_configs:nn to_dict:nn
torch.ao.quantization.backend_config.BackendPatternConfig from_dict:nn set_fuser_method:nn set_pattern:nn to_dict:nn
torch.ao.quantization.backend_config DTypeConfig:nn ObservationType:nn
torch.ao.quantization.backend_config.DTypeConfig from_dict:nn
torch.ao.quantization.backend_config.ObservationType INPUT_OUTPUT_NOT_OBSERVED:nn OUTPUT_SHARE_OBSERVER_WITH_INPUT:nn
torch.ao.quantization convert:nn prepare_qat:nn
torch.ao.quantization.fake_quantize FakeQuantize:YY FixedQParamsFakeQuantize:nn FusedMovingAvgObsFakeQuantize:YY disable_observer:nn enable_fake_quant:nn enable_observer:nn
torch.ao.quantization.fx.custom_config ConvertCustomConfig:nn FuseCustomConfig:nn PrepareCustomConfig:nn
torch.ao.quantization.fx.custom_config.ConvertCustomConfig set_observed_to_quantized_mapping:nn set_preserved_attributes:nn
torch.ao.quantization.fx.custom_config.FuseCustomConfig from_dict:nn
torch.ao.quantization.fx.custom_config.PrepareCustomConfig set_float_to_observed_mapping:nn set_non_traceable_module_classes:nn set_output_quantized_indexes:nn set_preserved_attributes:nn set_standalone_module_name:nn to_dict:nn
torch.ao.quantization.observer MovingAveragePerChannelMinMaxObserver:nn RecordingObserver:YY default_observer:nn get_observer_state_dict:nn
torch.ao.quantization.observer.PerChannelMinMaxObserver reset_min_max_vals:nn
torch.ao.quantization.qconfig QConfig:nn default_debug_qconfig:nn default_per_channel_qconfig:nn default_qat_qconfig:nn default_qat_qconfig_v2:nn default_qconfig:nn default_weight_only_qconfig:nn float16_dynamic_qconfig:nn float16_static_qconfig:nn per_channel_dynamic_qconfig:nn
torch.ao.quantization.qconfig_mapping.QConfigMapping set_module_name:nn set_module_name_regex:nn
torch.autograd.Function backward:nn forward:nn jvp:nn vmap:nn
torch.autograd.FunctionCtx mark_dirty:n- mark_non_differentiable:n- save_for_backward:n- set_materialize_grads:n-
torch.autograd.Node metadata:n- name:n- next_functions:n- register_hook:n- register_prehook:n-
torch.autograd backward:YY set_detect_anomaly:nn
torch.autograd.forward_ad dual_level:nn make_dual:NN unpack_dual:NN
torch.autograd.functional hessian:NN hvp:NN jacobian:NN jvp:NN vhp:NN vjp:NN
torch.autograd.grad_mode inference_mode:nn set_grad_enabled:nn set_multithreading_enabled:nn
torch.autograd.grad_mode.inference_mode clone:nn
torch.autograd.grad_mode.set_grad_enabled clone:nn
torch.autograd.gradcheck gradcheck:nn gradgradcheck:nn
torch.autograd.graph allow_mutation_on_saved_tensors:NN disable_saved_tensors_hooks:nn register_multi_grad_hook:nn save_on_cpu:nn
torch.autograd.profiler emit_itt:xx emit_nvtx:xx load_nvprof:xx profile:NN
torch.backends.cpu get_cpu_capability:nn
torch.backends.cuda cufft_plan_cache:nn enable_flash_sdp:xx enable_math_sdp:xx enable_mem_efficient_sdp:xx flash_sdp_enabled:xx is_built:nn math_sdp_enabled:xx mem_efficient_sdp_enabled:xx preferred_linalg_library:xx sdp_kernel:xx
torch.backends.cuda.cufft_plan_cache clear:nn max_size:NN size:nn
torch.backends.cuda.matmul allow_tf32:NN
torch.backends.cudnn allow_tf32:NN benchmark:NN benchmark_limit:xx deterministic:nn enabled:NN is_available:NN
torch.backends.mkl is_available:nn verbose:nn
torch.backends.mkldnn is_available:aa verbose:nn
torch.backends.mps is_available:nn is_built:nn
torch.backends.openmp is_available:NN
torch.backends.opt_einsum enabled:xx get_opt_einsum:NN is_available:NN strategy:xx
torch.compiler allow_in_graph:xx disable:xx list_backends:xx reset:xx
torch.cpu StreamContext:nn current_stream:nn device_count:nn is_available:nn synchronize:nn
torch.cpu.amp autocast:nn
torch.cuda CUDAGraph:YY CUDAPluggableAllocator:NN caching_allocator_alloc:nn caching_allocator_delete:nn change_current_allocator:NN current_stream:YY default_stream:YY get_device_capability:YY get_device_properties:YY get_sync_debug_mode:nn graph:YY graph_pool_handle:YY host_memory_stats:nn host_memory_stats_as_nested_dict:-n is_initialized:nn make_graphed_callables:YY memory_summary:nn memory_usage:xx reset_accumulated_host_memory_stats:-n reset_peak_host_memory_stats:nn set_per_process_memory_fraction:nn set_sync_debug_mode:nn
torch.cuda.CUDAGraph capture_begin:YY capture_end:YY debug_dump:NN pool:NN replay:YY reset:YY
torch.cuda.Event elapsed_time:nn from_ipc_handle:nn ipc_handle:nn
torch.cuda.Stream wait_stream:nn
torch.cuda._sanitizer enable_cuda_sanitizer:nn
torch.cuda.comm gather:xx scatter:xx
torch.distributed Backend:nn DistBackendError:nn GradBucket:NN HashStore:nn P2POp:YY PrefixStore:nn ReduceOp:YY Store:nn all_gather:YY all_gather_into_tensor:Y- all_reduce:NN all_to_all:YY all_to_all_single:YY batch_isend_irecv:YY broadcast:YY gather:YY gather_object:YY init_process_group:YY irecv:YY is_available:nn is_initialized:nn is_torchelastic_launched:nn isend:YY new_group:YY recv:YY reduce:YY reduce_op:YY reduce_scatter:YY reduce_scatter_tensor:Y- scatter:YY scatter_object_list:YY send:YY
torch.distributed.Backend register_backend:nn
torch.distributed.FileStore __init__:nn path:nn
torch.distributed.GradBucket buffer:NN gradients:NN index:NN is_last:nn parameters:nn set_buffer:nn
torch.distributed.HashStore __init__:nn
torch.distributed.PrefixStore __init__:nn underlying_store:nn
torch.distributed.Store __init__:nn add:nn append:nn check:nn compare_set:nn delete_key:nn get:nn has_extended_api:nn multi_get:nn multi_set:nn num_keys:nn set:nn set_timeout:nn timeout:nn wait:nn
torch.distributed.TCPStore __init__:nn host:nn libuvBackend:nn port:nn
torch.distributed.algorithms Join:nn JoinHook:nn Joinable:nn
torch.distributed.algorithms.Join notify_join_context:nn
torch.distributed.algorithms.JoinHook main_hook:nn post_hook:nn
torch.distributed.algorithms.Joinable join_device:nn join_hook:nn join_process_group:nn
torch.distributed.algorithms.ddp_comm_hooks.debugging_hooks noop_hook:NN
torch.distributed.algorithms.ddp_comm_hooks.default_hooks allreduce_hook:NN bf16_compress_hook:nn bf16_compress_wrapper:nn fp16_compress_hook:NN fp16_compress_wrapper:NN
torch.distributed.algorithms.ddp_comm_hooks.powerSGD_hook PowerSGDState:YY powerSGD_hook:nn
torch.distributed.autograd backward:nn context:nn get_gradients:nn
torch.distributed.checkpoint LoadPlan:nn ReadItem:nn SavePlan:nn
torch.distributed.checkpoint.StorageReader validate_checkpoint_id:nn
torch.distributed.checkpoint.StorageWriter validate_checkpoint_id:nn
torch.distributed.checkpoint.format_utils BroadcastingTorchSaveReader:nn DynamicMetaLoadPlanner:nn
torch.distributed.checkpoint.format_utils.BroadcastingTorchSaveReader prepare_global_plan:nn prepare_local_plan:nn read_data:nn read_metadata:nn reset:nn set_up_storage_reader:nn validate_checkpoint_id:nn
torch.distributed.checkpoint.planner WriteItem:nn
torch.distributed.checkpoint.planner.WriteItem tensor_storage_size:nn
torch.distributed.checkpoint.staging AsyncStager:nn BlockingAsyncStager:nn
torch.distributed.checkpoint.staging.AsyncStager should_synchronize_after_execute:nn stage:nn synchronize_staging:nn
torch.distributed.checkpoint.staging.BlockingAsyncStager stage:nn synchronize_staging:nn
torch.distributed.checkpoint.state_dict StateDictOptions:nn get_model_state_dict:nn get_optimizer_state_dict:nn get_state_dict:nn set_model_state_dict:nn set_optimizer_state_dict:nn set_state_dict:nn
torch.distributed.checkpoint.state_dict_loader load_state_dict:nn
torch.distributed.checkpoint.state_dict_saver save:nn save_state_dict:nn
torch.distributed.checkpoint.stateful Stateful:nn
torch.distributed.checkpoint.stateful.Stateful load_state_dict:nn state_dict:nn
torch.distributed.elastic.agent.server ElasticAgent:nn SimpleElasticAgent:nn Worker:nn WorkerGroup:nn WorkerSpec:nn WorkerState:nn
torch.distributed.elastic.agent.server.ElasticAgent get_worker_group:nn run:nn
torch.distributed.elastic.agent.server.SimpleElasticAgent _assign_worker_ranks:nn _exit_barrier:nn _initialize_workers:nn _monitor_workers:nn _rendezvous:nn _restart_workers:nn _shutdown:nn _start_workers:nn _stop_workers:nn
torch.distributed.elastic.agent.server.WorkerSpec get_entrypoint_name:nn
torch.distributed.elastic.agent.server.WorkerState is_running:nn
torch.distributed.elastic.agent.server.api RunResult:nn
torch.distributed.elastic.agent.server.health_check_server HealthCheckServer:nn create_healthcheck_server:nn
torch.distributed.elastic.agent.server.health_check_server.HealthCheckServer start:nn stop:nn
torch.distributed.elastic.agent.server.local_elastic_agent LocalElasticAgent:nn
torch.distributed.elastic.control_plane worker_main:nn
torch.distributed.elastic.events.api Event:nn EventMetadataValue:nn EventSource:nn
torch.distributed.elastic.events construct_and_record_rdzv_event:nn get_logging_handler:nn record:nn
torch.distributed.elastic.metrics.api ConsoleMetricHandler:nn MetricHandler:nn NullMetricHandler:nn
torch.distributed.elastic.metrics configure:nn prof:nn put_metric:nn
torch.distributed.elastic.multiprocessing.api DefaultLogsSpecs:nn LogsDest:nn LogsSpecs:nn MultiprocessContext:nn PContext:nn RunProcsResult:nn SubprocessContext:nn
torch.distributed.elastic.multiprocessing.api.DefaultLogsSpecs reify:nn
torch.distributed.elastic.multiprocessing.api.LogsSpecs reify:nn
torch.distributed.elastic.multiprocessing.errors ChildFailedError:nn ErrorHandler:nn ProcessFailure:nn record:nn
torch.distributed.elastic.multiprocessing start_processes:nn
torch.distributed.elastic.rendezvous RendezvousHandler:nn RendezvousHandlerRegistry:nn RendezvousInfo:nn RendezvousParameters:nn
torch.distributed.elastic.rendezvous.RendezvousHandler get_backend:nn get_run_id:nn is_closed:nn next_rendezvous:nn num_nodes_waiting:nn set_closed:nn shutdown:nn use_agent_store:nn
torch.distributed.elastic.rendezvous.RendezvousParameters get:nn get_as_bool:nn get_as_int:nn
torch.distributed.elastic.rendezvous.api RendezvousClosedError:nn RendezvousConnectionError:nn RendezvousError:nn RendezvousGracefulExitError:nn RendezvousStateError:nn RendezvousStoreInfo:nn RendezvousTimeoutError:nn
torch.distributed.elastic.rendezvous.api.RendezvousStoreInfo build:nn
torch.distributed.elastic.rendezvous.c10d_rendezvous_backend C10dRendezvousBackend:nn create_backend:nn
torch.distributed.elastic.rendezvous.c10d_rendezvous_backend.C10dRendezvousBackend get_state:nn name:nn set_state:nn
torch.distributed.elastic.rendezvous.dynamic_rendezvous DynamicRendezvousHandler:nn RendezvousBackend:nn RendezvousTimeout:nn create_handler:nn
torch.distributed.elastic.rendezvous.dynamic_rendezvous.DynamicRendezvousHandler from_backend:nn
torch.distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousBackend get_state:nn name:nn set_state:nn
torch.distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousTimeout close:nn heartbeat:nn join:nn last_call:nn
torch.distributed.elastic.rendezvous.etcd_rendezvous EtcdRendezvousHandler:nn
torch.distributed.elastic.rendezvous.etcd_rendezvous_backend EtcdRendezvousBackend:nn create_backend:nn
torch.distributed.elastic.rendezvous.etcd_rendezvous_backend.EtcdRendezvousBackend get_state:nn name:nn set_state:nn
torch.distributed.elastic.rendezvous.etcd_server EtcdServer:xx
torch.distributed.elastic.rendezvous.etcd_store EtcdStore:nn
torch.distributed.elastic.rendezvous.etcd_store.EtcdStore add:nn check:nn get:nn set:nn wait:nn
torch.distributed.elastic.timer FileTimerClient:nn FileTimerServer:nn LocalTimerClient:nn LocalTimerServer:nn TimerClient:nn TimerRequest:nn TimerServer:nn configure:nn expires:nn
torch.distributed.elastic.timer.TimerClient acquire:nn release:nn
torch.distributed.elastic.timer.TimerServer clear_timers:nn get_expired_timers:nn register_timers:nn
torch.distributed.elastic.timer.debug_info_logging log_debug_info_for_expired_timers:nn
torch.distributed.fsdp FullOptimStateDictConfig:nn FullStateDictConfig:nn FullyShardedDataParallel:YY LocalOptimStateDictConfig:nn LocalStateDictConfig:nn OptimStateDictConfig:nn ShardedOptimStateDictConfig:nn ShardedStateDictConfig:nn StateDictConfig:nn StateDictSettings:nn fully_shard:NN
torch.distributed.fsdp.FullyShardedDataParallel check_is_root:nn flatten_sharded_optim_state_dict:xx fsdp_modules:nn full_optim_state_dict:nn get_state_dict_type:xx module:xx optim_state_dict:xx optim_state_dict_to_load:nn rekey_optim_state_dict:xx scatter_full_optim_state_dict:xx set_state_dict_type:xx shard_full_optim_state_dict:xx sharded_optim_state_dict:xx state_dict_type:nn summon_full_params:xx
torch.distributed.nn.api.remote_module RemoteModule:nn
torch.distributed.nn.api.remote_module.RemoteModule get_module_rref:nn remote_parameters:nn
torch.distributed.optim DistributedOptimizer:xx ZeroRedundancyOptimizer:YY
torch.distributed.optim.DistributedOptimizer step:xx
torch.distributed.optim.ZeroRedundancyOptimizer consolidate_state_dict:nn join_device:nn join_hook:nn join_process_group:nn load_state_dict:nn step:nn
torch.distributed.rpc BackendType:nn PyRRef:nn RpcBackendOptions:nn TensorPipeRpcBackendOptions:YY WorkerInfo:nn init_rpc:YY
torch.distributed.rpc.TensorPipeRpcBackendOptions set_device_map:NN set_devices:NN
torch.distributed.rpc.functions async_execution:nn
torch.distributed.tensor DTensor:YY distribute_module:YY distribute_tensor:YY
torch.distributed.tensor.DTensor from_local:YY redistribute:YY
torch.distributed.tensor.experimental context_parallel:NN
torch.distributed.tensor.parallel ColwiseParallel:YY PrepareModuleInput:xx PrepareModuleOutput:nn RowwiseParallel:xx loss_parallel:YY parallelize_module:xx
torch.distributed.tensor.placement_types Shard:YY _StridedShard:-N
torch.distributions.bernoulli.Bernoulli entropy:nn has_enumerate_support:nn log_prob:nn mode:nn support:nn
torch.distributions.beta Beta:nn
torch.distributions.beta.Beta arg_constraints:nn concentration0:nn concentration1:nn entropy:nn expand:nn has_rsample:nn log_prob:nn mean:nn mode:nn rsample:nn support:nn
torch.distributions.binomial Binomial:YY
torch.distributions.binomial.Binomial entropy:nn has_enumerate_support:nn log_prob:YY logits:nn mean:nn mode:nn param_shape:nn probs:nn sample:nn support:nn
torch.distributions.categorical.Categorical param_shape:nn sample:nn
torch.distributions.cauchy Cauchy:nn
torch.distributions.cauchy.Cauchy has_rsample:nn log_prob:YY mean:nn mode:nn rsample:YY support:nn variance:nn
torch.distributions.chi2 Chi2:YY
torch.distributions.chi2.Chi2 expand:nn
torch.distributions.constraint_registry ConstraintRegistry:nn
torch.distributions.constraint_registry.ConstraintRegistry register:nn
torch.distributions.constraints multinomial:nn
torch.distributions.continuous_bernoulli.ContinuousBernoulli cdf:nn expand:nn has_rsample:nn mean:nn
torch.distributions.dirichlet Dirichlet:YY
torch.distributions.dirichlet.Dirichlet log_prob:YY rsample:YY support:nn
torch.distributions.distribution.Distribution batch_shape:nn mean:nn
torch.distributions.exponential.Exponential has_rsample:nn rsample:nn stddev:nn
torch.distributions.fishersnedecor FisherSnedecor:YY
torch.distributions.fishersnedecor.FisherSnedecor expand:nn log_prob:nn mean:nn mode:nn rsample:nn support:nn variance:nn
torch.distributions.gamma Gamma:NN
torch.distributions.gamma.Gamma arg_constraints:nn cdf:YY expand:nn log_prob:YY rsample:nn
torch.distributions.geometric.Geometric arg_constraints:nn entropy:nn expand:nn log_prob:nn mode:nn support:nn
torch.distributions.gumbel.Gumbel arg_constraints:nn expand:nn mean:nn mode:nn variance:nn
torch.distributions.half_cauchy HalfCauchy:YY
torch.distributions.half_cauchy.HalfCauchy expand:nn has_rsample:nn mode:nn
torch.distributions.half_normal HalfNormal:YY
torch.distributions.half_normal.HalfNormal cdf:nn expand:nn mean:nn mode:nn scale:nn support:nn variance:nn
torch.distributions.independent.Independent expand:nn has_enumerate_support:nn has_rsample:nn mean:nn mode:nn sample:nn support:nn
torch.distributions.kl kl_divergence:nn
torch.distributions.kumaraswamy Kumaraswamy:nn
torch.distributions.kumaraswamy.Kumaraswamy entropy:YY expand:nn has_rsample:nn mode:nn
torch.distributions.laplace.Laplace expand:nn has_rsample:nn icdf:YY rsample:nn stddev:nn support:nn variance:nn
torch.distributions.lkj_cholesky LKJCholesky:YY
torch.distributions.lkj_cholesky.LKJCholesky arg_constraints:nn expand:nn log_prob:nn sample:nn support:nn
torch.distributions.log_normal LogNormal:nn
torch.distributions.log_normal.LogNormal arg_constraints:nn entropy:YY expand:nn has_rsample:nn mean:nn scale:nn support:nn
torch.distributions.lowrank_multivariate_normal LowRankMultivariateNormal:nn
torch.distributions.lowrank_multivariate_normal.LowRankMultivariateNormal arg_constraints:nn covariance_matrix:nn entropy:nn expand:nn has_rsample:nn log_prob:nn mean:nn mode:nn rsample:nn scale_tril:nn support:nn variance:nn
torch.distributions.mixture_same_family MixtureSameFamily:nn
torch.distributions.mixture_same_family.MixtureSameFamily arg_constraints:nn component_distribution:nn expand:nn has_rsample:nn log_prob:nn mean:nn mixture_distribution:nn sample:nn support:nn variance:nn
torch.distributions.multinomial Multinomial:nn
torch.distributions.multinomial.Multinomial arg_constraints:nn expand:nn log_prob:nn logits:nn mean:nn param_shape:nn probs:nn sample:nn support:nn total_count:nn
torch.distributions.multivariate_normal MultivariateNormal:nn
torch.distributions.multivariate_normal.MultivariateNormal arg_constraints:nn covariance_matrix:NN entropy:nn expand:nn has_rsample:nn log_prob:NN mean:nn mode:nn precision_matrix:nn rsample:NN scale_tril:nn support:nn variance:nn
torch.distributions.negative_binomial NegativeBinomial:YY
torch.distributions.negative_binomial.NegativeBinomial expand:nn log_prob:nn mean:nn mode:nn param_shape:nn probs:nn sample:YY support:nn
torch.distributions.normal.Normal expand:nn has_rsample:nn log_prob:nn mean:nn sample:nn stddev:nn variance:nn
torch.distributions.one_hot_categorical.OneHotCategorical expand:nn mean:nn
torch.distributions.pareto.Pareto expand:nn
torch.distributions.poisson Poisson:YY
torch.distributions.poisson.Poisson expand:nn log_prob:nn mode:nn
torch.distributions.relaxed_bernoulli.LogitRelaxedBernoulli arg_constraints:nn log_prob:nn logits:nn param_shape:nn
torch.distributions.relaxed_bernoulli.RelaxedBernoulli expand:nn support:nn temperature:nn
torch.distributions.relaxed_categorical RelaxedOneHotCategorical:YY
torch.distributions.relaxed_categorical.RelaxedOneHotCategorical has_rsample:nn temperature:nn
torch.distributions.studentT StudentT:YY
torch.distributions.studentT.StudentT arg_constraints:nn entropy:nn has_rsample:nn mean:nn rsample:nn variance:nn
torch.distributions.transformed_distribution.TransformedDistribution arg_constraints:nn expand:nn log_prob:nn sample:nn support:nn
torch.distributions.transforms AbsTransform:YY CorrCholeskyTransform:nn LowerCholeskyTransform:nn PositiveDefiniteTransform:nn SoftmaxTransform:nn TanhTransform:nn
torch.distributions.uniform.Uniform arg_constraints:nn expand:nn has_rsample:nn support:nn variance:nn
torch.distributions.von_mises.VonMises arg_constraints:nn expand:nn has_rsample:nn mean:nn mode:nn sample:nn support:nn
torch.distributions.weibull.Weibull expand:nn mean:nn mode:nn
torch.distributions.wishart Wishart:nn
torch.distributions.wishart.Wishart covariance_matrix:nn entropy:nn expand:nn has_rsample:nn log_prob:nn mean:nn mode:nn precision_matrix:nn rsample:nn scale_tril:nn support:nn variance:nn
torch.export Constraint:x- ExportBackwardSignature:x- ExportGraphSignature:x- ExportedProgram:xx ModuleCallEntry:x- ModuleCallSignature:x- export:xx load:xx save:xx
torch.export.ExportedProgram module:xx
torch.export.exported_program ModuleCallEntry:-x ModuleCallSignature:-x
torch.fft fftfreq:xx fftshift:xx hfft:nn hfft2:nn hfftn:nn ifftshift:XX ihfft:nn ihfft2:xx ihfftn:xx rfftfreq:xx rfftn:NN
torch.func functionalize:xx grad:nn hessian:xx jacfwd:xx jacrev:xx jvp:xx linearize:nn replace_all_batch_norm_modules_:xx stack_module_state:nn vjp:xx vmap:xx
torch.futures.Future add_done_callback:nn done:nn set_exception:nn set_result:nn then:nn value:nn wait:nn
torch.futures collect_all:nn
torch.fx Graph:nn GraphModule:NN Interpreter:nn Node:NN Proxy:nn Tracer:nn Transformer:nn replace_pattern:nn symbolic_trace:NN wrap:NN
torch.fx.Graph __init__:nn call_function:nn call_method:nn call_module:nn create_node:nn eliminate_dead_code:nn erase_node:nn find_nodes:nn get_attr:nn graph_copy:nn inserting_after:nn inserting_before:nn lint:NN node_copy:NN nodes:NN on_generate_code:NN output:nn output_node:nn placeholder:nn print_tabular:NN process_inputs:nn process_outputs:nn python_code:NN set_codegen:nn
torch.fx.GraphModule __init__:NN add_submodule:NN code:nn delete_all_unused_submodules:NN delete_submodule:NN graph:nn print_readable:nn recompile:nn to_folder:NN
torch.fx.Interpreter call_function:NN call_method:NN call_module:NN fetch_args_kwargs_from_env:NN fetch_attr:NN get_attr:NN map_nodes_to_values:NN output:NN placeholder:NN run:nn run_node:NN
torch.fx.Node all_input_nodes:nn append:NN args:nn format_node:NN insert_arg:nn is_impure:NN kwargs:nn next:nn normalized_arguments:nn prepend:nn prev:nn replace_all_uses_with:nn replace_input_with:NN stack_trace:nn update_arg:NN update_kwarg:NN
torch.fx.Tracer call_module:NN create_arg:nn create_args_for_root:NN create_node:nn create_proxy:NN getattr:nn is_leaf_module:nn iter:NN keys:NN path_of_module:nn proxy:NN to_bool:NN trace:nn
torch.fx.Transformer call_function:NN call_module:NN get_attr:NN placeholder:NN transform:nn
torch.fx.experimental.proxy_tensor get_proxy_mode:nn handle_sym_dispatch:nn make_fx:nn maybe_disable_thunkify:nn maybe_enable_thunkify:nn
torch.fx.experimental.symbolic_shapes CallMethodKey:nn ConvertIntKey:nn DimDynamic:nn DivideByKey:nn EqualityConstraint:nn ShapeEnv:nn ShapeEnvSettings:nn StatefulSymbolicContext:nn StatelessSymbolicContext:nn StrictMinMaxConstraint:nn SubclassSymbolicContext:nn canonicalize_bool_expr:nn check_consistent:nn compute_unbacked_bindings:nn constrain_range:NN constrain_unify:NN guard_size_oblivious:nn has_free_symbols:nn is_accessor_node:nn is_concrete_bool:nn is_concrete_float:nn is_concrete_int:nn is_symbolic:-n statically_known_true:nn sym_eq:nn
torch.fx.experimental.symbolic_shapes.CallMethodKey get:nn
torch.fx.experimental.symbolic_shapes.ConvertIntKey get:nn
torch.fx.experimental.symbolic_shapes.DimConstraints forced_specializations:nn prettify_results:nn rewrite_with_congruences:nn solve:nn
torch.fx.experimental.symbolic_shapes.DivideByKey get:nn
torch.fx.experimental.symbolic_shapes.PropagateUnbackedSymInts call_module:nn fetch_args_kwargs_from_env:nn fetch_attr:nn get_attr:nn map_nodes_to_values:nn
torch.fx.experimental.symbolic_shapes.ShapeEnv add_backed_var_to_val:-n bind_symbols:nn bound_sympy:nn check_equal:nn cleanup:nn create_symbol:nn create_symbolic_sizes_strides_storage_offset:nn create_symboolnode:nn create_symfloatnode:nn create_symintnode:nn create_unbacked_symbool:nn deserialize_symexpr:nn evaluate_guards_expression:nn evaluate_guards_for_args:nn evaluate_sym_node:nn evaluate_symexpr:nn format_guards:nn freeze:nn freeze_runtime_asserts:nn get_axioms:nn get_implications:nn produce_guards_expression:NN produce_guards_verbose:xx replace:nn set_unbacked_var_to_val:nn simplify:nn size_hint:nn suppress_guards:nn
torch.fx.experimental.symbolic_shapes.StrictMinMaxConstraint render:nn
torch.fx.graph map_arg:NN
torch.fx.node _type_repr:nn map_aggregate:nn map_arg:nn
torch.fx.passes.regional_inductor regional_inductor:-n
torch.hub download_url_to_file:nn get_dir:nn help:nn list:nn load:nn load_state_dict_from_url:nn set_dir:nn
torch.jit Attribute:N- ScriptFunction:N- ScriptModule:N- annotate:N- enable_onednn_fusion:n- export:n- fork:n- freeze:n- ignore:n- is_scripting:n- is_tracing:n- isinstance:n- load:y- onednn_fusion_enabled:n- optimize_for_inference:n- save:y- script:y- script_if_tracing:N- set_fusion_strategy:n- strict_fusion:n- trace:Y- trace_module:N- unused:n- wait:n-
torch.jit.Attribute count:N- index:N- type:x- value:x-
torch.jit.ScriptFunction get_debug_state:N- save:N- save_to_buffer:n-
torch.jit.ScriptModule add_module:n- apply:N- bfloat16:n- buffers:N- children:n- code:n- code_with_constants:x- compile:n- cpu:N- cuda:N- double:N- eval:N- extra_repr:N- float:N- get_buffer:N- get_extra_state:x- get_parameter:N- get_submodule:N- graph:x- half:N- inlined_graph:x- ipu:N- load_state_dict:N- modules:N- named_buffers:N- named_children:N- named_modules:N- named_parameters:N- parameters:N- register_backward_hook:N- register_buffer:x- register_forward_hook:N- register_forward_pre_hook:N- register_full_backward_hook:N- register_full_backward_pre_hook:N- register_load_state_dict_post_hook:N- register_load_state_dict_pre_hook:N- register_module:x- register_parameter:x- register_state_dict_post_hook:N- register_state_dict_pre_hook:N- requires_grad_:N- save:N- set_extra_state:x- set_submodule:x- share_memory:x- state_dict:N- to:N- to_empty:N- train:N- type:N- xpu:N- zero_grad:N-
torch.library.Library define:nn impl:nn
torch.library fallthrough_kernel:nn
torch.linalg cholesky:NN ldl_factor:xx lstsq:NN matmul:NN norm:YY qr:YY solve_triangular:NN vector_norm:Y-
torch.monitor Aggregation:nn Event:nn EventHandlerHandle:nn Stat:nn TensorboardEventHandler:nn data_value_t:nn log_event:nn register_event_handler:nn unregister_event_handler:nn
torch.monitor.Aggregation name:nn
torch.monitor.Event __init__:nn data:nn name:nn timestamp:nn
torch.monitor.Stat __init__:nn add:nn count:nn get:nn name:nn
torch.monitor.TensorboardEventHandler __init__:nn
torch.nested as_nested_tensor:YY masked_select:xx narrow:XX nested_tensor:YY nested_tensor_from_jagged:xx to_padded_tensor:xx
torch.nn AdaptiveAvgPool1d:YY AdaptiveAvgPool2d:YY AdaptiveAvgPool3d:NN AdaptiveLogSoftmaxWithLoss:xx AdaptiveMaxPool1d:xx AdaptiveMaxPool2d:xx AdaptiveMaxPool3d:YY AlphaDropout:YY AvgPool1d:NN AvgPool2d:YY AvgPool3d:xx BCELoss:YY BCEWithLogitsLoss:NN BatchNorm1d:YY BatchNorm2d:YY BatchNorm3d:YY Bilinear:YY CELU:NN CTCLoss:NN ChannelShuffle:YY ConstantPad1d:YY ConstantPad2d:YY ConstantPad3d:YY Conv1d:YY Conv2d:YY Conv3d:YY ConvTranspose1d:YY ConvTranspose2d:YY ConvTranspose3d:YY CosineEmbeddingLoss:xx CrossEntropyLoss:YY DataParallel:xx Dropout:YY Dropout2d:YY ELU:YY Embedding:NN EmbeddingBag:YY FeatureAlphaDropout:YY Flatten:Y- Fold:YY GELU:YY GLU:YY GRU:YY GRUCell:NN GaussianNLLLoss:YY GroupNorm:YY Hardshrink:YY Hardsigmoid:NN Hardswish:YY Hardtanh:YY HingeEmbeddingLoss:YY HuberLoss:YY Identity:YY KLDivLoss:YY L1Loss:YY LPPool1d:NN LPPool2d:NN LSTM:NN LSTMCell:NN LayerNorm:YY LazyConv1d:NN LazyConv2d:YY LazyConvTranspose1d:NN LazyConvTranspose2d:YY LazyLinear:YY LeakyReLU:YY Linear:NN LogSigmoid:YY LogSoftmax:YY MSELoss:YY MarginRankingLoss:YY MaxPool1d:xx MaxPool2d:YY MaxPool3d:xx MaxUnpool1d:NN MaxUnpool2d:YY MaxUnpool3d:xx Mish:YY Module:YY ModuleDict:YY ModuleList:YY MultiLabelMarginLoss:xx MultiLabelSoftMarginLoss:NN MultiMarginLoss:YY MultiheadAttention:NN NLLLoss:YY PReLU:YY ParameterDict:YY ParameterList:YY PixelShuffle:YY PixelUnshuffle:YY PoissonNLLLoss:YY RNN:xx RNNBase:xx RNNCell:xx RReLU:xx ReLU:YY ReLU6:YY ReflectionPad1d:YY ReflectionPad2d:YY ReflectionPad3d:xx ReplicationPad1d:YY ReplicationPad2d:YY ReplicationPad3d:xx SELU:YY Sequential:YY SiLU:YY Sigmoid:YY SmoothL1Loss:YY Softmax:YY Softmax2d:NN Softmin:YY Softplus:NN Softshrink:NN Softsign:YY SyncBatchNorm:YY Tanh:YY Tanhshrink:YY Threshold:YY Transformer:YY TransformerDecoder:xx TransformerEncoder:xx TripletMarginLoss:YY TripletMarginWithDistanceLoss:YY Unflatten:N- Unfold:YY Upsample:YY UpsamplingNearest2d:YY ZeroPad1d:YY ZeroPad2d:YY ZeroPad3d:YY
torch.nn.AdaptiveLogSoftmaxWithLoss log_prob:xx predict:xx
torch.nn.Embedding from_pretrained:NN
torch.nn.EmbeddingBag forward:NN from_pretrained:NN
torch.nn.LazyConvTranspose1d cls_to_become:nn
torch.nn.LazyConvTranspose3d cls_to_become:nn
torch.nn.LazyInstanceNorm1d cls_to_become:nn
torch.nn.LazyLinear cls_to_become:xx
torch.nn.Module add_module:NN apply:NN bfloat16:nn children:NN compile:nn cpu:NN cuda:NN double:nn eval:NN extra_repr:NN float:NN forward:NN get_buffer:nn get_extra_state:nn get_parameter:NN get_submodule:NN half:NN ipu:xx load_state_dict:NN modules:YY named_buffers:nn named_children:NN named_modules:YY npu:xx parameters:nn register_backward_hook:NN register_buffer:NN register_forward_hook:YY register_forward_pre_hook:YY register_full_backward_hook:NN register_full_backward_pre_hook:NN register_load_state_dict_post_hook:YY register_module:NN register_parameter:nn register_state_dict_pre_hook:nn requires_grad_:nn set_extra_state:nn set_submodule:nn share_memory:xx state_dict:YY to:NN to_empty:NN train:NN type:NN xpu:NN zero_grad:NN
torch.nn.ModuleDict clear:NN items:NN keys:NN pop:NN update:NN values:NN
torch.nn.ModuleList append:NN extend:NN insert:NN
torch.nn.MultiheadAttention forward:NN
torch.nn.ParameterDict clear:NN copy:NN fromkeys:NN get:NN items:NN keys:NN pop:NN popitem:NN setdefault:NN update:NN values:NN
torch.nn.ParameterList append:NN extend:NN
torch.nn.RNNBase flatten_parameters:xx
torch.nn.Sequential append:NN
torch.nn.Transformer forward:xx
torch.nn.TransformerDecoder forward:xx
torch.nn.TransformerDecoderLayer forward:xx
torch.nn.TransformerEncoder forward:YY
torch.nn.TransformerEncoderLayer forward:xx
torch.nn.Unflatten NamedShape:n-
torch.nn.functional adaptive_avg_pool1d:NN adaptive_avg_pool2d:NN adaptive_avg_pool3d:NN adaptive_max_pool1d:xx adaptive_max_pool2d:xx adaptive_max_pool3d:NN affine_grid:YY alpha_dropout:YY avg_pool1d:YY avg_pool2d:YY avg_pool3d:xx batch_norm:YY bilinear:NN binary_cross_entropy:YY binary_cross_entropy_with_logits:YY celu:NN conv1d:YY conv2d:YY conv3d:NN conv_transpose1d:YY conv_transpose2d:YY conv_transpose3d:NN cosine_similarity:YY cross_entropy:YY ctc_loss:YY dropout:YY dropout2d:YY elu:YY elu_:YY embedding:NN embedding_bag:xx feature_alpha_dropout:YY fold:YY fractional_max_pool2d:YY fractional_max_pool3d:nn gaussian_nll_loss:YY gelu:YY glu:YY grid_sample:NN group_norm:NN gumbel_softmax:xx hardshrink:YY hardsigmoid:NN hardswish:YY hardtanh:YY hardtanh_:YY interpolate:NN kl_div:YY l1_loss:YY layer_norm:YY leaky_relu:NN leaky_relu_:YY linear:NN log_softmax:YY logsigmoid:YY lp_pool1d:NN lp_pool2d:NN margin_ranking_loss:YY max_pool1d:NN max_pool2d:YY max_pool3d:YY max_unpool1d:NN max_unpool2d:NN max_unpool3d:xx mish:YY mse_loss:YY multilabel_margin_loss:NN multilabel_soft_margin_loss:xx nll_loss:YY normalize:YY one_hot:YY pad:YY pdist:xx pixel_shuffle:YY pixel_unshuffle:YY poisson_nll_loss:YY prelu:YY relu:YY relu6:YY relu_:YY rrelu:NN scaled_dot_product_attention:NN scaled_grouped_mm:-N scaled_mm:-N selu:YY sigmoid:YY silu:YY smooth_l1_loss:YY soft_margin_loss:NN softmax:YY softplus:NN softshrink:NN softsign:YY tanh:YY threshold:YY threshold_:YY triplet_margin_loss:xx triplet_margin_with_distance_loss:xx unfold:YY upsample:NN upsample_bilinear:YY upsample_nearest:YY
torch.nn.init constant_:YY dirac_:NN eye_:YY kaiming_normal_:YY kaiming_uniform_:YY normal_:YY ones_:YY orthogonal_:NN sparse_:NN trunc_normal_:nn uniform_:YY xavier_normal_:YY xavier_uniform_:YY zeros_:YY
torch.nn.modules.flatten Flatten:-N Unflatten:-N
torch.nn.modules.flatten.Unflatten NamedShape:-n
torch.nn.modules.lazy LazyModuleMixin:YY
torch.nn.modules.lazy.LazyModuleMixin has_uninitialized_params:NN initialize_parameters:NN
torch.nn.modules.module register_module_backward_hook:nn register_module_buffer_registration_hook:nn register_module_forward_hook:nn register_module_forward_pre_hook:nn register_module_full_backward_hook:nn register_module_full_backward_pre_hook:nn register_module_module_registration_hook:nn register_module_parameter_registration_hook:nn
torch.nn.parallel.DistributedDataParallel join:nn join_hook:nn no_sync:nn register_comm_hook:nn
torch.nn.parallel data_parallel:xx
torch.nn.parameter Buffer:YY Parameter:YY
torch.nn.parameter.UninitializedParameter cls_to_become:nn
torch.nn.utils clip_grad_norm:xx clip_grad_norm_:YY clip_grad_value_:YY vector_to_parameters:NN
torch.nn.utils.parametrizations orthogonal:nn spectral_norm:nn
torch.nn.utils.parametrize ParametrizationList:nn is_parametrized:nn
torch.nn.utils.parametrize.ParametrizationList right_inverse:NN
torch.nn.utils.prune BasePruningMethod:nn CustomFromMask:NN Identity:NN L1Unstructured:NN LnStructured:NN PruningContainer:nn RandomStructured:NN RandomUnstructured:NN custom_from_mask:NN global_unstructured:nn identity:nn is_pruned:nn l1_unstructured:nn ln_structured:nn random_structured:nn random_unstructured:nn remove:nn
torch.nn.utils.prune.BasePruningMethod apply:nn apply_mask:NN compute_mask:nn prune:NN remove:NN
torch.nn.utils.prune.CustomFromMask apply:NN apply_mask:nn prune:nn remove:nn
torch.nn.utils.prune.Identity apply:NN apply_mask:NN prune:NN remove:NN
torch.nn.utils.prune.L1Unstructured apply:NN apply_mask:NN prune:NN remove:NN
torch.nn.utils.prune.LnStructured apply:NN apply_mask:NN compute_mask:NN prune:NN remove:NN
torch.nn.utils.prune.PruningContainer add_pruning_method:nn apply:nn apply_mask:nn compute_mask:NN prune:NN remove:NN
torch.nn.utils.prune.RandomStructured apply:NN apply_mask:NN compute_mask:NN prune:nn remove:nn
torch.nn.utils.prune.RandomUnstructured apply:NN apply_mask:NN prune:NN remove:nn
torch.nn.utils.rnn PackedSequence:YY pack_padded_sequence:xx pack_sequence:xx pad_packed_sequence:xx pad_sequence:YY unpack_sequence:xx unpad_sequence:xx
torch.nn.utils.rnn.PackedSequence batch_sizes:nn count:NN data:nn index:NN is_cuda:xx is_pinned:nn sorted_indices:nn to:NN unsorted_indices:nn
torch.nn.utils.stateless functional_call:nn
torch.onnx DiagnosticOptions:x- ExportOptions:n- JitScalarType:n- ONNXProgram:nn OnnxExporterError:xx OnnxRegistry:x- dynamo_export:Y- enable_fake_mode:x- export:nn is_in_onnx_export:nn is_onnxrt_backend_supported:n- register_custom_op_symbolic:nn select_model_mode_for_export:nn unregister_custom_op_symbolic:nn
torch.onnx.JitScalarType dtype:n- from_dtype:N- from_value:N- onnx_compatible:n- onnx_type:n- scalar_name:n- torch_name:n-
torch.onnx.ONNXProgram model_proto:n- save:n-
torch.onnx.OnnxRegistry get_op_functions:x- is_registered_op:x- opset_version:x- register_op:x-
torch.onnx.verification GraphInfo:n- VerificationOptions:n- find_mismatch:n-
torch.optim ASGD:NN Adadelta:NN Adagrad:YY Adam:YY AdamW:YY Adamax:YY LBFGS:nn NAdam:YY RAdam:YY RMSprop:YY Rprop:nn SGD:YY
torch.optim.ASGD add_param_group:YY load_state_dict:YY register_load_state_dict_post_hook:nn register_load_state_dict_pre_hook:nn register_state_dict_post_hook:nn register_step_pre_hook:nn state_dict:NN step:YY zero_grad:NN
torch.optim.Adadelta add_param_group:nn load_state_dict:nn register_state_dict_post_hook:nn register_step_post_hook:nn register_step_pre_hook:nn state_dict:nn step:xx zero_grad:nn
torch.optim.Adagrad add_param_group:nn load_state_dict:nn register_load_state_dict_post_hook:nn register_step_pre_hook:nn state_dict:nn step:nn zero_grad:nn
torch.optim.Adam add_param_group:nn load_state_dict:nn register_load_state_dict_post_hook:nn register_state_dict_post_hook:nn register_state_dict_pre_hook:nn state_dict:nn step:xx zero_grad:nn
torch.optim.AdamW register_load_state_dict_post_hook:nn register_load_state_dict_pre_hook:nn register_state_dict_post_hook:nn register_state_dict_pre_hook:nn register_step_pre_hook:nn step:YY zero_grad:YY
torch.optim.Adamax add_param_group:YY load_state_dict:NN register_load_state_dict_post_hook:nn register_step_post_hook:nn register_step_pre_hook:nn state_dict:NN step:NN zero_grad:NN
torch.optim.LBFGS register_load_state_dict_post_hook:nn register_load_state_dict_pre_hook:nn register_state_dict_post_hook:nn register_step_post_hook:nn step:xx zero_grad:nn
torch.optim.NAdam add_param_group:NN load_state_dict:YY register_load_state_dict_post_hook:nn register_load_state_dict_pre_hook:nn register_state_dict_pre_hook:nn register_step_pre_hook:nn state_dict:YY step:NN zero_grad:NN
torch.optim.RAdam add_param_group:YY load_state_dict:YY register_load_state_dict_post_hook:nn register_state_dict_post_hook:nn state_dict:NN step:YY zero_grad:NN
torch.optim.RMSprop load_state_dict:nn register_load_state_dict_post_hook:nn register_state_dict_pre_hook:nn step:nn zero_grad:nn
torch.optim.Rprop add_param_group:YY load_state_dict:YY register_load_state_dict_pre_hook:nn register_state_dict_post_hook:nn register_state_dict_pre_hook:nn register_step_post_hook:nn state_dict:NN step:NN zero_grad:NN
torch.optim.SGD add_param_group:YY load_state_dict:NN register_load_state_dict_post_hook:nn register_state_dict_post_hook:nn register_state_dict_pre_hook:nn state_dict:YY step:YY zero_grad:YY
torch.optim.SparseAdam register_load_state_dict_post_hook:nn register_load_state_dict_pre_hook:nn register_state_dict_post_hook:nn register_state_dict_pre_hook:nn register_step_post_hook:nn register_step_pre_hook:nn step:nn zero_grad:nn
torch.optim.lr_scheduler.ChainedScheduler load_state_dict:nn
torch.optim.lr_scheduler ConstantLR:nn CyclicLR:nn MultiplicativeLR:nn PolynomialLR:nn
torch.optim.lr_scheduler.ConstantLR get_last_lr:NN load_state_dict:YY state_dict:NN
torch.optim.lr_scheduler.CosineAnnealingWarmRestarts load_state_dict:nn
torch.optim.lr_scheduler.CyclicLR get_lr:nn
torch.optim.lr_scheduler.ExponentialLR state_dict:nn
torch.optim.lr_scheduler.LambdaLR load_state_dict:nn
torch.optim.lr_scheduler.LinearLR state_dict:nn
torch.optim.lr_scheduler.MultiStepLR get_last_lr:YY load_state_dict:YY state_dict:YY
torch.optim.lr_scheduler.MultiplicativeLR get_last_lr:YY load_state_dict:NN state_dict:NN
torch.optim.lr_scheduler.OneCycleLR state_dict:nn
torch.optim.lr_scheduler.PolynomialLR get_last_lr:nn
torch.optim.lr_scheduler.SequentialLR load_state_dict:nn
torch.optim.lr_scheduler.StepLR get_last_lr:YY load_state_dict:YY state_dict:YY
torch.overrides get_ignored_functions:nn get_overridable_functions:nn get_testing_overrides:nn handle_torch_function:nn has_torch_function:nn is_tensor_like:nn is_tensor_method_or_property:nn resolve_name:nn wrap_torch_function:nn
torch.package Directory:nn EmptyMatchError:nn PackageExporter:nn PackageImporter:nn PackagingError:nn
torch.package.Directory has_file:nn
torch.package.PackageExporter __init__:nn add_dependency:nn all_paths:nn close:nn denied_modules:nn deny:nn dependency_graph_string:nn extern:nn externed_modules:nn get_rdeps:nn get_unique_id:nn intern:nn interned_modules:nn mock:nn mocked_modules:nn register_extern_hook:nn register_intern_hook:nn register_mock_hook:nn save_binary:nn save_module:nn save_pickle:nn save_source_file:nn save_source_string:nn save_text:nn
torch.package.PackageImporter __init__:nn file_structure:nn id:nn import_module:nn load_binary:nn load_pickle:nn load_text:nn python_version:nn
torch.profiler ProfilerAction:nn ProfilerActivity:nn _KinetoProfile:nn profile:nn schedule:nn tensorboard_trace_handler:nn
torch.profiler.ProfilerActivity name:xx
torch.profiler._KinetoProfile add_metadata:nn add_metadata_json:nn events:xx export_chrome_trace:nn export_memory_timeline:nn export_stacks:nn key_averages:xx
torch.profiler.itt is_available:xx mark:xx range_pop:xx range_push:xx
torch.profiler.profile step:nn
torch.quasirandom.SobolEngine draw:YY
torch.random seed:nn
torch.sparse as_sparse_gradcheck:xx check_sparse_tensor_invariants:xx
torch.sparse.check_sparse_tensor_invariants disable:xx enable:xx is_enabled:xx
torch.special erf:YY erfc:YY erfinv:YY exp2:YY expit:YY log1p:YY logsumexp:YY xlogy:YY
torch.testing assert_allclose:NN assert_close:NN make_tensor:NN
torch.torch default_generator:nn
torch.utils.backend_registration generate_methods_for_privateuse1_backend:-x rename_privateuse1_backend:-n
torch.utils.benchmark CallgrindStats:nn FunctionCounts:nn Measurement:nn Timer:nn
torch.utils.benchmark.CallgrindStats as_standardized:nn counts:nn delta:nn stats:nn
torch.utils.benchmark.FunctionCounts denoise:nn filter:nn transform:nn
torch.utils.benchmark.Timer blocked_autorange:nn collect_callgrind:nn timeit:nn
torch.utils.checkpoint SelectiveCheckpointContext:nn checkpoint_sequential:NN create_selective_checkpoint_contexts:nn set_checkpoint_debug_enabled:nn
torch.utils.cpp_extension BuildExtension:nn CppExtension:nn get_compiler_abi_compatibility_and_version:nn include_paths:nn is_ninja_available:nn load:xx load_inline:nn verify_ninja_availability:nn
torch.utils.data BatchSampler:nn ChainDataset:nn DataLoader:YY Dataset:YY IterDataPipe:nn IterableDataset:nn MapDataPipe:nn RandomSampler:YY Sampler:YY SequentialSampler:YY StackDataset:nn Subset:YY SubsetRandomSampler:NN TensorDataset:nn WeightedRandomSampler:NN default_collate:YY default_convert:nn random_split:nn
torch.utils.data._utils.collate collate:NN
torch.utils.data.distributed DistributedSampler:YY
torch.utils.data.graph_settings apply_sharding:nn get_all_graph_pipes:nn
torch.utils.deterministic fill_uninitialized_memory:YY
torch.utils.dlpack from_dlpack:xx to_dlpack:xx
torch.utils generate_methods_for_privateuse1_backend:x- get_cpp_backtrace:xx rename_privateuse1_backend:n-
torch.utils.mobile_optimizer optimize_for_mobile:xx
torch.utils.model_zoo load_url:nn
torch.utils.tensorboard.writer SummaryWriter:nn
torch.utils.tensorboard.writer.SummaryWriter __init__:nn add_audio:NN add_custom_scalars:nn add_embedding:NN add_figure:nn add_graph:NN add_histogram:nn add_hparams:nn add_image:NN add_images:NN add_mesh:NN add_pr_curve:NN add_scalar:nn add_scalars:nn add_text:nn add_video:NN close:nn flush:nn
`;

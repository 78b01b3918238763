/**
 * What torch_npu's support pages say of PyTorch's functions. Written by scripts/torch-npu-support.mjs; facts read from
 * the pages of Ascend/pytorch (docs/zh/api/native_api, commit 9e73e708ab93, BSD-style licence), reshaped.
 *
 * A key has a letter for each version: y all chips, n not 950DT, a only A2, x none, _ not on the pages; in capitals
 * where a page states limits. Behind it stand modules and classes, each with its members.
 */
export const supportVersions = ["2.7.1", "2.13.0"] as const;

export const supportTable = {
  NN: `
  torch.QInt32Storage: dtype torch.QInt8Storage: dtype torch.QUInt2x4Storage: dtype torch.QUInt4x2Storage: dtype
  torch.QUInt8Storage: dtype torch: SymBool SymFloat SymInt _foreach_neg_ addbmm addmm addr aminmax angle argwhere
  asarray atanh bmm dequantize float_power gradient index_copy matmul mm moveaxis nansum nonzero randn_like
  result_type set_default_tensor_type stft swapaxes sym_float sym_max sym_min sym_not topk trapezoid unique
  torch.Tensor: T addbmm addbmm_ addmm addr_ aminmax angle argwhere atanh atanh_ baddbmm_ bitwise_and_ bitwise_not_
  bitwise_or_ bitwise_xor_ cosh cosh_ cuda cumsum_ dequantize diagflat diagonal_scatter divide dsplit eq_ exponential_
  fix fix_ flipud float_power float_power_ floor_divide_ fmod_ frac frac_ ge_ greater_equal_ gt_ hsplit inner
  is_inference is_pinned is_set_to is_signed is_sparse isreal ldexp_ le_ less_ less_equal_ log1p_ log2_ logical_or_
  logical_xor_ lt_ map_ matrix_power mm moveaxis multiply_ ndim ndimension ne_ negative nelement new_full new_ones
  nonzero normal_ not_equal_ rad2deg record_stream remainder_ requires_grad_ retain_grad retains_grad set_ sign sin
  sin_ sinh_ size slogdet squeeze_ storage_type stride swapaxes swapdims t take unique unsqueeze_ values vsplit
  torch.ao.nn.quantized.dynamic: GRU GRUCell LSTM LSTMCell RNNCell torch.autograd.forward_ad: make_dual unpack_dual
  torch.autograd.functional: hessian hvp jacobian jvp vhp vjp torch.autograd.graph: allow_mutation_on_saved_tensors
  torch.autograd.profiler: profile torch.backends.cuda.cufft_plan_cache: max_size torch.backends.cuda.matmul:
  allow_tf32 torch.backends.cudnn: allow_tf32 benchmark enabled is_available torch.backends.openmp: is_available
  torch.backends.opt_einsum: get_opt_einsum is_available torch.cuda.CUDAGraph: debug_dump pool torch.cuda:
  CUDAPluggableAllocator change_current_allocator torch.distributed: GradBucket all_reduce
  torch.distributed.GradBucket: buffer gradients index torch.distributed.algorithms.ddp_comm_hooks.debugging_hooks:
  noop_hook torch.distributed.algorithms.ddp_comm_hooks.default_hooks: allreduce_hook fp16_compress_hook
  fp16_compress_wrapper torch.distributed.fsdp: fully_shard torch.distributed.rpc.TensorPipeRpcBackendOptions:
  set_device_map set_devices torch.distributed.tensor.experimental: context_parallel torch.distributions.gamma: Gamma
  torch.distributions.multivariate_normal.MultivariateNormal: covariance_matrix log_prob rsample torch.fft: rfftn
  torch.fx.Graph: lint node_copy nodes on_generate_code print_tabular python_code torch.fx: GraphModule Node
  symbolic_trace wrap torch.fx.GraphModule: __init__ add_submodule delete_all_unused_submodules delete_submodule
  to_folder torch.fx.Interpreter: call_function call_method call_module fetch_args_kwargs_from_env fetch_attr get_attr
  map_nodes_to_values output placeholder run_node torch.fx.Node: append format_node is_impure replace_input_with
  update_arg update_kwarg torch.fx.Tracer: call_module create_args_for_root create_proxy iter keys proxy to_bool
  torch.fx.Transformer: call_function call_module get_attr placeholder torch.fx.experimental.symbolic_shapes.ShapeEnv:
  produce_guards_expression torch.fx.experimental.symbolic_shapes: constrain_range constrain_unify torch.fx.graph:
  map_arg torch.linalg: cholesky lstsq matmul solve_triangular torch.nn: AdaptiveAvgPool3d AvgPool1d BCEWithLogitsLoss
  CELU CTCLoss Embedding GRUCell Hardsigmoid LPPool1d LPPool2d LSTM LSTMCell LazyConv1d LazyConvTranspose1d Linear
  MaxUnpool1d MultiLabelSoftMarginLoss MultiheadAttention Softmax2d Softplus Softshrink torch.nn.Embedding:
  from_pretrained torch.nn.EmbeddingBag: forward from_pretrained torch.nn.Module: add_module apply children cpu cuda
  eval extra_repr float forward get_parameter get_submodule half load_state_dict named_children register_backward_hook
  register_buffer register_full_backward_hook register_full_backward_pre_hook register_module to to_empty train type
  xpu zero_grad torch.nn.ModuleDict: clear items keys pop update values torch.nn.ModuleList: append extend insert
  torch.nn.MultiheadAttention: forward torch.nn.ParameterDict: clear copy fromkeys get items keys pop popitem
  setdefault update values torch.nn.ParameterList: append extend torch.nn.Sequential: append torch.nn.functional:
  adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool3d bilinear celu conv3d
  conv_transpose3d embedding grid_sample group_norm hardsigmoid interpolate leaky_relu linear lp_pool1d lp_pool2d
  max_pool1d max_unpool1d max_unpool2d multilabel_margin_loss rrelu scaled_dot_product_attention soft_margin_loss
  softplus softshrink upsample torch.nn.init: dirac_ orthogonal_ sparse_ torch.nn.modules.lazy.LazyModuleMixin:
  has_uninitialized_params initialize_parameters torch.nn.utils.parametrize.ParametrizationList: right_inverse
  torch.nn.utils.prune.BasePruningMethod: apply_mask prune remove torch.nn.utils.prune: CustomFromMask Identity
  L1Unstructured LnStructured RandomStructured RandomUnstructured custom_from_mask
  torch.nn.utils.prune.CustomFromMask: apply torch.nn.utils.prune.Identity: apply apply_mask prune remove
  torch.nn.utils.prune.L1Unstructured: apply apply_mask prune remove torch.nn.utils.prune.LnStructured: apply
  apply_mask compute_mask prune remove torch.nn.utils.prune.PruningContainer: compute_mask prune remove
  torch.nn.utils.prune.RandomStructured: apply apply_mask compute_mask torch.nn.utils.prune.RandomUnstructured: apply
  apply_mask prune torch.nn.utils.rnn.PackedSequence: count index to torch.nn.utils: vector_to_parameters torch.optim:
  ASGD Adadelta torch.optim.ASGD: state_dict zero_grad torch.optim.Adamax: load_state_dict state_dict step zero_grad
  torch.optim.NAdam: add_param_group step zero_grad torch.optim.RAdam: state_dict zero_grad torch.optim.Rprop:
  state_dict step zero_grad torch.optim.SGD: load_state_dict torch.optim.lr_scheduler.ConstantLR: get_last_lr
  state_dict torch.optim.lr_scheduler.MultiplicativeLR: load_state_dict state_dict torch.testing: assert_allclose
  assert_close make_tensor torch.utils.checkpoint: checkpoint_sequential torch.utils.data: SubsetRandomSampler
  WeightedRandomSampler torch.utils.data._utils.collate: collate torch.utils.tensorboard.writer.SummaryWriter:
  add_audio add_embedding add_graph add_image add_images add_mesh add_pr_curve add_video
  `,
  NY: `
  torch.Tensor: view
  `,
  N_: `
  torch.Tensor: align_as align_to names refine_names rename rename_ torch.ao.ns._numeric_suite.Shadow: add add_relu
  add_scalar cat mul mul_scalar torch.jit: Attribute ScriptFunction ScriptModule annotate script_if_tracing
  trace_module torch.jit.Attribute: count index torch.jit.ScriptFunction: get_debug_state save torch.jit.ScriptModule:
  apply buffers cpu cuda double eval extra_repr float get_buffer get_parameter get_submodule half ipu load_state_dict
  modules named_buffers named_children named_modules named_parameters parameters register_backward_hook
  register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook
  register_load_state_dict_post_hook register_load_state_dict_pre_hook register_state_dict_post_hook
  register_state_dict_pre_hook requires_grad_ save state_dict to to_empty train type xpu zero_grad torch.nn: Unflatten
  torch.onnx.JitScalarType: from_dtype from_value
  `,
  XX: `
  torch.fft: ifftshift torch.nested: narrow
  `,
  YY: `
  torch.Tensor: abs abs_ absolute absolute_ acos acos_ acosh acosh_ add add_ addcdiv addcdiv_ addcmul addcmul_ addmm_
  addmv addmv_ addr all allclose amax amin any apply_ arccos arccos_ arccosh arccosh_ arcsin arcsin_ arcsinh arcsinh_
  arctan arctan2 arctan2_ arctan_ arctanh arctanh_ argmax argmin argsort as_strided asin asin_ asinh asinh_ atan atan2
  atan2_ atan_ backward baddbmm bernoulli bernoulli_ bfloat16 bincount bitwise_and bitwise_not bitwise_or bitwise_xor
  bmm bool broadcast_to byte ceil ceil_ char chunk clamp clamp_ clip clip_ clone conj contiguous copy_ copysign cos
  cos_ count_nonzero cov cross cummax cummin cumsum data_ptr deg2rad detach detach_ diag diag_embed diagonal diff dim
  dist div div_ divide_ dot double element_size eq equal erf erf_ erfc erfc_ erfinv erfinv_ exp exp_ expand expand_as
  expm1 expm1_ fill_ fill_diagonal_ flatten flip fliplr float floor floor_ floor_divide fmod gather ge grad greater
  greater_ greater_equal gt half hardshrink heaviside histc index_add index_add_ index_copy index_copy_ index_fill
  index_fill_ index_put index_put_ index_reduce index_reduce_ index_select int is_complex is_conj is_contiguous
  is_floating_point isclose isfinite isinf isnan isneginf isposinf item kthvalue ldexp le lerp lerp_ less less_equal
  log log10 log10_ log1p log2 log_ logaddexp logaddexp2 logical_and logical_and_ logical_not logical_not_ logical_or
  logical_xor logit logit_ logsumexp long lt masked_fill masked_fill_ masked_scatter masked_scatter_ masked_select
  matmul max maximum mean median min minimum movedim msort mul mul_ multinomial multiply nan_to_num nanmean nansum
  narrow narrow_copy ne neg neg_ negative_ new_empty new_zeros nextafter_ norm not_equal numel numpy outer permute
  positive pow pow_ prod put_ random_ ravel reciprocal reciprocal_ register_hook remainder repeat repeat_interleave
  reshape reshape_as resize_ resize_as_ resolve_conj resolve_neg roll rot90 round round_ rsqrt rsqrt_ scatter scatter_
  scatter_add scatter_add_ scatter_reduce select select_scatter sgn sgn_ short sigmoid_ sign_ sinh slice_scatter
  softmax sort split sqrt sqrt_ square square_ squeeze std storage storage_offset sub sub_ subtract_ sum sum_to_size
  t_ take_along_dim tan tan_ tanh tanh_ tensor_split tile to tolist topk transpose transpose_ tril tril_ triu triu_
  true_divide true_divide_ trunc trunc_ type type_as unbind unflatten unfold uniform_ unsqueeze untyped_storage var
  view_as where xlogy xlogy_ zero_ torch: _foreach_asin _foreach_sqrt abs absolute acos acosh add addcdiv addcmul
  addmv all allclose amax amin any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argsort
  as_strided as_tensor asin asinh atan atan2 atleast_1d atleast_2d atleast_3d baddbmm bernoulli bincount bitwise_and
  bitwise_left_shift bitwise_not bitwise_or bitwise_xor block_diag broadcast_tensors broadcast_to bucketize
  cartesian_prod cat cdist ceil chunk clamp clip clone combinations compile concat concatenate conj copysign corrcoef
  cos cosh count_nonzero cov cross cummax cummin cumprod cumsum cumulative_trapezoid deg2rad diag diag_embed diagonal
  diagonal_scatter diff dist div divide dot dsplit dstack einsum empty empty_like eq equal erf erfc erfinv exp exp2
  expm1 eye fix flatten flip fliplr flipud floor floor_divide fmod from_numpy frombuffer full full_like gather ge
  greater greater_equal gt hann_window histc hsplit hstack index_add index_reduce index_select is_complex isclose
  isfinite isin isinf isnan isneginf isposinf kron kthvalue ldexp le lerp less less_equal linspace log log10 log1p
  log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor logit logsumexp lt masked_select max
  maximum mean median meshgrid min minimum movedim msort mul multinomial multiply mv nan_to_num nanmean narrow
  narrow_copy ne neg negative norm normal not_equal ones ones_like outer permute polar positive pow prod rad2deg
  rand_like randint_like ravel real reciprocal remainder repeat_interleave reshape resolve_conj resolve_neg roll round
  row_stack rsqrt scatter searchsorted select_scatter sgn sigmoid sign sin sinh slice_scatter slogdet softmax sort
  sparse_coo_tensor split sqrt square squeeze stack std sub sum swapdims sym_int t take take_along_dim tan tanh
  tensor_split tensordot tile transpose tril triu true_divide trunc unsqueeze use_deterministic_algorithms var vdot
  view_as_complex view_as_real vsplit vstack where xlogy zeros_like torch.ao.nn.intrinsic.qat: freeze_bn_stats
  torch.ao.quantization.fake_quantize: FakeQuantize FusedMovingAvgObsFakeQuantize torch.ao.quantization.observer:
  RecordingObserver torch.autograd: backward torch.cuda: CUDAGraph current_stream default_stream get_device_capability
  get_device_properties graph graph_pool_handle make_graphed_callables torch.cuda.CUDAGraph: capture_begin capture_end
  replay reset torch.distributed: P2POp ReduceOp all_gather all_to_all all_to_all_single batch_isend_irecv broadcast
  gather gather_object init_process_group irecv isend new_group recv reduce reduce_op reduce_scatter scatter
  scatter_object_list send torch.distributed.algorithms.ddp_comm_hooks.powerSGD_hook: PowerSGDState
  torch.distributed.fsdp: FullyShardedDataParallel torch.distributed.optim: ZeroRedundancyOptimizer
  torch.distributed.rpc: TensorPipeRpcBackendOptions init_rpc torch.distributed.tensor: DTensor distribute_module
  distribute_tensor torch.distributed.tensor.DTensor: from_local redistribute torch.distributed.tensor.parallel:
  ColwiseParallel loss_parallel torch.distributed.tensor.placement_types: Shard torch.distributions.binomial: Binomial
  torch.distributions.binomial.Binomial: log_prob torch.distributions.cauchy.Cauchy: log_prob rsample
  torch.distributions.chi2: Chi2 torch.distributions.dirichlet: Dirichlet torch.distributions.dirichlet.Dirichlet:
  log_prob rsample torch.distributions.fishersnedecor: FisherSnedecor torch.distributions.gamma.Gamma: cdf log_prob
  torch.distributions.half_cauchy: HalfCauchy torch.distributions.half_normal: HalfNormal
  torch.distributions.kumaraswamy.Kumaraswamy: entropy torch.distributions.laplace.Laplace: icdf
  torch.distributions.lkj_cholesky: LKJCholesky torch.distributions.log_normal.LogNormal: entropy
  torch.distributions.negative_binomial: NegativeBinomial torch.distributions.negative_binomial.NegativeBinomial:
  sample torch.distributions.poisson: Poisson torch.distributions.relaxed_categorical: RelaxedOneHotCategorical
  torch.distributions.studentT: StudentT torch.distributions.transforms: AbsTransform torch.linalg: norm qr
  torch.nested: as_nested_tensor nested_tensor torch.nn: AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveMaxPool3d
  AlphaDropout AvgPool2d BCELoss BatchNorm1d BatchNorm2d BatchNorm3d Bilinear ChannelShuffle ConstantPad1d
  ConstantPad2d ConstantPad3d Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d CrossEntropyLoss
  Dropout Dropout2d ELU EmbeddingBag FeatureAlphaDropout Fold GELU GLU GRU GaussianNLLLoss GroupNorm Hardshrink
  Hardswish Hardtanh HingeEmbeddingLoss HuberLoss Identity KLDivLoss L1Loss LayerNorm LazyConv2d LazyConvTranspose2d
  LazyLinear LeakyReLU LogSigmoid LogSoftmax MSELoss MarginRankingLoss MaxPool2d MaxUnpool2d Mish Module ModuleDict
  ModuleList MultiMarginLoss NLLLoss PReLU ParameterDict ParameterList PixelShuffle PixelUnshuffle PoissonNLLLoss ReLU
  ReLU6 ReflectionPad1d ReflectionPad2d ReplicationPad1d ReplicationPad2d SELU Sequential SiLU Sigmoid SmoothL1Loss
  Softmax Softmin Softsign SyncBatchNorm Tanh Tanhshrink Threshold Transformer TripletMarginLoss
  TripletMarginWithDistanceLoss Unfold Upsample UpsamplingNearest2d ZeroPad1d ZeroPad2d ZeroPad3d torch.nn.Module:
  modules named_modules register_forward_hook register_forward_pre_hook register_load_state_dict_post_hook state_dict
  torch.nn.TransformerEncoder: forward torch.nn.functional: affine_grid alpha_dropout avg_pool1d avg_pool2d batch_norm
  binary_cross_entropy binary_cross_entropy_with_logits conv1d conv2d conv_transpose1d conv_transpose2d
  cosine_similarity cross_entropy ctc_loss dropout dropout2d elu elu_ feature_alpha_dropout fold fractional_max_pool2d
  gaussian_nll_loss gelu glu hardshrink hardswish hardtanh hardtanh_ kl_div l1_loss layer_norm leaky_relu_ log_softmax
  logsigmoid margin_ranking_loss max_pool2d max_pool3d mish mse_loss nll_loss normalize one_hot pad pixel_shuffle
  pixel_unshuffle poisson_nll_loss prelu relu relu6 relu_ selu sigmoid silu smooth_l1_loss softmax softsign tanh
  threshold threshold_ unfold upsample_bilinear upsample_nearest torch.nn.init: constant_ eye_ kaiming_normal_
  kaiming_uniform_ normal_ ones_ uniform_ xavier_normal_ xavier_uniform_ zeros_ torch.nn.modules.lazy: LazyModuleMixin
  torch.nn.parameter: Buffer Parameter torch.nn.utils: clip_grad_norm_ clip_grad_value_ torch.nn.utils.rnn:
  PackedSequence pad_sequence torch.optim.ASGD: add_param_group load_state_dict step torch.optim: Adagrad Adam AdamW
  Adamax NAdam RAdam RMSprop SGD torch.optim.AdamW: step zero_grad torch.optim.Adamax: add_param_group
  torch.optim.NAdam: load_state_dict state_dict torch.optim.RAdam: add_param_group load_state_dict step
  torch.optim.Rprop: add_param_group load_state_dict torch.optim.SGD: add_param_group state_dict step zero_grad
  torch.optim.lr_scheduler.ConstantLR: load_state_dict torch.optim.lr_scheduler.MultiStepLR: get_last_lr
  load_state_dict state_dict torch.optim.lr_scheduler.MultiplicativeLR: get_last_lr torch.optim.lr_scheduler.StepLR:
  get_last_lr load_state_dict state_dict torch.quasirandom.SobolEngine: draw torch.special: erf erfc erfinv exp2 expit
  log1p logsumexp xlogy torch.utils.data: DataLoader Dataset RandomSampler Sampler SequentialSampler Subset
  default_collate torch.utils.data.distributed: DistributedSampler torch.utils.deterministic:
  fill_uninitialized_memory
  `,
  Y_: `
  torch.Tensor: sigmoid torch.distributed: all_gather_into_tensor reduce_scatter_tensor torch.jit: trace torch.linalg:
  vector_norm torch.nn: Flatten torch.onnx: dynamo_export torch: scatter_add
  `,
  Yx: `
  torch.Tensor: unique_consecutive torch: unique_consecutive
  `,
  Yy: `
  torch: zeros
  `,
  _N: `
  torch.distributed.tensor.placement_types: _StridedShard torch.nn.functional: scaled_grouped_mm scaled_mm
  torch.nn.modules.flatten: Flatten Unflatten
  `,
  _n: `
  torch.cuda: host_memory_stats_as_nested_dict reset_accumulated_host_memory_stats
  torch.fx.experimental.symbolic_shapes.ShapeEnv: add_backed_var_to_val torch.fx.experimental.symbolic_shapes:
  is_symbolic torch.fx.passes.regional_inductor: regional_inductor torch.nn.modules.flatten.Unflatten: NamedShape
  torch.utils.backend_registration: rename_privateuse1_backend
  `,
  _x: `
  torch.accelerator: get_device_capability torch.export.exported_program: ModuleCallEntry ModuleCallSignature
  torch.utils.backend_registration: generate_methods_for_privateuse1_backend
  `,
  _y: `
  torch.accelerator: device_index torch.accelerator.memory: empty_cache empty_host_cache get_memory_info
  max_memory_allocated max_memory_reserved memory_allocated memory_reserved memory_stats
  reset_accumulated_memory_stats reset_peak_memory_stats
  `,
  aa: `
  torch.backends.mkldnn: is_available
  `,
  n_: `
  torch.ao.ns._numeric_suite.Shadow: forward torch.ao.ns._numeric_suite: ShadowLogger compare_model_outputs
  compare_model_stub compare_weights get_logger_dict get_matching_activations prepare_model_outputs
  prepare_model_with_stubs torch.ao.ns._numeric_suite_fx.NSTracer: is_leaf_module
  torch.ao.ns._numeric_suite_fx.OutputComparisonLogger: forward torch.ao.ns._numeric_suite_fx.OutputLogger: forward
  torch.ao.ns._numeric_suite_fx: add_loggers add_shadow_loggers convert_n_shadows_model
  extend_logger_results_with_comparison extract_logger_info extract_results_n_shadows_model loggers_set_enabled
  prepare_n_shadows_model print_comparisons_n_shadows_model torch.autograd.FunctionCtx: mark_dirty
  mark_non_differentiable save_for_backward set_materialize_grads torch.autograd.Node: metadata name next_functions
  register_hook register_prehook torch.jit.ScriptFunction: save_to_buffer torch.jit.ScriptModule: add_module bfloat16
  children code compile torch.jit: enable_onednn_fusion export fork freeze ignore is_scripting is_tracing isinstance
  onednn_fusion_enabled optimize_for_inference set_fusion_strategy strict_fusion unused wait torch.nn.Unflatten:
  NamedShape torch.onnx: ExportOptions JitScalarType is_onnxrt_backend_supported torch.onnx.JitScalarType: dtype
  onnx_compatible onnx_type scalar_name torch_name torch.onnx.ONNXProgram: model_proto save torch.onnx.verification:
  GraphInfo VerificationOptions find_mismatch torch.utils: rename_privateuse1_backend
  `,
  nn: `
  torch: BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage
  FloatStorage HalfStorage IntStorage LongStorage QUInt8Storage ShortStorage Tag Tensor TypedStorage UntypedStorage
  _assert can_cast compiled_with_cxx11_abi get_float32_matmul_precision get_num_interop_threads is_conj
  is_inference_mode_enabled is_nonzero is_storage is_warn_always_enabled layout promote_types
  set_deterministic_debug_mode set_float32_matmul_precision set_flush_denormal set_num_interop_threads set_num_threads
  set_warn_always sparse_compressed_tensor tensor tril_indices vmap torch.BFloat16Storage: dtype torch.BoolStorage:
  dtype torch.ByteStorage: dtype torch.CharStorage: dtype torch.ComplexDoubleStorage: dtype torch.ComplexFloatStorage:
  dtype torch.DoubleStorage: dtype torch.FloatStorage: dtype torch.Generator: device get_state initial_seed seed
  set_state torch.HalfStorage: dtype torch.IntStorage: dtype torch.LongStorage: dtype torch.ShortStorage: dtype
  torch.Tag: name torch.Tensor: H ccol_indices cdouble cfloat coalesce col_indices crow_indices dense_dim dim_order
  geometric_ ger imag indices is_coalesced is_cuda is_leaf is_meta is_quantized is_sparse_csr itemsize mH nbytes real
  register_post_accumulate_grad_hook row_indices shape sparse_dim sparse_resize_ sparse_resize_and_clear_
  to_sparse_coo torch.TypedStorage: bfloat16 bool byte char clone complex_double complex_float copy_ cpu cuda data_ptr
  device double dtype element_size filename fill_ float from_buffer from_file get_device half int is_pinned is_shared
  is_sparse long nbytes pickle_storage_type pin_memory resize_ short size tolist type untyped torch.UntypedStorage:
  bfloat16 bool byte byteswap char clone complex_double complex_float copy_ cpu cuda data_ptr device double
  element_size filename fill_ float from_buffer get_device half int is_pinned is_shared is_sparse is_sparse_csr long
  nbytes new pin_memory resize_ share_memory_ short size tolist type untyped torch.__config__: parallel_info show
  torch.ao.quantization.backend_config.BackendConfig: from_dict set_backend_pattern_config set_backend_pattern_configs
  to_dict torch.ao.quantization.backend_config.BackendPatternConfig: from_dict set_fuser_method set_pattern to_dict
  torch.ao.quantization.backend_config: DTypeConfig ObservationType torch.ao.quantization.backend_config.DTypeConfig:
  from_dict torch.ao.quantization.backend_config.ObservationType: INPUT_OUTPUT_NOT_OBSERVED
  OUTPUT_SHARE_OBSERVER_WITH_INPUT torch.ao.quantization: convert prepare_qat torch.ao.quantization.fake_quantize:
  FixedQParamsFakeQuantize disable_observer enable_fake_quant enable_observer torch.ao.quantization.fx.custom_config:
  ConvertCustomConfig FuseCustomConfig PrepareCustomConfig torch.ao.quantization.fx.custom_config.ConvertCustomConfig:
  set_observed_to_quantized_mapping set_preserved_attributes torch.ao.quantization.fx.custom_config.FuseCustomConfig:
  from_dict torch.ao.quantization.fx.custom_config.PrepareCustomConfig: set_float_to_observed_mapping
  set_non_traceable_module_classes set_output_quantized_indexes set_preserved_attributes set_standalone_module_name
  to_dict torch.ao.quantization.observer: MovingAveragePerChannelMinMaxObserver default_observer
  get_observer_state_dict torch.ao.quantization.observer.PerChannelMinMaxObserver: reset_min_max_vals
  torch.ao.quantization.qconfig: QConfig default_debug_qconfig default_per_channel_qconfig default_qat_qconfig
  default_qat_qconfig_v2 default_qconfig default_weight_only_qconfig float16_dynamic_qconfig float16_static_qconfig
  per_channel_dynamic_qconfig torch.ao.quantization.qconfig_mapping.QConfigMapping: set_module_name
  set_module_name_regex torch.autograd.Function: backward forward jvp vmap torch.autograd.forward_ad: dual_level
  torch.autograd.grad_mode: inference_mode set_grad_enabled set_multithreading_enabled
  torch.autograd.grad_mode.inference_mode: clone torch.autograd.grad_mode.set_grad_enabled: clone
  torch.autograd.gradcheck: gradcheck gradgradcheck torch.autograd.graph: disable_saved_tensors_hooks
  register_multi_grad_hook save_on_cpu torch.autograd: set_detect_anomaly torch.backends.cpu: get_cpu_capability
  torch.backends.cuda: cufft_plan_cache is_built torch.backends.cuda.cufft_plan_cache: clear size
  torch.backends.cudnn: deterministic torch.backends.mkl: is_available verbose torch.backends.mkldnn: verbose
  torch.backends.mps: is_available is_built torch.cpu: StreamContext current_stream device_count is_available
  synchronize torch.cpu.amp: autocast torch.cuda.Event: elapsed_time from_ipc_handle ipc_handle torch.cuda.Stream:
  wait_stream torch.cuda._sanitizer: enable_cuda_sanitizer torch.cuda: caching_allocator_alloc
  caching_allocator_delete get_sync_debug_mode host_memory_stats is_initialized memory_summary
  reset_peak_host_memory_stats set_per_process_memory_fraction set_sync_debug_mode torch.distributed: Backend
  DistBackendError HashStore PrefixStore Store is_available is_initialized is_torchelastic_launched
  torch.distributed.Backend: register_backend torch.distributed.FileStore: __init__ path torch.distributed.GradBucket:
  is_last parameters set_buffer torch.distributed.HashStore: __init__ torch.distributed.PrefixStore: __init__
  underlying_store torch.distributed.Store: __init__ add append check compare_set delete_key get has_extended_api
  multi_get multi_set num_keys set set_timeout timeout wait torch.distributed.TCPStore: __init__ host libuvBackend
  port torch.distributed.algorithms: Join JoinHook Joinable torch.distributed.algorithms.Join: notify_join_context
  torch.distributed.algorithms.JoinHook: main_hook post_hook torch.distributed.algorithms.Joinable: join_device
  join_hook join_process_group torch.distributed.algorithms.ddp_comm_hooks.default_hooks: bf16_compress_hook
  bf16_compress_wrapper torch.distributed.algorithms.ddp_comm_hooks.powerSGD_hook: powerSGD_hook
  torch.distributed.autograd: backward context get_gradients torch.distributed.checkpoint: LoadPlan ReadItem SavePlan
  torch.distributed.checkpoint.StorageReader: validate_checkpoint_id torch.distributed.checkpoint.StorageWriter:
  validate_checkpoint_id torch.distributed.checkpoint.format_utils: BroadcastingTorchSaveReader DynamicMetaLoadPlanner
  torch.distributed.checkpoint.format_utils.BroadcastingTorchSaveReader: prepare_global_plan prepare_local_plan
  read_data read_metadata reset set_up_storage_reader validate_checkpoint_id torch.distributed.checkpoint.planner:
  WriteItem torch.distributed.checkpoint.planner.WriteItem: tensor_storage_size torch.distributed.checkpoint.staging:
  AsyncStager BlockingAsyncStager torch.distributed.checkpoint.staging.AsyncStager: should_synchronize_after_execute
  stage synchronize_staging torch.distributed.checkpoint.staging.BlockingAsyncStager: stage synchronize_staging
  torch.distributed.checkpoint.state_dict: StateDictOptions get_model_state_dict get_optimizer_state_dict
  get_state_dict set_model_state_dict set_optimizer_state_dict set_state_dict
  torch.distributed.checkpoint.state_dict_loader: load_state_dict torch.distributed.checkpoint.state_dict_saver: save
  save_state_dict torch.distributed.checkpoint.stateful: Stateful torch.distributed.checkpoint.stateful.Stateful:
  load_state_dict state_dict torch.distributed.elastic.agent.server: ElasticAgent SimpleElasticAgent Worker
  WorkerGroup WorkerSpec WorkerState torch.distributed.elastic.agent.server.ElasticAgent: get_worker_group run
  torch.distributed.elastic.agent.server.SimpleElasticAgent: _assign_worker_ranks _exit_barrier _initialize_workers
  _monitor_workers _rendezvous _restart_workers _shutdown _start_workers _stop_workers
  torch.distributed.elastic.agent.server.WorkerSpec: get_entrypoint_name
  torch.distributed.elastic.agent.server.WorkerState: is_running torch.distributed.elastic.agent.server.api: RunResult
  torch.distributed.elastic.agent.server.health_check_server: HealthCheckServer create_healthcheck_server
  torch.distributed.elastic.agent.server.health_check_server.HealthCheckServer: start stop
  torch.distributed.elastic.agent.server.local_elastic_agent: LocalElasticAgent
  torch.distributed.elastic.control_plane: worker_main torch.distributed.elastic.events.api: Event EventMetadataValue
  EventSource torch.distributed.elastic.events: construct_and_record_rdzv_event get_logging_handler record
  torch.distributed.elastic.metrics.api: ConsoleMetricHandler MetricHandler NullMetricHandler
  torch.distributed.elastic.metrics: configure prof put_metric torch.distributed.elastic.multiprocessing.api:
  DefaultLogsSpecs LogsDest LogsSpecs MultiprocessContext PContext RunProcsResult SubprocessContext
  torch.distributed.elastic.multiprocessing.api.DefaultLogsSpecs: reify
  torch.distributed.elastic.multiprocessing.api.LogsSpecs: reify torch.distributed.elastic.multiprocessing.errors:
  ChildFailedError ErrorHandler ProcessFailure record torch.distributed.elastic.multiprocessing: start_processes
  torch.distributed.elastic.rendezvous: RendezvousHandler RendezvousHandlerRegistry RendezvousInfo
  RendezvousParameters torch.distributed.elastic.rendezvous.RendezvousHandler: get_backend get_run_id is_closed
  next_rendezvous num_nodes_waiting set_closed shutdown use_agent_store
  torch.distributed.elastic.rendezvous.RendezvousParameters: get get_as_bool get_as_int
  torch.distributed.elastic.rendezvous.api: RendezvousClosedError RendezvousConnectionError RendezvousError
  RendezvousGracefulExitError RendezvousStateError RendezvousStoreInfo RendezvousTimeoutError
  torch.distributed.elastic.rendezvous.api.RendezvousStoreInfo: build
  torch.distributed.elastic.rendezvous.c10d_rendezvous_backend: C10dRendezvousBackend create_backend
  torch.distributed.elastic.rendezvous.c10d_rendezvous_backend.C10dRendezvousBackend: get_state name set_state
  torch.distributed.elastic.rendezvous.dynamic_rendezvous: DynamicRendezvousHandler RendezvousBackend
  RendezvousTimeout create_handler torch.distributed.elastic.rendezvous.dynamic_rendezvous.DynamicRendezvousHandler:
  from_backend torch.distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousBackend: get_state name set_state
  torch.distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousTimeout: close heartbeat join last_call
  torch.distributed.elastic.rendezvous.etcd_rendezvous: EtcdRendezvousHandler
  torch.distributed.elastic.rendezvous.etcd_rendezvous_backend: EtcdRendezvousBackend create_backend
  torch.distributed.elastic.rendezvous.etcd_rendezvous_backend.EtcdRendezvousBackend: get_state name set_state
  torch.distributed.elastic.rendezvous.etcd_store: EtcdStore
  torch.distributed.elastic.rendezvous.etcd_store.EtcdStore: add check get set wait torch.distributed.elastic.timer:
  FileTimerClient FileTimerServer LocalTimerClient LocalTimerServer TimerClient TimerRequest TimerServer configure
  expires torch.distributed.elastic.timer.TimerClient: acquire release torch.distributed.elastic.timer.TimerServer:
  clear_timers get_expired_timers register_timers torch.distributed.elastic.timer.debug_info_logging:
  log_debug_info_for_expired_timers torch.distributed.fsdp: FullOptimStateDictConfig FullStateDictConfig
  LocalOptimStateDictConfig LocalStateDictConfig OptimStateDictConfig ShardedOptimStateDictConfig
  ShardedStateDictConfig StateDictConfig StateDictSettings torch.distributed.fsdp.FullyShardedDataParallel:
  check_is_root fsdp_modules full_optim_state_dict optim_state_dict_to_load state_dict_type
  torch.distributed.nn.api.remote_module: RemoteModule torch.distributed.nn.api.remote_module.RemoteModule:
  get_module_rref remote_parameters torch.distributed.optim.ZeroRedundancyOptimizer: consolidate_state_dict
  join_device join_hook join_process_group load_state_dict step torch.distributed.rpc: BackendType PyRRef
  RpcBackendOptions WorkerInfo torch.distributed.rpc.functions: async_execution torch.distributed.tensor.parallel:
  PrepareModuleOutput torch.distributions.bernoulli.Bernoulli: entropy has_enumerate_support log_prob mode support
  torch.distributions.beta: Beta torch.distributions.beta.Beta: arg_constraints concentration0 concentration1 entropy
  expand has_rsample log_prob mean mode rsample support torch.distributions.binomial.Binomial: entropy
  has_enumerate_support logits mean mode param_shape probs sample support torch.distributions.categorical.Categorical:
  param_shape sample torch.distributions.cauchy: Cauchy torch.distributions.cauchy.Cauchy: has_rsample mean mode
  support variance torch.distributions.chi2.Chi2: expand torch.distributions.constraint_registry: ConstraintRegistry
  torch.distributions.constraint_registry.ConstraintRegistry: register torch.distributions.constraints: multinomial
  torch.distributions.continuous_bernoulli.ContinuousBernoulli: cdf expand has_rsample mean
  torch.distributions.dirichlet.Dirichlet: support torch.distributions.distribution.Distribution: batch_shape mean
  torch.distributions.exponential.Exponential: has_rsample rsample stddev
  torch.distributions.fishersnedecor.FisherSnedecor: expand log_prob mean mode rsample support variance
  torch.distributions.gamma.Gamma: arg_constraints expand rsample torch.distributions.geometric.Geometric:
  arg_constraints entropy expand log_prob mode support torch.distributions.gumbel.Gumbel: arg_constraints expand mean
  mode variance torch.distributions.half_cauchy.HalfCauchy: expand has_rsample mode
  torch.distributions.half_normal.HalfNormal: cdf expand mean mode scale support variance
  torch.distributions.independent.Independent: expand has_enumerate_support has_rsample mean mode sample support
  torch.distributions.kl: kl_divergence torch.distributions.kumaraswamy: Kumaraswamy
  torch.distributions.kumaraswamy.Kumaraswamy: expand has_rsample mode torch.distributions.laplace.Laplace: expand
  has_rsample rsample stddev support variance torch.distributions.lkj_cholesky.LKJCholesky: arg_constraints expand
  log_prob sample support torch.distributions.log_normal: LogNormal torch.distributions.log_normal.LogNormal:
  arg_constraints expand has_rsample mean scale support torch.distributions.lowrank_multivariate_normal:
  LowRankMultivariateNormal torch.distributions.lowrank_multivariate_normal.LowRankMultivariateNormal: arg_constraints
  covariance_matrix entropy expand has_rsample log_prob mean mode rsample scale_tril support variance
  torch.distributions.mixture_same_family: MixtureSameFamily
  torch.distributions.mixture_same_family.MixtureSameFamily: arg_constraints component_distribution expand has_rsample
  log_prob mean mixture_distribution sample support variance torch.distributions.multinomial: Multinomial
  torch.distributions.multinomial.Multinomial: arg_constraints expand log_prob logits mean param_shape probs sample
  support total_count torch.distributions.multivariate_normal: MultivariateNormal
  torch.distributions.multivariate_normal.MultivariateNormal: arg_constraints entropy expand has_rsample mean mode
  precision_matrix scale_tril support variance torch.distributions.negative_binomial.NegativeBinomial: expand log_prob
  mean mode param_shape probs support torch.distributions.normal.Normal: expand has_rsample log_prob mean sample
  stddev variance torch.distributions.one_hot_categorical.OneHotCategorical: expand mean
  torch.distributions.pareto.Pareto: expand torch.distributions.poisson.Poisson: expand log_prob mode
  torch.distributions.relaxed_bernoulli.LogitRelaxedBernoulli: arg_constraints log_prob logits param_shape
  torch.distributions.relaxed_bernoulli.RelaxedBernoulli: expand support temperature
  torch.distributions.relaxed_categorical.RelaxedOneHotCategorical: has_rsample temperature
  torch.distributions.studentT.StudentT: arg_constraints entropy has_rsample mean rsample variance
  torch.distributions.transformed_distribution.TransformedDistribution: arg_constraints expand log_prob sample support
  torch.distributions.transforms: CorrCholeskyTransform LowerCholeskyTransform PositiveDefiniteTransform
  SoftmaxTransform TanhTransform torch.distributions.uniform.Uniform: arg_constraints expand has_rsample support
  variance torch.distributions.von_mises.VonMises: arg_constraints expand has_rsample mean mode sample support
  torch.distributions.weibull.Weibull: expand mean mode torch.distributions.wishart: Wishart
  torch.distributions.wishart.Wishart: covariance_matrix entropy expand has_rsample log_prob mean mode
  precision_matrix rsample scale_tril support variance torch.fft: hfft hfft2 hfftn ihfft torch.func: grad linearize
  stack_module_state torch.futures.Future: add_done_callback done set_exception set_result then value wait
  torch.futures: collect_all torch.fx: Graph Interpreter Proxy Tracer Transformer replace_pattern torch.fx.Graph:
  __init__ call_function call_method call_module create_node eliminate_dead_code erase_node find_nodes get_attr
  graph_copy inserting_after inserting_before output output_node placeholder process_inputs process_outputs
  set_codegen torch.fx.GraphModule: code graph print_readable recompile torch.fx.Interpreter: run torch.fx.Node:
  all_input_nodes args insert_arg kwargs next normalized_arguments prepend prev replace_all_uses_with stack_trace
  torch.fx.Tracer: create_arg create_node getattr is_leaf_module path_of_module trace torch.fx.Transformer: transform
  torch.fx.experimental.proxy_tensor: get_proxy_mode handle_sym_dispatch make_fx maybe_disable_thunkify
  maybe_enable_thunkify torch.fx.experimental.symbolic_shapes: CallMethodKey ConvertIntKey DimDynamic DivideByKey
  EqualityConstraint ShapeEnv ShapeEnvSettings StatefulSymbolicContext StatelessSymbolicContext StrictMinMaxConstraint
  SubclassSymbolicContext canonicalize_bool_expr check_consistent compute_unbacked_bindings guard_size_oblivious
  has_free_symbols is_accessor_node is_concrete_bool is_concrete_float is_concrete_int statically_known_true sym_eq
  torch.fx.experimental.symbolic_shapes.CallMethodKey: get torch.fx.experimental.symbolic_shapes.ConvertIntKey: get
  torch.fx.experimental.symbolic_shapes.DimConstraints: forced_specializations prettify_results
  rewrite_with_congruences solve torch.fx.experimental.symbolic_shapes.DivideByKey: get
  torch.fx.experimental.symbolic_shapes.PropagateUnbackedSymInts: call_module fetch_args_kwargs_from_env fetch_attr
  get_attr map_nodes_to_values torch.fx.experimental.symbolic_shapes.ShapeEnv: bind_symbols bound_sympy check_equal
  cleanup create_symbol create_symbolic_sizes_strides_storage_offset create_symboolnode create_symfloatnode
  create_symintnode create_unbacked_symbool deserialize_symexpr evaluate_guards_expression evaluate_guards_for_args
  evaluate_sym_node evaluate_symexpr format_guards freeze freeze_runtime_asserts get_axioms get_implications replace
  set_unbacked_var_to_val simplify size_hint suppress_guards
  torch.fx.experimental.symbolic_shapes.StrictMinMaxConstraint: render torch.fx.node: _type_repr map_aggregate map_arg
  torch.hub: download_url_to_file get_dir help list load load_state_dict_from_url set_dir torch.library.Library:
  define impl torch.library: fallthrough_kernel torch.monitor: Aggregation Event EventHandlerHandle Stat
  TensorboardEventHandler data_value_t log_event register_event_handler unregister_event_handler
  torch.monitor.Aggregation: name torch.monitor.Event: __init__ data name timestamp torch.monitor.Stat: __init__ add
  count get name torch.monitor.TensorboardEventHandler: __init__ torch.nn.LazyConvTranspose1d: cls_to_become
  torch.nn.LazyConvTranspose3d: cls_to_become torch.nn.LazyInstanceNorm1d: cls_to_become torch.nn.Module: bfloat16
  compile double get_buffer get_extra_state named_buffers parameters register_parameter register_state_dict_pre_hook
  requires_grad_ set_extra_state set_submodule torch.nn.functional: fractional_max_pool3d torch.nn.init: trunc_normal_
  torch.nn.modules.module: register_module_backward_hook register_module_buffer_registration_hook
  register_module_forward_hook register_module_forward_pre_hook register_module_full_backward_hook
  register_module_full_backward_pre_hook register_module_module_registration_hook
  register_module_parameter_registration_hook torch.nn.parallel.DistributedDataParallel: join join_hook no_sync
  register_comm_hook torch.nn.parameter.UninitializedParameter: cls_to_become torch.nn.utils.parametrizations:
  orthogonal spectral_norm torch.nn.utils.parametrize: ParametrizationList is_parametrized torch.nn.utils.prune:
  BasePruningMethod PruningContainer global_unstructured identity is_pruned l1_unstructured ln_structured
  random_structured random_unstructured remove torch.nn.utils.prune.BasePruningMethod: apply compute_mask
  torch.nn.utils.prune.CustomFromMask: apply_mask prune remove torch.nn.utils.prune.PruningContainer:
  add_pruning_method apply apply_mask torch.nn.utils.prune.RandomStructured: prune remove
  torch.nn.utils.prune.RandomUnstructured: remove torch.nn.utils.rnn.PackedSequence: batch_sizes data is_pinned
  sorted_indices unsorted_indices torch.nn.utils.stateless: functional_call torch.onnx: ONNXProgram export
  is_in_onnx_export register_custom_op_symbolic select_model_mode_for_export unregister_custom_op_symbolic
  torch.optim.ASGD: register_load_state_dict_post_hook register_load_state_dict_pre_hook register_state_dict_post_hook
  register_step_pre_hook torch.optim.Adadelta: add_param_group load_state_dict register_state_dict_post_hook
  register_step_post_hook register_step_pre_hook state_dict zero_grad torch.optim.Adagrad: add_param_group
  load_state_dict register_load_state_dict_post_hook register_step_pre_hook state_dict step zero_grad
  torch.optim.Adam: add_param_group load_state_dict register_load_state_dict_post_hook register_state_dict_post_hook
  register_state_dict_pre_hook state_dict zero_grad torch.optim.AdamW: register_load_state_dict_post_hook
  register_load_state_dict_pre_hook register_state_dict_post_hook register_state_dict_pre_hook register_step_pre_hook
  torch.optim.Adamax: register_load_state_dict_post_hook register_step_post_hook register_step_pre_hook torch.optim:
  LBFGS Rprop torch.optim.LBFGS: register_load_state_dict_post_hook register_load_state_dict_pre_hook
  register_state_dict_post_hook register_step_post_hook zero_grad torch.optim.NAdam:
  register_load_state_dict_post_hook register_load_state_dict_pre_hook register_state_dict_pre_hook
  register_step_pre_hook torch.optim.RAdam: register_load_state_dict_post_hook register_state_dict_post_hook
  torch.optim.RMSprop: load_state_dict register_load_state_dict_post_hook register_state_dict_pre_hook step zero_grad
  torch.optim.Rprop: register_load_state_dict_pre_hook register_state_dict_post_hook register_state_dict_pre_hook
  register_step_post_hook torch.optim.SGD: register_load_state_dict_post_hook register_state_dict_post_hook
  register_state_dict_pre_hook torch.optim.SparseAdam: register_load_state_dict_post_hook
  register_load_state_dict_pre_hook register_state_dict_post_hook register_state_dict_pre_hook register_step_post_hook
  register_step_pre_hook step zero_grad torch.optim.lr_scheduler.ChainedScheduler: load_state_dict
  torch.optim.lr_scheduler: ConstantLR CyclicLR MultiplicativeLR PolynomialLR
  torch.optim.lr_scheduler.CosineAnnealingWarmRestarts: load_state_dict torch.optim.lr_scheduler.CyclicLR: get_lr
  torch.optim.lr_scheduler.ExponentialLR: state_dict torch.optim.lr_scheduler.LambdaLR: load_state_dict
  torch.optim.lr_scheduler.LinearLR: state_dict torch.optim.lr_scheduler.OneCycleLR: state_dict
  torch.optim.lr_scheduler.PolynomialLR: get_last_lr torch.optim.lr_scheduler.SequentialLR: load_state_dict
  torch.overrides: get_ignored_functions get_overridable_functions get_testing_overrides handle_torch_function
  has_torch_function is_tensor_like is_tensor_method_or_property resolve_name wrap_torch_function torch.package:
  Directory EmptyMatchError PackageExporter PackageImporter PackagingError torch.package.Directory: has_file
  torch.package.PackageExporter: __init__ add_dependency all_paths close denied_modules deny dependency_graph_string
  extern externed_modules get_rdeps get_unique_id intern interned_modules mock mocked_modules register_extern_hook
  register_intern_hook register_mock_hook save_binary save_module save_pickle save_source_file save_source_string
  save_text torch.package.PackageImporter: __init__ file_structure id import_module load_binary load_pickle load_text
  python_version torch.profiler: ProfilerAction ProfilerActivity _KinetoProfile profile schedule
  tensorboard_trace_handler torch.profiler._KinetoProfile: add_metadata add_metadata_json export_chrome_trace
  export_memory_timeline export_stacks torch.profiler.profile: step torch.random: seed torch.torch: default_generator
  torch.utils.benchmark: CallgrindStats FunctionCounts Measurement Timer torch.utils.benchmark.CallgrindStats:
  as_standardized counts delta stats torch.utils.benchmark.FunctionCounts: denoise filter transform
  torch.utils.benchmark.Timer: blocked_autorange collect_callgrind timeit torch.utils.checkpoint:
  SelectiveCheckpointContext create_selective_checkpoint_contexts set_checkpoint_debug_enabled
  torch.utils.cpp_extension: BuildExtension CppExtension get_compiler_abi_compatibility_and_version include_paths
  is_ninja_available load_inline verify_ninja_availability torch.utils.data: BatchSampler ChainDataset IterDataPipe
  IterableDataset MapDataPipe StackDataset TensorDataset default_convert random_split torch.utils.data.graph_settings:
  apply_sharding get_all_graph_pipes torch.utils.model_zoo: load_url torch.utils.tensorboard.writer: SummaryWriter
  torch.utils.tensorboard.writer.SummaryWriter: __init__ add_custom_scalars add_figure add_histogram add_hparams
  add_scalar add_scalars add_text close flush
  `,
  ny: `
  torch.accelerator: current_device_idx device_count set_device_idx set_device_index set_stream
  `,
  x_: `
  torch.export: Constraint ExportBackwardSignature ExportGraphSignature ModuleCallEntry ModuleCallSignature
  torch.jit.Attribute: type value torch.jit.ScriptModule: code_with_constants get_extra_state graph inlined_graph
  register_buffer register_module register_parameter set_extra_state set_submodule share_memory torch.onnx:
  DiagnosticOptions OnnxRegistry enable_fake_mode torch.onnx.OnnxRegistry: get_op_functions is_registered_op
  opset_version register_op torch.utils: generate_methods_for_privateuse1_backend
  `,
  xx: `
  torch: QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage from_dlpack heaviside
  is_deterministic_algorithms_warn_only_enabled nanquantile poisson quantize_per_channel quantize_per_tensor
  scatter_reduce sparse_bsc_tensor sparse_bsr_tensor sparse_csc_tensor sparse_csr_tensor std_mean var_mean
  torch.Tensor: chalf int_repr is_shared mode qscheme share_memory_ smm sparse_mask sspaddmm to_dense to_mkldnn
  to_sparse to_sparse_bsc to_sparse_bsr to_sparse_csc to_sparse_csr torch.TypedStorage: float8_e4m3fn float8_e5m2 hpu
  is_cuda is_hpu share_memory_ torch.UntypedStorage: float8_e4m3fn float8_e5m2 from_file hpu is_cuda is_hpu mps
  torch.ao.nn.intrinsic: LinearReLU torch.ao.nn.intrinsic.qat: ConvBn1d ConvBnReLU1d ConvBnReLU2d LinearReLU
  torch.ao.nn.qat: Linear torch.ao.nn.quantizable: LSTM torch.ao.nn.quantized.dynamic: Linear torch.ao.ns.fx.utils:
  compute_sqnr torch.autograd.profiler: emit_itt emit_nvtx load_nvprof torch.backends.cuda: enable_flash_sdp
  enable_math_sdp enable_mem_efficient_sdp flash_sdp_enabled math_sdp_enabled mem_efficient_sdp_enabled
  preferred_linalg_library sdp_kernel torch.backends.cudnn: benchmark_limit torch.backends.opt_einsum: enabled
  strategy torch.compiler: allow_in_graph disable list_backends reset torch.cuda.comm: gather scatter torch.cuda:
  memory_usage torch.distributed.elastic.rendezvous.etcd_server: EtcdServer
  torch.distributed.fsdp.FullyShardedDataParallel: flatten_sharded_optim_state_dict get_state_dict_type module
  optim_state_dict rekey_optim_state_dict scatter_full_optim_state_dict set_state_dict_type
  shard_full_optim_state_dict sharded_optim_state_dict summon_full_params torch.distributed.optim:
  DistributedOptimizer torch.distributed.optim.DistributedOptimizer: step torch.distributed.tensor.parallel:
  PrepareModuleInput RowwiseParallel parallelize_module torch.export: ExportedProgram export load save
  torch.export.ExportedProgram: module torch.fft: fftfreq fftshift ihfft2 ihfftn rfftfreq torch.func: functionalize
  hessian jacfwd jacrev jvp replace_all_batch_norm_modules_ vjp vmap torch.fx.experimental.symbolic_shapes.ShapeEnv:
  produce_guards_verbose torch.linalg: ldl_factor torch.nested: masked_select nested_tensor_from_jagged
  to_padded_tensor torch.nn: AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool1d AdaptiveMaxPool2d AvgPool3d
  CosineEmbeddingLoss DataParallel MaxPool1d MaxPool3d MaxUnpool3d MultiLabelMarginLoss RNN RNNBase RNNCell RReLU
  ReflectionPad3d ReplicationPad3d TransformerDecoder TransformerEncoder torch.nn.AdaptiveLogSoftmaxWithLoss: log_prob
  predict torch.nn.LazyLinear: cls_to_become torch.nn.Module: ipu npu share_memory torch.nn.RNNBase:
  flatten_parameters torch.nn.Transformer: forward torch.nn.TransformerDecoder: forward
  torch.nn.TransformerDecoderLayer: forward torch.nn.TransformerEncoderLayer: forward torch.nn.functional:
  adaptive_max_pool1d adaptive_max_pool2d avg_pool3d embedding_bag gumbel_softmax max_unpool3d
  multilabel_soft_margin_loss pdist triplet_margin_loss triplet_margin_with_distance_loss torch.nn.parallel:
  data_parallel torch.nn.utils: clip_grad_norm torch.nn.utils.rnn.PackedSequence: is_cuda torch.nn.utils.rnn:
  pack_padded_sequence pack_sequence pad_packed_sequence unpack_sequence unpad_sequence torch.onnx: OnnxExporterError
  torch.optim.Adadelta: step torch.optim.Adam: step torch.optim.LBFGS: step torch.profiler.ProfilerActivity: name
  torch.profiler._KinetoProfile: events key_averages torch.profiler.itt: is_available mark range_pop range_push
  torch.sparse: as_sparse_gradcheck check_sparse_tensor_invariants torch.sparse.check_sparse_tensor_invariants:
  disable enable is_enabled torch.utils.cpp_extension: load torch.utils.dlpack: from_dlpack to_dlpack torch.utils:
  get_cpp_backtrace torch.utils.mobile_optimizer: optimize_for_mobile
  `,
  y_: `
  torch.ao.ns._numeric_suite: Logger OutputLogger Shadow torch.ao.ns._numeric_suite.Logger: forward
  torch.ao.ns._numeric_suite.OutputLogger: forward torch.ao.ns._numeric_suite.ShadowLogger: forward
  torch.ao.ns._numeric_suite_fx: NSTracer OutputComparisonLogger OutputLogger extract_shadow_logger_info
  extract_weights loggers_set_save_activations torch.jit: load save script
  `,
  yy: `
  torch: Generator are_deterministic_algorithms_enabled autocast broadcast_shapes complex device dtype empty_strided
  enable_grad get_default_dtype get_deterministic_debug_mode get_num_threads get_rng_state initial_seed
  is_floating_point is_grad_enabled is_tensor load manual_seed no_grad numel qr rand randint randn randperm range save
  seed set_default_device set_default_dtype set_printoptions set_rng_state triu_indices unflatten torch.Generator:
  clone_state manual_seed torch.Tensor: adjoint as_subclass cpu device get_device mT nan_to_num_ new_tensor quantile
  requires_grad torch.accelerator: current_accelerator current_device_index current_stream is_available synchronize
  torch.ao.nn.intrinsic.qat: update_bn_stats torch.ao.quantization: DeQuantStub QuantStub QuantWrapper
  torch.ao.quantization.backend_config: BackendConfig BackendPatternConfig DTypeWithConstraints
  torch.ao.quantization.backend_config.BackendConfig: configs set_name
  torch.ao.quantization.backend_config.BackendPatternConfig: add_dtype_config set_dtype_configs set_fused_module
  set_observation_type set_qat_module set_reference_quantized_module set_root_module
  torch.ao.quantization.backend_config.DTypeConfig: to_dict torch.ao.quantization.backend_config.ObservationType:
  OUTPUT_USE_DIFFERENT_OBSERVER_AS_INPUT torch.ao.quantization.fake_quantize: disable_fake_quant
  torch.ao.quantization.fx.custom_config.ConvertCustomConfig: from_dict to_dict
  torch.ao.quantization.fx.custom_config.FuseCustomConfig: set_preserved_attributes to_dict
  torch.ao.quantization.fx.custom_config.PrepareCustomConfig: from_dict set_input_quantized_indexes
  set_non_traceable_module_names set_standalone_module_class torch.ao.quantization.fx.custom_config:
  StandaloneModuleConfigEntry torch.ao.quantization.observer: HistogramObserver MinMaxObserver
  MovingAverageMinMaxObserver NoopObserver ObserverBase PerChannelMinMaxObserver PlaceholderObserver
  default_debug_observer default_dynamic_quant_observer default_float_qparams_observer default_histogram_observer
  default_per_channel_weight_observer default_placeholder_observer default_weight_observer load_observer_state_dict
  torch.ao.quantization.observer.MinMaxObserver: calculate_qparams forward reset_min_max_vals
  torch.ao.quantization.observer.ObserverBase: with_args with_callable_args torch.ao.quantization.qconfig:
  default_activation_only_qconfig default_dynamic_qconfig float_qparams_weight_only_qconfig
  torch.ao.quantization.qconfig_mapping: QConfigMapping get_default_qat_qconfig_mapping get_default_qconfig_mapping
  torch.ao.quantization.qconfig_mapping.QConfigMapping: from_dict set_global set_module_name_object_type_order
  set_object_type to_dict torch.autograd: Function detect_anomaly grad torch.autograd.graph: saved_tensors_hooks
  torch.autograd.profiler: KinetoStepTracker torch.autograd.profiler.KinetoStepTracker: current_step increment_step
  torch.compiler: compile torch.cpu: Stream stream torch.cuda: Event Stream StreamContext can_device_access_peer
  current_blas_handle current_device device device_count device_of empty_cache get_allocator_backend get_device_name
  get_rng_state init initial_seed ipc_collect is_available is_current_stream_capturing manual_seed manual_seed_all
  max_memory_allocated max_memory_cached max_memory_reserved mem_get_info memory_allocated memory_cached
  memory_reserved memory_stats reset_max_memory_allocated reset_max_memory_cached reset_peak_memory_stats seed
  seed_all set_device set_rng_state set_rng_state_all set_stream stream synchronize utilization torch.cuda.Event:
  query wait torch.cuda.amp: GradScaler autocast custom_bwd custom_fwd torch.distributed: FileStore TCPStore
  all_gather_object barrier broadcast_object_list get_backend get_global_rank get_group_rank get_process_group_ranks
  get_rank get_world_size is_gloo_available is_mpi_available is_nccl_available monitored_barrier
  torch.distributed.algorithms.ddp_comm_hooks.powerSGD_hook: batched_powerSGD_hook torch.distributed.checkpoint:
  DefaultLoadPlanner DefaultSavePlanner FileSystemReader FileSystemWriter LoadPlanner SavePlanner StorageReader
  StorageWriter torch.distributed.checkpoint.DefaultLoadPlanner: lookup_tensor transform_tensor
  torch.distributed.checkpoint.DefaultSavePlanner: lookup_object transform_object
  torch.distributed.checkpoint.LoadPlanner: commit_tensor create_global_plan create_local_plan finish_plan load_bytes
  resolve_tensor set_up_planner torch.distributed.checkpoint.SavePlanner: create_global_plan create_local_plan
  finish_plan resolve_data set_up_planner torch.distributed.checkpoint.StorageReader: prepare_global_plan
  prepare_local_plan read_data read_metadata reset set_up_storage_reader torch.distributed.checkpoint.StorageWriter:
  finish prepare_global_plan prepare_local_plan reset set_up_storage_writer storage_meta write_data
  torch.distributed.device_mesh: DeviceMesh torch.distributed.device_mesh.DeviceMesh: from_group get_all_groups
  get_coordinate get_group get_local_rank get_rank torch.distributed.fsdp: BackwardPrefetch CPUOffload MixedPrecision
  ShardingStrategy torch.distributed.fsdp.FullyShardedDataParallel: apply clip_grad_norm_ forward named_buffers
  named_parameters no_sync register_comm_hook torch.distributed.optim: PostLocalSGDOptimizer
  torch.distributed.optim.PostLocalSGDOptimizer: load_state_dict state_dict step
  torch.distributed.optim.ZeroRedundancyOptimizer: add_param_group state_dict torch.distributed.pipelining: Pipe
  SplitPoint pipe_split pipeline torch.distributed.pipelining.microbatch: TensorChunkSpec merge_chunks
  split_args_kwargs_into_chunks torch.distributed.pipelining.schedules: PipelineScheduleMulti PipelineScheduleSingle
  Schedule1F1B ScheduleGPipe ScheduleInterleaved1F1B ScheduleInterleavedZeroBubble ScheduleLoopedBFS
  torch.distributed.pipelining.schedules.PipelineScheduleMulti: step
  torch.distributed.pipelining.schedules.PipelineScheduleSingle: step torch.distributed.pipelining.stage:
  PipelineStage build_stage torch.distributed.rpc: get_worker_info remote rpc_async rpc_sync shutdown
  torch.distributions.bernoulli: Bernoulli torch.distributions.bernoulli.Bernoulli: arg_constraints expand logits mean
  param_shape probs sample variance torch.distributions.beta.Beta: variance torch.distributions.binomial.Binomial:
  arg_constraints expand variance torch.distributions.categorical: Categorical
  torch.distributions.categorical.Categorical: arg_constraints entropy expand has_enumerate_support log_prob logits
  mean mode probs support variance torch.distributions.cauchy.Cauchy: arg_constraints cdf entropy expand icdf
  torch.distributions.chi2.Chi2: arg_constraints df torch.distributions.constraints: cat dependent_property
  greater_than less_than stack torch.distributions.continuous_bernoulli: ContinuousBernoulli
  torch.distributions.continuous_bernoulli.ContinuousBernoulli: arg_constraints entropy icdf log_prob logits
  param_shape probs rsample sample stddev support variance torch.distributions.dirichlet.Dirichlet: arg_constraints
  entropy expand has_rsample mean mode variance torch.distributions.distribution.Distribution: arg_constraints
  event_shape mode set_default_validate_args stddev support variance torch.distributions.exp_family.ExponentialFamily:
  entropy torch.distributions.exponential: Exponential torch.distributions.exponential.Exponential: arg_constraints
  cdf entropy expand icdf log_prob mean mode support variance torch.distributions.fishersnedecor.FisherSnedecor:
  arg_constraints has_rsample torch.distributions.gamma.Gamma: entropy has_rsample mean mode support variance
  torch.distributions.geometric: Geometric torch.distributions.geometric.Geometric: logits mean probs sample variance
  torch.distributions.gumbel: Gumbel torch.distributions.gumbel.Gumbel: entropy log_prob stddev support
  torch.distributions.half_cauchy.HalfCauchy: arg_constraints cdf entropy icdf log_prob mean scale support variance
  torch.distributions.half_normal.HalfNormal: arg_constraints entropy has_rsample icdf log_prob
  torch.distributions.independent: Independent torch.distributions.independent.Independent: arg_constraints entropy
  log_prob rsample variance torch.distributions.kumaraswamy.Kumaraswamy: arg_constraints mean support variance
  torch.distributions.laplace: Laplace torch.distributions.laplace.Laplace: arg_constraints cdf entropy log_prob mean
  mode torch.distributions.log_normal.LogNormal: loc mode variance
  torch.distributions.lowrank_multivariate_normal.LowRankMultivariateNormal: precision_matrix
  torch.distributions.mixture_same_family.MixtureSameFamily: cdf torch.distributions.multinomial.Multinomial: entropy
  variance torch.distributions.negative_binomial.NegativeBinomial: arg_constraints logits variance
  torch.distributions.normal.Normal: arg_constraints cdf entropy icdf mode rsample support
  torch.distributions.one_hot_categorical: OneHotCategorical
  torch.distributions.one_hot_categorical.OneHotCategorical: arg_constraints entropy has_enumerate_support log_prob
  logits mode param_shape probs sample support variance torch.distributions.pareto: Pareto
  torch.distributions.pareto.Pareto: arg_constraints entropy mean mode support variance
  torch.distributions.poisson.Poisson: arg_constraints mean sample support variance
  torch.distributions.relaxed_bernoulli: LogitRelaxedBernoulli RelaxedBernoulli
  torch.distributions.relaxed_bernoulli.LogitRelaxedBernoulli: expand probs rsample support
  torch.distributions.relaxed_bernoulli.RelaxedBernoulli: arg_constraints has_rsample logits probs
  torch.distributions.relaxed_categorical.RelaxedOneHotCategorical: arg_constraints expand logits probs support
  torch.distributions.studentT.StudentT: expand log_prob mode support torch.distributions.transformed_distribution:
  TransformedDistribution torch.distributions.transformed_distribution.TransformedDistribution: cdf has_rsample icdf
  rsample torch.distributions.transforms: AffineTransform CatTransform ExpTransform PowerTransform ReshapeTransform
  SigmoidTransform SoftplusTransform StackTransform StickBreakingTransform torch.distributions.transforms.Transform:
  forward_shape inv inverse_shape log_abs_det_jacobian sign torch.distributions.uniform.Uniform: cdf entropy icdf
  log_prob mean mode rsample stddev torch.distributions.von_mises: VonMises torch.distributions.von_mises.VonMises:
  log_prob variance torch.distributions.weibull: Weibull torch.distributions.weibull.Weibull: arg_constraints entropy
  support variance torch.distributions.wishart.Wishart: arg_constraints torch.func: functional_call grad_and_value
  torch.futures: Future wait_all torch.library: Library torch.nn.LazyBatchNorm1d: cls_to_become
  torch.nn.LazyBatchNorm2d: cls_to_become torch.nn.LazyBatchNorm3d: cls_to_become torch.nn.LazyConv1d: cls_to_become
  torch.nn.LazyConv2d: cls_to_become torch.nn.LazyConv3d: cls_to_become torch.nn.LazyConvTranspose2d: cls_to_become
  torch.nn.LazyInstanceNorm2d: cls_to_become torch.nn.LazyInstanceNorm3d: cls_to_become torch.nn.Module: buffers
  named_parameters torch.nn.SyncBatchNorm: convert_sync_batchnorm torch.nn.init: calculate_gain torch.nn.parallel:
  DistributedDataParallel torch.nn.parameter: UninitializedBuffer UninitializedParameter torch.nn.utils.parametrize:
  cached register_parametrization remove_parametrizations torch.nn.utils: remove_spectral_norm skip_init spectral_norm
  weight_norm torch.optim.ASGD: register_state_dict_pre_hook register_step_post_hook torch.optim.Adadelta:
  register_load_state_dict_post_hook register_load_state_dict_pre_hook register_state_dict_pre_hook
  torch.optim.Adagrad: register_load_state_dict_pre_hook register_state_dict_post_hook register_state_dict_pre_hook
  register_step_post_hook torch.optim.Adam: register_load_state_dict_pre_hook register_step_post_hook
  register_step_pre_hook torch.optim.AdamW: add_param_group load_state_dict register_step_post_hook state_dict
  torch.optim.Adamax: register_load_state_dict_pre_hook register_state_dict_post_hook register_state_dict_pre_hook
  torch.optim.LBFGS: add_param_group load_state_dict register_state_dict_pre_hook register_step_pre_hook state_dict
  torch.optim.NAdam: register_state_dict_post_hook register_step_post_hook torch.optim: Optimizer torch.optim.RAdam:
  register_load_state_dict_pre_hook register_state_dict_pre_hook register_step_post_hook register_step_pre_hook
  torch.optim.RMSprop: add_param_group register_load_state_dict_pre_hook register_state_dict_post_hook
  register_step_post_hook register_step_pre_hook state_dict torch.optim.Rprop: register_load_state_dict_post_hook
  register_step_pre_hook torch.optim.SGD: register_load_state_dict_pre_hook register_step_post_hook
  register_step_pre_hook torch.optim.SparseAdam: add_param_group load_state_dict torch.optim.lr_scheduler:
  ChainedScheduler CosineAnnealingLR CosineAnnealingWarmRestarts ExponentialLR LambdaLR LinearLR MultiStepLR
  OneCycleLR ReduceLROnPlateau SequentialLR StepLR torch.optim.lr_scheduler.ChainedScheduler: get_last_lr state_dict
  torch.optim.lr_scheduler.CosineAnnealingLR: get_last_lr load_state_dict state_dict
  torch.optim.lr_scheduler.CosineAnnealingWarmRestarts: get_last_lr state_dict step torch.optim.lr_scheduler.CyclicLR:
  get_last_lr torch.optim.lr_scheduler.ExponentialLR: get_last_lr load_state_dict torch.optim.lr_scheduler.LambdaLR:
  get_last_lr state_dict torch.optim.lr_scheduler.LinearLR: get_last_lr load_state_dict
  torch.optim.lr_scheduler.OneCycleLR: get_last_lr load_state_dict torch.optim.lr_scheduler.PolynomialLR:
  load_state_dict state_dict torch.optim.lr_scheduler.SequentialLR: get_last_lr state_dict torch.random: fork_rng
  get_rng_state initial_seed manual_seed set_rng_state torch.special: ndtr torch.torch: finfo iinfo
  torch.utils.checkpoint: CheckpointPolicy checkpoint torch.utils.cpp_extension: CUDAExtension torch.utils.data:
  ConcatDataset get_worker_info
  `,
} as const;

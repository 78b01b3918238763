/**
 * PyTorch's functions on Ascend through torch_npu, for PyTorch 2.13, without the "torch." they begin with. Facts read
 * from the support pages of Ascend/pytorch (docs/zh/api/native_api, commit 9e73e708ab93, BSD-style licence), reshaped.
 * What is not listed as supported may work and was not verified by its makers.
 */
import type { TorchApi, TorchApis } from "./torch-api.ts";

const everywhere = `
  Generator Generator.clone_state Generator.manual_seed accelerator.current_accelerator
  accelerator.current_device_idx accelerator.current_device_index accelerator.current_stream
  accelerator.device_count accelerator.device_index accelerator.is_available accelerator.memory.empty_cache
  accelerator.memory.empty_host_cache accelerator.memory.get_memory_info accelerator.memory.max_memory_allocated
  accelerator.memory.max_memory_reserved accelerator.memory.memory_allocated accelerator.memory.memory_reserved
  accelerator.memory.memory_stats accelerator.memory.reset_accumulated_memory_stats
  accelerator.memory.reset_peak_memory_stats accelerator.set_device_idx accelerator.set_device_index
  accelerator.set_stream accelerator.synchronize ao.nn.intrinsic.qat.update_bn_stats ao.quantization.DeQuantStub
  ao.quantization.QuantStub ao.quantization.QuantWrapper ao.quantization.backend_config.BackendConfig
  ao.quantization.backend_config.BackendConfig.configs ao.quantization.backend_config.BackendConfig.set_name
  ao.quantization.backend_config.BackendPatternConfig
  ao.quantization.backend_config.BackendPatternConfig.add_dtype_config
  ao.quantization.backend_config.BackendPatternConfig.set_dtype_configs
  ao.quantization.backend_config.BackendPatternConfig.set_fused_module
  ao.quantization.backend_config.BackendPatternConfig.set_observation_type
  ao.quantization.backend_config.BackendPatternConfig.set_qat_module
  ao.quantization.backend_config.BackendPatternConfig.set_reference_quantized_module
  ao.quantization.backend_config.BackendPatternConfig.set_root_module
  ao.quantization.backend_config.DTypeConfig.to_dict ao.quantization.backend_config.DTypeWithConstraints
  ao.quantization.backend_config.ObservationType.OUTPUT_USE_DIFFERENT_OBSERVER_AS_INPUT
  ao.quantization.fake_quantize.disable_fake_quant ao.quantization.fx.custom_config.ConvertCustomConfig.from_dict
  ao.quantization.fx.custom_config.ConvertCustomConfig.to_dict
  ao.quantization.fx.custom_config.FuseCustomConfig.set_preserved_attributes
  ao.quantization.fx.custom_config.FuseCustomConfig.to_dict
  ao.quantization.fx.custom_config.PrepareCustomConfig.from_dict
  ao.quantization.fx.custom_config.PrepareCustomConfig.set_input_quantized_indexes
  ao.quantization.fx.custom_config.PrepareCustomConfig.set_non_traceable_module_names
  ao.quantization.fx.custom_config.PrepareCustomConfig.set_standalone_module_class
  ao.quantization.fx.custom_config.StandaloneModuleConfigEntry ao.quantization.observer.HistogramObserver
  ao.quantization.observer.MinMaxObserver ao.quantization.observer.MinMaxObserver.calculate_qparams
  ao.quantization.observer.MinMaxObserver.forward ao.quantization.observer.MinMaxObserver.reset_min_max_vals
  ao.quantization.observer.MovingAverageMinMaxObserver ao.quantization.observer.NoopObserver
  ao.quantization.observer.ObserverBase ao.quantization.observer.ObserverBase.with_args
  ao.quantization.observer.ObserverBase.with_callable_args ao.quantization.observer.PerChannelMinMaxObserver
  ao.quantization.observer.PlaceholderObserver ao.quantization.observer.default_debug_observer
  ao.quantization.observer.default_dynamic_quant_observer ao.quantization.observer.default_float_qparams_observer
  ao.quantization.observer.default_histogram_observer ao.quantization.observer.default_per_channel_weight_observer
  ao.quantization.observer.default_placeholder_observer ao.quantization.observer.default_weight_observer
  ao.quantization.observer.load_observer_state_dict ao.quantization.qconfig.default_activation_only_qconfig
  ao.quantization.qconfig.default_dynamic_qconfig ao.quantization.qconfig.float_qparams_weight_only_qconfig
  ao.quantization.qconfig_mapping.QConfigMapping ao.quantization.qconfig_mapping.QConfigMapping.from_dict
  ao.quantization.qconfig_mapping.QConfigMapping.set_global
  ao.quantization.qconfig_mapping.QConfigMapping.set_module_name_object_type_order
  ao.quantization.qconfig_mapping.QConfigMapping.set_object_type
  ao.quantization.qconfig_mapping.QConfigMapping.to_dict
  ao.quantization.qconfig_mapping.get_default_qat_qconfig_mapping
  ao.quantization.qconfig_mapping.get_default_qconfig_mapping are_deterministic_algorithms_enabled autocast
  autograd.Function autograd.detect_anomaly autograd.grad autograd.graph.saved_tensors_hooks
  autograd.profiler.KinetoStepTracker autograd.profiler.KinetoStepTracker.current_step
  autograd.profiler.KinetoStepTracker.increment_step broadcast_shapes compiler.compile complex cpu.Stream
  cpu.stream cuda.Event cuda.Event.query cuda.Event.wait cuda.Stream cuda.StreamContext cuda.amp.GradScaler
  cuda.amp.autocast cuda.amp.custom_bwd cuda.amp.custom_fwd cuda.can_device_access_peer cuda.current_blas_handle
  cuda.current_device cuda.device cuda.device_count cuda.device_of cuda.empty_cache cuda.get_allocator_backend
  cuda.get_device_name cuda.get_rng_state cuda.init cuda.initial_seed cuda.ipc_collect cuda.is_available
  cuda.is_current_stream_capturing cuda.manual_seed cuda.manual_seed_all cuda.max_memory_allocated
  cuda.max_memory_cached cuda.max_memory_reserved cuda.mem_get_info cuda.memory_allocated cuda.memory_cached
  cuda.memory_reserved cuda.memory_stats cuda.reset_max_memory_allocated cuda.reset_max_memory_cached
  cuda.reset_peak_memory_stats cuda.seed cuda.seed_all cuda.set_device cuda.set_rng_state cuda.set_rng_state_all
  cuda.set_stream cuda.stream cuda.synchronize cuda.utilization device distributed.FileStore distributed.TCPStore
  distributed.algorithms.ddp_comm_hooks.powerSGD_hook.batched_powerSGD_hook distributed.all_gather_object
  distributed.barrier distributed.broadcast_object_list distributed.checkpoint.DefaultLoadPlanner
  distributed.checkpoint.DefaultLoadPlanner.lookup_tensor
  distributed.checkpoint.DefaultLoadPlanner.transform_tensor distributed.checkpoint.DefaultSavePlanner
  distributed.checkpoint.DefaultSavePlanner.lookup_object
  distributed.checkpoint.DefaultSavePlanner.transform_object distributed.checkpoint.FileSystemReader
  distributed.checkpoint.FileSystemWriter distributed.checkpoint.LoadPlanner
  distributed.checkpoint.LoadPlanner.commit_tensor distributed.checkpoint.LoadPlanner.create_global_plan
  distributed.checkpoint.LoadPlanner.create_local_plan distributed.checkpoint.LoadPlanner.finish_plan
  distributed.checkpoint.LoadPlanner.load_bytes distributed.checkpoint.LoadPlanner.resolve_tensor
  distributed.checkpoint.LoadPlanner.set_up_planner distributed.checkpoint.SavePlanner
  distributed.checkpoint.SavePlanner.create_global_plan distributed.checkpoint.SavePlanner.create_local_plan
  distributed.checkpoint.SavePlanner.finish_plan distributed.checkpoint.SavePlanner.resolve_data
  distributed.checkpoint.SavePlanner.set_up_planner distributed.checkpoint.StorageReader
  distributed.checkpoint.StorageReader.prepare_global_plan distributed.checkpoint.StorageReader.prepare_local_plan
  distributed.checkpoint.StorageReader.read_data distributed.checkpoint.StorageReader.read_metadata
  distributed.checkpoint.StorageReader.reset distributed.checkpoint.StorageReader.set_up_storage_reader
  distributed.checkpoint.StorageWriter distributed.checkpoint.StorageWriter.finish
  distributed.checkpoint.StorageWriter.prepare_global_plan distributed.checkpoint.StorageWriter.prepare_local_plan
  distributed.checkpoint.StorageWriter.reset distributed.checkpoint.StorageWriter.set_up_storage_writer
  distributed.checkpoint.StorageWriter.storage_meta distributed.checkpoint.StorageWriter.write_data
  distributed.device_mesh.DeviceMesh distributed.device_mesh.DeviceMesh.from_group
  distributed.device_mesh.DeviceMesh.get_all_groups distributed.device_mesh.DeviceMesh.get_coordinate
  distributed.device_mesh.DeviceMesh.get_group distributed.device_mesh.DeviceMesh.get_local_rank
  distributed.device_mesh.DeviceMesh.get_rank distributed.fsdp.BackwardPrefetch distributed.fsdp.CPUOffload
  distributed.fsdp.FullyShardedDataParallel.apply distributed.fsdp.FullyShardedDataParallel.clip_grad_norm_
  distributed.fsdp.FullyShardedDataParallel.forward distributed.fsdp.FullyShardedDataParallel.named_buffers
  distributed.fsdp.FullyShardedDataParallel.named_parameters distributed.fsdp.FullyShardedDataParallel.no_sync
  distributed.fsdp.FullyShardedDataParallel.register_comm_hook distributed.fsdp.MixedPrecision
  distributed.fsdp.ShardingStrategy distributed.get_backend distributed.get_global_rank distributed.get_group_rank
  distributed.get_process_group_ranks distributed.get_rank distributed.get_world_size
  distributed.is_gloo_available distributed.is_mpi_available distributed.is_nccl_available
  distributed.monitored_barrier distributed.optim.PostLocalSGDOptimizer
  distributed.optim.PostLocalSGDOptimizer.load_state_dict distributed.optim.PostLocalSGDOptimizer.state_dict
  distributed.optim.PostLocalSGDOptimizer.step distributed.optim.ZeroRedundancyOptimizer.add_param_group
  distributed.optim.ZeroRedundancyOptimizer.state_dict distributed.pipelining.Pipe
  distributed.pipelining.SplitPoint distributed.pipelining.microbatch.TensorChunkSpec
  distributed.pipelining.microbatch.merge_chunks distributed.pipelining.microbatch.split_args_kwargs_into_chunks
  distributed.pipelining.pipe_split distributed.pipelining.pipeline
  distributed.pipelining.schedules.PipelineScheduleMulti
  distributed.pipelining.schedules.PipelineScheduleMulti.step
  distributed.pipelining.schedules.PipelineScheduleSingle
  distributed.pipelining.schedules.PipelineScheduleSingle.step distributed.pipelining.schedules.Schedule1F1B
  distributed.pipelining.schedules.ScheduleGPipe distributed.pipelining.schedules.ScheduleInterleaved1F1B
  distributed.pipelining.schedules.ScheduleInterleavedZeroBubble
  distributed.pipelining.schedules.ScheduleLoopedBFS distributed.pipelining.stage.PipelineStage
  distributed.pipelining.stage.build_stage distributed.rpc.get_worker_info distributed.rpc.remote
  distributed.rpc.rpc_async distributed.rpc.rpc_sync distributed.rpc.shutdown distributions.bernoulli.Bernoulli
  distributions.bernoulli.Bernoulli.arg_constraints distributions.bernoulli.Bernoulli.expand
  distributions.bernoulli.Bernoulli.logits distributions.bernoulli.Bernoulli.mean
  distributions.bernoulli.Bernoulli.param_shape distributions.bernoulli.Bernoulli.probs
  distributions.bernoulli.Bernoulli.sample distributions.bernoulli.Bernoulli.variance
  distributions.beta.Beta.variance distributions.binomial.Binomial.arg_constraints
  distributions.binomial.Binomial.expand distributions.binomial.Binomial.variance
  distributions.categorical.Categorical distributions.categorical.Categorical.arg_constraints
  distributions.categorical.Categorical.entropy distributions.categorical.Categorical.expand
  distributions.categorical.Categorical.has_enumerate_support distributions.categorical.Categorical.log_prob
  distributions.categorical.Categorical.logits distributions.categorical.Categorical.mean
  distributions.categorical.Categorical.mode distributions.categorical.Categorical.probs
  distributions.categorical.Categorical.support distributions.categorical.Categorical.variance
  distributions.cauchy.Cauchy.arg_constraints distributions.cauchy.Cauchy.cdf distributions.cauchy.Cauchy.entropy
  distributions.cauchy.Cauchy.expand distributions.cauchy.Cauchy.icdf distributions.chi2.Chi2.arg_constraints
  distributions.chi2.Chi2.df distributions.constraints.cat distributions.constraints.dependent_property
  distributions.constraints.greater_than distributions.constraints.less_than distributions.constraints.stack
  distributions.continuous_bernoulli.ContinuousBernoulli
  distributions.continuous_bernoulli.ContinuousBernoulli.arg_constraints
  distributions.continuous_bernoulli.ContinuousBernoulli.entropy
  distributions.continuous_bernoulli.ContinuousBernoulli.icdf
  distributions.continuous_bernoulli.ContinuousBernoulli.log_prob
  distributions.continuous_bernoulli.ContinuousBernoulli.logits
  distributions.continuous_bernoulli.ContinuousBernoulli.param_shape
  distributions.continuous_bernoulli.ContinuousBernoulli.probs
  distributions.continuous_bernoulli.ContinuousBernoulli.rsample
  distributions.continuous_bernoulli.ContinuousBernoulli.sample
  distributions.continuous_bernoulli.ContinuousBernoulli.stddev
  distributions.continuous_bernoulli.ContinuousBernoulli.support
  distributions.continuous_bernoulli.ContinuousBernoulli.variance
  distributions.dirichlet.Dirichlet.arg_constraints distributions.dirichlet.Dirichlet.entropy
  distributions.dirichlet.Dirichlet.expand distributions.dirichlet.Dirichlet.has_rsample
  distributions.dirichlet.Dirichlet.mean distributions.dirichlet.Dirichlet.mode
  distributions.dirichlet.Dirichlet.variance distributions.distribution.Distribution.arg_constraints
  distributions.distribution.Distribution.event_shape distributions.distribution.Distribution.mode
  distributions.distribution.Distribution.set_default_validate_args distributions.distribution.Distribution.stddev
  distributions.distribution.Distribution.support distributions.distribution.Distribution.variance
  distributions.exp_family.ExponentialFamily.entropy distributions.exponential.Exponential
  distributions.exponential.Exponential.arg_constraints distributions.exponential.Exponential.cdf
  distributions.exponential.Exponential.entropy distributions.exponential.Exponential.expand
  distributions.exponential.Exponential.icdf distributions.exponential.Exponential.log_prob
  distributions.exponential.Exponential.mean distributions.exponential.Exponential.mode
  distributions.exponential.Exponential.support distributions.exponential.Exponential.variance
  distributions.fishersnedecor.FisherSnedecor.arg_constraints
  distributions.fishersnedecor.FisherSnedecor.has_rsample distributions.gamma.Gamma.entropy
  distributions.gamma.Gamma.has_rsample distributions.gamma.Gamma.mean distributions.gamma.Gamma.mode
  distributions.gamma.Gamma.support distributions.gamma.Gamma.variance distributions.geometric.Geometric
  distributions.geometric.Geometric.logits distributions.geometric.Geometric.mean
  distributions.geometric.Geometric.probs distributions.geometric.Geometric.sample
  distributions.geometric.Geometric.variance distributions.gumbel.Gumbel distributions.gumbel.Gumbel.entropy
  distributions.gumbel.Gumbel.log_prob distributions.gumbel.Gumbel.stddev distributions.gumbel.Gumbel.support
  distributions.half_cauchy.HalfCauchy.arg_constraints distributions.half_cauchy.HalfCauchy.cdf
  distributions.half_cauchy.HalfCauchy.entropy distributions.half_cauchy.HalfCauchy.icdf
  distributions.half_cauchy.HalfCauchy.log_prob distributions.half_cauchy.HalfCauchy.mean
  distributions.half_cauchy.HalfCauchy.scale distributions.half_cauchy.HalfCauchy.support
  distributions.half_cauchy.HalfCauchy.variance distributions.half_normal.HalfNormal.arg_constraints
  distributions.half_normal.HalfNormal.entropy distributions.half_normal.HalfNormal.has_rsample
  distributions.half_normal.HalfNormal.icdf distributions.half_normal.HalfNormal.log_prob
  distributions.independent.Independent distributions.independent.Independent.arg_constraints
  distributions.independent.Independent.entropy distributions.independent.Independent.log_prob
  distributions.independent.Independent.rsample distributions.independent.Independent.variance
  distributions.kumaraswamy.Kumaraswamy.arg_constraints distributions.kumaraswamy.Kumaraswamy.mean
  distributions.kumaraswamy.Kumaraswamy.support distributions.kumaraswamy.Kumaraswamy.variance
  distributions.laplace.Laplace distributions.laplace.Laplace.arg_constraints distributions.laplace.Laplace.cdf
  distributions.laplace.Laplace.entropy distributions.laplace.Laplace.log_prob distributions.laplace.Laplace.mean
  distributions.laplace.Laplace.mode distributions.log_normal.LogNormal.loc
  distributions.log_normal.LogNormal.mode distributions.log_normal.LogNormal.variance
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.precision_matrix
  distributions.mixture_same_family.MixtureSameFamily.cdf distributions.multinomial.Multinomial.entropy
  distributions.multinomial.Multinomial.variance distributions.negative_binomial.NegativeBinomial.arg_constraints
  distributions.negative_binomial.NegativeBinomial.logits
  distributions.negative_binomial.NegativeBinomial.variance distributions.normal.Normal.arg_constraints
  distributions.normal.Normal.cdf distributions.normal.Normal.entropy distributions.normal.Normal.icdf
  distributions.normal.Normal.mode distributions.normal.Normal.rsample distributions.normal.Normal.support
  distributions.one_hot_categorical.OneHotCategorical
  distributions.one_hot_categorical.OneHotCategorical.arg_constraints
  distributions.one_hot_categorical.OneHotCategorical.entropy
  distributions.one_hot_categorical.OneHotCategorical.has_enumerate_support
  distributions.one_hot_categorical.OneHotCategorical.log_prob
  distributions.one_hot_categorical.OneHotCategorical.logits
  distributions.one_hot_categorical.OneHotCategorical.mode
  distributions.one_hot_categorical.OneHotCategorical.param_shape
  distributions.one_hot_categorical.OneHotCategorical.probs
  distributions.one_hot_categorical.OneHotCategorical.sample
  distributions.one_hot_categorical.OneHotCategorical.support
  distributions.one_hot_categorical.OneHotCategorical.variance distributions.pareto.Pareto
  distributions.pareto.Pareto.arg_constraints distributions.pareto.Pareto.entropy distributions.pareto.Pareto.mean
  distributions.pareto.Pareto.mode distributions.pareto.Pareto.support distributions.pareto.Pareto.variance
  distributions.poisson.Poisson.arg_constraints distributions.poisson.Poisson.mean
  distributions.poisson.Poisson.sample distributions.poisson.Poisson.support
  distributions.poisson.Poisson.variance distributions.relaxed_bernoulli.LogitRelaxedBernoulli
  distributions.relaxed_bernoulli.LogitRelaxedBernoulli.expand
  distributions.relaxed_bernoulli.LogitRelaxedBernoulli.probs
  distributions.relaxed_bernoulli.LogitRelaxedBernoulli.rsample
  distributions.relaxed_bernoulli.LogitRelaxedBernoulli.support distributions.relaxed_bernoulli.RelaxedBernoulli
  distributions.relaxed_bernoulli.RelaxedBernoulli.arg_constraints
  distributions.relaxed_bernoulli.RelaxedBernoulli.has_rsample
  distributions.relaxed_bernoulli.RelaxedBernoulli.logits distributions.relaxed_bernoulli.RelaxedBernoulli.probs
  distributions.relaxed_categorical.RelaxedOneHotCategorical.arg_constraints
  distributions.relaxed_categorical.RelaxedOneHotCategorical.expand
  distributions.relaxed_categorical.RelaxedOneHotCategorical.logits
  distributions.relaxed_categorical.RelaxedOneHotCategorical.probs
  distributions.relaxed_categorical.RelaxedOneHotCategorical.support distributions.studentT.StudentT.expand
  distributions.studentT.StudentT.log_prob distributions.studentT.StudentT.mode
  distributions.studentT.StudentT.support distributions.transformed_distribution.TransformedDistribution
  distributions.transformed_distribution.TransformedDistribution.cdf
  distributions.transformed_distribution.TransformedDistribution.has_rsample
  distributions.transformed_distribution.TransformedDistribution.icdf
  distributions.transformed_distribution.TransformedDistribution.rsample distributions.transforms.AffineTransform
  distributions.transforms.CatTransform distributions.transforms.ExpTransform
  distributions.transforms.PowerTransform distributions.transforms.ReshapeTransform
  distributions.transforms.SigmoidTransform distributions.transforms.SoftplusTransform
  distributions.transforms.StackTransform distributions.transforms.StickBreakingTransform
  distributions.transforms.Transform.forward_shape distributions.transforms.Transform.inv
  distributions.transforms.Transform.inverse_shape distributions.transforms.Transform.log_abs_det_jacobian
  distributions.transforms.Transform.sign distributions.uniform.Uniform.cdf distributions.uniform.Uniform.entropy
  distributions.uniform.Uniform.icdf distributions.uniform.Uniform.log_prob distributions.uniform.Uniform.mean
  distributions.uniform.Uniform.mode distributions.uniform.Uniform.rsample distributions.uniform.Uniform.stddev
  distributions.von_mises.VonMises distributions.von_mises.VonMises.log_prob
  distributions.von_mises.VonMises.variance distributions.weibull.Weibull
  distributions.weibull.Weibull.arg_constraints distributions.weibull.Weibull.entropy
  distributions.weibull.Weibull.support distributions.weibull.Weibull.variance
  distributions.wishart.Wishart.arg_constraints dtype empty_strided enable_grad func.functional_call
  func.grad_and_value futures.Future futures.wait_all get_default_dtype get_deterministic_debug_mode
  get_num_threads get_rng_state initial_seed is_floating_point is_grad_enabled is_tensor library.Library load
  manual_seed nn.LazyBatchNorm1d.cls_to_become nn.LazyBatchNorm2d.cls_to_become nn.LazyBatchNorm3d.cls_to_become
  nn.LazyConv1d.cls_to_become nn.LazyConv2d.cls_to_become nn.LazyConv3d.cls_to_become
  nn.LazyConvTranspose2d.cls_to_become nn.LazyInstanceNorm2d.cls_to_become nn.LazyInstanceNorm3d.cls_to_become
  nn.Module.buffers nn.Module.named_parameters nn.SyncBatchNorm.convert_sync_batchnorm nn.init.calculate_gain
  nn.parallel.DistributedDataParallel nn.parameter.UninitializedBuffer nn.parameter.UninitializedParameter
  nn.utils.parametrize.cached nn.utils.parametrize.register_parametrization
  nn.utils.parametrize.remove_parametrizations nn.utils.remove_spectral_norm nn.utils.skip_init
  nn.utils.spectral_norm nn.utils.weight_norm no_grad numel optim.ASGD.register_state_dict_pre_hook
  optim.ASGD.register_step_post_hook optim.Adadelta.register_load_state_dict_post_hook
  optim.Adadelta.register_load_state_dict_pre_hook optim.Adadelta.register_state_dict_pre_hook
  optim.Adagrad.register_load_state_dict_pre_hook optim.Adagrad.register_state_dict_post_hook
  optim.Adagrad.register_state_dict_pre_hook optim.Adagrad.register_step_post_hook
  optim.Adam.register_load_state_dict_pre_hook optim.Adam.register_step_post_hook
  optim.Adam.register_step_pre_hook optim.AdamW.add_param_group optim.AdamW.load_state_dict
  optim.AdamW.register_step_post_hook optim.AdamW.state_dict optim.Adamax.register_load_state_dict_pre_hook
  optim.Adamax.register_state_dict_post_hook optim.Adamax.register_state_dict_pre_hook optim.LBFGS.add_param_group
  optim.LBFGS.load_state_dict optim.LBFGS.register_state_dict_pre_hook optim.LBFGS.register_step_pre_hook
  optim.LBFGS.state_dict optim.NAdam.register_state_dict_post_hook optim.NAdam.register_step_post_hook
  optim.Optimizer optim.RAdam.register_load_state_dict_pre_hook optim.RAdam.register_state_dict_pre_hook
  optim.RAdam.register_step_post_hook optim.RAdam.register_step_pre_hook optim.RMSprop.add_param_group
  optim.RMSprop.register_load_state_dict_pre_hook optim.RMSprop.register_state_dict_post_hook
  optim.RMSprop.register_step_post_hook optim.RMSprop.register_step_pre_hook optim.RMSprop.state_dict
  optim.Rprop.register_load_state_dict_post_hook optim.Rprop.register_step_pre_hook
  optim.SGD.register_load_state_dict_pre_hook optim.SGD.register_step_post_hook optim.SGD.register_step_pre_hook
  optim.SparseAdam.add_param_group optim.SparseAdam.load_state_dict optim.lr_scheduler.ChainedScheduler
  optim.lr_scheduler.ChainedScheduler.get_last_lr optim.lr_scheduler.ChainedScheduler.state_dict
  optim.lr_scheduler.CosineAnnealingLR optim.lr_scheduler.CosineAnnealingLR.get_last_lr
  optim.lr_scheduler.CosineAnnealingLR.load_state_dict optim.lr_scheduler.CosineAnnealingLR.state_dict
  optim.lr_scheduler.CosineAnnealingWarmRestarts optim.lr_scheduler.CosineAnnealingWarmRestarts.get_last_lr
  optim.lr_scheduler.CosineAnnealingWarmRestarts.state_dict optim.lr_scheduler.CosineAnnealingWarmRestarts.step
  optim.lr_scheduler.CyclicLR.get_last_lr optim.lr_scheduler.ExponentialLR
  optim.lr_scheduler.ExponentialLR.get_last_lr optim.lr_scheduler.ExponentialLR.load_state_dict
  optim.lr_scheduler.LambdaLR optim.lr_scheduler.LambdaLR.get_last_lr optim.lr_scheduler.LambdaLR.state_dict
  optim.lr_scheduler.LinearLR optim.lr_scheduler.LinearLR.get_last_lr optim.lr_scheduler.LinearLR.load_state_dict
  optim.lr_scheduler.MultiStepLR optim.lr_scheduler.OneCycleLR optim.lr_scheduler.OneCycleLR.get_last_lr
  optim.lr_scheduler.OneCycleLR.load_state_dict optim.lr_scheduler.PolynomialLR.load_state_dict
  optim.lr_scheduler.PolynomialLR.state_dict optim.lr_scheduler.ReduceLROnPlateau optim.lr_scheduler.SequentialLR
  optim.lr_scheduler.SequentialLR.get_last_lr optim.lr_scheduler.SequentialLR.state_dict optim.lr_scheduler.StepLR
  qr rand randint randn random.fork_rng random.get_rng_state random.initial_seed random.manual_seed
  random.set_rng_state randperm range save seed set_default_device set_default_dtype set_printoptions
  set_rng_state special.ndtr torch.finfo torch.iinfo triu_indices unflatten utils.checkpoint.CheckpointPolicy
  utils.checkpoint.checkpoint utils.cpp_extension.CUDAExtension utils.data.ConcatDataset
  utils.data.get_worker_info zeros
`;

const everywhereWithLimits = `
  _foreach_asin _foreach_sqrt abs absolute acos acosh add addcdiv addcmul addmv all allclose amax amin any
  ao.nn.intrinsic.qat.freeze_bn_stats ao.quantization.fake_quantize.FakeQuantize
  ao.quantization.fake_quantize.FusedMovingAvgObsFakeQuantize ao.quantization.observer.RecordingObserver arange
  arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argsort as_strided as_tensor asin asinh atan
  atan2 atleast_1d atleast_2d atleast_3d autograd.backward baddbmm bernoulli bincount bitwise_and
  bitwise_left_shift bitwise_not bitwise_or bitwise_xor block_diag broadcast_tensors broadcast_to bucketize
  cartesian_prod cat cdist ceil chunk clamp clip clone combinations compile concat concatenate conj copysign
  corrcoef cos cosh count_nonzero cov cross cuda.CUDAGraph cuda.CUDAGraph.capture_begin cuda.CUDAGraph.capture_end
  cuda.CUDAGraph.replay cuda.CUDAGraph.reset cuda.current_stream cuda.default_stream cuda.get_device_capability
  cuda.get_device_properties cuda.graph cuda.graph_pool_handle cuda.make_graphed_callables cummax cummin cumprod
  cumsum cumulative_trapezoid deg2rad diag diag_embed diagonal diagonal_scatter diff dist distributed.P2POp
  distributed.ReduceOp distributed.algorithms.ddp_comm_hooks.powerSGD_hook.PowerSGDState distributed.all_gather
  distributed.all_to_all distributed.all_to_all_single distributed.batch_isend_irecv distributed.broadcast
  distributed.fsdp.FullyShardedDataParallel distributed.gather distributed.gather_object
  distributed.init_process_group distributed.irecv distributed.isend distributed.new_group
  distributed.optim.ZeroRedundancyOptimizer distributed.recv distributed.reduce distributed.reduce_op
  distributed.reduce_scatter distributed.rpc.TensorPipeRpcBackendOptions distributed.rpc.init_rpc
  distributed.scatter distributed.scatter_object_list distributed.send distributed.tensor.DTensor
  distributed.tensor.DTensor.from_local distributed.tensor.DTensor.redistribute
  distributed.tensor.distribute_module distributed.tensor.distribute_tensor
  distributed.tensor.parallel.ColwiseParallel distributed.tensor.parallel.loss_parallel
  distributed.tensor.placement_types.Shard distributions.binomial.Binomial
  distributions.binomial.Binomial.log_prob distributions.cauchy.Cauchy.log_prob
  distributions.cauchy.Cauchy.rsample distributions.chi2.Chi2 distributions.dirichlet.Dirichlet
  distributions.dirichlet.Dirichlet.log_prob distributions.dirichlet.Dirichlet.rsample
  distributions.fishersnedecor.FisherSnedecor distributions.gamma.Gamma.cdf distributions.gamma.Gamma.log_prob
  distributions.half_cauchy.HalfCauchy distributions.half_normal.HalfNormal
  distributions.kumaraswamy.Kumaraswamy.entropy distributions.laplace.Laplace.icdf
  distributions.lkj_cholesky.LKJCholesky distributions.log_normal.LogNormal.entropy
  distributions.negative_binomial.NegativeBinomial distributions.negative_binomial.NegativeBinomial.sample
  distributions.poisson.Poisson distributions.relaxed_categorical.RelaxedOneHotCategorical
  distributions.studentT.StudentT distributions.transforms.AbsTransform div divide dot dsplit dstack einsum empty
  empty_like eq equal erf erfc erfinv exp exp2 expm1 eye fix flatten flip fliplr flipud floor floor_divide fmod
  from_numpy frombuffer full full_like gather ge greater greater_equal gt hann_window histc hsplit hstack
  index_add index_reduce index_select is_complex isclose isfinite isin isinf isnan isneginf isposinf kron kthvalue
  ldexp le lerp less less_equal linalg.norm linalg.qr linspace log log10 log1p log2 logaddexp logaddexp2
  logical_and logical_not logical_or logical_xor logit logsumexp lt masked_select max maximum mean median meshgrid
  min minimum movedim msort mul multinomial multiply mv nan_to_num nanmean narrow narrow_copy ne neg negative
  nested.as_nested_tensor nested.nested_tensor nn.AdaptiveAvgPool1d nn.AdaptiveAvgPool2d nn.AdaptiveMaxPool3d
  nn.AlphaDropout nn.AvgPool2d nn.BCELoss nn.BatchNorm1d nn.BatchNorm2d nn.BatchNorm3d nn.Bilinear
  nn.ChannelShuffle nn.ConstantPad1d nn.ConstantPad2d nn.ConstantPad3d nn.Conv1d nn.Conv2d nn.Conv3d
  nn.ConvTranspose1d nn.ConvTranspose2d nn.ConvTranspose3d nn.CrossEntropyLoss nn.Dropout nn.Dropout2d nn.ELU
  nn.EmbeddingBag nn.FeatureAlphaDropout nn.Fold nn.GELU nn.GLU nn.GRU nn.GaussianNLLLoss nn.GroupNorm
  nn.Hardshrink nn.Hardswish nn.Hardtanh nn.HingeEmbeddingLoss nn.HuberLoss nn.Identity nn.KLDivLoss nn.L1Loss
  nn.LayerNorm nn.LazyConv2d nn.LazyConvTranspose2d nn.LazyLinear nn.LeakyReLU nn.LogSigmoid nn.LogSoftmax
  nn.MSELoss nn.MarginRankingLoss nn.MaxPool2d nn.MaxUnpool2d nn.Mish nn.Module nn.Module.modules
  nn.Module.named_modules nn.Module.register_forward_hook nn.Module.register_forward_pre_hook
  nn.Module.register_load_state_dict_post_hook nn.Module.state_dict nn.ModuleDict nn.ModuleList nn.MultiMarginLoss
  nn.NLLLoss nn.PReLU nn.ParameterDict nn.ParameterList nn.PixelShuffle nn.PixelUnshuffle nn.PoissonNLLLoss
  nn.ReLU nn.ReLU6 nn.ReflectionPad1d nn.ReflectionPad2d nn.ReplicationPad1d nn.ReplicationPad2d nn.SELU
  nn.Sequential nn.SiLU nn.Sigmoid nn.SmoothL1Loss nn.Softmax nn.Softmin nn.Softsign nn.SyncBatchNorm nn.Tanh
  nn.Tanhshrink nn.Threshold nn.Transformer nn.TransformerEncoder.forward nn.TripletMarginLoss
  nn.TripletMarginWithDistanceLoss nn.Unfold nn.Upsample nn.UpsamplingNearest2d nn.ZeroPad1d nn.ZeroPad2d
  nn.ZeroPad3d nn.functional.affine_grid nn.functional.alpha_dropout nn.functional.avg_pool1d
  nn.functional.avg_pool2d nn.functional.batch_norm nn.functional.binary_cross_entropy
  nn.functional.binary_cross_entropy_with_logits nn.functional.conv1d nn.functional.conv2d
  nn.functional.conv_transpose1d nn.functional.conv_transpose2d nn.functional.cosine_similarity
  nn.functional.cross_entropy nn.functional.ctc_loss nn.functional.dropout nn.functional.dropout2d
  nn.functional.elu nn.functional.elu_ nn.functional.feature_alpha_dropout nn.functional.fold
  nn.functional.fractional_max_pool2d nn.functional.gaussian_nll_loss nn.functional.gelu nn.functional.glu
  nn.functional.hardshrink nn.functional.hardswish nn.functional.hardtanh nn.functional.hardtanh_
  nn.functional.kl_div nn.functional.l1_loss nn.functional.layer_norm nn.functional.leaky_relu_
  nn.functional.log_softmax nn.functional.logsigmoid nn.functional.margin_ranking_loss nn.functional.max_pool2d
  nn.functional.max_pool3d nn.functional.mish nn.functional.mse_loss nn.functional.nll_loss
  nn.functional.normalize nn.functional.one_hot nn.functional.pad nn.functional.pixel_shuffle
  nn.functional.pixel_unshuffle nn.functional.poisson_nll_loss nn.functional.prelu nn.functional.relu
  nn.functional.relu6 nn.functional.relu_ nn.functional.selu nn.functional.sigmoid nn.functional.silu
  nn.functional.smooth_l1_loss nn.functional.softmax nn.functional.softsign nn.functional.tanh
  nn.functional.threshold nn.functional.threshold_ nn.functional.unfold nn.functional.upsample_bilinear
  nn.functional.upsample_nearest nn.init.constant_ nn.init.eye_ nn.init.kaiming_normal_ nn.init.kaiming_uniform_
  nn.init.normal_ nn.init.ones_ nn.init.uniform_ nn.init.xavier_normal_ nn.init.xavier_uniform_ nn.init.zeros_
  nn.modules.lazy.LazyModuleMixin nn.parameter.Buffer nn.parameter.Parameter nn.utils.clip_grad_norm_
  nn.utils.clip_grad_value_ nn.utils.rnn.PackedSequence nn.utils.rnn.pad_sequence norm normal not_equal ones
  ones_like optim.ASGD.add_param_group optim.ASGD.load_state_dict optim.ASGD.step optim.Adagrad optim.Adam
  optim.AdamW optim.AdamW.step optim.AdamW.zero_grad optim.Adamax optim.Adamax.add_param_group optim.NAdam
  optim.NAdam.load_state_dict optim.NAdam.state_dict optim.RAdam optim.RAdam.add_param_group
  optim.RAdam.load_state_dict optim.RAdam.step optim.RMSprop optim.Rprop.add_param_group
  optim.Rprop.load_state_dict optim.SGD optim.SGD.add_param_group optim.SGD.state_dict optim.SGD.step
  optim.SGD.zero_grad optim.lr_scheduler.ConstantLR.load_state_dict optim.lr_scheduler.MultiStepLR.get_last_lr
  optim.lr_scheduler.MultiStepLR.load_state_dict optim.lr_scheduler.MultiStepLR.state_dict
  optim.lr_scheduler.MultiplicativeLR.get_last_lr optim.lr_scheduler.StepLR.get_last_lr
  optim.lr_scheduler.StepLR.load_state_dict optim.lr_scheduler.StepLR.state_dict outer permute polar positive pow
  prod quasirandom.SobolEngine.draw rad2deg rand_like randint_like ravel real reciprocal remainder
  repeat_interleave reshape resolve_conj resolve_neg roll round row_stack rsqrt scatter searchsorted
  select_scatter sgn sigmoid sign sin sinh slice_scatter slogdet softmax sort sparse_coo_tensor special.erf
  special.erfc special.erfinv special.exp2 special.expit special.log1p special.logsumexp special.xlogy split sqrt
  square squeeze stack std sub sum swapdims sym_int t take take_along_dim tan tanh tensor_split tensordot tile
  transpose tril triu true_divide trunc unsqueeze use_deterministic_algorithms utils.data.DataLoader
  utils.data.Dataset utils.data.RandomSampler utils.data.Sampler utils.data.SequentialSampler utils.data.Subset
  utils.data.default_collate utils.data.distributed.DistributedSampler
  utils.deterministic.fill_uninitialized_memory var vdot view_as_complex view_as_real vsplit vstack where xlogy
  zeros_like
`;

const only910b = `
  BFloat16Storage BFloat16Storage.dtype BoolStorage BoolStorage.dtype ByteStorage ByteStorage.dtype CharStorage
  CharStorage.dtype ComplexDoubleStorage ComplexDoubleStorage.dtype ComplexFloatStorage ComplexFloatStorage.dtype
  DoubleStorage DoubleStorage.dtype FloatStorage FloatStorage.dtype Generator.device Generator.get_state
  Generator.initial_seed Generator.seed Generator.set_state HalfStorage HalfStorage.dtype IntStorage
  IntStorage.dtype LongStorage LongStorage.dtype QUInt8Storage ShortStorage ShortStorage.dtype Tag Tag.name Tensor
  TypedStorage TypedStorage.bfloat16 TypedStorage.bool TypedStorage.byte TypedStorage.char TypedStorage.clone
  TypedStorage.complex_double TypedStorage.complex_float TypedStorage.copy_ TypedStorage.cpu TypedStorage.cuda
  TypedStorage.data_ptr TypedStorage.device TypedStorage.double TypedStorage.dtype TypedStorage.element_size
  TypedStorage.filename TypedStorage.fill_ TypedStorage.float TypedStorage.from_buffer TypedStorage.from_file
  TypedStorage.get_device TypedStorage.half TypedStorage.int TypedStorage.is_pinned TypedStorage.is_shared
  TypedStorage.is_sparse TypedStorage.long TypedStorage.nbytes TypedStorage.pickle_storage_type
  TypedStorage.pin_memory TypedStorage.resize_ TypedStorage.short TypedStorage.size TypedStorage.tolist
  TypedStorage.type TypedStorage.untyped UntypedStorage UntypedStorage.bfloat16 UntypedStorage.bool
  UntypedStorage.byte UntypedStorage.byteswap UntypedStorage.char UntypedStorage.clone
  UntypedStorage.complex_double UntypedStorage.complex_float UntypedStorage.copy_ UntypedStorage.cpu
  UntypedStorage.cuda UntypedStorage.data_ptr UntypedStorage.device UntypedStorage.double
  UntypedStorage.element_size UntypedStorage.filename UntypedStorage.fill_ UntypedStorage.float
  UntypedStorage.from_buffer UntypedStorage.get_device UntypedStorage.half UntypedStorage.int
  UntypedStorage.is_pinned UntypedStorage.is_shared UntypedStorage.is_sparse UntypedStorage.is_sparse_csr
  UntypedStorage.long UntypedStorage.nbytes UntypedStorage.new UntypedStorage.pin_memory UntypedStorage.resize_
  UntypedStorage.share_memory_ UntypedStorage.short UntypedStorage.size UntypedStorage.tolist UntypedStorage.type
  UntypedStorage.untyped __config__.parallel_info __config__.show _assert
  ao.quantization.backend_config.BackendConfig.from_dict
  ao.quantization.backend_config.BackendConfig.set_backend_pattern_config
  ao.quantization.backend_config.BackendConfig.set_backend_pattern_configs
  ao.quantization.backend_config.BackendConfig.to_dict
  ao.quantization.backend_config.BackendPatternConfig.from_dict
  ao.quantization.backend_config.BackendPatternConfig.set_fuser_method
  ao.quantization.backend_config.BackendPatternConfig.set_pattern
  ao.quantization.backend_config.BackendPatternConfig.to_dict ao.quantization.backend_config.DTypeConfig
  ao.quantization.backend_config.DTypeConfig.from_dict ao.quantization.backend_config.ObservationType
  ao.quantization.backend_config.ObservationType.INPUT_OUTPUT_NOT_OBSERVED
  ao.quantization.backend_config.ObservationType.OUTPUT_SHARE_OBSERVER_WITH_INPUT ao.quantization.convert
  ao.quantization.fake_quantize.FixedQParamsFakeQuantize ao.quantization.fake_quantize.disable_observer
  ao.quantization.fake_quantize.enable_fake_quant ao.quantization.fake_quantize.enable_observer
  ao.quantization.fx.custom_config.ConvertCustomConfig
  ao.quantization.fx.custom_config.ConvertCustomConfig.set_observed_to_quantized_mapping
  ao.quantization.fx.custom_config.ConvertCustomConfig.set_preserved_attributes
  ao.quantization.fx.custom_config.FuseCustomConfig ao.quantization.fx.custom_config.FuseCustomConfig.from_dict
  ao.quantization.fx.custom_config.PrepareCustomConfig
  ao.quantization.fx.custom_config.PrepareCustomConfig.set_float_to_observed_mapping
  ao.quantization.fx.custom_config.PrepareCustomConfig.set_non_traceable_module_classes
  ao.quantization.fx.custom_config.PrepareCustomConfig.set_output_quantized_indexes
  ao.quantization.fx.custom_config.PrepareCustomConfig.set_preserved_attributes
  ao.quantization.fx.custom_config.PrepareCustomConfig.set_standalone_module_name
  ao.quantization.fx.custom_config.PrepareCustomConfig.to_dict
  ao.quantization.observer.MovingAveragePerChannelMinMaxObserver
  ao.quantization.observer.PerChannelMinMaxObserver.reset_min_max_vals ao.quantization.observer.default_observer
  ao.quantization.observer.get_observer_state_dict ao.quantization.prepare_qat ao.quantization.qconfig.QConfig
  ao.quantization.qconfig.default_debug_qconfig ao.quantization.qconfig.default_per_channel_qconfig
  ao.quantization.qconfig.default_qat_qconfig ao.quantization.qconfig.default_qat_qconfig_v2
  ao.quantization.qconfig.default_qconfig ao.quantization.qconfig.default_weight_only_qconfig
  ao.quantization.qconfig.float16_dynamic_qconfig ao.quantization.qconfig.float16_static_qconfig
  ao.quantization.qconfig.per_channel_dynamic_qconfig
  ao.quantization.qconfig_mapping.QConfigMapping.set_module_name
  ao.quantization.qconfig_mapping.QConfigMapping.set_module_name_regex autograd.Function.backward
  autograd.Function.forward autograd.Function.jvp autograd.Function.vmap autograd.forward_ad.dual_level
  autograd.grad_mode.inference_mode autograd.grad_mode.inference_mode.clone autograd.grad_mode.set_grad_enabled
  autograd.grad_mode.set_grad_enabled.clone autograd.grad_mode.set_multithreading_enabled
  autograd.gradcheck.gradcheck autograd.gradcheck.gradgradcheck autograd.graph.disable_saved_tensors_hooks
  autograd.graph.register_multi_grad_hook autograd.graph.save_on_cpu autograd.set_detect_anomaly
  backends.cpu.get_cpu_capability backends.cuda.cufft_plan_cache backends.cuda.cufft_plan_cache.clear
  backends.cuda.cufft_plan_cache.size backends.cuda.is_built backends.cudnn.deterministic
  backends.mkl.is_available backends.mkl.verbose backends.mkldnn.is_available backends.mkldnn.verbose
  backends.mps.is_available backends.mps.is_built can_cast compiled_with_cxx11_abi cpu.StreamContext
  cpu.amp.autocast cpu.current_stream cpu.device_count cpu.is_available cpu.synchronize cuda.Event.elapsed_time
  cuda.Event.from_ipc_handle cuda.Event.ipc_handle cuda.Stream.wait_stream cuda._sanitizer.enable_cuda_sanitizer
  cuda.caching_allocator_alloc cuda.caching_allocator_delete cuda.get_sync_debug_mode cuda.host_memory_stats
  cuda.host_memory_stats_as_nested_dict cuda.is_initialized cuda.memory_summary
  cuda.reset_accumulated_host_memory_stats cuda.reset_peak_host_memory_stats cuda.set_per_process_memory_fraction
  cuda.set_sync_debug_mode distributed.Backend distributed.Backend.register_backend distributed.DistBackendError
  distributed.FileStore.__init__ distributed.FileStore.path distributed.GradBucket.is_last
  distributed.GradBucket.parameters distributed.GradBucket.set_buffer distributed.HashStore
  distributed.HashStore.__init__ distributed.PrefixStore distributed.PrefixStore.__init__
  distributed.PrefixStore.underlying_store distributed.Store distributed.Store.__init__ distributed.Store.add
  distributed.Store.append distributed.Store.check distributed.Store.compare_set distributed.Store.delete_key
  distributed.Store.get distributed.Store.has_extended_api distributed.Store.multi_get distributed.Store.multi_set
  distributed.Store.num_keys distributed.Store.set distributed.Store.set_timeout distributed.Store.timeout
  distributed.Store.wait distributed.TCPStore.__init__ distributed.TCPStore.host distributed.TCPStore.libuvBackend
  distributed.TCPStore.port distributed.algorithms.Join distributed.algorithms.Join.notify_join_context
  distributed.algorithms.JoinHook distributed.algorithms.JoinHook.main_hook
  distributed.algorithms.JoinHook.post_hook distributed.algorithms.Joinable
  distributed.algorithms.Joinable.join_device distributed.algorithms.Joinable.join_hook
  distributed.algorithms.Joinable.join_process_group
  distributed.algorithms.ddp_comm_hooks.default_hooks.bf16_compress_hook
  distributed.algorithms.ddp_comm_hooks.default_hooks.bf16_compress_wrapper
  distributed.algorithms.ddp_comm_hooks.powerSGD_hook.powerSGD_hook distributed.autograd.backward
  distributed.autograd.context distributed.autograd.get_gradients distributed.checkpoint.LoadPlan
  distributed.checkpoint.ReadItem distributed.checkpoint.SavePlan
  distributed.checkpoint.StorageReader.validate_checkpoint_id
  distributed.checkpoint.StorageWriter.validate_checkpoint_id
  distributed.checkpoint.format_utils.BroadcastingTorchSaveReader
  distributed.checkpoint.format_utils.BroadcastingTorchSaveReader.prepare_global_plan
  distributed.checkpoint.format_utils.BroadcastingTorchSaveReader.prepare_local_plan
  distributed.checkpoint.format_utils.BroadcastingTorchSaveReader.read_data
  distributed.checkpoint.format_utils.BroadcastingTorchSaveReader.read_metadata
  distributed.checkpoint.format_utils.BroadcastingTorchSaveReader.reset
  distributed.checkpoint.format_utils.BroadcastingTorchSaveReader.set_up_storage_reader
  distributed.checkpoint.format_utils.BroadcastingTorchSaveReader.validate_checkpoint_id
  distributed.checkpoint.format_utils.DynamicMetaLoadPlanner distributed.checkpoint.planner.WriteItem
  distributed.checkpoint.planner.WriteItem.tensor_storage_size distributed.checkpoint.staging.AsyncStager
  distributed.checkpoint.staging.AsyncStager.should_synchronize_after_execute
  distributed.checkpoint.staging.AsyncStager.stage distributed.checkpoint.staging.AsyncStager.synchronize_staging
  distributed.checkpoint.staging.BlockingAsyncStager distributed.checkpoint.staging.BlockingAsyncStager.stage
  distributed.checkpoint.staging.BlockingAsyncStager.synchronize_staging
  distributed.checkpoint.state_dict.StateDictOptions distributed.checkpoint.state_dict.get_model_state_dict
  distributed.checkpoint.state_dict.get_optimizer_state_dict distributed.checkpoint.state_dict.get_state_dict
  distributed.checkpoint.state_dict.set_model_state_dict
  distributed.checkpoint.state_dict.set_optimizer_state_dict distributed.checkpoint.state_dict.set_state_dict
  distributed.checkpoint.state_dict_loader.load_state_dict distributed.checkpoint.state_dict_saver.save
  distributed.checkpoint.state_dict_saver.save_state_dict distributed.checkpoint.stateful.Stateful
  distributed.checkpoint.stateful.Stateful.load_state_dict distributed.checkpoint.stateful.Stateful.state_dict
  distributed.elastic.agent.server.ElasticAgent distributed.elastic.agent.server.ElasticAgent.get_worker_group
  distributed.elastic.agent.server.ElasticAgent.run distributed.elastic.agent.server.SimpleElasticAgent
  distributed.elastic.agent.server.SimpleElasticAgent._assign_worker_ranks
  distributed.elastic.agent.server.SimpleElasticAgent._exit_barrier
  distributed.elastic.agent.server.SimpleElasticAgent._initialize_workers
  distributed.elastic.agent.server.SimpleElasticAgent._monitor_workers
  distributed.elastic.agent.server.SimpleElasticAgent._rendezvous
  distributed.elastic.agent.server.SimpleElasticAgent._restart_workers
  distributed.elastic.agent.server.SimpleElasticAgent._shutdown
  distributed.elastic.agent.server.SimpleElasticAgent._start_workers
  distributed.elastic.agent.server.SimpleElasticAgent._stop_workers distributed.elastic.agent.server.Worker
  distributed.elastic.agent.server.WorkerGroup distributed.elastic.agent.server.WorkerSpec
  distributed.elastic.agent.server.WorkerSpec.get_entrypoint_name distributed.elastic.agent.server.WorkerState
  distributed.elastic.agent.server.WorkerState.is_running distributed.elastic.agent.server.api.RunResult
  distributed.elastic.agent.server.health_check_server.HealthCheckServer
  distributed.elastic.agent.server.health_check_server.HealthCheckServer.start
  distributed.elastic.agent.server.health_check_server.HealthCheckServer.stop
  distributed.elastic.agent.server.health_check_server.create_healthcheck_server
  distributed.elastic.agent.server.local_elastic_agent.LocalElasticAgent
  distributed.elastic.control_plane.worker_main distributed.elastic.events.api.Event
  distributed.elastic.events.api.EventMetadataValue distributed.elastic.events.api.EventSource
  distributed.elastic.events.construct_and_record_rdzv_event distributed.elastic.events.get_logging_handler
  distributed.elastic.events.record distributed.elastic.metrics.api.ConsoleMetricHandler
  distributed.elastic.metrics.api.MetricHandler distributed.elastic.metrics.api.NullMetricHandler
  distributed.elastic.metrics.configure distributed.elastic.metrics.prof distributed.elastic.metrics.put_metric
  distributed.elastic.multiprocessing.api.DefaultLogsSpecs
  distributed.elastic.multiprocessing.api.DefaultLogsSpecs.reify distributed.elastic.multiprocessing.api.LogsDest
  distributed.elastic.multiprocessing.api.LogsSpecs distributed.elastic.multiprocessing.api.LogsSpecs.reify
  distributed.elastic.multiprocessing.api.MultiprocessContext distributed.elastic.multiprocessing.api.PContext
  distributed.elastic.multiprocessing.api.RunProcsResult distributed.elastic.multiprocessing.api.SubprocessContext
  distributed.elastic.multiprocessing.errors.ChildFailedError
  distributed.elastic.multiprocessing.errors.ErrorHandler
  distributed.elastic.multiprocessing.errors.ProcessFailure distributed.elastic.multiprocessing.errors.record
  distributed.elastic.multiprocessing.start_processes distributed.elastic.rendezvous.RendezvousHandler
  distributed.elastic.rendezvous.RendezvousHandler.get_backend
  distributed.elastic.rendezvous.RendezvousHandler.get_run_id
  distributed.elastic.rendezvous.RendezvousHandler.is_closed
  distributed.elastic.rendezvous.RendezvousHandler.next_rendezvous
  distributed.elastic.rendezvous.RendezvousHandler.num_nodes_waiting
  distributed.elastic.rendezvous.RendezvousHandler.set_closed
  distributed.elastic.rendezvous.RendezvousHandler.shutdown
  distributed.elastic.rendezvous.RendezvousHandler.use_agent_store
  distributed.elastic.rendezvous.RendezvousHandlerRegistry distributed.elastic.rendezvous.RendezvousInfo
  distributed.elastic.rendezvous.RendezvousParameters distributed.elastic.rendezvous.RendezvousParameters.get
  distributed.elastic.rendezvous.RendezvousParameters.get_as_bool
  distributed.elastic.rendezvous.RendezvousParameters.get_as_int
  distributed.elastic.rendezvous.api.RendezvousClosedError
  distributed.elastic.rendezvous.api.RendezvousConnectionError distributed.elastic.rendezvous.api.RendezvousError
  distributed.elastic.rendezvous.api.RendezvousGracefulExitError
  distributed.elastic.rendezvous.api.RendezvousStateError distributed.elastic.rendezvous.api.RendezvousStoreInfo
  distributed.elastic.rendezvous.api.RendezvousStoreInfo.build
  distributed.elastic.rendezvous.api.RendezvousTimeoutError
  distributed.elastic.rendezvous.c10d_rendezvous_backend.C10dRendezvousBackend
  distributed.elastic.rendezvous.c10d_rendezvous_backend.C10dRendezvousBackend.get_state
  distributed.elastic.rendezvous.c10d_rendezvous_backend.C10dRendezvousBackend.name
  distributed.elastic.rendezvous.c10d_rendezvous_backend.C10dRendezvousBackend.set_state
  distributed.elastic.rendezvous.c10d_rendezvous_backend.create_backend
  distributed.elastic.rendezvous.dynamic_rendezvous.DynamicRendezvousHandler
  distributed.elastic.rendezvous.dynamic_rendezvous.DynamicRendezvousHandler.from_backend
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousBackend
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousBackend.get_state
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousBackend.name
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousBackend.set_state
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousTimeout
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousTimeout.close
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousTimeout.heartbeat
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousTimeout.join
  distributed.elastic.rendezvous.dynamic_rendezvous.RendezvousTimeout.last_call
  distributed.elastic.rendezvous.dynamic_rendezvous.create_handler
  distributed.elastic.rendezvous.etcd_rendezvous.EtcdRendezvousHandler
  distributed.elastic.rendezvous.etcd_rendezvous_backend.EtcdRendezvousBackend
  distributed.elastic.rendezvous.etcd_rendezvous_backend.EtcdRendezvousBackend.get_state
  distributed.elastic.rendezvous.etcd_rendezvous_backend.EtcdRendezvousBackend.name
  distributed.elastic.rendezvous.etcd_rendezvous_backend.EtcdRendezvousBackend.set_state
  distributed.elastic.rendezvous.etcd_rendezvous_backend.create_backend
  distributed.elastic.rendezvous.etcd_store.EtcdStore distributed.elastic.rendezvous.etcd_store.EtcdStore.add
  distributed.elastic.rendezvous.etcd_store.EtcdStore.check
  distributed.elastic.rendezvous.etcd_store.EtcdStore.get distributed.elastic.rendezvous.etcd_store.EtcdStore.set
  distributed.elastic.rendezvous.etcd_store.EtcdStore.wait distributed.elastic.timer.FileTimerClient
  distributed.elastic.timer.FileTimerServer distributed.elastic.timer.LocalTimerClient
  distributed.elastic.timer.LocalTimerServer distributed.elastic.timer.TimerClient
  distributed.elastic.timer.TimerClient.acquire distributed.elastic.timer.TimerClient.release
  distributed.elastic.timer.TimerRequest distributed.elastic.timer.TimerServer
  distributed.elastic.timer.TimerServer.clear_timers distributed.elastic.timer.TimerServer.get_expired_timers
  distributed.elastic.timer.TimerServer.register_timers distributed.elastic.timer.configure
  distributed.elastic.timer.debug_info_logging.log_debug_info_for_expired_timers distributed.elastic.timer.expires
  distributed.fsdp.FullOptimStateDictConfig distributed.fsdp.FullStateDictConfig
  distributed.fsdp.FullyShardedDataParallel.check_is_root distributed.fsdp.FullyShardedDataParallel.fsdp_modules
  distributed.fsdp.FullyShardedDataParallel.full_optim_state_dict
  distributed.fsdp.FullyShardedDataParallel.optim_state_dict_to_load
  distributed.fsdp.FullyShardedDataParallel.state_dict_type distributed.fsdp.LocalOptimStateDictConfig
  distributed.fsdp.LocalStateDictConfig distributed.fsdp.OptimStateDictConfig
  distributed.fsdp.ShardedOptimStateDictConfig distributed.fsdp.ShardedStateDictConfig
  distributed.fsdp.StateDictConfig distributed.fsdp.StateDictSettings distributed.is_available
  distributed.is_initialized distributed.is_torchelastic_launched distributed.nn.api.remote_module.RemoteModule
  distributed.nn.api.remote_module.RemoteModule.get_module_rref
  distributed.nn.api.remote_module.RemoteModule.remote_parameters
  distributed.optim.ZeroRedundancyOptimizer.consolidate_state_dict
  distributed.optim.ZeroRedundancyOptimizer.join_device distributed.optim.ZeroRedundancyOptimizer.join_hook
  distributed.optim.ZeroRedundancyOptimizer.join_process_group
  distributed.optim.ZeroRedundancyOptimizer.load_state_dict distributed.optim.ZeroRedundancyOptimizer.step
  distributed.rpc.BackendType distributed.rpc.PyRRef distributed.rpc.RpcBackendOptions distributed.rpc.WorkerInfo
  distributed.rpc.functions.async_execution distributed.tensor.parallel.PrepareModuleOutput
  distributions.bernoulli.Bernoulli.entropy distributions.bernoulli.Bernoulli.has_enumerate_support
  distributions.bernoulli.Bernoulli.log_prob distributions.bernoulli.Bernoulli.mode
  distributions.bernoulli.Bernoulli.support distributions.beta.Beta distributions.beta.Beta.arg_constraints
  distributions.beta.Beta.concentration0 distributions.beta.Beta.concentration1 distributions.beta.Beta.entropy
  distributions.beta.Beta.expand distributions.beta.Beta.has_rsample distributions.beta.Beta.log_prob
  distributions.beta.Beta.mean distributions.beta.Beta.mode distributions.beta.Beta.rsample
  distributions.beta.Beta.support distributions.binomial.Binomial.entropy
  distributions.binomial.Binomial.has_enumerate_support distributions.binomial.Binomial.logits
  distributions.binomial.Binomial.mean distributions.binomial.Binomial.mode
  distributions.binomial.Binomial.param_shape distributions.binomial.Binomial.probs
  distributions.binomial.Binomial.sample distributions.binomial.Binomial.support
  distributions.categorical.Categorical.param_shape distributions.categorical.Categorical.sample
  distributions.cauchy.Cauchy distributions.cauchy.Cauchy.has_rsample distributions.cauchy.Cauchy.mean
  distributions.cauchy.Cauchy.mode distributions.cauchy.Cauchy.support distributions.cauchy.Cauchy.variance
  distributions.chi2.Chi2.expand distributions.constraint_registry.ConstraintRegistry
  distributions.constraint_registry.ConstraintRegistry.register distributions.constraints.multinomial
  distributions.continuous_bernoulli.ContinuousBernoulli.cdf
  distributions.continuous_bernoulli.ContinuousBernoulli.expand
  distributions.continuous_bernoulli.ContinuousBernoulli.has_rsample
  distributions.continuous_bernoulli.ContinuousBernoulli.mean distributions.dirichlet.Dirichlet.support
  distributions.distribution.Distribution.batch_shape distributions.distribution.Distribution.mean
  distributions.exponential.Exponential.has_rsample distributions.exponential.Exponential.rsample
  distributions.exponential.Exponential.stddev distributions.fishersnedecor.FisherSnedecor.expand
  distributions.fishersnedecor.FisherSnedecor.log_prob distributions.fishersnedecor.FisherSnedecor.mean
  distributions.fishersnedecor.FisherSnedecor.mode distributions.fishersnedecor.FisherSnedecor.rsample
  distributions.fishersnedecor.FisherSnedecor.support distributions.fishersnedecor.FisherSnedecor.variance
  distributions.gamma.Gamma.arg_constraints distributions.gamma.Gamma.expand distributions.gamma.Gamma.rsample
  distributions.geometric.Geometric.arg_constraints distributions.geometric.Geometric.entropy
  distributions.geometric.Geometric.expand distributions.geometric.Geometric.log_prob
  distributions.geometric.Geometric.mode distributions.geometric.Geometric.support
  distributions.gumbel.Gumbel.arg_constraints distributions.gumbel.Gumbel.expand distributions.gumbel.Gumbel.mean
  distributions.gumbel.Gumbel.mode distributions.gumbel.Gumbel.variance
  distributions.half_cauchy.HalfCauchy.expand distributions.half_cauchy.HalfCauchy.has_rsample
  distributions.half_cauchy.HalfCauchy.mode distributions.half_normal.HalfNormal.cdf
  distributions.half_normal.HalfNormal.expand distributions.half_normal.HalfNormal.mean
  distributions.half_normal.HalfNormal.mode distributions.half_normal.HalfNormal.scale
  distributions.half_normal.HalfNormal.support distributions.half_normal.HalfNormal.variance
  distributions.independent.Independent.expand distributions.independent.Independent.has_enumerate_support
  distributions.independent.Independent.has_rsample distributions.independent.Independent.mean
  distributions.independent.Independent.mode distributions.independent.Independent.sample
  distributions.independent.Independent.support distributions.kl.kl_divergence
  distributions.kumaraswamy.Kumaraswamy distributions.kumaraswamy.Kumaraswamy.expand
  distributions.kumaraswamy.Kumaraswamy.has_rsample distributions.kumaraswamy.Kumaraswamy.mode
  distributions.laplace.Laplace.expand distributions.laplace.Laplace.has_rsample
  distributions.laplace.Laplace.rsample distributions.laplace.Laplace.stddev distributions.laplace.Laplace.support
  distributions.laplace.Laplace.variance distributions.lkj_cholesky.LKJCholesky.arg_constraints
  distributions.lkj_cholesky.LKJCholesky.expand distributions.lkj_cholesky.LKJCholesky.log_prob
  distributions.lkj_cholesky.LKJCholesky.sample distributions.lkj_cholesky.LKJCholesky.support
  distributions.log_normal.LogNormal distributions.log_normal.LogNormal.arg_constraints
  distributions.log_normal.LogNormal.expand distributions.log_normal.LogNormal.has_rsample
  distributions.log_normal.LogNormal.mean distributions.log_normal.LogNormal.scale
  distributions.log_normal.LogNormal.support distributions.lowrank_multivariate_normal.LowRankMultivariateNormal
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.arg_constraints
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.covariance_matrix
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.entropy
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.expand
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.has_rsample
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.log_prob
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.mean
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.mode
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.rsample
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.scale_tril
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.support
  distributions.lowrank_multivariate_normal.LowRankMultivariateNormal.variance
  distributions.mixture_same_family.MixtureSameFamily
  distributions.mixture_same_family.MixtureSameFamily.arg_constraints
  distributions.mixture_same_family.MixtureSameFamily.component_distribution
  distributions.mixture_same_family.MixtureSameFamily.expand
  distributions.mixture_same_family.MixtureSameFamily.has_rsample
  distributions.mixture_same_family.MixtureSameFamily.log_prob
  distributions.mixture_same_family.MixtureSameFamily.mean
  distributions.mixture_same_family.MixtureSameFamily.mixture_distribution
  distributions.mixture_same_family.MixtureSameFamily.sample
  distributions.mixture_same_family.MixtureSameFamily.support
  distributions.mixture_same_family.MixtureSameFamily.variance distributions.multinomial.Multinomial
  distributions.multinomial.Multinomial.arg_constraints distributions.multinomial.Multinomial.expand
  distributions.multinomial.Multinomial.log_prob distributions.multinomial.Multinomial.logits
  distributions.multinomial.Multinomial.mean distributions.multinomial.Multinomial.param_shape
  distributions.multinomial.Multinomial.probs distributions.multinomial.Multinomial.sample
  distributions.multinomial.Multinomial.support distributions.multinomial.Multinomial.total_count
  distributions.multivariate_normal.MultivariateNormal
  distributions.multivariate_normal.MultivariateNormal.arg_constraints
  distributions.multivariate_normal.MultivariateNormal.entropy
  distributions.multivariate_normal.MultivariateNormal.expand
  distributions.multivariate_normal.MultivariateNormal.has_rsample
  distributions.multivariate_normal.MultivariateNormal.mean
  distributions.multivariate_normal.MultivariateNormal.mode
  distributions.multivariate_normal.MultivariateNormal.precision_matrix
  distributions.multivariate_normal.MultivariateNormal.scale_tril
  distributions.multivariate_normal.MultivariateNormal.support
  distributions.multivariate_normal.MultivariateNormal.variance
  distributions.negative_binomial.NegativeBinomial.expand
  distributions.negative_binomial.NegativeBinomial.log_prob distributions.negative_binomial.NegativeBinomial.mean
  distributions.negative_binomial.NegativeBinomial.mode
  distributions.negative_binomial.NegativeBinomial.param_shape
  distributions.negative_binomial.NegativeBinomial.probs distributions.negative_binomial.NegativeBinomial.support
  distributions.normal.Normal.expand distributions.normal.Normal.has_rsample distributions.normal.Normal.log_prob
  distributions.normal.Normal.mean distributions.normal.Normal.sample distributions.normal.Normal.stddev
  distributions.normal.Normal.variance distributions.one_hot_categorical.OneHotCategorical.expand
  distributions.one_hot_categorical.OneHotCategorical.mean distributions.pareto.Pareto.expand
  distributions.poisson.Poisson.expand distributions.poisson.Poisson.log_prob distributions.poisson.Poisson.mode
  distributions.relaxed_bernoulli.LogitRelaxedBernoulli.arg_constraints
  distributions.relaxed_bernoulli.LogitRelaxedBernoulli.log_prob
  distributions.relaxed_bernoulli.LogitRelaxedBernoulli.logits
  distributions.relaxed_bernoulli.LogitRelaxedBernoulli.param_shape
  distributions.relaxed_bernoulli.RelaxedBernoulli.expand distributions.relaxed_bernoulli.RelaxedBernoulli.support
  distributions.relaxed_bernoulli.RelaxedBernoulli.temperature
  distributions.relaxed_categorical.RelaxedOneHotCategorical.has_rsample
  distributions.relaxed_categorical.RelaxedOneHotCategorical.temperature
  distributions.studentT.StudentT.arg_constraints distributions.studentT.StudentT.entropy
  distributions.studentT.StudentT.has_rsample distributions.studentT.StudentT.mean
  distributions.studentT.StudentT.rsample distributions.studentT.StudentT.variance
  distributions.transformed_distribution.TransformedDistribution.arg_constraints
  distributions.transformed_distribution.TransformedDistribution.expand
  distributions.transformed_distribution.TransformedDistribution.log_prob
  distributions.transformed_distribution.TransformedDistribution.sample
  distributions.transformed_distribution.TransformedDistribution.support
  distributions.transforms.CorrCholeskyTransform distributions.transforms.LowerCholeskyTransform
  distributions.transforms.PositiveDefiniteTransform distributions.transforms.SoftmaxTransform
  distributions.transforms.TanhTransform distributions.uniform.Uniform.arg_constraints
  distributions.uniform.Uniform.expand distributions.uniform.Uniform.has_rsample
  distributions.uniform.Uniform.support distributions.uniform.Uniform.variance
  distributions.von_mises.VonMises.arg_constraints distributions.von_mises.VonMises.expand
  distributions.von_mises.VonMises.has_rsample distributions.von_mises.VonMises.mean
  distributions.von_mises.VonMises.mode distributions.von_mises.VonMises.sample
  distributions.von_mises.VonMises.support distributions.weibull.Weibull.expand distributions.weibull.Weibull.mean
  distributions.weibull.Weibull.mode distributions.wishart.Wishart distributions.wishart.Wishart.covariance_matrix
  distributions.wishart.Wishart.entropy distributions.wishart.Wishart.expand
  distributions.wishart.Wishart.has_rsample distributions.wishart.Wishart.log_prob
  distributions.wishart.Wishart.mean distributions.wishart.Wishart.mode
  distributions.wishart.Wishart.precision_matrix distributions.wishart.Wishart.rsample
  distributions.wishart.Wishart.scale_tril distributions.wishart.Wishart.support
  distributions.wishart.Wishart.variance fft.hfft fft.hfft2 fft.hfftn fft.ihfft func.grad func.linearize
  func.stack_module_state futures.Future.add_done_callback futures.Future.done futures.Future.set_exception
  futures.Future.set_result futures.Future.then futures.Future.value futures.Future.wait futures.collect_all
  fx.Graph fx.Graph.__init__ fx.Graph.call_function fx.Graph.call_method fx.Graph.call_module fx.Graph.create_node
  fx.Graph.eliminate_dead_code fx.Graph.erase_node fx.Graph.find_nodes fx.Graph.get_attr fx.Graph.graph_copy
  fx.Graph.inserting_after fx.Graph.inserting_before fx.Graph.output fx.Graph.output_node fx.Graph.placeholder
  fx.Graph.process_inputs fx.Graph.process_outputs fx.Graph.set_codegen fx.GraphModule.code fx.GraphModule.graph
  fx.GraphModule.print_readable fx.GraphModule.recompile fx.Interpreter fx.Interpreter.run fx.Node.all_input_nodes
  fx.Node.args fx.Node.insert_arg fx.Node.kwargs fx.Node.next fx.Node.normalized_arguments fx.Node.prepend
  fx.Node.prev fx.Node.replace_all_uses_with fx.Node.stack_trace fx.Proxy fx.Tracer fx.Tracer.create_arg
  fx.Tracer.create_node fx.Tracer.getattr fx.Tracer.is_leaf_module fx.Tracer.path_of_module fx.Tracer.trace
  fx.Transformer fx.Transformer.transform fx.experimental.proxy_tensor.get_proxy_mode
  fx.experimental.proxy_tensor.handle_sym_dispatch fx.experimental.proxy_tensor.make_fx
  fx.experimental.proxy_tensor.maybe_disable_thunkify fx.experimental.proxy_tensor.maybe_enable_thunkify
  fx.experimental.symbolic_shapes.CallMethodKey fx.experimental.symbolic_shapes.CallMethodKey.get
  fx.experimental.symbolic_shapes.ConvertIntKey fx.experimental.symbolic_shapes.ConvertIntKey.get
  fx.experimental.symbolic_shapes.DimConstraints.forced_specializations
  fx.experimental.symbolic_shapes.DimConstraints.prettify_results
  fx.experimental.symbolic_shapes.DimConstraints.rewrite_with_congruences
  fx.experimental.symbolic_shapes.DimConstraints.solve fx.experimental.symbolic_shapes.DimDynamic
  fx.experimental.symbolic_shapes.DivideByKey fx.experimental.symbolic_shapes.DivideByKey.get
  fx.experimental.symbolic_shapes.EqualityConstraint
  fx.experimental.symbolic_shapes.PropagateUnbackedSymInts.call_module
  fx.experimental.symbolic_shapes.PropagateUnbackedSymInts.fetch_args_kwargs_from_env
  fx.experimental.symbolic_shapes.PropagateUnbackedSymInts.fetch_attr
  fx.experimental.symbolic_shapes.PropagateUnbackedSymInts.get_attr
  fx.experimental.symbolic_shapes.PropagateUnbackedSymInts.map_nodes_to_values
  fx.experimental.symbolic_shapes.ShapeEnv fx.experimental.symbolic_shapes.ShapeEnv.add_backed_var_to_val
  fx.experimental.symbolic_shapes.ShapeEnv.bind_symbols fx.experimental.symbolic_shapes.ShapeEnv.bound_sympy
  fx.experimental.symbolic_shapes.ShapeEnv.check_equal fx.experimental.symbolic_shapes.ShapeEnv.cleanup
  fx.experimental.symbolic_shapes.ShapeEnv.create_symbol
  fx.experimental.symbolic_shapes.ShapeEnv.create_symbolic_sizes_strides_storage_offset
  fx.experimental.symbolic_shapes.ShapeEnv.create_symboolnode
  fx.experimental.symbolic_shapes.ShapeEnv.create_symfloatnode
  fx.experimental.symbolic_shapes.ShapeEnv.create_symintnode
  fx.experimental.symbolic_shapes.ShapeEnv.create_unbacked_symbool
  fx.experimental.symbolic_shapes.ShapeEnv.deserialize_symexpr
  fx.experimental.symbolic_shapes.ShapeEnv.evaluate_guards_expression
  fx.experimental.symbolic_shapes.ShapeEnv.evaluate_guards_for_args
  fx.experimental.symbolic_shapes.ShapeEnv.evaluate_sym_node
  fx.experimental.symbolic_shapes.ShapeEnv.evaluate_symexpr fx.experimental.symbolic_shapes.ShapeEnv.format_guards
  fx.experimental.symbolic_shapes.ShapeEnv.freeze fx.experimental.symbolic_shapes.ShapeEnv.freeze_runtime_asserts
  fx.experimental.symbolic_shapes.ShapeEnv.get_axioms fx.experimental.symbolic_shapes.ShapeEnv.get_implications
  fx.experimental.symbolic_shapes.ShapeEnv.replace
  fx.experimental.symbolic_shapes.ShapeEnv.set_unbacked_var_to_val
  fx.experimental.symbolic_shapes.ShapeEnv.simplify fx.experimental.symbolic_shapes.ShapeEnv.size_hint
  fx.experimental.symbolic_shapes.ShapeEnv.suppress_guards fx.experimental.symbolic_shapes.ShapeEnvSettings
  fx.experimental.symbolic_shapes.StatefulSymbolicContext fx.experimental.symbolic_shapes.StatelessSymbolicContext
  fx.experimental.symbolic_shapes.StrictMinMaxConstraint
  fx.experimental.symbolic_shapes.StrictMinMaxConstraint.render
  fx.experimental.symbolic_shapes.SubclassSymbolicContext fx.experimental.symbolic_shapes.canonicalize_bool_expr
  fx.experimental.symbolic_shapes.check_consistent fx.experimental.symbolic_shapes.compute_unbacked_bindings
  fx.experimental.symbolic_shapes.guard_size_oblivious fx.experimental.symbolic_shapes.has_free_symbols
  fx.experimental.symbolic_shapes.is_accessor_node fx.experimental.symbolic_shapes.is_concrete_bool
  fx.experimental.symbolic_shapes.is_concrete_float fx.experimental.symbolic_shapes.is_concrete_int
  fx.experimental.symbolic_shapes.is_symbolic fx.experimental.symbolic_shapes.statically_known_true
  fx.experimental.symbolic_shapes.sym_eq fx.node._type_repr fx.node.map_aggregate fx.node.map_arg
  fx.passes.regional_inductor.regional_inductor fx.replace_pattern get_float32_matmul_precision
  get_num_interop_threads hub.download_url_to_file hub.get_dir hub.help hub.list hub.load
  hub.load_state_dict_from_url hub.set_dir is_conj is_inference_mode_enabled is_nonzero is_storage
  is_warn_always_enabled layout library.Library.define library.Library.impl library.fallthrough_kernel
  monitor.Aggregation monitor.Aggregation.name monitor.Event monitor.Event.__init__ monitor.Event.data
  monitor.Event.name monitor.Event.timestamp monitor.EventHandlerHandle monitor.Stat monitor.Stat.__init__
  monitor.Stat.add monitor.Stat.count monitor.Stat.get monitor.Stat.name monitor.TensorboardEventHandler
  monitor.TensorboardEventHandler.__init__ monitor.data_value_t monitor.log_event monitor.register_event_handler
  monitor.unregister_event_handler nn.LazyConvTranspose1d.cls_to_become nn.LazyConvTranspose3d.cls_to_become
  nn.LazyInstanceNorm1d.cls_to_become nn.Module.bfloat16 nn.Module.compile nn.Module.double nn.Module.get_buffer
  nn.Module.get_extra_state nn.Module.named_buffers nn.Module.parameters nn.Module.register_parameter
  nn.Module.register_state_dict_pre_hook nn.Module.requires_grad_ nn.Module.set_extra_state
  nn.Module.set_submodule nn.functional.fractional_max_pool3d nn.init.trunc_normal_
  nn.modules.flatten.Unflatten.NamedShape nn.modules.module.register_module_backward_hook
  nn.modules.module.register_module_buffer_registration_hook nn.modules.module.register_module_forward_hook
  nn.modules.module.register_module_forward_pre_hook nn.modules.module.register_module_full_backward_hook
  nn.modules.module.register_module_full_backward_pre_hook
  nn.modules.module.register_module_module_registration_hook
  nn.modules.module.register_module_parameter_registration_hook nn.parallel.DistributedDataParallel.join
  nn.parallel.DistributedDataParallel.join_hook nn.parallel.DistributedDataParallel.no_sync
  nn.parallel.DistributedDataParallel.register_comm_hook nn.parameter.UninitializedParameter.cls_to_become
  nn.utils.parametrizations.orthogonal nn.utils.parametrizations.spectral_norm
  nn.utils.parametrize.ParametrizationList nn.utils.parametrize.is_parametrized nn.utils.prune.BasePruningMethod
  nn.utils.prune.BasePruningMethod.apply nn.utils.prune.BasePruningMethod.compute_mask
  nn.utils.prune.CustomFromMask.apply_mask nn.utils.prune.CustomFromMask.prune
  nn.utils.prune.CustomFromMask.remove nn.utils.prune.PruningContainer
  nn.utils.prune.PruningContainer.add_pruning_method nn.utils.prune.PruningContainer.apply
  nn.utils.prune.PruningContainer.apply_mask nn.utils.prune.RandomStructured.prune
  nn.utils.prune.RandomStructured.remove nn.utils.prune.RandomUnstructured.remove
  nn.utils.prune.global_unstructured nn.utils.prune.identity nn.utils.prune.is_pruned
  nn.utils.prune.l1_unstructured nn.utils.prune.ln_structured nn.utils.prune.random_structured
  nn.utils.prune.random_unstructured nn.utils.prune.remove nn.utils.rnn.PackedSequence.batch_sizes
  nn.utils.rnn.PackedSequence.data nn.utils.rnn.PackedSequence.is_pinned
  nn.utils.rnn.PackedSequence.sorted_indices nn.utils.rnn.PackedSequence.unsorted_indices
  nn.utils.stateless.functional_call onnx.ONNXProgram onnx.export onnx.is_in_onnx_export
  onnx.register_custom_op_symbolic onnx.select_model_mode_for_export onnx.unregister_custom_op_symbolic
  optim.ASGD.register_load_state_dict_post_hook optim.ASGD.register_load_state_dict_pre_hook
  optim.ASGD.register_state_dict_post_hook optim.ASGD.register_step_pre_hook optim.Adadelta.add_param_group
  optim.Adadelta.load_state_dict optim.Adadelta.register_state_dict_post_hook
  optim.Adadelta.register_step_post_hook optim.Adadelta.register_step_pre_hook optim.Adadelta.state_dict
  optim.Adadelta.zero_grad optim.Adagrad.add_param_group optim.Adagrad.load_state_dict
  optim.Adagrad.register_load_state_dict_post_hook optim.Adagrad.register_step_pre_hook optim.Adagrad.state_dict
  optim.Adagrad.step optim.Adagrad.zero_grad optim.Adam.add_param_group optim.Adam.load_state_dict
  optim.Adam.register_load_state_dict_post_hook optim.Adam.register_state_dict_post_hook
  optim.Adam.register_state_dict_pre_hook optim.Adam.state_dict optim.Adam.zero_grad
  optim.AdamW.register_load_state_dict_post_hook optim.AdamW.register_load_state_dict_pre_hook
  optim.AdamW.register_state_dict_post_hook optim.AdamW.register_state_dict_pre_hook
  optim.AdamW.register_step_pre_hook optim.Adamax.register_load_state_dict_post_hook
  optim.Adamax.register_step_post_hook optim.Adamax.register_step_pre_hook optim.LBFGS
  optim.LBFGS.register_load_state_dict_post_hook optim.LBFGS.register_load_state_dict_pre_hook
  optim.LBFGS.register_state_dict_post_hook optim.LBFGS.register_step_post_hook optim.LBFGS.zero_grad
  optim.NAdam.register_load_state_dict_post_hook optim.NAdam.register_load_state_dict_pre_hook
  optim.NAdam.register_state_dict_pre_hook optim.NAdam.register_step_pre_hook
  optim.RAdam.register_load_state_dict_post_hook optim.RAdam.register_state_dict_post_hook
  optim.RMSprop.load_state_dict optim.RMSprop.register_load_state_dict_post_hook
  optim.RMSprop.register_state_dict_pre_hook optim.RMSprop.step optim.RMSprop.zero_grad optim.Rprop
  optim.Rprop.register_load_state_dict_pre_hook optim.Rprop.register_state_dict_post_hook
  optim.Rprop.register_state_dict_pre_hook optim.Rprop.register_step_post_hook
  optim.SGD.register_load_state_dict_post_hook optim.SGD.register_state_dict_post_hook
  optim.SGD.register_state_dict_pre_hook optim.SparseAdam.register_load_state_dict_post_hook
  optim.SparseAdam.register_load_state_dict_pre_hook optim.SparseAdam.register_state_dict_post_hook
  optim.SparseAdam.register_state_dict_pre_hook optim.SparseAdam.register_step_post_hook
  optim.SparseAdam.register_step_pre_hook optim.SparseAdam.step optim.SparseAdam.zero_grad
  optim.lr_scheduler.ChainedScheduler.load_state_dict optim.lr_scheduler.ConstantLR
  optim.lr_scheduler.CosineAnnealingWarmRestarts.load_state_dict optim.lr_scheduler.CyclicLR
  optim.lr_scheduler.CyclicLR.get_lr optim.lr_scheduler.ExponentialLR.state_dict
  optim.lr_scheduler.LambdaLR.load_state_dict optim.lr_scheduler.LinearLR.state_dict
  optim.lr_scheduler.MultiplicativeLR optim.lr_scheduler.OneCycleLR.state_dict optim.lr_scheduler.PolynomialLR
  optim.lr_scheduler.PolynomialLR.get_last_lr optim.lr_scheduler.SequentialLR.load_state_dict
  overrides.get_ignored_functions overrides.get_overridable_functions overrides.get_testing_overrides
  overrides.handle_torch_function overrides.has_torch_function overrides.is_tensor_like
  overrides.is_tensor_method_or_property overrides.resolve_name overrides.wrap_torch_function package.Directory
  package.Directory.has_file package.EmptyMatchError package.PackageExporter package.PackageExporter.__init__
  package.PackageExporter.add_dependency package.PackageExporter.all_paths package.PackageExporter.close
  package.PackageExporter.denied_modules package.PackageExporter.deny
  package.PackageExporter.dependency_graph_string package.PackageExporter.extern
  package.PackageExporter.externed_modules package.PackageExporter.get_rdeps package.PackageExporter.get_unique_id
  package.PackageExporter.intern package.PackageExporter.interned_modules package.PackageExporter.mock
  package.PackageExporter.mocked_modules package.PackageExporter.register_extern_hook
  package.PackageExporter.register_intern_hook package.PackageExporter.register_mock_hook
  package.PackageExporter.save_binary package.PackageExporter.save_module package.PackageExporter.save_pickle
  package.PackageExporter.save_source_file package.PackageExporter.save_source_string
  package.PackageExporter.save_text package.PackageImporter package.PackageImporter.__init__
  package.PackageImporter.file_structure package.PackageImporter.id package.PackageImporter.import_module
  package.PackageImporter.load_binary package.PackageImporter.load_pickle package.PackageImporter.load_text
  package.PackageImporter.python_version package.PackagingError profiler.ProfilerAction profiler.ProfilerActivity
  profiler._KinetoProfile profiler._KinetoProfile.add_metadata profiler._KinetoProfile.add_metadata_json
  profiler._KinetoProfile.export_chrome_trace profiler._KinetoProfile.export_memory_timeline
  profiler._KinetoProfile.export_stacks profiler.profile profiler.profile.step profiler.schedule
  profiler.tensorboard_trace_handler promote_types random.seed set_deterministic_debug_mode
  set_float32_matmul_precision set_flush_denormal set_num_interop_threads set_num_threads set_warn_always
  sparse_compressed_tensor tensor torch.default_generator tril_indices
  utils.backend_registration.rename_privateuse1_backend utils.benchmark.CallgrindStats
  utils.benchmark.CallgrindStats.as_standardized utils.benchmark.CallgrindStats.counts
  utils.benchmark.CallgrindStats.delta utils.benchmark.CallgrindStats.stats utils.benchmark.FunctionCounts
  utils.benchmark.FunctionCounts.denoise utils.benchmark.FunctionCounts.filter
  utils.benchmark.FunctionCounts.transform utils.benchmark.Measurement utils.benchmark.Timer
  utils.benchmark.Timer.blocked_autorange utils.benchmark.Timer.collect_callgrind utils.benchmark.Timer.timeit
  utils.checkpoint.SelectiveCheckpointContext utils.checkpoint.create_selective_checkpoint_contexts
  utils.checkpoint.set_checkpoint_debug_enabled utils.cpp_extension.BuildExtension
  utils.cpp_extension.CppExtension utils.cpp_extension.get_compiler_abi_compatibility_and_version
  utils.cpp_extension.include_paths utils.cpp_extension.is_ninja_available utils.cpp_extension.load_inline
  utils.cpp_extension.verify_ninja_availability utils.data.BatchSampler utils.data.ChainDataset
  utils.data.IterDataPipe utils.data.IterableDataset utils.data.MapDataPipe utils.data.StackDataset
  utils.data.TensorDataset utils.data.default_convert utils.data.graph_settings.apply_sharding
  utils.data.graph_settings.get_all_graph_pipes utils.data.random_split utils.model_zoo.load_url
  utils.tensorboard.writer.SummaryWriter utils.tensorboard.writer.SummaryWriter.__init__
  utils.tensorboard.writer.SummaryWriter.add_custom_scalars utils.tensorboard.writer.SummaryWriter.add_figure
  utils.tensorboard.writer.SummaryWriter.add_histogram utils.tensorboard.writer.SummaryWriter.add_hparams
  utils.tensorboard.writer.SummaryWriter.add_scalar utils.tensorboard.writer.SummaryWriter.add_scalars
  utils.tensorboard.writer.SummaryWriter.add_text utils.tensorboard.writer.SummaryWriter.close
  utils.tensorboard.writer.SummaryWriter.flush vmap
`;

const only910bWithLimits = `
  QInt32Storage.dtype QInt8Storage.dtype QUInt2x4Storage.dtype QUInt4x2Storage.dtype QUInt8Storage.dtype SymBool
  SymFloat SymInt _foreach_neg_ addbmm addmm addr aminmax angle ao.nn.quantized.dynamic.GRU
  ao.nn.quantized.dynamic.GRUCell ao.nn.quantized.dynamic.LSTM ao.nn.quantized.dynamic.LSTMCell
  ao.nn.quantized.dynamic.RNNCell argwhere asarray atanh autograd.forward_ad.make_dual
  autograd.forward_ad.unpack_dual autograd.functional.hessian autograd.functional.hvp autograd.functional.jacobian
  autograd.functional.jvp autograd.functional.vhp autograd.functional.vjp
  autograd.graph.allow_mutation_on_saved_tensors autograd.profiler.profile backends.cuda.cufft_plan_cache.max_size
  backends.cuda.matmul.allow_tf32 backends.cudnn.allow_tf32 backends.cudnn.benchmark backends.cudnn.enabled
  backends.cudnn.is_available backends.openmp.is_available backends.opt_einsum.get_opt_einsum
  backends.opt_einsum.is_available bmm cuda.CUDAGraph.debug_dump cuda.CUDAGraph.pool cuda.CUDAPluggableAllocator
  cuda.change_current_allocator dequantize distributed.GradBucket distributed.GradBucket.buffer
  distributed.GradBucket.gradients distributed.GradBucket.index
  distributed.algorithms.ddp_comm_hooks.debugging_hooks.noop_hook
  distributed.algorithms.ddp_comm_hooks.default_hooks.allreduce_hook
  distributed.algorithms.ddp_comm_hooks.default_hooks.fp16_compress_hook
  distributed.algorithms.ddp_comm_hooks.default_hooks.fp16_compress_wrapper distributed.all_reduce
  distributed.fsdp.fully_shard distributed.rpc.TensorPipeRpcBackendOptions.set_device_map
  distributed.rpc.TensorPipeRpcBackendOptions.set_devices distributed.tensor.experimental.context_parallel
  distributed.tensor.placement_types._StridedShard distributions.gamma.Gamma
  distributions.multivariate_normal.MultivariateNormal.covariance_matrix
  distributions.multivariate_normal.MultivariateNormal.log_prob
  distributions.multivariate_normal.MultivariateNormal.rsample fft.rfftn float_power fx.Graph.lint
  fx.Graph.node_copy fx.Graph.nodes fx.Graph.on_generate_code fx.Graph.print_tabular fx.Graph.python_code
  fx.GraphModule fx.GraphModule.__init__ fx.GraphModule.add_submodule fx.GraphModule.delete_all_unused_submodules
  fx.GraphModule.delete_submodule fx.GraphModule.to_folder fx.Interpreter.call_function fx.Interpreter.call_method
  fx.Interpreter.call_module fx.Interpreter.fetch_args_kwargs_from_env fx.Interpreter.fetch_attr
  fx.Interpreter.get_attr fx.Interpreter.map_nodes_to_values fx.Interpreter.output fx.Interpreter.placeholder
  fx.Interpreter.run_node fx.Node fx.Node.append fx.Node.format_node fx.Node.is_impure fx.Node.replace_input_with
  fx.Node.update_arg fx.Node.update_kwarg fx.Tracer.call_module fx.Tracer.create_args_for_root
  fx.Tracer.create_proxy fx.Tracer.iter fx.Tracer.keys fx.Tracer.proxy fx.Tracer.to_bool
  fx.Transformer.call_function fx.Transformer.call_module fx.Transformer.get_attr fx.Transformer.placeholder
  fx.experimental.symbolic_shapes.ShapeEnv.produce_guards_expression
  fx.experimental.symbolic_shapes.constrain_range fx.experimental.symbolic_shapes.constrain_unify fx.graph.map_arg
  fx.symbolic_trace fx.wrap gradient index_copy linalg.cholesky linalg.lstsq linalg.matmul linalg.solve_triangular
  matmul mm moveaxis nansum nn.AdaptiveAvgPool3d nn.AvgPool1d nn.BCEWithLogitsLoss nn.CELU nn.CTCLoss nn.Embedding
  nn.Embedding.from_pretrained nn.EmbeddingBag.forward nn.EmbeddingBag.from_pretrained nn.GRUCell nn.Hardsigmoid
  nn.LPPool1d nn.LPPool2d nn.LSTM nn.LSTMCell nn.LazyConv1d nn.LazyConvTranspose1d nn.Linear nn.MaxUnpool1d
  nn.Module.add_module nn.Module.apply nn.Module.children nn.Module.cpu nn.Module.cuda nn.Module.eval
  nn.Module.extra_repr nn.Module.float nn.Module.forward nn.Module.get_parameter nn.Module.get_submodule
  nn.Module.half nn.Module.load_state_dict nn.Module.named_children nn.Module.register_backward_hook
  nn.Module.register_buffer nn.Module.register_full_backward_hook nn.Module.register_full_backward_pre_hook
  nn.Module.register_module nn.Module.to nn.Module.to_empty nn.Module.train nn.Module.type nn.Module.xpu
  nn.Module.zero_grad nn.ModuleDict.clear nn.ModuleDict.items nn.ModuleDict.keys nn.ModuleDict.pop
  nn.ModuleDict.update nn.ModuleDict.values nn.ModuleList.append nn.ModuleList.extend nn.ModuleList.insert
  nn.MultiLabelSoftMarginLoss nn.MultiheadAttention nn.MultiheadAttention.forward nn.ParameterDict.clear
  nn.ParameterDict.copy nn.ParameterDict.fromkeys nn.ParameterDict.get nn.ParameterDict.items
  nn.ParameterDict.keys nn.ParameterDict.pop nn.ParameterDict.popitem nn.ParameterDict.setdefault
  nn.ParameterDict.update nn.ParameterDict.values nn.ParameterList.append nn.ParameterList.extend
  nn.Sequential.append nn.Softmax2d nn.Softplus nn.Softshrink nn.functional.adaptive_avg_pool1d
  nn.functional.adaptive_avg_pool2d nn.functional.adaptive_avg_pool3d nn.functional.adaptive_max_pool3d
  nn.functional.bilinear nn.functional.celu nn.functional.conv3d nn.functional.conv_transpose3d
  nn.functional.embedding nn.functional.grid_sample nn.functional.group_norm nn.functional.hardsigmoid
  nn.functional.interpolate nn.functional.leaky_relu nn.functional.linear nn.functional.lp_pool1d
  nn.functional.lp_pool2d nn.functional.max_pool1d nn.functional.max_unpool1d nn.functional.max_unpool2d
  nn.functional.multilabel_margin_loss nn.functional.rrelu nn.functional.scaled_dot_product_attention
  nn.functional.scaled_grouped_mm nn.functional.scaled_mm nn.functional.soft_margin_loss nn.functional.softplus
  nn.functional.softshrink nn.functional.upsample nn.init.dirac_ nn.init.orthogonal_ nn.init.sparse_
  nn.modules.flatten.Flatten nn.modules.flatten.Unflatten nn.modules.lazy.LazyModuleMixin.has_uninitialized_params
  nn.modules.lazy.LazyModuleMixin.initialize_parameters nn.utils.parametrize.ParametrizationList.right_inverse
  nn.utils.prune.BasePruningMethod.apply_mask nn.utils.prune.BasePruningMethod.prune
  nn.utils.prune.BasePruningMethod.remove nn.utils.prune.CustomFromMask nn.utils.prune.CustomFromMask.apply
  nn.utils.prune.Identity nn.utils.prune.Identity.apply nn.utils.prune.Identity.apply_mask
  nn.utils.prune.Identity.prune nn.utils.prune.Identity.remove nn.utils.prune.L1Unstructured
  nn.utils.prune.L1Unstructured.apply nn.utils.prune.L1Unstructured.apply_mask nn.utils.prune.L1Unstructured.prune
  nn.utils.prune.L1Unstructured.remove nn.utils.prune.LnStructured nn.utils.prune.LnStructured.apply
  nn.utils.prune.LnStructured.apply_mask nn.utils.prune.LnStructured.compute_mask
  nn.utils.prune.LnStructured.prune nn.utils.prune.LnStructured.remove
  nn.utils.prune.PruningContainer.compute_mask nn.utils.prune.PruningContainer.prune
  nn.utils.prune.PruningContainer.remove nn.utils.prune.RandomStructured nn.utils.prune.RandomStructured.apply
  nn.utils.prune.RandomStructured.apply_mask nn.utils.prune.RandomStructured.compute_mask
  nn.utils.prune.RandomUnstructured nn.utils.prune.RandomUnstructured.apply
  nn.utils.prune.RandomUnstructured.apply_mask nn.utils.prune.RandomUnstructured.prune
  nn.utils.prune.custom_from_mask nn.utils.rnn.PackedSequence.count nn.utils.rnn.PackedSequence.index
  nn.utils.rnn.PackedSequence.to nn.utils.vector_to_parameters nonzero optim.ASGD optim.ASGD.state_dict
  optim.ASGD.zero_grad optim.Adadelta optim.Adamax.load_state_dict optim.Adamax.state_dict optim.Adamax.step
  optim.Adamax.zero_grad optim.NAdam.add_param_group optim.NAdam.step optim.NAdam.zero_grad optim.RAdam.state_dict
  optim.RAdam.zero_grad optim.Rprop.state_dict optim.Rprop.step optim.Rprop.zero_grad optim.SGD.load_state_dict
  optim.lr_scheduler.ConstantLR.get_last_lr optim.lr_scheduler.ConstantLR.state_dict
  optim.lr_scheduler.MultiplicativeLR.load_state_dict optim.lr_scheduler.MultiplicativeLR.state_dict randn_like
  result_type set_default_tensor_type stft swapaxes sym_float sym_max sym_min sym_not testing.assert_allclose
  testing.assert_close testing.make_tensor topk trapezoid unique utils.checkpoint.checkpoint_sequential
  utils.data.SubsetRandomSampler utils.data.WeightedRandomSampler utils.data._utils.collate.collate
  utils.tensorboard.writer.SummaryWriter.add_audio utils.tensorboard.writer.SummaryWriter.add_embedding
  utils.tensorboard.writer.SummaryWriter.add_graph utils.tensorboard.writer.SummaryWriter.add_image
  utils.tensorboard.writer.SummaryWriter.add_images utils.tensorboard.writer.SummaryWriter.add_mesh
  utils.tensorboard.writer.SummaryWriter.add_pr_curve utils.tensorboard.writer.SummaryWriter.add_video
`;

const nowhere = `
  QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage TypedStorage.float8_e4m3fn TypedStorage.float8_e5m2
  TypedStorage.hpu TypedStorage.is_cuda TypedStorage.is_hpu TypedStorage.share_memory_
  UntypedStorage.float8_e4m3fn UntypedStorage.float8_e5m2 UntypedStorage.from_file UntypedStorage.hpu
  UntypedStorage.is_cuda UntypedStorage.is_hpu UntypedStorage.mps accelerator.get_device_capability
  ao.nn.intrinsic.LinearReLU ao.nn.intrinsic.qat.ConvBn1d ao.nn.intrinsic.qat.ConvBnReLU1d
  ao.nn.intrinsic.qat.ConvBnReLU2d ao.nn.intrinsic.qat.LinearReLU ao.nn.qat.Linear ao.nn.quantizable.LSTM
  ao.nn.quantized.dynamic.Linear ao.ns.fx.utils.compute_sqnr autograd.profiler.emit_itt
  autograd.profiler.emit_nvtx autograd.profiler.load_nvprof backends.cuda.enable_flash_sdp
  backends.cuda.enable_math_sdp backends.cuda.enable_mem_efficient_sdp backends.cuda.flash_sdp_enabled
  backends.cuda.math_sdp_enabled backends.cuda.mem_efficient_sdp_enabled backends.cuda.preferred_linalg_library
  backends.cuda.sdp_kernel backends.cudnn.benchmark_limit backends.opt_einsum.enabled backends.opt_einsum.strategy
  compiler.allow_in_graph compiler.disable compiler.list_backends compiler.reset cuda.comm.gather
  cuda.comm.scatter cuda.memory_usage distributed.elastic.rendezvous.etcd_server.EtcdServer
  distributed.fsdp.FullyShardedDataParallel.flatten_sharded_optim_state_dict
  distributed.fsdp.FullyShardedDataParallel.get_state_dict_type distributed.fsdp.FullyShardedDataParallel.module
  distributed.fsdp.FullyShardedDataParallel.optim_state_dict
  distributed.fsdp.FullyShardedDataParallel.rekey_optim_state_dict
  distributed.fsdp.FullyShardedDataParallel.scatter_full_optim_state_dict
  distributed.fsdp.FullyShardedDataParallel.set_state_dict_type
  distributed.fsdp.FullyShardedDataParallel.shard_full_optim_state_dict
  distributed.fsdp.FullyShardedDataParallel.sharded_optim_state_dict
  distributed.fsdp.FullyShardedDataParallel.summon_full_params distributed.optim.DistributedOptimizer
  distributed.optim.DistributedOptimizer.step distributed.tensor.parallel.PrepareModuleInput
  distributed.tensor.parallel.RowwiseParallel distributed.tensor.parallel.parallelize_module
  export.ExportedProgram export.ExportedProgram.module export.export export.exported_program.ModuleCallEntry
  export.exported_program.ModuleCallSignature export.load export.save fft.fftfreq fft.fftshift fft.ifftshift
  fft.ihfft2 fft.ihfftn fft.rfftfreq from_dlpack func.functionalize func.hessian func.jacfwd func.jacrev func.jvp
  func.replace_all_batch_norm_modules_ func.vjp func.vmap
  fx.experimental.symbolic_shapes.ShapeEnv.produce_guards_verbose heaviside
  is_deterministic_algorithms_warn_only_enabled linalg.ldl_factor nanquantile nested.masked_select nested.narrow
  nested.nested_tensor_from_jagged nested.to_padded_tensor nn.AdaptiveLogSoftmaxWithLoss
  nn.AdaptiveLogSoftmaxWithLoss.log_prob nn.AdaptiveLogSoftmaxWithLoss.predict nn.AdaptiveMaxPool1d
  nn.AdaptiveMaxPool2d nn.AvgPool3d nn.CosineEmbeddingLoss nn.DataParallel nn.LazyLinear.cls_to_become
  nn.MaxPool1d nn.MaxPool3d nn.MaxUnpool3d nn.Module.ipu nn.Module.npu nn.Module.share_memory
  nn.MultiLabelMarginLoss nn.RNN nn.RNNBase nn.RNNBase.flatten_parameters nn.RNNCell nn.RReLU nn.ReflectionPad3d
  nn.ReplicationPad3d nn.Transformer.forward nn.TransformerDecoder nn.TransformerDecoder.forward
  nn.TransformerDecoderLayer.forward nn.TransformerEncoder nn.TransformerEncoderLayer.forward
  nn.functional.adaptive_max_pool1d nn.functional.adaptive_max_pool2d nn.functional.avg_pool3d
  nn.functional.embedding_bag nn.functional.gumbel_softmax nn.functional.max_unpool3d
  nn.functional.multilabel_soft_margin_loss nn.functional.pdist nn.functional.triplet_margin_loss
  nn.functional.triplet_margin_with_distance_loss nn.parallel.data_parallel nn.utils.clip_grad_norm
  nn.utils.rnn.PackedSequence.is_cuda nn.utils.rnn.pack_padded_sequence nn.utils.rnn.pack_sequence
  nn.utils.rnn.pad_packed_sequence nn.utils.rnn.unpack_sequence nn.utils.rnn.unpad_sequence onnx.OnnxExporterError
  optim.Adadelta.step optim.Adam.step optim.LBFGS.step poisson profiler.ProfilerActivity.name
  profiler._KinetoProfile.events profiler._KinetoProfile.key_averages profiler.itt.is_available profiler.itt.mark
  profiler.itt.range_pop profiler.itt.range_push quantize_per_channel quantize_per_tensor scatter_reduce
  sparse.as_sparse_gradcheck sparse.check_sparse_tensor_invariants sparse.check_sparse_tensor_invariants.disable
  sparse.check_sparse_tensor_invariants.enable sparse.check_sparse_tensor_invariants.is_enabled sparse_bsc_tensor
  sparse_bsr_tensor sparse_csc_tensor sparse_csr_tensor std_mean unique_consecutive
  utils.backend_registration.generate_methods_for_privateuse1_backend utils.cpp_extension.load
  utils.dlpack.from_dlpack utils.dlpack.to_dlpack utils.get_cpp_backtrace
  utils.mobile_optimizer.optimize_for_mobile var_mean
`;

type Row = readonly [words: string, listed: TorchApi];

const both = { on910b: true, on950: true };
const older = { on910b: true, on950: false };
const rows: readonly Row[] = [
  [everywhere, { ...both, restricted: false }],
  [everywhereWithLimits, { ...both, restricted: true }],
  [only910b, { ...older, restricted: false }],
  [only910bWithLimits, { ...older, restricted: true }],
  [nowhere, { on910b: false, on950: false, restricted: false }],
];

/** Three thousand names, so made once, by whoever asks first. */
export function makeTorchApis(): TorchApis {
  return new Map(
    rows.flatMap(([words, listed]) =>
      words
        .trim()
        .split(/\s+/)
        .map((name) => [`torch.${name}`, listed] as const),
    ),
  );
}

/** Whether `device="cuda"` of a library is PyTorch's device, another one, or nobody knows. */
export type Family = "torch" | "foreign" | "unknown";

/** Libraries that hand their device argument to PyTorch. */
const torchBased = new Set(
  `torch torchvision torchaudio torchtext torch_npu transformers diffusers accelerate peft trl timm sentence_transformers
  deepspeed safetensors lightning pytorch_lightning kornia torchmetrics open_clip clip monai fairseq mmcv mmengine mmdet
  detectron2 torch_geometric pyro gpytorch botorch stable_baselines3 tianshou speechbrain nemo espnet pytorch3d torchrl
  tensordict ignite fastai flair allennlp whisper segment_anything sam2 facenet_pytorch lpips piq skorch captum e3nn
  megatron colossalai datasets einops`.split(/\s+/),
);

/** Libraries with devices of their own. */
const foreign = new Set(
  `cupy cupyx numba pycuda jax flax tensorflow keras paddle mxnet mindspore onnxruntime ctranslate2 faster_whisper cudf cuml
  cugraph rmm xgboost lightgbm catboost tensorrt torch_tensorrt warp taichi vllm tritonclient spacy thinc
  llama_cpp openmm nvidia`.split(/\s+/),
);

/** @param path a dotted path as imported; relative ones are the project's own */
export function familyOf(path: string, ownModules: ReadonlySet<string>): Family {
  if (path.startsWith(".")) return "torch";
  const root = path.split(".")[0] ?? "";
  if (torchBased.has(root) || ownModules.has(root)) return "torch";
  return foreign.has(root) ? "foreign" : "unknown";
}

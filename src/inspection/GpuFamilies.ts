/** Packages whose usual build is for NVIDIA's GPUs, and what belongs to them, told by their names, pure. */

/** What has a build for GPUs. */
export interface Family {
  /** The name that people know it by. */
  readonly name: string
  /** What it weighs, as of which release; wheels for x86-64 Linux. */
  readonly weighs: string
  /** What is asked for in its place; of torch, it is another index that counts. */
  readonly instead?: string
  /** There is no build of it that works without a GPU. */
  readonly alone?: true
}

export const torch: Family = {
  name: "torch",
  weighs: "2.8 GiB of wheels as of torch 2.15, with the `nvidia-*` packages and triton that it brings"
}
const tensorflow: Family = {
  name: "tensorflow",
  instead: "tensorflow-cpu",
  weighs: "a wheel of 546 MiB as of TensorFlow 2.21, where that of `tensorflow-cpu` has 261"
}
export const families = {
  torch,
  tensorflow,
  jax: {
    name: "jax",
    instead: "jax",
    weighs: "3.0 GiB of wheels as of JAX 0.12, with the `nvidia-*` packages that its extra brings"
  },
  onnxruntime: {
    name: "onnxruntime-gpu",
    instead: "onnxruntime",
    weighs: "a wheel of 244 MiB as of ONNX Runtime 1.31, where that of `onnxruntime` has 26"
  },
  paddle: {
    name: "paddlepaddle-gpu",
    instead: "paddlepaddle",
    weighs: "a wheel of 724 MiB as of PaddlePaddle 2.6, where that of `paddlepaddle` 3.3 has 186"
  },
  cupy: { name: "cupy", instead: "numpy", weighs: "a wheel of 130 MiB as of CuPy 14, and works on a GPU alone" },
  faiss: { name: "faiss-gpu", instead: "faiss-cpu", weighs: "brings the libraries of CUDA" },
  xgboost: {
    name: "xgboost",
    instead: "xgboost-cpu",
    weighs: "brings `nvidia-nccl`, a wheel of 335 MiB as of NCCL 2.32"
  }
} satisfies Readonly<Record<string, Family>>

/** They do nothing without a GPU, so whoever has them means to have one. */
export const onlyOnGpu =
  /^(?:vllm|sglang|flash-attn|xformers|deepspeed|auto-gptq|autoawq|tensorrt(?:-.*)?|cudf(?:-.*)?|cuml(?:-.*)?)$/

/** They ask for torch in every release of late, and of most apps are all that does. */
export const bringsTorch = new Set(
  "accelerate bertopic bitsandbytes demucs easyocr fastai flair keybert kornia lightning open-clip-torch openai-whisper peft pyannote-audio pytorch-lightning sentence-transformers spacy-transformers stable-baselines3 stanza timm torchdata torchmetrics torchtext ultralytics unstructured-inference whisperx".split(
    " "
  )
)

/** Libraries of CUDA that are packages; `nvidia-ml-py` and others of that maker are none. */
export const isOfCuda = (name: string): boolean =>
  /^nvidia-(?:cublas|cuda-(?:nvrtc|runtime|cupti|nvcc|cccl|crt)|cudnn|cufft|cufile|curand|cusolver|cusparse|cusparselt|nccl|npp|nvjitlink|nvjpeg|nvshmem|nvtx|nvvm)(?:-cu\d+)?$/.test(
    name
  )

/** Their names say it, whatever index they come from. */
export const ofGpuByName = (name: string, extras: ReadonlyArray<string> = []): Family | undefined => {
  if (name === "tensorflow-gpu" || (name === "tensorflow" && extras.includes("and-cuda"))) return tensorflow
  if (/^jax-cuda\d+-(?:plugin|pjrt)$/.test(name)) return families.jax
  if (/^jax(?:lib)?$/.test(name) && extras.some((extra) => extra.startsWith("cuda"))) return families.jax
  if (name === "onnxruntime-gpu") return families.onnxruntime
  if (name === "paddlepaddle-gpu") return families.paddle
  if (/^cupy(?:-cuda\w+)?$/.test(name)) return families.cupy
  if (/^faiss-gpu(?:-cu\d+)?$/.test(name)) return families.faiss
  return undefined
}

/** Releases of TensorFlow before it had one package for both. */
export const withoutGpu = (version: string): boolean => /^(?:0|1\.(?:\d|1[0-4])|2\.0)(?:\.|$)/.test(version)

/** What is only there for the libraries of CUDA, and asks for them. */
export const isPart = (name: string): boolean =>
  isOfCuda(name) || /^(?:triton|cuda-toolkit|cuda-bindings|cuda-pathfinder|jax-cuda\d+-(?:plugin|pjrt))$/.test(name)

/** What has no build for processors, by its own name. */
export const alone = (name: string): Family => ({ name, alone: true, weighs: "works on a GPU alone" })

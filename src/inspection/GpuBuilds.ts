/** Packages whose usual build is for NVIDIA's GPUs, which line asks for one, and what brings the build without, pure. */
import { surelyHolds } from "../domain/EnvironmentMarker.ts"
import * as Origin from "../domain/Origin.ts"
import type { Requirement, Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"

/** What has a build for GPUs. */
export interface Family {
  /** The name that people know it by. */
  readonly name: string
  /** What it weighs, as of which release; wheels for x86-64 Linux. */
  readonly weighs: string
  /** What is asked for in its place; of torch, it is another index that counts. */
  readonly instead?: string
}

const torch: Family = {
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
const withoutGpu = (version: string): boolean => /^(?:0|1\.(?:\d|1[0-4])|2\.0)(?:\.|$)/.test(version)

/** What PyPI itself gives for x86-64 is the build for GPUs. */
const byDefault = ({ name = "", pin = "", specifier = "" }: Requirement): Family | undefined =>
  /^torch(?:vision|audio)?$/.test(name)
    ? torch
    : name === "tensorflow" && !withoutGpu(pin) && !/[<~!*]/.test(specifier)
      ? tensorflow
      : undefined

export interface AskedBuilds {
  readonly lines: ReadonlyArray<Requirements>
  /** Where packages come from, as words for pip: `--index-url=…`. */
  readonly sources: ReadonlyArray<string>
  /** The lock file that fixes all packages, where one does. */
  readonly lock: string | undefined
  readonly runtime: Runtime
}

/** The build for GPUs that somebody has chosen: a local version, or an index that has no other. */
const isOfCudaIndex = (text: string): boolean =>
  /\/whl\/(?:[\w/]*\/)?(?:cu\d|rocm|xpu)|pypi\.(?:ngc\.)?nvidia\.|jax_cuda_releases|rapids|\+(?:cu|rocm|xpu)\d*/i.test(
    text
  )

const publicIndex = /^--(?:extra[-_])?index[-_]url=https:\/\/pypi\.(?:python\.)?org\/simple\/?$/i
const ofSources = new Set(["--index-url", "--extra-index-url", "--find-links", "--no-index"])

const sourcesOf = ({ lines, sources }: AskedBuilds): ReadonlyArray<string> => [
  ...sources,
  ...lines.flatMap(({ options }) =>
    options.flatMap(({ name, value = "" }) => (ofSources.has(name) ? [`${name}=${value}`] : []))
  )
]

/** Whether what is asked for says that a GPU is meant. */
export const isMeant = (asked: AskedBuilds): boolean =>
  sourcesOf(asked).some(isOfCudaIndex) ||
  asked.lines.some(({ requirements }) =>
    requirements.some(({ address = "", specifier = "" }) => isOfCudaIndex(specifier) || isOfCudaIndex(address))
  )

export interface GpuBuild {
  readonly family: Family
  /** Lines and packages that ask for it. */
  readonly who: ReadonlyArray<string>
  /** The file in which it is to be changed, where it is known. */
  readonly file: string | undefined
}

const placeOf = ({ name = "", origin }: Requirement): string => `\`${name}\` in ${Origin.describe(origin)}`

/** What is known before anything is downloaded; nothing where it is not sure. */
export const gpuAsked = (asked: AskedBuilds): ReadonlyArray<GpuBuild> => {
  const { lines, lock, runtime } = asked
  if (runtime.platform !== "linux-x86_64" || runtime.libc.startsWith("musl") || runtime.version.major < 3) return []
  if (isMeant(asked)) return []
  const all = lines.filter(({ answeredBy }) => answeredBy === undefined).flatMap(({ requirements }) => requirements)
  const wanted = all.filter(
    ({ constraint, kind, marker = "" }) =>
      !constraint && kind === "named" && (marker.trim() === "" || surelyHolds(marker, runtime))
  )
  const isLocal = ({ name }: Requirement) =>
    all.some((one) => one.name === name && (one.specifier?.includes("+") === true || one.kind !== "named"))
  // What another index gives under the same name is not known.
  const isPublic = sourcesOf(asked).every((word) => publicIndex.test(word))
  const cuda = wanted.some(({ name = "" }) => isOfCuda(name))
  const familyOf = (one: Requirement): Family | undefined => {
    const { extras, name = "", origin } = one
    const byName = ofGpuByName(name, extras)
    if (byName !== undefined) return byName
    if (origin._tag === "File" && origin.path === lock)
      return cuda && name === "torch" ? torch : cuda && name === "xgboost" ? families.xgboost : undefined
    const family = isPublic ? byDefault(one) : undefined
    return family === undefined || isLocal(one) ? undefined : family
  }
  return together(
    wanted.flatMap((one) => {
      const family = familyOf(one)
      const file = one.origin._tag === "File" ? one.origin.path : undefined
      return family === undefined ? [] : [{ family, who: [placeOf(one)], file }]
    })
  )
}

/** One of each family, with all who ask. */
const together = (found: ReadonlyArray<GpuBuild>): ReadonlyArray<GpuBuild> =>
  [...new Set(found.map(({ family }) => family))].map((family) => {
    const same = found.filter((one) => one.family === family)
    return { family, who: [...new Set(same.flatMap(({ who }) => who))], file: same[0]?.file }
  })

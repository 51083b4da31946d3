/** Builds for GPUs: which lines are told of before anything is downloaded, which are not, and what is found in what was installed. */
import * as Effect from "effect/Effect"
import { expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import { gpuAhead, gpuInstalled } from "../../src/inspection/GpuAdvice.ts"
import { type AskedBuilds, gpuAsked } from "../../src/inspection/GpuBuilds.ts"
import { gpuParts, type Packages } from "../../src/inspection/GpuParts.ts"
import { readRequirementFiles } from "../../src/survey/RequirementFiles.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { runtime } from "../support/memory/Stack.ts"

const linesOf = (text: string) =>
  Effect.runPromise(
    readRequirementFiles("/app", new Map()).pipe(
      Effect.provide(layerMemory({ "/app/requirements.txt": text, "/app/c.txt": "torch==2.9.0+cpu\n" }))
    )
  )

const askedIn = async (text: string, more: Partial<AskedBuilds> = {}): Promise<AskedBuilds> => ({
  lines: [await linesOf(text)],
  sources: [],
  lock: undefined,
  runtime: runtime("3.12.1"),
  ...more
})
const found = (asked: AskedBuilds) => gpuAsked(asked).map(({ family }) => family.name)

it.each([
  ["torch", ["torch"]],
  ["torch==2.9.1", ["torch"]],
  ["flask\nTorchVision>=0.20 ; sys_platform == 'linux'", ["torch"]],
  ["--index-url https://pypi.org/simple\ntorch", ["torch"]],
  ["tensorflow==2.21.0", ["tensorflow"]],
  ["tensorflow>=2.16", ["tensorflow"]],
  ["tensorflow[and-cuda]", ["tensorflow"]],
  ["tensorflow-gpu==1.14", ["tensorflow"]],
  ["jax[cuda12]==0.12", ["jax"]],
  ["onnxruntime-gpu\npaddlepaddle-gpu==2.6.2", ["onnxruntime-gpu", "paddlepaddle-gpu"]],
  ["--index-url https://mirror.example/simple\nonnxruntime-gpu", ["onnxruntime-gpu"]],
  ["cupy-cuda12x\nfaiss-gpu-cu12", ["cupy", "faiss-gpu"]]
])("%j asks for builds for GPUs: %j", async (text, expected) => {
  expect(found(await askedIn(text))).toEqual(expected)
})

it.each([
  "flask\nnumpy\npytorch-lightning\ntransformers\nsentence-transformers",
  "--extra-index-url https://download.pytorch.org/whl/cpu\ntorch",
  "--index-url https://download.pytorch.org/whl/cpu\ntorch\ntorchvision",
  "--extra-index-url https://download.pytorch.org/whl/cu126\ntorch\nonnxruntime-gpu",
  "--extra-index-url https://download.pytorch.org/whl/nightly/cu128\ntorch",
  "--extra-index-url https://download.pytorch.org/whl/rocm6.2\ntorch",
  "--index-url https://mirror.example/simple\ntorch",
  "--find-links ./wheels\ntorch",
  "--find-links https://download.pytorch.org/whl/torch_stable.html\ntorch==1.13.1+cpu",
  "--no-index\ntorch",
  "torch==2.9.1+cpu",
  "torch==2.9.1+cu126",
  "-c c.txt\ntorch",
  "torch @ https://download.pytorch.org/whl/cpu/torch-2.9.1%2Bcpu-cp312-cp312-manylinux_2_28_x86_64.whl",
  "torch ; sys_platform == 'darwin'",
  "torch ; platform_machine == 'aarch64'",
  "torch ; python_version < '3.9'",
  "torch ; extra == 'gpu'",
  "tensorflow-cpu==2.21.0",
  "tensorflow==1.14.0",
  "tensorflow==2.0.4",
  "tensorflow<2",
  "tensorflow==1.*",
  "tensorflow-hub\ntensorflow-io\ntensorflow-datasets\nkeras",
  "jax\njaxlib\njax[cpu]",
  "onnxruntime\npaddlepaddle\nfaiss-cpu\nxgboost-cpu",
  "xgboost",
  "nvidia-ml-py\nnvidia-riva-client\npynvml",
  "-c c.txt\nflask"
])("nothing is told of %j", async (text) => {
  expect(found(await askedIn(text))).toEqual([])
})

it.each([
  { platform: "linux-aarch64" },
  { platform: "macosx-14.0-arm64" },
  { libc: "musl-1.2" },
  { version: { major: 2, minor: 7, patch: 18 } }
])("nor where the index has no such build: %j", async (other) => {
  expect(found(await askedIn("torch\ntensorflow", { runtime: { ...runtime("3.12.1"), ...other } }))).toEqual([])
})

it("nor where $PIP_OPTS or a variable of pip's names another index", async () => {
  for (const source of [
    "--index-url=https://mirror.example/simple",
    "--EXTRA_INDEX_URL=https://a.example",
    "--no-index"
  ])
    expect(found(await askedIn("torch", { sources: [source] }))).toEqual([])
})

it("of a lock file, what it has of CUDA decides", async () => {
  const locked = async (text: string) => {
    const lines = await linesOf(text)
    const requirements = lines.requirements.map((one) => ({ ...one, origin: Origin.file("uv.lock") }))
    return gpuAsked(await askedIn("", { lines: [{ ...lines, requirements }], lock: "uv.lock" }))
  }
  const linux = "; platform_machine == 'x86_64' and sys_platform == 'linux'"
  const gpu = await locked(`flask==3.0\ntorch==2.9.1\nnvidia-cudnn-cu12==9.1 ${linux}`)
  const [warning] = gpuAhead(gpu)
  expect(warning?.id).toBe("packages/gpu-build")
  expect(warning?.text).toContain("`torch` in uv.lock: ")
  expect(warning?.text).toContain('torch = { index = "pytorch-cpu" }')
  expect(await locked("torch==2.9.1")).toEqual([])
  expect(await locked("torch==2.9.1\nnvidia-cudnn-cu12==9.1 ; sys_platform == 'win32'")).toEqual([])
  expect(await locked(`--extra-index-url https://download.pytorch.org/whl/cpu\ntorch==2.9.1+cpu`)).toEqual([])
  expect((await locked(`xgboost==3.4\nnvidia-nccl-cu12==2.32 ${linux}`)).map(({ family }) => family.instead)).toEqual([
    "xgboost-cpu"
  ])
})

const mebi = 1024 ** 2
const fromOthers: Packages = {
  models: { version: "1.0", size: mebi, askedBy: ["requirements.txt line 1"] },
  torch: { version: "2.9.1", size: 700 * mebi, askedBy: ["models"] },
  triton: { version: "3.5", size: 100 * mebi, askedBy: ["torch"] },
  "nvidia-cudnn-cu12": { version: "9", size: 800 * mebi, askedBy: ["torch"] },
  "nvidia-cublas-cu12": { version: "9", size: 400 * mebi, askedBy: ["nvidia-cudnn-cu12", "torch"] }
}

it("what came through others is told with what it weighs, and who asks", () => {
  const [warning] = gpuInstalled(gpuParts(fromOthers, [], "requirements.txt"))
  expect(warning?.text).toContain(
    "`torch`, asked for by models, is the build for NVIDIA's GPUs: 2.0 GiB on the disk (nvidia-cudnn-cu12 800.0 MiB, torch 700.0 MiB, nvidia-cublas-cu12 400.0 MiB and 1 more)"
  )
  expect(warning?.text).toContain(
    "Write at the top of requirements.txt: `--extra-index-url https://download.pytorch.org/whl/cpu`"
  )
})

it.each<readonly [string, Packages]>([
  ["a build for processors", { torch: { version: "2.9.1+cpu", size: 700 * mebi } }],
  ["one of another index", { torch: { version: "2.9.1", size: 700 * mebi } }],
  ["CUDA by its local version", { ...fromOthers, torch: { version: "2.9.1+cu126", size: 700 * mebi } }],
  ["what runs on a GPU alone", { ...fromOthers, vllm: { version: "0.11" } }],
  ["CUDA of nobody that is known", { "nvidia-nccl-cu12": { version: "2", size: mebi, askedBy: ["other"] } }],
  ["a tool", { "nvidia-ml-py": { version: "13" }, constructor: { version: "1", askedBy: ["toString"] } }],
  [
    "a circle",
    { triton: { version: "1", askedBy: ["cuda-toolkit"] }, "cuda-toolkit": { version: "1", askedBy: ["triton"] } }
  ]
])("nothing is told of %s", (_, packages) => {
  expect(gpuParts(packages, [], undefined)).toEqual([])
})

it("what was told of before is not told again", async () => {
  const told = gpuAsked(await askedIn("torch")).map(({ family }) => family)
  expect(gpuParts(fromOthers, told, undefined)).toEqual([])
})

it("older releases are told by their weight, and xgboost by what it brings", () => {
  const of = (packages: Packages) => gpuParts(packages, [], undefined).map(({ family }) => family.name)
  expect(of({ torch: { version: "1.12.1", size: 1800 * mebi } })).toEqual(["torch"])
  expect(
    of({ xgboost: { version: "3.4" }, "nvidia-nccl-cu12": { version: "2", size: 400 * mebi, askedBy: ["xgboost"] } })
  ).toEqual(["xgboost"])
})

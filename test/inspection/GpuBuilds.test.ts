/** Builds for GPUs: which lines are told of before anything is downloaded, which are not, and what is found in what was installed. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import { gpuAhead, gpuInstalled } from "../../src/inspection/GpuAdvice.ts"
import { type AskedBuilds, gpuAsked } from "../../src/inspection/GpuBuilds.ts"
import { gpuParts, type Packages } from "../../src/inspection/GpuParts.ts"
import { readRequirementFiles } from "../../src/survey/RequirementFiles.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { tomlOf } from "../../src/formats/TomlDocument.ts"
import { releasesIn } from "../../src/installers/LockDocument.ts"
import { decide } from "../support/memory/PlannedApp.ts"
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
  ["cupy-cuda12x\nfaiss-gpu-cu12", ["cupy", "faiss-gpu"]],
  ["flask\nsentence-transformers==6.2.0", ["torch"]]
])("%j asks for builds for GPUs: %j", async (text, expected) => {
  expect(found(await askedIn(text))).toEqual(expected)
})

it.each([
  "flask\nnumpy\ntransformers\nfaster-whisper\ndiffusers",
  "--extra-index-url https://download.pytorch.org/whl/cpu\nsentence-transformers",
  "torch==2.9.1+cpu\nsentence-transformers",
  "vllm\ntorch",
  "torch\nxformers",
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
  "-c c.txt\nflask",
  "-c c.txt\neasyocr"
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

const nowhere = { nowhere: true }

it.each([
  ["vllm\ntorch", ["vllm", "torch"]],
  ["xformers==0.0.35", ["xformers"]],
  ["--extra-index-url https://download.pytorch.org/whl/cu126\ntorch==2.9.1+cu126", ["torch"]],
  ["flask", []]
])("where no GPU can be, nobody means one: %j", async (text, expected) => {
  expect(found(await askedIn(text, nowhere))).toEqual(expected)
})

it("and that is what is told there", async () => {
  const [warning] = gpuAhead(gpuAsked(await askedIn("vllm", nowhere)), true)
  expect(warning?.text.split("\n")).toEqual([
    "`vllm` in requirements.txt line 1: `vllm` works on a GPU alone.",
    "Take `vllm` out, and ask a service that has a GPU in its place.",
    "This platform has no GPUs."
  ])
})

it("lines with hashes need those of the other files", async () => {
  const text = `torch==2.9.1 --hash=sha256:${"a".repeat(64)}`
  expect(gpuAhead(gpuAsked(await askedIn(text)))[0]?.text).toContain("(`pip-compile`, `uv pip compile`)")
})

describe("a lock file", () => {
  const wheel = (name: string, size: number) =>
    `{ url = "https://files.example/${name}", hash = "sha256:${"a".repeat(64)}", size = ${size} }`
  const linux = "sys_platform == 'linux'"
  const document = `version = 1
requires-python = ">=3.12"

[[package]]
name = "shop"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "easyocr" }]

[package.metadata]
requires-dist = [{ name = "easyocr" }]

[[package]]
name = "easyocr"
version = "1.7.2"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "torch" }]
wheels = [${wheel("easyocr-1.7.2-py3-none-any.whl", 2_900_000)}]

[[package]]
name = "nvidia-cudnn-cu12"
version = "9.10"
source = { registry = "https://pypi.org/simple" }
wheels = [${wheel("nvidia_cudnn_cu12-9.10-py3-none-manylinux_2_27_x86_64.whl", 700 * 1024 ** 2)}, ${wheel("nvidia_cudnn_cu12-9.10-py3-none-win_amd64.whl", 9e9)}]

[[package]]
name = "torch"
version = "2.9.1"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "nvidia-cudnn-cu12", marker = "${linux}" }]
wheels = [${wheel("torch-2.9.1-cp312-cp312-manylinux_2_28_x86_64.whl", 900 * 1024 ** 2)}, ${wheel("torch-2.9.1-cp313-cp313-manylinux_2_28_x86_64.whl", 8e9)}]
`
  const pyproject =
    '[project]\nname = "shop"\nversion = "0.1.0"\nrequires-python = ">=3.12"\ndependencies = ["easyocr"]\n'

  it("tells who asks, and what is downloaded here", async () => {
    const decided = await Effect.runPromise(decide({ files: { "pyproject.toml": pyproject, "uv.lock": document } }))
    if (Result.isFailure(decided)) throw decided.failure
    const { application, installers } = decided.success
    const claim = installers.map((one) => one.claim(application)).find((one) => one?.locked !== undefined)
    const lines = await linesOf(claim?.lines?.flatMap((one) => one.lines).join("\n") ?? "")
    const requirements = lines.requirements.map((one) => ({ ...one, origin: Origin.file("uv.lock") }))
    const asked = { lines: [{ ...lines, requirements }], lock: "uv.lock", releases: claim?.locked?.releases }
    const [warning] = gpuAhead(gpuAsked(await askedIn("", asked)))
    expect(warning?.text.split("\n")[0]).toBe(
      "`torch` in uv.lock, asked for by easyocr: that is the build for NVIDIA's GPUs, 1.6 GiB to download by uv.lock (torch 900.0 MiB, nvidia-cudnn-cu12 700.0 MiB). Without a GPU, that part of it is only carried along."
    )
  })

  it.each([
    [
      "Poetry's",
      '[[package]]\nname = "A.b"\nversion = "1"\n[package.dependencies]\nTorch = ">=2"\nx = {version = "*", optional = true}\n',
      ["torch"]
    ],
    [
      "PDM's",
      '[[package]]\nname = "a-b"\nversion = "1"\ndependencies = ["torch[opt]<3; extra == \'x\'", "y"]\n',
      ["torch", "y"]
    ],
    ["a sparse one", '[[package]]\nname = "a-b"\nversion = "1"\n', []]
  ])("tells what asks for what: %s", (_, text, asks) => {
    expect(releasesIn(tomlOf(text) ?? {}, "package")).toEqual([{ name: "a-b", version: "1", files: [], asks }])
  })
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

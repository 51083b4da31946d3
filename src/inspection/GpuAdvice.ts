/** What to write so that the build without the GPU's part is installed, for whoever has read the line, pure. */
import { sizeInWords } from "../domain/SizeInWords.ts"
import { printable, type Warning } from "../domain/StagingError.ts"
import type { GpuBuild } from "./GpuBuilds.ts"

/** The index of PyTorch with nothing but builds for processors. */
const cpuIndex = "https://download.pytorch.org/whl/cpu"

const tables: Readonly<Record<string, string>> = {
  "uv.lock": `Write into pyproject.toml, and run \`uv lock\`:
  [tool.uv.sources]
  torch = { index = "pytorch-cpu" }
  [[tool.uv.index]]
  name = "pytorch-cpu"
  url = "${cpuIndex}"
  explicit = true`,
  "poetry.lock": `Run \`poetry source add --priority explicit pytorch-cpu ${cpuIndex}\` and \`poetry add --source pytorch-cpu torch\`.`,
  "pdm.lock": `Write into pyproject.toml, and run \`pdm lock\`:
  [[tool.pdm.source]]
  name = "pytorch-cpu"
  url = "${cpuIndex}"
  include_packages = ["torch", "torchvision", "torchaudio"]`,
  "Pipfile.lock": `Write into Pipfile, and run \`pipenv lock\`:
  [[source]]
  name = "pytorch-cpu"
  url = "${cpuIndex}"
  verify_ssl = true
  [packages]
  torch = {version = "*", index = "pytorch-cpu"}`
}

const base = (path: string): string => path.replace(/^.*\//, "")

const adviceOf = ({ family, file }: GpuBuild): string => {
  if (family.instead !== undefined)
    return family.name === "jax"
      ? "Ask for `jax` without the extra `cuda…`."
      : `Ask for \`${family.instead}\` in place of \`${family.name}\`.`
  const table = file === undefined ? undefined : tables[base(file)]
  if (table !== undefined) return table
  return file === undefined || !/\.(?:txt|in|pip)$/.test(file)
    ? `Set \`PIP_EXTRA_INDEX_URL=${cpuIndex}\`.`
    : `Write at the top of ${printable(file)}: \`--extra-index-url ${cpuIndex}\`, and take lines of \`nvidia-*\` packages and of triton out.`
}

const listed = (words: ReadonlyArray<string>): string =>
  words.length > 3 ? `${words.slice(0, 3).join(", ")} and ${words.length - 3} more` : words.join(", ")

const otherwise =
  "What the machine has that stages says nothing of the one that runs the app: where that has a GPU, set `NVIDIA_VISIBLE_DEVICES=all`, and this is not told."

const ahead = (one: GpuBuild): string =>
  `${printable(listed(one.who))}: what the index has under this name is the build for NVIDIA's GPUs, ${one.family.weighs}. Without a GPU, that part of it is only carried along.\n${adviceOf(one)}`

/** Told before anything is downloaded. */
export const gpuAhead = (found: ReadonlyArray<GpuBuild>): ReadonlyArray<Warning> =>
  found.length === 0 ? [] : [{ id: "packages/gpu-build", text: [...found.map(ahead), otherwise].join("\n") }]

export interface InstalledBuild extends GpuBuild {
  readonly parts: ReadonlyArray<{ readonly name: string; readonly size: number }>
}

const behind = (one: InstalledBuild): string => {
  const bytes = one.parts.reduce((sum, { size }) => sum + size, 0)
  const parts = one.parts.toSorted((a, b) => b.size - a.size)
  const asked = one.who.length === 0 ? "" : `, asked for by ${printable(listed(one.who))}`
  const sized = parts.map(({ name, size }) => `${name} ${sizeInWords(size)}`)
  return `\`${one.family.name}\`${asked}, is the build for NVIDIA's GPUs: ${sizeInWords(bytes)} on the disk (${listed(sized)}). Without a GPU, that part of it is only carried along.\n${adviceOf(one)}`
}

/** Told of what came through other packages, once it is known. */
export const gpuInstalled = (found: ReadonlyArray<InstalledBuild>): ReadonlyArray<Warning> =>
  found.length === 0 ? [] : [{ id: "packages/gpu-build", text: [...found.map(behind), otherwise].join("\n") }]

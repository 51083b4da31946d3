/** What to write so that the build without the GPU's part is installed, for whoever has read the line, pure. */
import { sizeInWords } from "../domain/SizeInWords.ts"
import { printable, type Warning } from "../domain/StagingError.ts"
import type { GpuBuild } from "./GpuBuilds.ts"

/** The index of PyTorch with nothing but builds for processors. */
const cpuIndex = "https://download.pytorch.org/whl/cpu"

const tables: Readonly<Record<string, string>> = {
  "uv.lock": `Write into pyproject.toml, with \`torch\` among the dependencies of the project, and run \`uv lock\`:
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

const again: Readonly<Record<string, string>> = {
  "uv.lock": "run `uv lock`",
  "poetry.lock": "run `poetry lock`",
  "pdm.lock": "run `pdm lock`",
  "Pipfile.lock": "run `pipenv lock`",
  "pylock.toml": "write pylock.toml anew"
}

const adviceOf = ({ family, file, hashed }: GpuBuild): string => {
  if (family.alone === true) return `Take \`${family.name}\` out, and ask a service that has a GPU in its place.`
  const anew = file === undefined ? undefined : again[base(file)]
  if (family.instead !== undefined) {
    const asked =
      family.name === "jax"
        ? "Ask for `jax` without the extra `cuda…`"
        : `Ask for \`${family.instead}\` in place of \`${family.name}\``
    return anew === undefined ? `${asked}.` : `${asked}, and ${anew}.`
  }
  const table = file === undefined ? undefined : tables[base(file)]
  if (table !== undefined) return table
  if (file === undefined || !/\.(?:txt|in|pip)$/.test(file)) return `Set \`PIP_EXTRA_INDEX_URL=${cpuIndex}\`.`
  const index = `Write at the top of ${printable(file)}: \`--extra-index-url ${cpuIndex}\``
  return hashed === true
    ? `${index}, and have what writes the file with its hashes (\`pip-compile\`, \`uv pip compile\`) do so with that option: the hashes are of other files.`
    : `${index}, and take lines of \`nvidia-*\` packages and of triton out.`
}

const listed = (words: ReadonlyArray<string>): string =>
  words.length > 3 ? `${words.slice(0, 3).join(", ")} and ${words.length - 3} more` : words.join(", ")

const otherwise = (nowhere: boolean): string =>
  nowhere
    ? "This platform has no GPUs."
    : "What the machine has that stages says nothing of the one that runs the app: where that has a GPU, set `NVIDIA_VISIBLE_DEVICES=all`, and this is not told."

const sum = (parts: ReadonlyArray<{ readonly size: number }>): number => parts.reduce((all, { size }) => all + size, 0)

const inSizes = (parts: ReadonlyArray<{ readonly name: string; readonly size: number }>): string =>
  listed(parts.map(({ name, size }) => `${name} ${sizeInWords(size)}`))

const carried = "Without a GPU, that part of it is only carried along."

const ahead = (one: GpuBuild): string => {
  const { downloads, family, file, who } = one
  const { name, weighs } = family
  if (family.alone === true) return `${printable(listed(who))}: \`${name}\` ${weighs}.\n${adviceOf(one)}`
  const what =
    downloads === undefined
      ? `what the index has as \`${name}\` is the build for NVIDIA's GPUs, ${weighs}`
      : `that is the build for NVIDIA's GPUs, ${sizeInWords(sum(downloads))} to download by ${printable(file ?? "the lock file")} (${inSizes(downloads)})`
  return `${printable(listed(who))}: ${what}. ${carried}\n${adviceOf(one)}`
}

/** Told before anything is downloaded. */
export const gpuAhead = (found: ReadonlyArray<GpuBuild>, nowhere = false): ReadonlyArray<Warning> =>
  found.length === 0 ? [] : [{ id: "packages/gpu-build", text: [...found.map(ahead), otherwise(nowhere)].join("\n") }]

export interface InstalledBuild extends GpuBuild {
  readonly parts: ReadonlyArray<{ readonly name: string; readonly size: number }>
}

const behind = (one: InstalledBuild): string => {
  const asked = one.who.length === 0 ? "" : `, asked for by ${printable(listed(one.who))}`
  const parts = one.parts.toSorted((a, b) => b.size - a.size)
  return `\`${one.family.name}\`${asked}, is the build for NVIDIA's GPUs: ${sizeInWords(sum(parts))} on the disk (${inSizes(parts)}). ${carried}\n${adviceOf(one)}`
}

/** Told of what came through other packages, once it is known. */
export const gpuInstalled = (found: ReadonlyArray<InstalledBuild>, nowhere = false): ReadonlyArray<Warning> =>
  found.length === 0 ? [] : [{ id: "packages/gpu-build", text: [...found.map(behind), otherwise(nowhere)].join("\n") }]

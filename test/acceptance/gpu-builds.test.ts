/** Builds for GPUs are told of at each staging: before the download where the app's own line names one, behind it where they came through others. */
import { expect, it } from "vitest"
import type { PackageDescription } from "../support/index/Distribution.ts"
import { newest } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"

const wheel = (name: string, version: string, requires: ReadonlyArray<string> = []): PackageDescription => ({
  name,
  version,
  wheel: { files: { [`${name.replaceAll("-", "_")}_data.py`]: `"${"x".repeat(3000)}"\n` }, requires }
})

const { stageWell } = setting({
  packages: [
    wheel("models", "1.0", ["torch"]),
    wheel("torch", "2.9.1", ["nvidia-cudnn-cu12"]),
    wheel("nvidia-cudnn-cu12", "9.1"),
    wheel("onnxruntime-gpu", "1.31.1")
  ]
})

const id = "(packages/gpu-build)"
const times = (text: string, part: string): number => text.split(part).length - 1

it("once each, also where everything is restored, and not where a GPU is", async () => {
  const first = await stageWell({ python: newest(), app: { "requirements.txt": "models\nonnxruntime-gpu\n" } })
  const ahead = first.output.indexOf("`onnxruntime-gpu` in requirements.txt line 2: ")
  expect(ahead).toBeGreaterThan(0)
  expect(ahead).toBeLessThan(first.output.indexOf("Downloading"))
  expect(first.output).toContain("Ask for `onnxruntime` in place of `onnxruntime-gpu`.")
  expect(first.output).toMatch(
    /`torch`, asked for by models, is the build for NVIDIA's GPUs: [\d.]+ KiB on the disk \((?:torch|nvidia-cudnn-cu12) /
  )
  expect(times(first.output, id)).toBe(2)
  const again = await stageWell({ python: newest(), again: first })
  expect(again.output).toContain("from the cache")
  expect(times(again.output, id)).toBe(2)
  const there = await stageWell({ python: newest(), again: first, envDir: { NVIDIA_VISIBLE_DEVICES: "all" } })
  expect(times(there.output, id)).toBe(0)
})

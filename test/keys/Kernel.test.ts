/** The kernel counts where a condition reads it, and nowhere else: each host of a platform has another. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "@effect/vitest"
import { readsKernel } from "../../src/keys/Kernel.ts"
import { isOfThisKernel } from "../../src/execute/Freshness.ts"
import { environmentOf } from "../../src/testing/laws/WheelStoreTrial.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { runtime } from "../support/memory/Stack.ts"
import { inputsOf } from "../support/memory/FingerprintedApp.ts"

it.each([
  ['flask; platform_release >= "6"', true],
  ['flask ; python_version > "3" and (platform_version == "#1")', true],
  ['flask; "6" in platform.version', true],
  ["platform_release==1", false],
  ['flask; platform_machine == "x86_64"', false]
])("%s: %s", (line, reads) => {
  expect(readsKernel(["six", line])).toBe(reads)
})

describe("on another kernel", () => {
  const files = (line: string, kernel: string) => ({
    "requirements.txt": `${line}\n`,
    "/proc/sys/kernel/osrelease": `${kernel}\n`,
    "/proc/sys/kernel/version": "#1 SMP\n"
  })
  const of = (line: string, kernel: string) =>
    inputsOf({ root: "/app", files: files(line, kernel), variables: {}, runtime: runtime("3.12.1") })

  it.each<readonly [string, boolean]>([
    ['flask; platform_release >= "6"', true],
    ["flask", false]
  ])("an app that asks for `%s` has other inputs: %s", async (line, differs) => {
    const [one, other] = [await of(line, "6.1.0"), await of(line, "6.12.0")]
    expect(JSON.stringify(one) !== JSON.stringify(other)).toBe(differs)
    expect("the kernel, which a condition reads" in one).toBe(differs)
  })

  it.effect.each<readonly [string | undefined, boolean]>([
    [undefined, true],
    ["6.1.0 #1 SMP", true],
    ["6.12.0 #1 SMP", false]
  ])("packages that were chosen by %s serve: %s", ([kernel, serve]) =>
    Effect.gen(function* () {
      const kept = environmentOf([], kernel === undefined ? {} : { kernel })
      const disk = layerMemory(files("flask", "6.1.0"))
      expect(yield* isOfThisKernel(kept).pipe(Effect.provide(disk))).toBe(serve)
    })
  )
})

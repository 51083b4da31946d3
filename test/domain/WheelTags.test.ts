/** A Python can use a wheel, by the tags in its name, exactly when its own pip says so. */
import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { supports } from "../../src/domain/WheelTags.ts"
import { interpreterFacts } from "../../src/python/Programs.ts"
import { pythons } from "../support/machine/Pythons.ts"
import { runtime } from "../support/memory/Stack.ts"

describe("on 3.12 with glibc 2.36", () => {
  it.each([
    ["six-1.16.0-py2.py3-none-any.whl", true],
    ["six-1.16.0-1-py3-none-any.whl", true],
    ["numpy-2.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", true],
    ["cryptography-42-cp39-abi3-manylinux_2_28_x86_64.whl", true],
    ["app-1.0-cp312-none-any.whl", true],
    ["app-1.0-py312-none-linux_x86_64.whl", true],
    ["app-1.0-py36-none-any.whl", true],
    ["numpy-2.0-cp311-cp311-manylinux_2_17_x86_64.whl", false],
    ["numpy-2.0-cp312-cp312-manylinux_2_17_aarch64.whl", false],
    ["numpy-2.0-cp312-cp312-musllinux_1_2_x86_64.whl", false],
    ["numpy-2.0-cp312-cp312-win_amd64.whl", false],
    ["numpy-2.0-cp312-cp312-macosx_11_0_arm64.whl", false],
    ["numpy-2.0-cp312-cp312-manylinux_2_39_x86_64.whl", false],
    ["app-1.0-cp313-abi3-linux_x86_64.whl", false],
    ["app-1.0-py27-none-any.whl", false],
    ["app-1.0-py2-none-any.whl", false],
    ["app-1.0-py313-none-any.whl", false],
    ["app-1.0-pp39-pypy39_pp73-linux_x86_64.whl", false],
    ["app.whl", false],
    ["app-1.0.whl", false],
    ["app-1.0.tar.gz", false]
  ])("%s: %s", (file, expected) => {
    expect(supports(runtime("3.12.1"), file)).toBe(expected)
  })
})

/** What the pip of an interpreter says that it supports: `cp312-cp312-manylinux_2_17_x86_64`. Those up to 20.2 know less. */
const asked = "from pip._vendor.packaging.tags import sys_tags; print(' '.join(map(str, sys_tags())))"
const tagsOf = (path: string): ReadonlyArray<string> =>
  execFileSync(path, ["-c", asked], { encoding: "utf8" }).trim().split(" ")
const modern = pythons().filter(({ line, pip }) => pip && !/^(?:2\.|3\.[3-6]$)/.test(line))
const tags = new Map(modern.map(({ path }) => [path, tagsOf(path)] as const))

it.each(modern)(
  "every tag of its pip fits $version, and of the tags of other Pythons those alone",
  ({ path, version }) => {
    const said = execFileSync(path, ["-E", "-s", "-c", interpreterFacts], { encoding: "utf8" })
    const { abi, libc, platform } = JSON.parse(said.slice(said.indexOf("{")))
    const found = { ...runtime(version), abi, libc, platform }
    const own = new Set(tags.get(path))
    const all = new Set([...tags.values()].flat())
    expect([...all].filter((tag) => supports(found, `a-1.0-${tag}.whl`) !== own.has(tag))).toEqual([])
  }
)

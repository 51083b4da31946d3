/** What a container of several layers has where: whiteouts, links, and folders that nobody names. */
import { describe, expect, it } from "vitest"
import { hasFile, layeredNames, resolved } from "../../../src/platforms/image/LayeredNames.ts"
import type { Listed } from "../../../src/services/image/ImageBlobs.ts"

/** `a/` is a folder, `a -> b` a link, everything else a file. */
const layer = (...lines: ReadonlyArray<string>): ReadonlyArray<Listed> =>
  lines.map((line) => {
    const [path = "", target] = line.split(" -> ")
    if (target !== undefined) return { path, kind: "link", target }
    return { path, kind: line.endsWith("/") ? "directory" : "file", target: "" }
  })
const pathsOf = (...layers: ReadonlyArray<ReadonlyArray<Listed>>) => [...layeredNames(layers).keys()].toSorted()

describe("layers over each other", () => {
  it("add up, however their paths are written", () => {
    expect(pathsOf(layer("./", "./bin/", "./bin/sh"), layer("/etc/passwd", "usr/"))).toEqual([
      "bin",
      "bin/sh",
      "etc/passwd",
      "usr"
    ])
  })

  it("take away what a whiteout names, with all that is below it, of the layers below alone", () => {
    expect(
      pathsOf(layer("a/", "a/x", "a/y/", "a/y/z", "ab"), layer("a/.wh.x", "a/.wh.y", "a/y", "a/x/"), layer(".wh.ab"))
    ).toEqual(["a", "a/x", "a/y"])
  })

  it("take away what is in a folder that is opaque, but not what the same layer puts there", () => {
    expect(pathsOf(layer("a/", "a/x", "a/y", "b"), layer("a/new", "a/.wh..wh..opq"))).toEqual(["a", "a/new", "b"])
    expect(pathsOf(layer("a/x", "b"), layer(".wh..wh..opq", "c"))).toEqual(["c"])
  })

  it("replace a folder by what is none, with all that was in it", () => {
    expect(pathsOf(layer("a/", "a/x"), layer("a -> b"))).toEqual(["a"])
    expect(pathsOf(layer("a/", "a/x"), layer("a/"))).toEqual(["a", "a/x"])
  })

  it("hold no path out of the container", () => {
    expect(pathsOf(layer("../x", "a/../../y", "z"))).toEqual(["z"])
  })
})

describe("a path in them", () => {
  const names = layeredNames([
    layer(
      "bin -> usr/bin",
      "usr/bin/dash",
      "usr/bin/sh -> dash",
      "usr/bin/up -> ../../etc/x",
      "etc/x",
      "abs -> /etc/x",
      "circle -> circle",
      "out -> ../../../etc/x",
      "dangling -> nowhere",
      "empty/"
    )
  ])

  it.each([
    ["/bin/sh", "/usr/bin/dash"],
    ["/bin/up", "/etc/x"],
    ["/abs", "/etc/x"],
    ["/out", "/etc/x"],
    ["//usr/./bin/dash", "/usr/bin/dash"],
    ["/usr/bin", "/usr/bin"]
  ])("%s leads to %s", (path, to) => {
    expect(resolved(names, path)).toBe(to)
  })

  it.each(["/circle", "/dangling", "/bin/bash", "/etc/x/y", "/nowhere"])("%s leads nowhere", (path) => {
    expect(resolved(names, path)).toBeUndefined()
  })

  it("is a file or none", () => {
    expect(["/bin/sh", "/empty", "/usr/bin", "/nowhere"].map((path) => hasFile(names, path))).toEqual([
      true,
      false,
      false,
      false
    ])
  })
})

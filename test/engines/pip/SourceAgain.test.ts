/** Where what pip chose can be had again: addresses without credentials, paths from the app. */
import { describe, expect, it } from "vitest"
import type { Chosen } from "../../../src/engines/pip/Account.ts"
import { sourceAgain } from "../../../src/engines/pip/SourceAgain.ts"

const chosen = (more: Partial<Chosen>): Chosen => ({
  name: "a",
  address: "https://files.example.test/a-1.0-py3-none-any.whl",
  asked: false,
  subdirectory: "",
  kind: "file",
  path: "/work/0/a-1.0-py3-none-any.whl",
  ...more
})

describe("what was chosen can be had again", () => {
  it("as a wheel or a source of an index, by its file", () => {
    expect(sourceAgain(chosen({}), undefined, undefined)).toEqual({
      _tag: "Wheel",
      file: "a-1.0-py3-none-any.whl",
      at: "https://files.example.test/a-1.0-py3-none-any.whl"
    })
    const address = "https://me:password@files.example.test/a%2B1.tar.gz?token=secret#sha256=0"
    expect(sourceAgain(chosen({ address }), undefined, "abc")).toEqual({
      _tag: "Sdist",
      file: "a+1.tar.gz",
      at: "https://files.example.test/a%2B1.tar.gz?token=",
      sha256: "abc"
    })
    expect(sourceAgain(chosen({ address: "file:///app/vendor/a.whl" }), "vendor/a.whl", undefined)).toEqual({
      _tag: "Wheel",
      file: "a.whl",
      at: "vendor/a.whl"
    })
  })

  it("as what a line has asked for", () => {
    expect(sourceAgain(chosen({ asked: true, subdirectory: "py" }), undefined, "abc")).toEqual({
      _tag: "Archive",
      file: "a-1.0-py3-none-any.whl",
      at: "https://files.example.test/a-1.0-py3-none-any.whl",
      subdirectory: "py",
      sha256: "abc"
    })
    const git = {
      kind: "repository",
      asked: true,
      address: "git+https://me:password@git.example.test/a.git@main"
    } as const
    expect(sourceAgain(chosen({ ...git, commit: "3f2a1bc" }), undefined, undefined)).toEqual({
      _tag: "Repository",
      system: "git",
      url: "https://git.example.test/a.git",
      commit: "3f2a1bc"
    })
    expect(sourceAgain(chosen(git), undefined, undefined)).toBeUndefined()
    expect(sourceAgain(chosen({ kind: "folder", path: "/app/lib" }), "lib", undefined)).toEqual({
      _tag: "Folder",
      path: "lib"
    })
  })
})

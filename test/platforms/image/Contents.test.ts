/** Which file goes into which layer of an image, and under which path. */
import { describe, expect, it } from "vitest"
import { contentsOf, type Tree, unnameable } from "../../../src/platforms/image/Contents.ts"
import type { FoundBelow, Member } from "../../../src/services/image/ImageBlobs.ts"

const tree = (directory: string, ...paths: ReadonlyArray<string>): Tree => ({
  directory,
  found: paths.map((path): FoundBelow => {
    const [name = "", target = ""] = path.split(" -> ")
    const kind = target !== "" ? "link" : path.endsWith("/") ? "directory" : path.endsWith("|") ? "other" : "file"
    return { path: name.replace(/\/$/, ""), kind, mode: 0o640, size: 7, target }
  })
})
const paths = (members: ReadonlyArray<Member>) => members.map(({ path }) => path)

const prefix = tree(
  "/staged",
  "bin/",
  "bin/flask",
  "bin/python -> ../interpreter/bin/python",
  "interpreter/",
  "interpreter/bin/",
  "interpreter/bin/python",
  "lib/",
  "lib/empty/",
  "lib/flask.py",
  "lib/own/",
  "lib/own/own.py"
)
const isOwn = (path: string): boolean => path.endsWith("/own.py")
const app = tree("/source", ".git/", ".git/config", ".gitignore", "app.py", "pipe|", "to -> app.py")
const contents = contentsOf({
  prefix,
  shipped: "interpreter",
  isOwn,
  app,
  owner: 1000,
  scripts: new Map([["web", "serve"]])
})

describe("the layers", () => {
  it("are the Python, the packages of an index, the others and the app, each with the folders that it is in", () => {
    expect(paths(contents.interpreter)).toEqual([
      "python",
      "python/interpreter",
      "python/interpreter/bin",
      "python/interpreter/bin/python"
    ])
    expect(paths(contents.packages)).toEqual([
      "python",
      "python/bin",
      "python/bin/flask",
      "python/bin/python",
      "python/lib",
      "python/lib/empty",
      "python/lib/flask.py"
    ])
    expect(paths(contents.own)).toEqual(["python", "python/lib", "python/lib/own", "python/lib/own/own.py"])
    expect(paths(contents.app)).toEqual(["app", "app/.gitignore", "app/app.py", "app/to", "process", "process/web"])
  })

  it("belong to root, but for the app, and keep their modes", () => {
    const all = [...contents.interpreter, ...contents.packages, ...contents.app]
    expect(all.filter(({ owner, path }) => (owner === 1000) !== /^app(?:\/|$)/.test(path))).toEqual([])
    expect(contents.app.find(({ path }) => path === "app/app.py")).toEqual({
      kind: "file",
      path: "app/app.py",
      mode: 0o640,
      owner: 1000,
      size: 7,
      from: "/source/app.py"
    })
    expect(contents.app.find(({ path }) => path === "app/to")).toMatchObject({ kind: "link", target: "app.py" })
    expect(contents.app.find(({ path }) => path === "process/web")).toMatchObject({ mode: 0o755, content: "serve" })
  })

  it("are two where the Python is that of the base", () => {
    const some = contentsOf({ prefix, shipped: undefined, isOwn, app, owner: 0, scripts: new Map() })
    expect(some.interpreter).toEqual([])
    expect(paths(some.packages)).toContain("python/interpreter/bin/python")
    expect(paths(some.app)).not.toContain("process")
  })
})

it("names that are no text are told, but for those that stay behind", () => {
  expect(unnameable(tree("/source", "a\udc80", "b", "c -> \udcff", ".git/\udc80"))).toEqual(["a\udc80", "c"])
})

/** Which files are of packages of no index, by RECORDs as installers write them. */
import { describe, expect, it } from "vitest"
import { filesIn, isOwn, ownRecords } from "../../../src/platforms/image/OwnFiles.ts"

const site = "lib/python3.12/site-packages"

describe("the records of packages of no index", () => {
  it("are found by the folder that describes each, and only where it is one of them", () => {
    const found = ["own-1.dist-info/RECORD", "flask-3.dist-info/RECORD", "own-1.dist-info/METADATA"].map((path) => ({
      path: `${site}/${path}`,
      kind: "file" as const,
      mode: 0o644,
      size: 1,
      target: ""
    }))
    const packages = [
      { name: "own", version: "1", metadata: "own-1.dist-info", elsewhere: { directUrl: undefined } },
      { name: "flask", version: "3", metadata: "flask-3.dist-info" },
      { name: "old", version: "1", elsewhere: { directUrl: undefined } }
    ]
    expect(ownRecords(packages, found)).toEqual([`${site}/own-1.dist-info/RECORD`])
  })
})

describe("the files of a record", () => {
  const record = `${site}/own-1.dist-info/RECORD`

  it("count from the folder of the packages, and never from outside of the prefix", () => {
    const text = [
      "own/__init__.py,sha256=x,1",
      '"a ""b"", c.py",,',
      "../../../bin/own,,",
      "../../../../../etc/x,,",
      "/etc/x,,",
      "",
      "./d.py,,"
    ]
    expect(filesIn(record, text.join("\r\n"))).toEqual([
      `${site}/own/__init__.py`,
      `${site}/a "b", c.py`,
      "bin/own",
      `${site}/d.py`
    ])
  })

  it("have their compiled ones with them, of every Python", () => {
    const files = new Set(["own/a.py", "own/b.txt"])
    const paths = [
      "own/a.py",
      "own/__pycache__/a.cpython-312.pyc",
      "own/__pycache__/a.cpython-312.opt-1.pyc",
      "own/a.pyc"
    ]
    expect(paths.filter((path) => !isOwn(files, path))).toEqual([])
    expect(["own/c.py", "own/__pycache__/ab.cpython-312.pyc", "a.py"].filter((path) => isOwn(files, path))).toEqual([])
  })
})

/** What of a `.pth` is run, by Pythons that read it in different ways. */
import { describe, expect, it } from "vitest"
import { parse } from "../../src/domain/PythonVersion.ts"
import { isRead, readPathFile, siteRules, startModule } from "../../src/formats/PathFile.ts"

const rules = (text: string) => {
  const version = parse(text)
  if (version === undefined) throw new Error(text)
  return siteRules(version)
}
const read = (text: string, version: string) => readPathFile(new TextEncoder().encode(text), rules(version))

describe("a path configuration file", () => {
  it("runs lines that begin with import and a blank or a tab, and adds the others", () => {
    const text = "import a\nimport\tb\n import c\nimporter\n#import d\n\n  \nfolder  \n"
    expect(read(text, "3.12.1")).toEqual({
      code: ["import a", "import\tb"],
      folders: [" import c", "importer", "folder"]
    })
  })

  it.each([
    ["x\fimport a", "3.12.9", []],
    ["x\fimport a", "3.13.0", ["import a"]],
    ["x\u2028import a", "3.14.0", ["import a"]],
    ["\ufeffimport a", "3.12.9", []],
    ["\ufeffimport a", "3.13.0", ["import a"]],
    ["x\rimport a\r\nimport b", "2.7.18", ["import a", "import b"]]
  ])("%j on %s runs %j", (text, version, code) => {
    expect(read(text, version).code).toEqual(code)
  })

  it("of bytes that are no text is told all the same", () => {
    expect(
      readPathFile(Uint8Array.from([0xff, 10, ...new TextEncoder().encode("import a")]), rules("3.12.1")).code
    ).toEqual(["import a"])
  })

  it.each([
    ["3.12.1", true],
    ["3.12.2", false],
    ["3.11.7", true],
    ["3.11.8", false],
    ["3.7.17", true],
    ["2.7.18", true],
    ["3.13.0", false]
  ])("whose name begins with a dot is read by %s: %s", (version, isSo) => {
    expect(isRead(".a.pth", rules(version))).toBe(isSo)
    expect(isRead("a.pth", rules(version))).toBe(true)
    expect(isRead("a.PTH", rules(version))).toBe(false)
  })
})

describe("a module that Python imports when it starts", () => {
  it.each([
    ["sitecustomize.py", "sitecustomize"],
    ["usercustomize.pyc", "usercustomize"],
    ["sitecustomize.cpython-312-x86_64-linux-gnu.so", "sitecustomize"],
    ["sitecustomize.abi3.so", "sitecustomize"],
    ["sitecustomize.so", "sitecustomize"],
    ["sitecustomizemodule.so", "sitecustomize"],
    ["usercustomize/__init__.py", "usercustomize"],
    ["sitecustomize/other.py", undefined],
    ["sitecustomize.txt", undefined],
    ["a/sitecustomize.py", undefined],
    ["mysitecustomize.py", undefined]
  ])("%s is %s", (path, module) => {
    expect(startModule(path)).toBe(module)
  })
})

/** What an old installer has left in a user base becomes a distribution like any other. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { type Python, pythons } from "../support/machine/Pythons.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import type { Files } from "../support/index/Distribution.ts"
import { contentOf, members, packagesOf, products } from "../support/machine/Workshop.ts"

afterAll(removeTemporaryFolders)

const place = "/srv/app/.python-buildpack-aB3dE6"

const filesOf = (python: Python): Files => {
  const packages = packagesOf(python)
  return {
    "bin/old-tool": { content: `#!${place}/bin/python\nimport old\nold.main()\n`, mode: 0o755 },
    "share/old/data.txt": "data\n",
    [`${packages}/old.py`]: "def main():\n    print('old')\n",
    [`${packages}/old.pyc`]: "stale",
    [`${packages}/__pycache__/old.cpython-36.pyc`]: "stale",
    [`${packages}/sourceless.pyc`]: "without a source",
    [`${packages}/_old.so`]: `\0${place}/lib\0`,
    [`${packages}/easy-install.pth`]: `${place}\n`,
    [`${packages}/develop.egg-link`]: `${place}\n`,
    [`${packages}/old-nspkg.pth`]: "import sys\n",
    [`${packages}/Old_Thing-1.0-py2.7.egg-info/PKG-INFO`]: "Metadata-Version: 1.0\nName: Old_Thing\nVersion: 1.0\n",
    [`${packages}/Old_Thing-1.0-py2.7.egg-info/requires.txt`]:
      "six\n\n[:python_version<'3']\nenum34>=1\n\n[fast:os_name=='posix']\nlxml\n\n[plain]\nmock\n",
    [`${packages}/Old_Thing-1.0-py2.7.egg-info/entry_points.txt`]: "[console_scripts]\nold-tool = old:main\n",
    [`${packages}/Old_Thing-1.0-py2.7.egg-info/installed-files.txt`]: "../old.py\n../_old.so\n",
    [`${packages}/single-2.0.egg-info`]: "Metadata-Version: 1.0\nName: single\nVersion: 2.0\n",
    [`${packages}/new-3.0.dist-info/METADATA`]: "Metadata-Version: 2.1\nName: new\nVersion: 3.0\nRequires-Dist: six\n",
    [`${packages}/new-3.0.dist-info/WHEEL`]: "Wheel-Version: 1.0\nTag: py3-none-any\n",
    [`${packages}/new-3.0.dist-info/INSTALLER`]: "pip\n",
    [`${packages}/new-3.0.dist-info/REQUESTED`]: "",
    [`${packages}/new-3.0.dist-info/direct_url.json`]: "{}",
    [`${packages}/new.py`]: `place = "${place}/src"\n`,
    [`${packages}/new-3.0.dist-info/RECORD`]:
      "new.py,sha256=old,1\n../../../bin/old-tool,,\nnew-3.0.dist-info/INSTALLER,,\nnew-3.0.dist-info/RECORD,,\ngone.py,,\n"
  }
}

const links: ReadonlyArray<readonly [path: string, target: string]> = [
  ["bin/old-link", "old-tool"],
  ["share/all", "old"],
  ["bin/python", "/usr/bin/python3"],
  ["bin/python3", "python"]
]

const treeOf = (python: Python): string => {
  const base = join(temporaryFolder("tree"), "base")
  plant(base, filesOf(python))
  const own = python.line.startsWith("3") ? links : links.slice(0, 3)
  for (const [path, target] of [...own, [`bin/python${python.line}`, "python"] as const]) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    symlinkSync(target, join(base, path))
  }
  symlinkSync(join(base, "share/old/data.txt"), join(base, "share/absolute.txt"))
  writeFileSync(join(base, "share/old/run"), "x", { mode: 0o700 })
  return base
}

describe.each(pythons().map((python) => [python.version, python] as const))("on Python %s", (_, python) => {
  const packages = packagesOf(python)
  const make = async () => {
    const [product] = await products(python, [treeOf(python)])
    if (product === undefined) throw new Error("nothing was made")
    return product
  }

  it("files come through, less what belongs to the place and the installer", async () => {
    const product = await make()
    const brought = Object.keys(filesOf(python)).filter(
      (path) =>
        !/easy-install|egg-link|INSTALLER|REQUESTED|direct_url|cpython-36/.test(path) && !path.endsWith("/old.pyc")
    )
    const expected = [...brought, "bin/old-link", "share/all", "share/absolute.txt", "share/old/run"]
    expect(Object.keys(product.made.files).sort()).toEqual(expected.sort())
    const compiled = members(product.tar).filter(({ path }) => product.made.files[path] === undefined)
    expect(compiled.map(({ path }) => path.replace(/^.*\//, "").split(".")[0]).sort()).toEqual(["new", "old"])
  })

  it("links stay links below the root", async () => {
    const product = await make()
    const found = members(product.tar).filter(({ kind }) => kind === "link")
    expect(Object.fromEntries(found.map(({ content, path }) => [path, content.toString()]))).toEqual({
      "bin/old-link": "old-tool",
      "share/all": "old",
      "share/absolute.txt": "old/data.txt"
    })
    expect(product.made.files["share/all"]).toBe("link:old")
    expect(members(product.tar).find(({ path }) => path === "share/old/run")?.mode).toBe(0o755)
  })

  it("scripts start the Python beside them, and no place is told", async () => {
    const product = await make()
    expect(contentOf(product, "bin/old-tool").toString()).toMatch(/^#!\/bin\/sh\n.*\nimport old\nold\.main\(\)\n$/)
    expect(product.tar.includes("python-buildpack")).toBe(false)
  })

  it("distributions of every kind are described", async () => {
    const old = {
      name: "old-thing",
      version: "1.0",
      metadata: "Old_Thing-1.0-py2.7.egg-info",
      requires: [
        "six",
        "enum34>=1 ; python_version<'3'",
        `lxml ; extra == "fast" and (os_name=='posix')`,
        `mock ; extra == "plain"`
      ],
      scripts: ["old-tool"]
    }
    expect((await make()).made.distributions).toEqual([
      old,
      { name: "new", version: "3.0", metadata: "new-3.0.dist-info", requires: ["six"], scripts: [] },
      { name: "single", version: "2.0", metadata: "single-2.0.egg-info", requires: [], scripts: [] }
    ])
  })

  it("RECORD has the digests of what is there", async () => {
    const product = await make()
    const record = contentOf(product, `${packages}/new-3.0.dist-info/RECORD`).toString()
    expect(record.split("\n").map((line) => line.replace(/sha256=[\w-]{43}/, "sha256=…"))).toEqual([
      expect.stringMatching(/^\.\.\/\.\.\/\.\.\/bin\/old-tool,sha256=…,\d{3}$/),
      "new-3.0.dist-info/RECORD,,",
      "new.py,sha256=…,48",
      ""
    ])
  })
})

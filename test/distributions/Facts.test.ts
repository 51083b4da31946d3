/** What is told of a distribution, what is in its RECORD, and what it does not tell. */
import { createHash } from "node:crypto"
import { describe, expect, it, afterAll } from "vitest"
import { newest, type Python, pythons } from "../support/machine/Pythons.ts"
import { removeTemporaryFolders } from "../support/machine/Folders.ts"
import { everything, small } from "../support/index/Wheels.ts"
import {
  contentOf,
  members,
  packagesOf,
  type Product,
  products,
  toolWheels,
  written
} from "../support/machine/Workshop.ts"
import { type Distribution, pack } from "../support/index/Distribution.ts"

afterAll(removeTemporaryFolders)

const one = async (python: Python, file: Distribution): Promise<Product> => {
  const [product] = await products(python, written([file]))
  if (product === undefined) throw new Error("nothing was made")
  return product
}
const digest = (content: Buffer, form: "hex" | "base64url"): string => createHash("sha256").update(content).digest(form)

describe.each(pythons().map((python) => [python.version, python] as const))("on Python %s", (_, python) => {
  it("the package is described as its metadata has it", async () => {
    expect((await one(python, everything())).made.distributions).toEqual([
      {
        name: "every-thing",
        version: "1.0",
        metadata: "Every_Thing-1.0.dist-info",
        requires: ["pip>1", "nothing-of-that-name; extra == 'fast'"],
        requiresPython: ">=2.7",
        scripts: ["every-cli", "every-extra", "every.dot"]
      }
    ])
  })

  it("its licence is told as its metadata has it, but for a text where a name belongs", async () => {
    const licenseOf = async (metadata: ReadonlyArray<string>) => {
      const [file] = pack({ name: "licensed", version: "1.0", wheel: { files: {}, metadata } })
      if (file === undefined) throw new Error("there is no wheel")
      const [{ metadata: _, name: __, requires: ___, scripts: ____, version: _____, ...license } = {}] = (
        await one(python, file)
      ).made.distributions
      return license
    }
    const classifiers = ["License :: OSI Approved :: MIT License", "License :: Public Domain"]
    const others = ["Programming Language :: Python", "Framework :: Django"]
    const lines = [...classifiers, ...others].map((each) => `Classifier: ${each}`)
    expect(await licenseOf(["License: MIT", "License-Expression: MIT OR ISC", ...lines])).toEqual({
      license: "MIT",
      licenseExpression: "MIT OR ISC",
      licenseClassifiers: classifiers
    })
    expect(
      await licenseOf([
        "License: Copyright (c) 2026",
        ...Array.from({ length: 9 }, () => `        ${"words ".repeat(9)}`)
      ])
    ).toEqual({})
    expect(await licenseOf(["License: "])).toEqual({})
  })

  it("no credentials are told of what it requires", async () => {
    const requires = ["six @ https://me:hunter2@files.example.test/six-1.16.0.tar.gz", "flask; extra == 'web'"]
    const [file] = pack({ name: "secretive", version: "1.0", wheel: { files: {}, requires } })
    if (file === undefined) throw new Error("there is no wheel")
    expect((await one(python, file)).made.distributions[0]?.requires).toEqual([
      "six @ https://files.example.test/six-1.16.0.tar.gz",
      "flask; extra == 'web'"
    ])
  })

  it("every file is named with its digest, those that were compiled left out", async () => {
    const product = await one(python, everything())
    const found = members(product.tar).map(({ content, path }) => [path, digest(content, "hex")] as const)
    const compiled = found.filter(([path]) => path.endsWith(".pyc") && product.made.files[path] === undefined)
    expect(product.made.files).toEqual(Object.fromEntries(found.filter((pair) => !compiled.includes(pair))))
    const modules = found.filter(([path]) => path.startsWith("lib/") && path.endsWith(".py"))
    expect(compiled.length).toBe(modules.length - 1)
    expect(Object.keys(product.made.files)).toContain(`${packagesOf(python)}/every_thing/größe.txt`)
  })

  it("RECORD lists them all with digest and size, from the packages' place", async () => {
    const product = await one(python, everything())
    const record = contentOf(product, `${packagesOf(python)}/Every_Thing-1.0.dist-info/RECORD`).toString()
    const lines = record.split("\n").slice(0, -1)
    expect(lines).toEqual([...lines].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
    const cli = contentOf(product, "bin/every-cli")
    expect(lines).toContain(`../../../bin/every-cli,sha256=${digest(cli, "base64url")},${cli.length}`)
    expect(lines).toContain("Every_Thing-1.0.dist-info/RECORD,,")
    const quoted = contentOf(product, `${packagesOf(python)}/every_thing/one, "two".txt`)
    expect(lines).toContain(`"every_thing/one, ""two"".txt",sha256=${digest(quoted, "base64url")},${quoted.length}`)
    expect(lines.length).toBe(Object.keys(product.made.files).length)
  })
})

describe("wheels of packaging tools", () => {
  it("get the command names of their Python", async () => {
    const python = newest()
    const made = await products(python, toolWheels(python, ["pip"]))
    const names = made
      .flatMap(({ tar }) => members(tar).map(({ path }) => path))
      .filter((path) => path.startsWith("bin"))
    expect(names).toEqual(["bin/pip", "bin/pip3", `bin/pip${python.line}`])
  })
})

describe("the place where a wheel was built", () => {
  const place = "/home/x/my app/.python-buildpack-aB3dE6"
  const slashes = "/".repeat(place.length)
  const python = newest()
  const files = {
    "small/module.py": `where = "${place}/src"\n`,
    "small/library.so": `\0\0${place}/lib\0`,
    "small/library.so.1.2": `\0${place}\0`,
    "small/picture.png": `\0${place}\0`
  }
  const texts = async (tag: string) => {
    const product = await one(python, small(files, tag))
    return Object.keys(files).map((name) => contentOf(product, `${packagesOf(python)}/${name}`).toString())
  }

  it("is gone from modules and libraries of a wheel for this machine", async () => {
    const [module, library, versioned, picture] = await texts("cp310-cp310-linux_x86_64")
    expect(module).toBe(`where = "${slashes}/src"\n`)
    expect([library, versioned]).toEqual([`\0\0${slashes}/lib\0`, `\0${slashes}\0`])
    expect(picture).toBe(files["small/picture.png"])
  })

  it("is gone from the texts of a wheel for any machine, from what is compiled and from RECORD", async () => {
    const product = await one(python, small(files))
    const path = `${packagesOf(python)}/small/module.py`
    const module = contentOf(product, path)
    expect(module.toString()).toBe(`where = "${slashes}/src"\n`)
    expect(product.made.files[path]).toBe(digest(module, "hex"))
    expect(contentOf(product, `${packagesOf(python)}/small-1.0.dist-info/RECORD`).toString()).toContain(
      `small/module.py,sha256=${digest(module, "base64url")},${module.length}\n`
    )
    for (const { content, path } of members(product.tar).filter(({ path }) => path.endsWith(".pyc")))
      expect([path, content.includes(place)]).toEqual([path, false])
  })

  it("stays in what was built elsewhere", async () => {
    expect(await texts("cp310-cp310-manylinux_2_17_x86_64")).toEqual(Object.values(files))
    expect(await texts("cp310-cp310-musllinux_1_1_x86_64")).toEqual(Object.values(files))
  })
})

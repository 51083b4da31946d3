/** A description may be as large as it likes: it is inflated in pieces, and its headers have a bound. */
import { execFileSync } from "node:child_process"
import { chmodSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { newest, type Python, pythons } from "../support/machine/Pythons.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { products, refusal } from "../support/machine/Workshop.ts"

afterAll(removeTemporaryFolders)

const info = "small-1.0.dist-info"
const large = 80 << 20

/** Deflated, so that the file itself is small; the description is the text, and then so many letters. */
const packer = String.raw`
import sys, zipfile
path, info, text, count = sys.argv[1:]
archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
archive.writestr(info + "/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
archive.writestr(info + "/METADATA", text + "x" * int(count) + "\n")
archive.writestr(info + "/RECORD", "")
archive.close()
`
const made = new Map<string, string>()
const wheelWith = (text: string): string => {
  const there = made.get(text)
  if (there !== undefined) return there
  const path = join(temporaryFolder("wheel"), "small-1.0-py3-none-any.whl")
  execFileSync(newest().path, ["-c", packer, path, info, text, `${large}`])
  made.set(text, path)
  return path
}
const head = "Metadata-Version: 2.1\nName: small\nVersion: 1.0\n"

/** The same Python with less memory than the description is long: of everything, in KiB. */
const confined = (python: Python): Python => {
  const path = join(temporaryFolder("confined"), "python")
  writeFileSync(path, `#!/bin/sh\nulimit -v ${(large >> 10) - (12 << 10)} && exec ${python.path} "$@"\n`)
  chmodSync(path, 0o755)
  return { ...python, path }
}

describe.each([...new Set([newest(), pythons()[0] ?? newest()])].map((python) => [python.line, python] as const))(
  "on Python %s, in less memory than METADATA has",
  (_, python) => {
    it("a description of any length is taken as it is", async () => {
      const [product] = await products(confined(python), [wheelWith(`${head}\n`)])
      expect(product?.made.distributions[0]).toMatchObject({ name: "small", version: "1.0" })
      expect(product?.made.size).toBeGreaterThan(large)
    })

    it("metadata larger than the bound is an error naming the wheel", async () => {
      const path = wheelWith(`${head}Summary: `)
      const failure = await refusal(confined(python), path)
      expect(failure).toMatchObject({ condition: "NoMetadata", path })
      expect(failure.message).toContain("small-1.0-py3-none-any.whl")
      expect(failure.message).toContain("its headers are larger than 4 MiB")
    })
  }
)

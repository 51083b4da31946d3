/** What a file is linked against is told when its archive is made, on every Python, and as `readelf` tells it. */
import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { small } from "../support/index/Wheels.ts"
import { products, written } from "../support/machine/Workshop.ts"

afterAll(removeTemporaryFolders)

const compiler = spawnSync("cc", ["--version"]).status === 0

/** A library `libhx.so.1`, and another one that is linked against it and knows a place for it. */
const librariesIn = (folder: string): readonly [Uint8Array, Uint8Array] => {
  const cc = (...words: ReadonlyArray<string>) => {
    const { status, stderr } = spawnSync("cc", [...words], { cwd: folder, encoding: "utf8" })
    if (status !== 0) throw new Error(stderr)
  }
  writeFileSync(join(folder, "a.c"), "int hx(void) { return 1; }\n")
  writeFileSync(join(folder, "b.c"), "int hx(void); int hy(void) { return hx(); }\n")
  cc("-shared", "-fPIC", "-Wl,-soname,libhx.so.1", "-o", "libhx.so", "a.c")
  cc("-shared", "-fPIC", "-Wl,-rpath,$ORIGIN/../hx.libs", "-o", "b.so", "b.c", "-L.", "-lhx")
  return [readFileSync(join(folder, "libhx.so")), readFileSync(join(folder, "b.so"))]
}

const oldest = pythonOf("2.7")

describe.skipIf(!compiler).each([newest(), ...(oldest === undefined ? [] : [oldest])])("Python $version", (python) => {
  const name = "hx/_hx.cpython-312-x86_64-linux-gnu.so"
  const made = async (files: Readonly<Record<string, Uint8Array>>, tag: string) => {
    const [product] = await products(python, written([small(files, tag)]))
    return (product?.made.libraries ?? []).map(({ file, ...rest }) => ({
      file: file.replace(/^.*site-packages\//, ""),
      ...rest
    }))
  }

  it("tells names and places, without what is in the archive or everywhere", async () => {
    const [library, user] = librariesIn(temporaryFolder("libraries"))
    const here = `py3-none-linux_x86_64`
    const told = { file: name, needs: ["libhx.so.1"], places: ["$ORIGIN/../hx.libs"] }
    expect(await made({ [name]: user }, here)).toEqual([{ ...told, linkedHere: true }])
    expect(await made({ [name]: user }, "py3-none-manylinux_2_17_x86_64")).toEqual([{ ...told, linkedHere: false }])
    expect(await made({ [name]: user, "hx.libs/libhx.so.1": library }, here)).toEqual([])
    expect(await made({ "hx/plugin.so": user }, "py3-none-manylinux_2_17_x86_64")).toEqual([])
    expect(await made({ [name]: user.subarray(0, 200) }, here)).toEqual([])
    expect(await made({ [name]: Buffer.from("no ELF") }, here)).toEqual([])
  })
})

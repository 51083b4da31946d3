/** What a library is linked against is read from its bytes, and never more than there is. */
import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { linkedAgainst } from "../../src/distributions/SharedLibrary.ts"

const nothing = { needs: [], places: [] }

describe.skipIf(spawnSync("cc", ["--version"]).status !== 0)("of a library that was linked just now", () => {
  const folder = mkdtempSync(join(tmpdir(), "library-"))
  afterAll(() => rmSync(folder, { recursive: true }))
  const link = (name: string, ...more: ReadonlyArray<string>): Uint8Array => {
    const [source, target] = [join(folder, "one.c"), join(folder, name)]
    writeFileSync(source, "int one(void) { return 1; }\n")
    execFileSync("cc", ["-shared", "-fPIC", `-Wl,-soname,${name}`, "-o", target, source, ...more])
    return readFileSync(target)
  }
  const all = ["-Wl,--no-as-needed", "-lm"]

  it.each(["--enable-new-dtags", "--disable-new-dtags"])(
    "with %s: the names, the places, and nothing of the C library",
    (tags) => {
      expect(linkedAgainst(link("libdeep.so.3", ...all))).toEqual(nothing)
      const bytes = link("libone.so.1", ...all, `-Wl,${tags},-rpath,$ORIGIN/x:/srv/hx`, join(folder, "libdeep.so.3"))
      expect(linkedAgainst(bytes)).toEqual({ needs: ["libdeep.so.3"], places: ["$ORIGIN/x", "/srv/hx"] })
    }
  )

  it("that was cut off or is damaged: nothing, or what is left of it", () => {
    const bytes = link("libwhole.so.1", ...all)
    for (let size = 0; size < bytes.length; size += 97) linkedAgainst(bytes.subarray(0, size))
    for (let at = 16; at < 200; at++) {
      const damaged = bytes.slice()
      damaged[at] = 255
      linkedAgainst(damaged)
    }
    expect(linkedAgainst(bytes.subarray(0, 100))).toEqual(nothing)
  })
})

it.each(["", "INPUT(-lhx)\n", "\x7fELF", `\x7fELF\x02\x01${"\xff".repeat(80)}`])("of %j: nothing", (text) => {
  expect(linkedAgainst(Buffer.from(text, "latin1"))).toEqual(nothing)
})

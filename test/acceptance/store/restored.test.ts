/** The second staging of an app brings back what the first one made, without Python, pip or the index. */
import { describe, expect, it } from "vitest"
import { counted } from "../../support/index/Counted.ts"
import type { PackageDescription } from "../../support/index/Distribution.ts"
import { canTrace, counts, trace } from "../../support/staging/Log.ts"
import { newest, pythonOf } from "../../support/machine/Pythons.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { result, times } from "../../support/staging/CacheFiles.ts"
import { temporaryFolder } from "../../support/machine/Folders.ts"

const marks = temporaryFolder("marks", "-")
const numbers = Array.from({ length: 35 }, (_, number) => number)

/** Modules, packages in packages, a template that does not compile, scripts, an executable file. */
const part = (number: number): PackageDescription => ({
  name: `part-${number}`,
  version: `1.${number}`,
  wheel: {
    files: {
      [`part_${number}/__init__.py`]: `version = "1.${number}"\n`,
      [`part_${number}/inner/__init__.py`]: "",
      [`part_${number}/inner/module.py`]: `number = ${number}\n`.repeat(number + 1),
      [`part_${number}/template/{{ name }}.py`]: "{{ name }} = ?\n",
      [`part_${number}/run.sh`]: { content: "#!/bin/sh\necho run\n", mode: 0o755 },
      [`part_${number}-1.${number}.data/data/share/part-${number}.txt`]: "shared\n"
    },
    requires: number > 0 ? [`part-${number - 1}==1.${number - 1}`] : [],
    consoleScripts: [`part-${number} = part_${number}.inner.module:main`]
  }
})

/** Names that are no ASCII, which Python 2.7's pip cannot unpack. */
const accented: PackageDescription = {
  name: "accented",
  version: "1.0",
  wheel: { files: { "accented/__init__.py": "", "accented/données.txt": "texte\n" } }
}

const { index, stageWell } = setting({
  packages: [
    ...numbers.map(part),
    accented,
    counted("native_one", { marks }).described,
    counted("native_two", { marks }).described
  ]
})

const forty = (last: string): string =>
  [
    ...numbers.map((number) => `part-${number}==1.${number}`),
    "native_one==1.0",
    "native_two==1.0",
    "ns.one==1.0",
    "ns.two==1.0",
    `${last}==1.0`,
    ""
  ].join("\n")
const everything = [
  ...numbers.map((number) => `import part_${number}.inner.module`),
  "import native_one, native_two, ns.one, ns.two, sys",
  "print('%s %s %s' % (part_34.version, native_two.answer, ns.two.name))"
].join("\n")

describe.each([
  { name: "2.7", python: pythonOf("2.7"), last: "pthful" },
  { name: "3.6", python: pythonOf("3.6"), last: "accented" },
  { name: "the newest Python", python: newest(), last: "accented" }
])("forty packages on $name", ({ last, name, python }) => {
  const app = { "requirements.txt": forty(last), "app.py": "" }
  it.skipIf(python === undefined)(`come back the same, and the index is not asked (${name})`, async () => {
    if (python === undefined) return
    const first = await stageWell({ python, app })
    const asked = index().requests.length
    const second = await stageWell({ python, app, env: { BUILDPACK_DEBUG: "1" } })
    expect(index().requests.slice(asked)).toEqual([])
    expect(result(second)).toEqual(result(first))
    expect(times(second)).toEqual(times(first))
    expect(counts(second)).toEqual({ restored: 40, fetched: 0, built: 0 })
    expect(second.output).toMatch(/40 packages/)
    expect(second.output.split("\n").filter((line) => /^ \* +\S*python[\d.]* /.test(line))).toEqual([])
    expect(await pythonIn(second, everything, { cwd: "/" })).toBe("1.34 42 two")
  })

  it.skipIf(python === undefined || !canTrace)(
    `come back without a start of Python, as seen by strace (${name})`,
    async () => {
      if (python === undefined) return
      await stageWell({ python, app })
      const traced = trace()
      await stageWell({ python, app, within: traced.within })
      expect(traced.programs()).not.toEqual([])
      expect(traced.programs().filter((program) => /python|pip/.test(program.slice(program.lastIndexOf("/"))))).toEqual(
        []
      )
    }
  )
})

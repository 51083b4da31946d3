/** pip finds no version that fits: why, who asks for it, and what would do. */
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import type { Requirement, Requirements } from "../../src/domain/Requirements.ts"
import { DependencyInstallFailed, diagnose } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { linesFor, spoken } from "../../src/diagnosis/PythonLines.ts"
import { resolution } from "../../src/diagnosis/resolution/rules.ts"
import { answers, captured, failing, names, told } from "../support/pip/CapturedOutput.ts"

const ids: ReadonlyArray<readonly [id: string, ...names: ReadonlyArray<string>]> = [
  [
    "pip/no-such-package",
    "missing-2.7",
    "missing-3.6",
    "missing-3.12",
    "rpall-2.7",
    "transitive-2.7",
    "transitive-3.12",
    "onlybin-3.12",
    "noindex-2.7",
    "noindex-3.12",
    "otherwheel-3.12",
    "net-401-3.12",
    "net-404-2.7",
    "varindex-3.12"
  ],
  [
    "pip/no-such-version",
    "version-2.7",
    "version-3.12",
    "rp-2.7",
    "rp-3.6",
    "django-2.7",
    "cconflict-2.7",
    "badline2-2.7"
  ],
  [
    "pip/unsupported-python",
    "rp-3.12",
    "rpall-3.12",
    "oldonly-3.12",
    "hiddenrp-2.7",
    "hiddenrp-3.12",
    "verbose-pythons-2.7",
    "verbose-pythons-3.6",
    "verbose-pythons-3.12"
  ],
  ["pip/unsupported-wheel", "wheelunsup-2.7", "wheelunsup-3.12"],
  ["pip/only-other-wheels", "verbose-otherwheels-2.7", "verbose-otherwheels-3.6", "verbose-otherwheels-3.12"],
  ["pip/only-sources", "verbose-onlysources-2.7", "verbose-onlysources-3.6", "verbose-onlysources-3.12"],
  [
    "pip/conflict",
    "conflict-3.8",
    "conflict-3.12",
    "conflict2-3.8",
    "conflict2-3.12",
    "cconflict-3.12",
    "double-2.7",
    "double-3.8",
    "double-3.12"
  ],
  ["pip/freeze-leftover", "pkgres-2.7", "pkgres-3.12"]
]
const cases = ids.flatMap(([id, ...of]) => of.map((name) => [name, id] as const))

describe("versions that are not found, in the output of real pips", () => {
  it.each(cases)("%s is told as %s", (name, id) => {
    expect(diagnose(captured(name))[0].id).toBe(id)
  })

  it("are not what other failures are told as", () => {
    const own = new Set(cases.map(([name]) => name))
    const mine = new Set(ids.map(([id]) => id))
    const wrong = names.filter((name) => !own.has(name) && mine.has(diagnose(captured(name))[0].id))
    expect(wrong).toEqual([])
  })

  it("names file and line where pip does", () => {
    expect(diagnose(captured("missing-2.7"))[0].message).toContain(
      "requirements.txt line 2 asks for `doesnotexist==1.0`"
    )
    expect(diagnose(captured("missing-3.12"))[0].message).toContain("requirements.txt asks for `doesnotexist==1.0`")
    expect(diagnose(captured("transitive-3.12"))[0].message).toContain(
      "`needs-missing` (requirements.txt line 1) asks for `doesnotexist>=1`"
    )
    expect(diagnose(captured("cconflict-2.7"))[0].message).toContain("c.txt line 1 asks for `widget<1`")
  })
})

const best = (output: string, python?: string, timedOut = false) =>
  answers(resolution, failing(output, python, { timedOut }))[0]
const none = (requirement: string, versions: string) =>
  `ERROR: Could not find a version that satisfies the requirement ${requirement} (from versions: ${versions})\nERROR: No matching distribution found for ${requirement}`

describe("a version that is not there", () => {
  it("shows the nearest ones, the newest last", () => {
    const versions = Array.from({ length: 40 }, (_, at) => `1.${at}`).join(", ")
    expect(best(none("widget==1.12.5", versions))?.message).toContain(
      "There are 40 versions, the nearest are: 1.10, 1.11, 1.12, 1.13, 1.14, 1.15."
    )
    expect(best(none("widget==7", versions))?.message).toContain("1.34, 1.35, 1.36, 1.37, 1.38, 1.39.")
    expect(best(none("widget<1", "1.0, 2.0"))?.hints[0]).toContain("`widget==2.0`")
  })

  it("may be one for a newer Python, where an old pip does not tell", () => {
    const found = diagnose(captured("django-2.7"))[0]
    expect(found.overPython).toBe(true)
    expect(found.message).toContain("1.11.29 is the newest")
    expect(found.hints[0]).toBe("Write `Python-3.13` into runtime.txt.")
    expect(diagnose(captured("version-3.12"))[0].overPython).toBeUndefined()
  })

  it("may be one that only older Pythons have wheels for", () => {
    const found = best(none("tensorflow==2.8.0", "2.16.1, 2.17.0, 2.18.0"))
    expect([found?.id, found?.overPython]).toEqual(["pip/no-such-version", true])
    expect(found?.message).toContain("2.16.1 is the oldest that has")
  })

  it("is not claimed of one that is there, but was thrown away for its own reason", () => {
    expect(best(none("widget", "1.0"))).toBeUndefined()
  })

  it("may be a pre-release, or withdrawn", () => {
    const early = best(none("widget", "1.0a1, 1.0b1"))
    expect([early?.id, early?.hints[0]]).toEqual([
      "pip/only-pre-releases",
      "Ask for it exactly, `widget==1.0b1`, or write `--pre` on a line of its own to allow all of them."
    ])
    const yanked = best(`ERROR: Ignored the following yanked versions: 2.0, 2.1\n${none("widget>=2", "1.0")}`)
    expect(yanked?.id).toBe("pip/only-yanked-versions")
    expect(yanked?.hints).toEqual([
      "Ask for another version, such as `widget==1.0`.",
      "If it must be that one, ask for it exactly: `widget==2.1`."
    ])
  })
})

describe("a package that is not found", () => {
  it.each([
    ["sklearn", "`scikit-learn`"],
    ["sqlite3", "remove the line"],
    ["PIL", "`Pillow`"]
  ])("%s is known under another name", (name, hint) => {
    expect(best(none(name, "none"))?.hints.join()).toContain(hint)
  })

  it("may be in a private index, which says so to nobody without a password", () => {
    expect(best(none("widget", "none"))?.hints.join()).toContain("--extra-index-url")
    const found = diagnose(captured("net-401-3.12"))[0]
    expect(found.hints.join()).toContain("https://index.example.test/401/widget/")
    expect(told(diagnose(captured("varindex-3.12"))[0])).not.toContain("****")
  })

  it("is looked for by old pips, too", () => {
    const old =
      "  Could not find a version that satisfies the requirement widget (from versions: )\nNo matching distribution found for widget"
    expect(best(old, "2.7")?.id).toBe("pip/no-such-package")
  })

  it("is not seen in what a build says of its own requirements", () => {
    const nested = none("setuptools>=40.8.0", "none")
      .split("\n")
      .map((line) => `      ${line}`)
      .join("\n")
    expect(best(nested)).toBeUndefined()
  })
})

describe("a package that is not for the chosen Python", () => {
  it("says which Pythons would do and the line to write", () => {
    const found = diagnose(captured("oldonly-3.12"))[0]
    expect(found.title).toBe("oldonly 1.0 does not run on Python 3.12")
    expect(found.message).toContain(
      "oldonly 1.0 needs Python <3: Python 2.7. This app gets Python 3.12, from runtime.txt line 1."
    )
    expect(found.hints[0]).toBe("Write `Python-2.7` into runtime.txt.")
    expect(found.overPython).toBe(true)
  })

  it("offers the newest version that the chosen one can use", () => {
    expect(diagnose(captured("rp-3.12"))[0].hints[1]).toBe(
      "Or ask for one that runs on Python 3.12; `flask==2.3.2` is the newest."
    )
  })

  it("knows what was made for Python 2 only", () => {
    const ignored =
      "ERROR: Ignored the following versions that require a different python version: 3.4.0 Requires-Python <3,>=2.6"
    expect(best(`${ignored}\n${none("futures==3.4.0", "3.0.5")}`)?.hints[1]).toContain("remove the line")
  })

  it("promises no Python when none would do", () => {
    const found = diagnose(captured("hiddenrp-3.12"))[0]
    expect(found.overPython).toBeUndefined()
    expect(found.message).toContain("none of the Pythons that this buildpack knows (2.7 to 3.14)")
  })

  it("joins what several packages want", () => {
    const output =
      "ERROR: Packages require a different Python. 3.12.1 not in:\n'<3.12' (required by a 1.0)\n'>=3.9' (required by b 2.0)"
    const found = best(output)
    expect(found?.title).toBe("a 1.0 and b 2.0 do not run on Python 3.12")
    expect(found?.message).toContain("Python 3.9 to 3.11")
    expect(found?.hints[0]).toContain("`Python-3.11`")
  })

  it("is not claimed when what pip passed over may belong to another package", () => {
    const ignored =
      "Collecting other (from -r requirements.txt (line 1))\nERROR: Ignored the following versions that require a different python version: 2.0 Requires-Python >=3.14"
    const found = best(`${ignored}\n${none("mispelt", "none")}`)
    expect(found?.id).toBe("pip/no-such-package")
    expect(found?.message).toContain("2.0 (Python >=3.14)")
    expect(best(`${ignored}\n${none("widget==3.0", "1.0")}`)?.id).toBe("pip/no-such-version")
  })

  it("is told first when nobody chose the Python", () => {
    const error = new DependencyInstallFailed({ ...captured("django-2.7"), pythonWasDefault: true })
    expect(error.message).toMatch(/^The app does not say which Python it needs/)
  })

  it.each([
    [">=3.8", "3.8 to 3.14"],
    [">=2.7,!=3.0.*,!=3.1.*,!=3.2.*,!=3.3.*,!=3.4.*", "2.7 and 3.5 to 3.14"],
    [">=3.6.2,<3.9", "3.6 to 3.8"],
    ["<3", "2.7"],
    ["no specifier", ""]
  ])("%s lets in %s", (specifier, lines) => {
    expect(spoken(linesFor([specifier]))).toBe(lines)
  })
})

describe("a wheel for another Python or system", () => {
  it.each([
    ["widget-1.0-cp310-cp310-manylinux_2_17_x86_64.whl", "Python 3.10 on Linux on 64-bit Intel", "3.10"],
    ["widget-1.0-cp35-cp35m-win_amd64.whl", "Python 3.5 on Windows", undefined],
    ["my_widget-1.0-py2-none-any.whl", "Python 2", "2.7"]
  ])("%s is for %s", (wheel, what, line) => {
    const found = best(`ERROR: ${wheel} is not a supported wheel on this platform.`)
    expect(found?.title).toBe(`${wheel} is made for ${what}`)
    expect(found?.overPython === true).toBe(line !== undefined)
    expect(found?.hints[0]?.includes(`Python-${line ?? "?"}`)).toBe(line !== undefined)
  })

  it("counts when the index has no other", () => {
    const skipped = ["cp38-cp38-manylinux1_x86_64", "cp39-cp39-manylinux1_x86_64", "cp39-cp39-win_amd64"]
      .map(
        (tag) =>
          `  Skipping link: none of the wheel's tags (${tag}) are compatible (run pip debug --verbose to show compatible tags): https://index.example.test/widget-1.0-${tag}.whl`
      )
      .join("\n")
    const found = best(`${skipped}\n${none("widget", "none")}`)
    expect(found?.message).toContain("only wheels for Python 3.8 to 3.9")
    expect(found?.hints[0]).toContain("`Python-3.9`")
  })
})

describe("requirements that exclude each other", () => {
  it("names both sides with their lines, and what to write", () => {
    const found = diagnose(captured("conflict-3.12"))[0]
    expect(found.message).toContain(
      "  requirements.txt line 1 asks for flask==1.0\n  foo 2.0 (requirements.txt line 2) asks for flask>=2"
    )
    expect(found.hints[0]).toBe("Write `flask>=2` in place of `flask==1.0`.")
  })

  it("tells two lines for one package, on old pips with their numbers", () => {
    expect(diagnose(captured("double-3.12"))[0].hints).toEqual([
      "Keep one of the lines: `widget==1.0` or `widget==2.0`."
    ])
    expect(diagnose(captured("double-2.7"))[0].message).toContain(
      "requirements.txt line 1 asks for widget==1.0\n  requirements.txt line 2 asks for widget==2.0"
    )
  })

  it("tells a constraint from a requirement", () => {
    expect(diagnose(captured("cconflict-3.12"))[0].message).toContain("a constraint asks for widget<1")
  })

  it("is short when pip is not", () => {
    const causes = Array.from({ length: 30 }, (_, at) => `    foo 1.${at} depends on flask<${at}`).join("\n")
    const found = best(
      `ERROR: Cannot install foo and flask because these package versions have conflicting dependencies.\n\nThe conflict is caused by:\n${causes}\n\nERROR: ResolutionImpossible: for help visit`
    )
    expect(found?.message.split("\n")).toHaveLength(10)
    expect(found?.message).toContain("and 22 more")
  })

  it("tells a search without end, also when it was cut short", () => {
    expect(best("error: resolution-too-deep\n\n× Dependency resolution exceeded maximum depth")?.id).toBe(
      "pip/resolution-too-deep"
    )
    expect(best("pip._vendor.resolvelib.resolvers.ResolutionTooDeep: 200000")?.id).toBe("pip/resolution-too-deep")
    const looking =
      "INFO: pip is looking at multiple versions of botocore to determine which version is compatible with other requirements. This could take a while."
    expect(best(looking, "3.12", true)?.hints[0]).toContain("botocore")
    expect(best(looking)).toBeUndefined()
  })
})

describe("a package that is for another system alone", () => {
  const skipped = ["cp312-cp312-win_amd64", "cp37-cp37m-win32", "cp38-cp38-win_amd64", "cp39-cp39-win_amd64"].map(
    (tags) => `  Skipping link: none of the wheel's tags (${tags}) are compatible: https://index.example/pywin32.whl`
  )
  const none =
    "ERROR: Could not find a version that satisfies the requirement pywin32==306 (from versions: none)\nERROR: No matching distribution found for pywin32==306"
  const line = (text: string, at: number): Requirement => ({
    origin: Origin.file("requirements.txt", at),
    text,
    kind: "named",
    name: text.replace(/==.*/, ""),
    specifier: text.replace(/^[^=]*/, ""),
    extras: [],
    hashes: 0,
    constraint: false
  })
  const requirements: Requirements = {
    files: ["requirements.txt"],
    requirements: [line("pywin32==306", 3), line("colorama==0.4.6", 4), line("pywinpty==2.0.13", 5)],
    options: [],
    hashMode: false,
    digests: new Map(),
    mentions: [],
    variables: [],
    problems: [],
    notices: [],
    secrets: []
  }

  it("is told with the line to write, and the others of that system", () => {
    const [found] = diagnose(failing([...skipped, none].join("\n"), "3.12", { requirements }))
    expect(found.id).toBe("pip/only-other-wheels")
    expect(found.message).toContain(
      "The index has only wheels for Python 3.7 to 3.9 and 3.12 on Windows, and no source"
    )
    expect(found.hints).toEqual([
      'Write `pywin32==306 ; sys_platform == "win32"` in place of the line, so that it counts there alone; or remove it.',
      "Do so with `pywinpty==2.0.13` (requirements.txt line 5), too: the list seems to be frozen on Windows."
    ])
  })
})

/** Which Python is chosen, from where, and why; what is said when two places disagree or none can be served. */
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { Application, VersionRange } from "../../src/domain/Application.ts"
import * as Origin from "../../src/domain/Origin.ts"
import * as Version from "../../src/domain/PythonVersion.ts"
import { installed, versionOf } from "../../src/domain/Runtime.ts"
import { supportedLines } from "../../src/tools/ToolBands.ts"
import { withoutPatches } from "../../src/plan/PatchRelease.ts"
import { type Policy, select } from "../../src/plan/RuntimeSelection.ts"
import { readToolVersions } from "../../src/formats/ToolVersions.ts"
import { fromFile, fromVariable } from "../../src/formats/VersionFile.ts"
import { application } from "../../src/testing/SampleApplication.ts"
import { obtainable, runtime, stackOf } from "../support/memory/Stack.ts"

interface Asked {
  readonly PYTHON_VERSION?: string
  readonly runtime?: string
  readonly versionFile?: string
  readonly toolVersions?: string
  readonly pyproject?: string
  readonly setupCfg?: string
  readonly operator?: string
  readonly policy?: string
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const rangeOf = (path: string, specifier: string): VersionRange => ({ origin: Origin.file(path, 2), specifier })

const applicationOf = (asked: Asked): Application =>
  application({
    versionSources: [
      asked.PYTHON_VERSION === undefined ? [] : fromVariable("PYTHON_VERSION", asked.PYTHON_VERSION),
      asked.runtime === undefined ? [] : fromFile("runtime.txt", utf8(asked.runtime)),
      asked.versionFile === undefined ? [] : fromFile(".python-version", utf8(asked.versionFile)),
      asked.toolVersions === undefined ? [] : (readToolVersions(utf8(asked.toolVersions)) ?? [])
    ].flat(),
    ranges: [
      asked.pyproject === undefined ? [] : rangeOf("pyproject.toml", asked.pyproject),
      asked.setupCfg === undefined ? [] : rangeOf("setup.cfg", asked.setupCfg)
    ].flat()
  })

const policyOf = (asked: Asked): Policy => ({
  defaultVersion: asked.operator === undefined ? undefined : fromVariable("PYTHON_DEFAULT_VERSION", asked.operator),
  patchPolicy: asked.policy,
  supported: supportedLines
})

const selecting = (asked: Asked, ...versions: ReadonlyArray<string>) =>
  select(applicationOf(asked), stackOf(...versions).map(installed), policyOf(asked))
const selection = (asked: Asked, ...versions: ReadonlyArray<string>) => Result.getOrThrow(selecting(asked, ...versions))
const failure = (asked: Asked, ...versions: ReadonlyArray<string>) => {
  const result = selecting(asked, ...versions)
  if (Result.isSuccess(result)) throw new Error("a Python is chosen")
  return result.failure
}

const all = ["2.7.18", "3.6.15", "3.9.2", "3.9.18", "3.12.1", "3.13.0"]

describe("the chosen Python", () => {
  it.each<[Asked, ReadonlyArray<string>, string, string]>([
    [{ PYTHON_VERSION: "3.12" }, all, "3.12.1", "asked by $PYTHON_VERSION"],
    [{ runtime: "Python-2.7" }, all, "2.7.18", "asked by runtime.txt line 1"],
    [{ versionFile: "# x\n3.6" }, all, "3.6.15", "asked by .python-version line 2"],
    [{ PYTHON_VERSION: "3.12", runtime: "2.7", versionFile: "3.6" }, all, "3.12.1", "asked by $PYTHON_VERSION"],
    [{ runtime: "2.7", versionFile: "3.6" }, all, "2.7.18", "asked by runtime.txt line 1"],
    [{ runtime: "3" }, all, "3.13.0", "asked by runtime.txt line 1"],
    [{ runtime: "2" }, all, "2.7.18", "asked by runtime.txt line 1"],
    [{ runtime: "3.9" }, all, "3.9.18", "asked by runtime.txt line 1"],
    [{ runtime: "3.9.2" }, all, "3.9.2", "asked by runtime.txt line 1"],
    [{ runtime: "3.9", operator: "3.12" }, all, "3.9.18", "asked by runtime.txt line 1"],
    [{ PYTHON_VERSION: ">=3.6,<3.13" }, all, "3.12.1", "the newest here within >=3.6,<3.13 of $PYTHON_VERSION"],
    [{ versionFile: "~=3.9.2" }, all, "3.9.18", "the newest here within ~=3.9.2 of .python-version line 1"],
    [
      { versionFile: ">=3.6", pyproject: "<3.10" },
      all,
      "3.9.18",
      "the newest here within >=3.6 of .python-version line 1"
    ],
    // A line that there are no tools for is no choice where another serves.
    [
      { versionFile: ">=3.6" },
      ["3.6.15", "3.17.0"],
      "3.6.15",
      "the newest here within >=3.6 of .python-version line 1"
    ],
    [{ operator: ">=3.6,<3.12" }, all, "3.9.18", "the newest here within >=3.6,<3.12 of $PYTHON_DEFAULT_VERSION"],
    [{ toolVersions: "python 3.11.2 3.9.2 2.7" }, all, "3.9.2", "asked by .tool-versions line 1"],
    [{ toolVersions: "python 3.11.2 system" }, [...all, "3.11.9"], "3.11.9", "asked by .tool-versions line 1"],
    [{ toolVersions: "python latest" }, ["3.6.15", "3.17.0"], "3.6.15", "asked by .tool-versions line 1"],
    [{ runtime: "3", pyproject: "<3.13" }, all, "3.12.1", "asked by runtime.txt line 1"],
    [{ runtime: "3.9", pyproject: "!=3.9.18" }, all, "3.9.2", "asked by runtime.txt line 1"],
    [{ pyproject: ">=3.9" }, all, "3.13.0", "the newest here within >=3.9 of pyproject.toml line 2"],
    [{ pyproject: ">=3.9,<3.13" }, all, "3.12.1", "the newest here within >=3.9,<3.13 of pyproject.toml line 2"],
    [{ pyproject: "~=3.6" }, all, "3.13.0", "the newest here within ~=3.6 of pyproject.toml line 2"],
    [{ pyproject: "==2.7.*" }, all, "2.7.18", "the newest here within ==2.7.* of pyproject.toml line 2"],
    [
      { setupCfg: ">=2.7, !=3.0.*, <3.10" },
      all,
      "3.9.18",
      "the newest here within >=2.7, !=3.0.*, <3.10 of setup.cfg line 2"
    ],
    [{ pyproject: ">=3.6", setupCfg: "<3.12" }, all, "3.9.18", "the newest here within >=3.6 of pyproject.toml line 2"],
    [{ pyproject: ">=3.6", operator: "2.7" }, all, "3.13.0", "the newest here within >=3.6 of pyproject.toml line 2"],
    [{ operator: "3.6" }, all, "3.6.15", "the operator's default, $PYTHON_DEFAULT_VERSION"],
    [{}, all, "2.7.18", "the default, since the app names none"],
    [{}, ["3.6.15", "3.12.1"], "3.12.1", "the newest that this stack has, since the app names none"],
    [{}, ["3.9.2", "3.10.1"], "3.10.1", "the newest that this stack has, since the app names none"],
    [{ runtime: "3.9.5" }, all, "3.9.18", "asked by runtime.txt line 1"],
    [{ runtime: "3.9.5", policy: "newest" }, all, "3.9.18", "asked by runtime.txt line 1"],
    [{ runtime: "3.9.2" }, all, "3.9.2", "asked by runtime.txt line 1"],
    [{ runtime: "3.9.2", policy: "exact" }, all, "3.9.2", "asked by runtime.txt line 1"],
    [{ runtime: "python-3.9.x" }, all, "3.9.18", "asked by runtime.txt line 1"],
    [{ operator: "3.6.1" }, all, "3.6.15", "the operator's default, $PYTHON_DEFAULT_VERSION"],
    // Another patch release than the newest, where a range allows that alone.
    [{ runtime: "3.9.5", pyproject: "<3.9.10" }, all, "3.9.2", "asked by runtime.txt line 1"],
    [{ pyproject: "==3.9.5" }, all, "3.9.18", "the newest here within ==3.9.* of pyproject.toml line 2"],
    [{ pyproject: "~=3.12.4" }, all, "3.12.1", "the newest here within ==3.12.* of pyproject.toml line 2"],
    [{ pyproject: ">=3.12.4,<3.13" }, all, "3.12.1", "the newest here within >=3.12,<3.13 of pyproject.toml line 2"],
    [{ pyproject: ">=3.12.4" }, all, "3.13.0", "the newest here within >=3.12.4 of pyproject.toml line 2"],
    [{ runtime: "3.9.5", pyproject: "==3.9.5" }, all, "3.9.18", "asked by runtime.txt line 1"],
    [{ runtime: "3.9", pyproject: "==3.9.5" }, all, "3.9.18", "asked by runtime.txt line 1"],
    // There are no tools for 3.17 and 3.18.
    [{ runtime: "3" }, [...all, "3.17.0"], "3.13.0", "asked by runtime.txt line 1"],
    [{ pyproject: ">=3.9" }, [...all, "3.17.0"], "3.13.0", "the newest here within >=3.9 of pyproject.toml line 2"],
    [{}, ["3.9.2", "3.17.0"], "3.9.2", "the newest that this stack has, since the app names none"],
    [{ runtime: "3.17" }, [...all, "3.17.0", "3.18.0"], "3.17.0", "asked by runtime.txt line 1"]
  ])("%j on %j is %s, %s", (asked, versions, version, reason) => {
    const { python } = selection(asked, ...versions)
    expect([Version.render(versionOf(python.offer)), python.reason]).toEqual([version, reason])
  })

  it.each<[Asked, ReadonlyArray<string>, ReadonlyArray<string>, string, string]>([
    // What is there serves before what would have to be put in place, be that newer.
    [{ runtime: "3" }, ["3.9.2"], ["3.13.0"], "Installed", "3.9.2"],
    [{ runtime: "3.12" }, ["3.12.1"], ["3.12.7"], "Installed", "3.12.1"],
    [{ pyproject: ">=3.9" }, ["3.9.2"], ["3.13.0"], "Installed", "3.9.2"],
    [{}, ["3.9.2"], ["3.13.0"], "Installed", "3.9.2"],
    // The version that is asked for goes before another patch release that is there.
    [{ runtime: "3.12.7" }, ["3.12.1"], ["3.12.7"], "Obtainable", "3.12.7"],
    [{ runtime: "3.12.6" }, ["3.12.1"], ["3.12.7"], "Installed", "3.12.1"],
    [{ runtime: "3" }, ["2.7.18"], ["3.12.7", "3.13.0"], "Obtainable", "3.13.0"],
    [{ pyproject: ">=3.10" }, ["3.9.2"], ["3.12.7", "3.13.0"], "Obtainable", "3.13.0"],
    [{}, [], ["3.12.7", "3.13.0"], "Obtainable", "3.13.0"],
    [{}, ["3.9.2"], ["2.7.18"], "Obtainable", "2.7.18"],
    // There are no tools for 3.17.
    [{ runtime: "3" }, ["3.17.0"], ["3.13.0"], "Obtainable", "3.13.0"]
  ])("%j where %j are there and %j could be is the %s %s", (asked, there, could, tag, version) => {
    const offers = [...could.map((text) => obtainable(text)), ...stackOf(...there).map(installed)]
    const { offer } = Result.getOrThrow(select(applicationOf(asked), offers, policyOf(asked))).python
    expect([offer._tag, Version.render(versionOf(offer))]).toEqual([tag, version])
  })

  it("is missed with all that there is, and all that could be had, from where", () => {
    const offers = [...stackOf("3.9.2").map(installed), obtainable("3.13.0"), obtainable("3.12.7", "the archives")]
    const chosen = select(applicationOf({ runtime: "3.11" }), offers, policyOf({}))
    expect(Result.getOrThrow(Result.flip(chosen)).message).toBe(
      "runtime.txt line 1 asks for Python 3.11. This stack has 3.9.2. To be had from https://pythons.test is 3.13.0. To be had from the archives is 3.12.7."
    )
  })

  it("comes from the provider that goes first, at equal versions", () => {
    const [one, other] = [installed(runtime("3.12.1", "/opt")), installed(runtime("3.12.1", "/usr"))]
    const chosen = Result.getOrThrow(select(applicationOf({ runtime: "3.12" }), [one, other], policyOf({})))
    expect(chosen.python.offer).toBe(one)
  })

  it.each<[Asked, boolean]>([
    [{}, true],
    [{ operator: "3.12" }, true],
    [{ runtime: "3.12" }, false],
    [{ pyproject: ">=3.9" }, false]
  ])("with %j: nobody of the app asked for it: %s", (asked, isDefault) => {
    expect(selection(asked, ...all).python.isDefault).toBe(isDefault)
  })
})

const notices = (asked: Asked, ...versions: ReadonlyArray<string>) =>
  selection(asked, ...versions).notices.map(({ level, id, text }) => [level, id, text] as const)

describe("two places that disagree", () => {
  it("are both named in a warning", () => {
    expect(notices({ PYTHON_VERSION: "3.12", runtime: "2.7", versionFile: "3.6" }, ...all)).toEqual([
      [
        "warning",
        "python/sources-disagree",
        "$PYTHON_VERSION asks for Python 3.12, runtime.txt line 1 for 2.7. $PYTHON_VERSION goes first."
      ],
      [
        "warning",
        "python/sources-disagree",
        "$PYTHON_VERSION asks for Python 3.12, .python-version line 1 for 3.6. $PYTHON_VERSION goes first."
      ]
    ])
  })

  it.each<Asked>([
    { runtime: "3.12", versionFile: "3.12" },
    { runtime: "3.12.1", versionFile: "3.12" },
    { runtime: "3", versionFile: "3.12.1" },
    { runtime: "python-3.12", versionFile: "3.12" }
  ])("are not seen where one only says more than the other: %j", (asked) => {
    expect(notices(asked, ...all)).toEqual([])
  })

  it("are seen where one version is written like the beginning of the other", () => {
    const asked = { runtime: "3.12.1", versionFile: "3.12.10" }
    expect(notices(asked, ...all).map(([, id]) => id)).toEqual(["python/sources-disagree"])
  })

  it("count an unreadable later one as a warning, not as an error", () => {
    const [notice] = notices({ runtime: "3.12", versionFile: "latest" }, ...all)
    expect(notice?.slice(0, 2)).toEqual(["warning", "python/unreadable-source"])
    expect(notice?.[2]).toContain(".python-version")
  })
})

describe("a default", () => {
  it("comes with the line that chooses another", () => {
    expect(notices({}, ...all)).toEqual([
      [
        "notice",
        "python/default",
        "The app does not say which Python it needs. Write `Python-3.13` into runtime.txt (or `3.13` into .python-version)."
      ]
    ])
  })
})

describe("a warning", () => {
  it("names both places that declare a range, when the ranges differ", () => {
    const [notice] = notices({ pyproject: ">=3.9", setupCfg: ">= 3.8, <3.13" }, ...all)
    expect(notice?.slice(0, 2)).toEqual(["warning", "python/ranges-disagree"])
    expect(notice?.[2]).toMatch(/pyproject\.toml line 2 .*setup\.cfg line 2/)
    expect(notices({ pyproject: ">=3.9,<4", setupCfg: ">= 3.9, < 4" }, ...all)).toEqual([])
    expect(notices({ pyproject: ">=3.12,<3.13", setupCfg: "==3.12.*" }, ...all)).toEqual([])
    expect(notices({ pyproject: ">=3.12,<3.14", setupCfg: "==3.12.*" }, ...all)).toHaveLength(1)
  })

  it("tells a policy that means nothing", () => {
    expect(notices({ runtime: "3.9", policy: "latest" }, ...all)[0]?.slice(0, 2)).toEqual([
      "warning",
      "python/unknown-patch-policy"
    ])
    expect(notices({ runtime: "3.9", policy: "exact" }, ...all)).toEqual([])
    expect(notices({ runtime: "3.9", policy: "newest" }, ...all)).toEqual([])
  })
})

describe("another patch release", () => {
  it.each([
    ["==3.11.4", "==3.11.*"],
    ["===3.11.4", "==3.11.*"],
    ["~=3.11.4", "==3.11.*"],
    [" >= 3.11.4 ,<4", ">=3.11,<4"],
    ["==3.11.4rc1", "==3.11.4rc1"],
    ["==3.11.*", "==3.11.*"],
    ["!=3.11.4,<3.12.1", "!=3.11.4,<3.12.1"],
    ["~=3.11", "~=3.11"]
  ])("of what %s allows is what %s does", (specifier, widened) => {
    expect(withoutPatches(rangeOf("pyproject.toml", specifier)).specifier).toBe(widened)
  })

  it.each([undefined, "newest"])("serves with a warning, where the policy is %s", (policy) => {
    expect(notices({ runtime: "3.9.5", ...(policy === undefined ? {} : { policy }) }, ...all)).toEqual([
      [
        "warning",
        "python/other-patch",
        "runtime.txt line 1 asks for Python 3.9.5; the stack has 3.9.18 of that line, which is used. Ask for 3.9 to have its newest patch release without this warning, or set $PYTHON_PATCH_POLICY to `exact` to make it an error."
      ]
    ])
  })

  it.each<[string, Asked]>([
    ["==3.9.5", { pyproject: "==3.9.5" }],
    [">=3.12.4,<3.13", { pyproject: ">=3.12.4,<3.13" }],
    ["==3.9.5", { runtime: "3.9", pyproject: "==3.9.5" }]
  ])("meets the range %s with a warning, where nothing is built that pip would hold to it", (range, asked) => {
    const [notice] = notices(asked, ...all)
    expect(notice?.slice(0, 2)).toEqual(["warning", "python/other-patch"])
    expect(notice?.[2]).toContain(`pyproject.toml line 2 allows Python ${range}; the stack has `)
    const built = { ...applicationOf(asked), names: new Set(["setup.py"]) }
    expect(Result.isFailure(select(built, stackOf(...all).map(installed), policyOf(asked)))).toBe(true)
    expect(failure({ ...asked, policy: "exact" }, ...all).id).toMatch(
      /^python\/(?:range-not-on-stack|outside-declared)/
    )
  })

  it("is an error that lists what there is, where the policy is exact", () => {
    const error = failure({ runtime: "python-3.9.5", policy: "exact" }, ...all)
    expect([error.id, error.title, error.message]).toEqual([
      "python/patch-not-on-stack",
      "Python 3.9.5 is not on this stack",
      "runtime.txt line 1 asks for Python 3.9.5. This stack has 3.13.0, 3.12.1, 3.9.18, 3.9.2, 3.6.15, 2.7.18."
    ])
    expect(error.hints.join(" ")).toMatch(/Ask for 3\.9 .* 3\.9\.18.*\$PYTHON_PATCH_POLICY/)
  })

  it("is to be changed in the place that decided", () => {
    expect(failure({ PYTHON_VERSION: "3.99", runtime: "3.12" }, ...all).hints[0]).toBe(
      "Choose one that the stack has. Set $PYTHON_VERSION to 3.13."
    )
    expect(failure({ versionFile: "3.8" }, ...all).hints[0]).toBe(
      "Choose one that the stack has. Write `3.13` into .python-version."
    )
    expect(failure({ PYTHON_VERSION: "3.9.5", policy: "exact" }, ...all).hints[0]).toContain(
      "Ask for 3.9 in $PYTHON_VERSION"
    )
  })

  it.each([undefined, "newest", "exact"])("of another line does not serve, whatever the policy: %s", (policy) => {
    expect(failure({ runtime: "3.8.1", ...(policy === undefined ? {} : { policy }) }, ...all).id).toBe(
      "python/not-on-stack"
    )
  })
})

describe("an example of what to write", () => {
  it.each<[Asked, ReadonlyArray<string>, string]>([
    [{ runtime: "latest" }, ["2.7.18", "3.6.15"], "Python-3.6"],
    [{ runtime: "latest" }, ["2.7.18"], "Python-2.7"],
    [{ versionFile: "system" }, ["3.9.2", "3.12.1"], "3.12"],
    // What the text seems to mean, where it is there.
    [{ versionFile: "pypy3.9-7.3" }, ["3.9.2", "3.12.1"], "3.9"],
    [{ versionFile: "pypy3.10-7.3" }, ["3.9.2", "3.12.1"], "3.12"],
    [{ PYTHON_VERSION: "snake" }, ["3.9.2"], "3.9"],
    [{ operator: "snake" }, ["3.9.2"], "3.9"],
    [{ runtime: "latest" }, ["3.12.1", "3.17.0"], "Python-3.12"]
  ])("%j on a stack with %j is %s", (asked, versions, example) => {
    expect(failure(asked, ...versions).hints.at(-1)).toMatch(new RegExp(`(?:^ *|: )${example}$`))
  })
})

describe("what was looked at in vain", () => {
  const elsewhere = "it is for linux-aarch64, and this is linux-x86_64"
  const archive = (name: string, reason = elsewhere) => ({ executable: `/srv/pythons/${name}.tar.gz`, reason })
  const rejected = [..."abcd"].map((name) => archive(name)).concat(archive("e", "it is pypy, not CPython"))
  const told = (asked: Asked, groups: Policy["order"], ...versions: ReadonlyArray<string>) =>
    Result.getOrThrow(
      Result.flip(
        select(applicationOf(asked), stackOf(...versions).map(installed), {
          ...policyOf(asked),
          rejected,
          ...(groups === undefined ? {} : { order: groups })
        })
      )
    )
  const lines = [
    `  /srv/pythons/a.tar.gz, /srv/pythons/b.tar.gz, /srv/pythons/c.tar.gz and 1 more: ${elsewhere}`,
    "  /srv/pythons/e.tar.gz: it is pypy, not CPython"
  ]

  it("is told with the reasons where there is no Python to be had, and where it was looked for", () => {
    const { message, title } = told({}, { groups: [["archives"], ["mine"]], lagging: [] })
    expect(title).toBe("There is no Python to be had")
    expect(message.split("\n")).toEqual([
      "No Python that serves was found in the operator's archives; by mine.",
      "Looked at and left out:",
      ...lines
    ])
  })

  it.each<Asked>([{ runtime: "3.11" }, { pyproject: ">=3.14" }])("is told where none is what %j asks for", (asked) => {
    expect(told(asked, undefined, "3.12.1").message.split("\n").slice(1)).toEqual(["Looked at and left out:", ...lines])
  })
})

it("everything that is wrong with the version is told at once", () => {
  const error = failure({ runtime: "latest", pyproject: "^3.9", setupCfg: "{{ range }}" }, ...all)
  expect(error.id).toBe("python/invalid-range, runtime-txt/invalid-version")
  expect(error.message).toContain("setup.cfg line 2 says `{{ range }}`, which is the text of a template")
})

describe("no Python can be chosen", () => {
  it.each<[string, Asked, ReadonlyArray<string>, string, ReadonlyArray<string>]>([
    [
      "a version that the stack lacks",
      { runtime: "3.11" },
      all,
      "python/not-on-stack",
      ["runtime.txt line 1", "3.11", "3.13.0"]
    ],
    ["a major that the stack lacks", { runtime: "2" }, ["3.12.1"], "python/not-on-stack", ["Python 2", "3.12.1"]],
    [
      "a version outside of the declared range",
      { runtime: "2.7", pyproject: ">=3.9" },
      all,
      "python/outside-declared-range",
      ["runtime.txt line 1", "2.7", "pyproject.toml line 2", ">=3.9"]
    ],
    [
      "a version outside of the second range",
      { versionFile: "3.13", pyproject: ">=3.9", setupCfg: "<3.13" },
      all,
      "python/outside-declared-range",
      [".python-version line 1", "setup.cfg line 2", "<3.13"]
    ],
    [
      "a range that nothing here meets",
      { pyproject: ">=3.14" },
      all,
      "python/range-not-on-stack",
      ["pyproject.toml line 2", ">=3.14", "3.13.0"]
    ],
    [
      "two ranges that nothing here meets together",
      { pyproject: ">=3.12", setupCfg: "<3.9" },
      all,
      "python/range-not-on-stack",
      ["pyproject.toml line 2 allows >=3.12, and setup.cfg line 2 allows <3.9."]
    ],
    ["a range that is none", { pyproject: "^3.9" }, all, "python/invalid-range", ["pyproject.toml line 2", "^3.9"]],
    [
      "a range in words",
      { setupCfg: "3.9 or newer" },
      all,
      "python/invalid-range",
      ["setup.cfg line 2", "3.9 or newer"]
    ],
    ["no Python at all", {}, [], "python/none-on-stack", ["PATH"]],
    ["no Python at all for one who asks", { runtime: "3.12" }, [], "python/none-on-stack", ["PATH"]],
    [
      "a first place that cannot be read",
      { runtime: "latest", versionFile: "3.12" },
      all,
      "runtime-txt/invalid-version",
      ["latest"]
    ],
    [
      "an operator's default that cannot be read",
      { operator: "newest" },
      all,
      "python-version-variable/invalid-version",
      ["$PYTHON_DEFAULT_VERSION"]
    ],
    [
      "an operator's default that the stack lacks",
      { operator: "3.11" },
      all,
      "python/not-on-stack",
      ["$PYTHON_DEFAULT_VERSION", "3.11"]
    ]
  ])("%s", (_, asked, versions, id, words) => {
    const error = failure(asked, ...versions)
    expect(error.id).toBe(id)
    const text = [error.title, error.message, ...error.hints].join("\n")
    for (const word of words) expect(text).toContain(word)
    expect(text).not.toMatch(/undefined|\[object/)
    expect(error.hints.length).toBeGreaterThan(0)
  })

  it("the operator's default does not matter to an app that says what it needs", () => {
    expect(Version.render(versionOf(selection({ runtime: "3.12", operator: "newest" }, ...all).python.offer))).toBe(
      "3.12.1"
    )
  })
})

describe("places that disagree", () => {
  const said = (asked: Asked) =>
    selection(asked, ...all)
      .notices.filter(({ level }) => level === "warning")
      .map(({ id, text }) => `${id}: ${text}`)
  it.each<[Asked, ReadonlyArray<string>]>([
    [{ versionFile: "3.12", toolVersions: "python 3.12.9" }, []],
    [{ versionFile: ">=3.6", toolVersions: "python 3.13" }, []],
    [
      { versionFile: "3.12", toolVersions: "python 3.9.2" },
      [
        "python/sources-disagree: .python-version line 1 asks for Python 3.12, .tool-versions line 1 for 3.9.2. .python-version line 1 goes first."
      ]
    ],
    [
      { PYTHON_VERSION: "3.12", versionFile: ">=3.13" },
      [
        "python/sources-disagree: $PYTHON_VERSION asks for Python 3.12, .python-version line 1 allows Python >=3.13. $PYTHON_VERSION goes first."
      ]
    ],
    [
      { PYTHON_VERSION: ">=3.6,<3.10", versionFile: "3.12" },
      [
        "python/sources-disagree: $PYTHON_VERSION allows Python >=3.6,<3.10, .python-version line 1 asks for Python 3.12. $PYTHON_VERSION goes first."
      ]
    ],
    [
      { versionFile: "3.12", toolVersions: "python ref:main" },
      [
        "python/unreadable-source: .python-version line 1 chooses the Python. .tool-versions line 1 cannot be understood, and would be an error alone: .tool-versions asks for a development version."
      ]
    ],
    [
      { toolVersions: "python 3.11.2 3.9.2" },
      [
        "python/fallback-version: .tool-versions line 1 asks for Python 3.11.2 first, which is not to be had here. Python 3.9.2, which it names behind that, is used."
      ]
    ]
  ])("%j: %j", (asked, warnings) => {
    expect(said(asked)).toEqual(warnings)
  })

  it.each<[Asked, string, string]>([
    [
      { versionFile: ">=3.12", pyproject: "<3" },
      "python/range-not-on-stack",
      ".python-version line 1 allows >=3.12, and pyproject.toml line 2 allows <3"
    ],
    [
      { toolVersions: "python 2.7", pyproject: ">=3" },
      "python/outside-declared-range",
      ".tool-versions line 1 chooses Python 2.7, but pyproject.toml line 2 allows only >=3"
    ],
    [{ toolVersions: "python pypy3.9-7.3.9" }, "tool-versions/other-implementation", "pypy3.9-7.3.9"]
  ])("and cannot be met together, %j, are %s", (asked, id, text) => {
    const error = failure(asked, ...all)
    expect(error.id).toBe(id)
    expect(error.message).toContain(text)
  })
})

describe("the line of an earlier staging", () => {
  const on = (line: string, asked: Asked, ...stack: ReadonlyArray<string>) => {
    const recalled = { line, holds: false, reason: `the last staging was on ${line}` }
    const { notices, python } = Result.getOrThrow(
      select(applicationOf(asked), stackOf(...stack).map(installed), { ...policyOf(asked), recalled })
    )
    return { version: Version.render(versionOf(python.offer)), reason: python.reason, notices }
  }
  it.each<[string, Asked, ReadonlyArray<string>, string]>([
    ["3.9", {}, all, "3.9.18"],
    ["2.7", {}, ["2.7.18", "3.13.0"], "2.7.18"],
    // Another default of the operator's moves nobody.
    ["3.9", { operator: "3.12" }, all, "3.9.18"],
    ["3.12", { operator: "3" }, all, "3.12.1"],
    ["3.12", { operator: ">=3.13" }, all, "3.12.1"],
    // A line that is gone gives way.
    ["3.11", { operator: "3.12" }, all, "3.12.1"],
    ["3.11", {}, all, "2.7.18"],
    ["3.17", {}, ["3.12.1", "3.17.0"], "3.12.1"]
  ])("%s, with %j on %j, is %s", (line, asked, stack, version) => {
    expect(on(line, asked, ...stack).version).toBe(version)
  })

  it("is told with what to write, and not where a new app would be there too", () => {
    const texts = (line: string, asked: Asked, ...stack: ReadonlyArray<string>) =>
      on(line, asked, ...stack).notices.map(({ id, text }) => `${id}: ${text}`)
    expect(texts("3.9", { operator: "3.12" }, ...all)).toEqual([
      "python/default: The app does not say which Python it needs, and stays on 3.9, where the last staging was; a new app would be on 3.12. Write `Python-3.9` into runtime.txt (or `3.9` into .python-version). With 3.12 there it moves."
    ])
    expect(texts("3.12", { operator: "3.12" }, ...all)).toEqual([])
    expect(texts("2.7", {}, ...all)).toEqual(texts("2.7", {}, ...all).filter((text) => !text.includes("stays on")))
    expect(on("2.7", {}, ...all).reason).toBe("the default, since the app names none")
    expect(texts("3.11", { operator: "3.12" }, ...all)).toEqual([
      "python/kept-line-given-up: The last staging was on Python 3.11, which is no longer to be had here. Python 3.12.1 is used. Write `Python-3.12` into runtime.txt (or `3.12` into .python-version)."
    ])
  })

  it("gives way to hints that rule it out, with a word", () => {
    const three = { kind: "code" as const, origin: Origin.file("app.py", 3), says: "is no Python 2.7", allows: [">=3"] }
    const recalled = { line: "2.7", holds: false, reason: "the last staging was on 2.7" }
    const { notices, python } = Result.getOrThrow(
      select(application({ hints: [three] }), stackOf(...all).map(installed), { ...policyOf({}), recalled })
    )
    expect(Version.render(versionOf(python.offer))).toBe("3.13.0")
    expect(notices.find(({ id }) => id === "python/kept-line-given-up")?.text).toContain(
      "which is against this: app.py line 3 is no Python 2.7."
    )
  })
})

it("tells of every place that was looked at what came of it", () => {
  const { considered } = selection(
    { PYTHON_VERSION: "3.12", runtime: "latest", pyproject: ">=3.9", operator: "2.7" },
    ...all
  ).python
  expect(considered.map(({ asked, origin, verdict }) => `${Origin.describe(origin)}: ${asked}: ${verdict}`)).toEqual([
    "$PYTHON_VERSION: 3.12: chosen",
    "runtime.txt line 1: latest: runtime.txt holds something that is no Python version",
    "pyproject.toml line 2: >=3.9: met by the choice",
    "$PYTHON_DEFAULT_VERSION: 2.7: passed over, another place goes first"
  ])
  const operators = selection({ operator: "3.12" }, ...all).python.considered
  expect(operators.map(({ asked, verdict }) => `${asked}: ${verdict}`)).toEqual(["3.12: chosen"])
  expect(selection({}, ...all).python.considered.map(({ verdict }) => verdict)).toEqual(["chosen"])
})

/** What a Pipfile.lock asks for, and what can be wrong with it. */
import { describe, expect, it } from "vitest"
import { pipenv } from "../../../src/installers/pipenv/Pipenv.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import { errorOf, planOf, said as saidByPlan } from "../../support/memory/PlannedApp.ts"
import { claimOf, linesOf, problemsOf, said } from "../../support/memory/ClaimedApp.ts"
import { threadMilliseconds } from "../../support/machine/ThreadTime.ts"
import { readPipfileLock } from "../../../src/installers/pipenv/PipfileLock.ts"

type Lists = Readonly<Record<string, Readonly<Record<string, unknown>>>>
interface Meta {
  readonly sources?: ReadonlyArray<object>
  readonly requires?: object
  readonly digest?: string
  readonly specification?: unknown
}

const lockOf = (lists: Lists, { digest = "", requires = {}, sources = [], specification = 6 }: Meta = {}): string =>
  JSON.stringify(
    {
      _meta: { hash: { sha256: digest }, "pipfile-spec": specification, requires, sources },
      default: {},
      develop: {},
      ...lists
    },
    undefined,
    4
  )

const hashes = [`sha256:${"a".repeat(64)}`]
const six = { six: { version: "==1.17.0", hashes } }
const files = (lists: Lists, meta?: Meta) => ({ "Pipfile.lock": lockOf(lists, meta) })
const linesIn = async (entry: object, meta?: Meta) =>
  linesOf(await claimOf(pipenv, files({ default: { it: entry } }, meta)))

describe("an entry of Pipfile.lock", () => {
  it.each<[string, object, string]>([
    ["a version", { version: "==1.0", hashes }, `it==1.0 --hash=${hashes[0]}`],
    ["extras, which are locked besides", { version: "==1.0", extras: ["x"], hashes }, `it==1.0 --hash=${hashes[0]}`],
    [
      "a condition",
      { version: "==1.0", markers: "python_version < '3.9' or os_name == 'nt'", hashes },
      `it==1.0 ; python_version < '3.9' or os_name == 'nt' --hash=${hashes[0]}`
    ],
    [
      "two conditions",
      { version: "==1.0", markers: "python_version < '3.9'", os_markers: "os_name == 'nt'", hashes },
      `it==1.0 ; python_version < '3.9' and os_name == 'nt' --hash=${hashes[0]}`
    ],
    [
      "a condition as a key",
      { version: "==1.0", sys_platform: "== 'win32'", hashes },
      `it==1.0 ; sys_platform == 'win32' --hash=${hashes[0]}`
    ],
    [
      "a condition twice",
      { version: "==1.0", markers: "sys_platform == 'win32'", sys_platform: "== 'win32'", hashes },
      `it==1.0 ; sys_platform == 'win32' --hash=${hashes[0]}`
    ],
    ["no version where it does not hold", { version: "*", markers: "os_name == 'nt'" }, "it ; os_name == 'nt'"],
    ["a range there", { version: ">=1,<2", markers: "os_name == 'nt'" }, "it>=1,<2 ; os_name == 'nt'"],
    ["a commit", { git: "https://host.test/it.git", ref: "abc" }, "it @ git+https://host.test/it.git@abc"],
    ["a commit by ssh", { git: "git@host.test:me/it.git", ref: "abc" }, "it @ git+ssh://git@host.test/me/it.git@abc"],
    [
      "its reference in the address",
      { git: "https://me@host.test/it.git@abc" },
      "it @ git+https://me@host.test/it.git@abc"
    ],
    [
      "a folder of a repository",
      { git: "git+https://host.test/it.git", ref: "abc", subdirectory: "a/b", editable: true },
      "it @ git+https://host.test/it.git@abc#subdirectory=a/b"
    ],
    ["Mercurial", { hg: "https://host.test/it", ref: "abc" }, "it @ hg+https://host.test/it@abc"],
    [
      "a token",
      { git: "https://$TOKEN@host.test/it.git", ref: "abc" },
      "it @ git+https://${TOKEN}@host.test/it.git@abc"
    ],
    ["a folder", { path: "libs/it", editable: true }, "./libs/it"],
    ["an archive of the app", { path: "./it-1.0.tar.gz", hashes }, "./it-1.0.tar.gz"],
    ["an address", { file: "https://host.test/it-1.0.tar.gz", hashes }, "it @ https://host.test/it-1.0.tar.gz"]
  ])("with %s is a line for pip", async (_, entry, line) => {
    expect(await linesIn(entry)).toEqual([line])
  })

  it.each<[string, object]>([
    ["nothing", {}],
    ["no version, wherever it is", { version: "*" }],
    ["a range", { version: ">=1.0", hashes }],
    ["a range behind an equals sign", { version: "==>=1.0" }],
    ["a repository without a commit", { git: "https://host.test/it.git" }],
    ["a condition that is none", { version: "==1.0", markers: "whenever", hashes }]
  ])("that says %s is an error", async (_, entry) => {
    expect(problemsOf(await claimOf(pipenv, files({ default: { it: entry } })))).toEqual(["lock-file/invalid-entry"])
  })

  it("may have a condition about the list that it stands in, which is decided", async () => {
    const markers = "('dev' in dependency_groups) and (python_version >= '3.10')"
    expect(await linesIn({ version: "==1.0", markers, hashes })).toEqual([
      expect.stringMatching(/^it==1\.0 ; python_version >= '3\.10' --hash/)
    ])
  })

  it("may be a word alone, as old files have it", async () => {
    expect(linesOf(await claimOf(pipenv, files({ default: { six: "==1.17.0" } })))).toEqual(["six==1.17.0"])
  })
})

describe("the sources of Pipfile.lock", () => {
  const own = { name: "own", url: "https://me:$PASSWORD@own.test/simple", verify_ssl: true }
  const careless = { name: "careless", url: "https://me@careless.test:8080/simple", verify_ssl: false }
  const usual = { name: "pypi", url: "https://pypi.org/simple", verify_ssl: true }
  const entry = (index?: string) => ({ version: "==1.0", hashes, ...(index === undefined ? {} : { index }) })
  const options = async (meta: Meta, ...entries: ReadonlyArray<object>) => {
    const lists = { default: Object.fromEntries(entries.map((one, at) => [`it${at}`, one])) }
    return linesOf(await claimOf(pipenv, files(lists, meta))).filter((line) => line.startsWith("--"))
  }

  it("of which the public one is whatever the app is staged with", async () => {
    expect(await options({ sources: [usual] }, entry())).toEqual([])
  })
  it("of which the first is the usual one", async () => {
    expect(await options({ sources: [own, usual] }, entry())).toEqual([
      "--index-url https://me:${PASSWORD}@own.test/simple"
    ])
  })
  it("are all given to pip where packages come from each", async () => {
    expect(await options({ sources: [usual, own] }, entry(), entry("own"))).toEqual([
      "--extra-index-url https://me:${PASSWORD}@own.test/simple"
    ])
  })
  it("are not named where no package comes from them", async () => {
    expect(await options({ sources: [usual, own, careless] }, entry("pypi"))).toEqual([])
  })
  it("whose certificates do not count are trusted, as Pipenv does, and that is told", async () => {
    expect(await options({ sources: [careless] }, entry())).toEqual([
      "--index-url https://me@careless.test:8080/simple",
      "--trusted-host careless.test:8080"
    ])
    const claim = await claimOf(pipenv, files({ default: six }, { sources: [careless] }))
    expect(said(claim)).toEqual(["notice pipfile/not-verified"])
  })
  it("must have the one that an entry names", async () => {
    const claim = await claimOf(pipenv, files({ default: { it: entry("gone") } }, { sources: [usual] }))
    expect(problemsOf(claim)).toEqual(["lock-file/invalid-entry"])
  })
  it("must name variables that pip reads", async () => {
    const lower = { ...own, url: "https://${token}@own.test/simple" }
    const claim = await claimOf(pipenv, files({ default: six }, { sources: [lower] }))
    expect(claim?.problems.map(({ hints, id }) => [id, hints[0]])).toEqual([
      ["pipfile/variable-not-read", "Write `${TOKEN}` in Pipfile, run `pipenv lock`, and set $TOKEN."]
    ])
  })

  it("where there are several, hashes must tell which file is meant", async () => {
    const bare = { six: { version: "==1.17.0" } }
    const one = await claimOf(pipenv, files({ default: bare }, { sources: [own] }))
    expect([problemsOf(one), said(one)]).toEqual([[], ["warning pipfile/hashes-missing"]])
    const two = await claimOf(pipenv, files({ default: { ...bare, it: entry("own") } }, { sources: [usual, own] }))
    expect(problemsOf(two)).toEqual(["pipfile/without-hashes"])
  })
})

describe("what is not certain is told:", () => {
  it.each<[string, object, ReadonlyArray<string>]>([
    [
      "an address without a hash",
      { file: "https://host.test/it-1.0.tar.gz", hashes },
      ["warning pipfile/address-not-checked"]
    ],
    ["one with a hash", { file: `https://host.test/it-1.0.tar.gz#sha256=${"a".repeat(64)}` }, []],
    ["an editable folder", { path: "libs/it", editable: true }, ["notice lock-file/not-editable"]],
    [
      "a version that is not fixed",
      { version: "*", markers: "python_version < '3.9'" },
      ["notice pipfile/version-not-fixed"]
    ],
    ["one of another system", { version: "*", markers: "sys_platform == 'win32'" }, []]
  ])("%s", async (_, entry, notices) => {
    expect(said(await claimOf(pipenv, files({ default: { it: entry } })))).toEqual(notices)
  })
})

describe("$PYTHON_GROUPS with a Pipfile.lock", () => {
  const lists = {
    default: six,
    develop: { iniconfig: { version: "==2.0", hashes } },
    "load tests": {},
    docs: { mistune: { version: "==3.0", hashes }, six: { version: "==1.16.0", hashes } }
  }
  const names = async (groups: string) =>
    linesOf(await claimOf(pipenv, files(lists), { PYTHON_GROUPS: groups })).map((line) => line.split(" ")[0])

  it.each([
    ["", ["six==1.17.0"]],
    ["dev", ["iniconfig==2.0", "six==1.17.0"]],
    ["develop", ["iniconfig==2.0", "six==1.17.0"]],
    ["dev-packages", ["iniconfig==2.0", "six==1.17.0"]],
    ["docs", ["mistune==3.0", "six==1.17.0"]],
    ["all,-dev", ["mistune==3.0", "six==1.17.0"]]
  ])("`%s` chooses lists", async (groups, lines) => expect(await names(groups)).toEqual(lines))

  it("that names none is an error", async () => {
    const claim = await claimOf(pipenv, files(lists), { PYTHON_GROUPS: "test" })
    expect(claim?.problems[0]?.message).toContain("the groups develop, docs")
  })

  it("installs what two lists have in one version where either condition holds", async () => {
    const both = {
      default: { six: { version: "==1.0", markers: "os_name == 'nt'", hashes } },
      develop: { six: { version: "==1.0", hashes } }
    }
    expect(linesOf(await claimOf(pipenv, files(both), { PYTHON_GROUPS: "dev" }))).toEqual([
      `six==1.0 --hash=${hashes[0]}`
    ])
  })
})

describe("a Pipfile.lock that cannot be read", () => {
  it.each<[string, string, string]>([
    ["is no JSON", "{", "lock-file/unreadable"],
    ["is a list", "[]", "lock-file/unreadable"],
    ["holds two sides of a merge", `{\n<<<<<<< HEAD\n"default": {}\n=======\n>>>>>>> other\n}`, "lock-file/unreadable"],
    ["says nothing", "{}", "lock-file/unknown-version"],
    ["is of the future", lockOf({}, { specification: 7 }), "lock-file/unknown-version"]
  ])("since it %s is an error", async (_, text, id) => {
    expect(problemsOf(await claimOf(pipenv, { "Pipfile.lock": text }))).toEqual([id])
  })

  it("may end its lines as Windows does", async () => {
    const text = lockOf({ default: six }).replaceAll("\n", "\r\n")
    expect(linesOf(await claimOf(pipenv, { "Pipfile.lock": text }))).toEqual([`six==1.17.0 --hash=${hashes[0]}`])
  })

  it("with thousands of packages is read in an instant", () => {
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [
        `package-${at}`,
        {
          version: "==1.0",
          hashes,
          markers: "python_version >= '3.8' and (os_name == 'nt' or sys_platform == 'linux')"
        }
      ])
    )
    const document = { _meta: {}, default: many }
    const manager = { name: "Pipenv", file: "Pipfile.lock", command: "pipenv lock" }
    expect(
      threadMilliseconds(() => readPipfileLock(manager, { document, pipfile: {}, groups: new Set() }))
    ).toBeLessThan(1000)
  })
})

describe("a Pipfile beside its lock file", () => {
  /** As Python's `json` writes it. */
  const said6 =
    '{"_meta":{"requires":{"python_version":"3.12"},"sources":[{"name":"pypi","url":"https://pypi.org/simple","verify_ssl":true}]},"default":{"six":"*"},"develop":{},"docs":{"zopf":{"extras":["\\u00e9"],"version":"*"}}}'
  const pipfile =
    '[packages]\nSix = "*"\n[docs]\nzopf = { version = "*", extras = ["é"] }\n[scripts]\nx = "y"\n[requires]\npython_version = "3.12"\n'
  const requires = { python_version: "3.12" }

  it("that it was made from is known by its digest", async () => {
    const lock = lockOf({ default: six }, { digest: sha256(said6), requires })
    expect(problemsOf(await claimOf(pipenv, { "Pipfile.lock": lock, Pipfile: pipfile }))).toEqual([])
  })

  it("that has changed is an error that names what can be told", async () => {
    const lock = lockOf({ develop: six }, { digest: "old" })
    const claim = await claimOf(pipenv, { "Pipfile.lock": lock, Pipfile: pipfile })
    expect(claim?.problems.map(({ id }) => id)).toEqual(["lock-file/drifted"])
    expect(claim?.problems[0]?.message.split("\n").slice(1)).toEqual([
      "  Pipfile asks for Six, which Pipfile.lock does not have in `default`.",
      "  Pipfile asks for zopf, which Pipfile.lock does not have in `docs`.",
      "  [requires] in Pipfile is another one than Pipfile.lock has.",
      "  The sources in Pipfile are others than Pipfile.lock has."
    ])
  })

  it("that is no TOML is an error with its line", async () => {
    const claim = await claimOf(pipenv, { "Pipfile.lock": lockOf({ default: six }), Pipfile: "[packages]\nsix\n" })
    expect(claim?.problems.map(({ id, message }) => `${id} ${message}`)[0]).toMatch(
      /^pipfile\/unreadable Pipfile line 2/
    )
  })
})

describe("a Pipfile.lock in an app", () => {
  const lock = (requires: object) => ({ "Pipfile.lock": lockOf({ default: six }, { requires }) })

  it.each<[string, Record<string, string>, string]>([
    ["a line", lock({ python_version: "3.6" }), "asked by Pipfile.lock line 8"],
    [
      "a full version first",
      lock({ python_full_version: "3.6.15", python_version: "3.6" }),
      "asked by Pipfile.lock line 8"
    ],
    ["a range", lock({ python_version: ">=3.6,<3.7" }), "the newest here within >=3.6,<3.7 of Pipfile.lock"]
  ])("asks for its Python by %s", async (_, files, reason) => {
    const { python } = await planOf({ files })
    expect([python.reason, python.offer._tag === "Installed" ? python.offer.runtime.version.minor : 0]).toEqual([
      reason,
      6
    ])
  })

  it("yields to a place that is there for nothing else, with a warning", async () => {
    const plan = await planOf({ files: { ...lock({ python_version: "3.6" }), ".python-version": "3.12" } })
    expect([plan.python.requested, saidByPlan(plan)]).toEqual(["3.12", ["warning python/sources-disagree"]])
  })

  it("yields to .tool-versions", async () => {
    const plan = await planOf({ files: { ...lock({ python_version: "3.6" }), ".tool-versions": "python 3.12.1\n" } })
    expect(plan.python.reason).toContain(".tool-versions line 1")
  })

  it.each([
    ["not-one", "pipfile-lock/invalid-version"],
    ["2.6", "pipfile-lock/unsupported-version"]
  ])("that asks for `%s` is an error with what to write", async (version, id) => {
    const error = await errorOf({ files: lock({ python_version: version }) })
    expect([error.id, error.hints[0]]).toEqual([
      id,
      'Write `python_version = "3.13"` under [requires] in Pipfile, and run `pipenv lock`.'
    ])
  })

  it("does not install the app's own package, unless it asks for it", async () => {
    const plan = await planOf({ files: { ...lock({}), "setup.py": "" } })
    expect(plan.installs.map(({ installer }) => installer)).toEqual(["pipenv"])
    expect(saidByPlan(plan)).toContain("notice lock-file/own-package-not-asked")
    const asking = lockOf({ default: { ...six, shop: { path: ".", editable: true } } })
    const asked = await planOf({ files: { "Pipfile.lock": asking, "setup.py": "" } })
    expect(asked.installs.map(({ installer }) => installer)).toEqual(["pipenv", "application-package"])
  })

  it("without a package yields to requirements.txt", async () => {
    const plan = await planOf({ files: { "Pipfile.lock": lockOf({}), "requirements.txt": "six\n" } })
    expect(plan.installs.map(({ installer }) => installer)).toEqual(["pip"])
  })

  it("that is missing is an error with the command", async () => {
    const error = await errorOf({ files: { Pipfile: '[packages]\nsix = "*"\n', "app.py": "" } })
    expect([error.id, error.hints]).toEqual(["packages/not-read", ["Run `pipenv lock`, and commit Pipfile.lock."]])
  })
})

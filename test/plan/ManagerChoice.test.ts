/** One manager installs an app: the one whose lock file it has, or that its user names; what lies beside it is told. */
import { describe, expect, it } from "vitest"
import type { Application, VersionRange } from "../../src/domain/Application.ts"
import * as Origin from "../../src/domain/Origin.ts"
import type { StagingError } from "../../src/domain/StagingError.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"
import type { Claim, Installer } from "../../src/installers/Installer.ts"
import { chooseManager } from "../../src/plan/ManagerChoice.ts"
import { application } from "../../src/testing/SampleApplication.ts"
import { errorOf, planOf } from "../support/memory/PlannedApp.ts"

const pylock = (...pins: ReadonlyArray<string>): string =>
  [
    'lock-version = "1.0"',
    'created-by = "hand"',
    ...pins.map((pin) => {
      const [name, version] = pin.split("==")
      const file = `{ url = "https://files.pythonhosted.org/${name}-${version}-py3-none-any.whl", hashes = { sha256 = "${"0".repeat(64)}" } }`
      return `[[packages]]\nname = "${name}"\nversion = "${version}"\nwheels = [${file}]`
    }),
    ""
  ].join("\n")

const python = { "runtime.txt": "3.13" }
const noticesOf = async (requirements: string): Promise<ReadonlyArray<string>> => {
  const files = { ...python, "pylock.toml": pylock("flask==3.0", "six==1.17"), "requirements.txt": requirements }
  const { installs, notices } = await planOf({ files })
  expect(installs.map(({ installer }) => installer)).toEqual(["pylock"])
  return notices.map(({ id, level }) => `${level} ${id}`)
}

describe("requirements.txt beside a lock file", () => {
  it("that says something else is told by a warning", async () => {
    expect(await noticesOf("flask>=3\n")).toEqual(["warning lock-file/requirements-ignored"])
    expect(await noticesOf("flask==3.1\n")).toEqual(["warning lock-file/requirements-ignored"])
  })

  it("that is an export of it is only said", async () => {
    expect(await noticesOf("flask==3.0\nsix==1.17\n")).toEqual(["notice lock-file/export-beside"])
  })

  it("has its own mistakes for itself", async () => {
    expect(await noticesOf("flask===\n= =\n")).toEqual(["warning lock-file/requirements-ignored"])
  })

  it("counts where $PYTHON_PACKAGE_MANAGER is pip, as if there were no lock file", async () => {
    const files = { ...python, "pylock.toml": "no TOML = =", "requirements.txt": "flask\n" }
    const { installs } = await planOf({ files, variables: { PYTHON_PACKAGE_MANAGER: "pip" } })
    expect(installs.map(({ installer }) => installer)).toEqual(["pip"])
  })
})

describe("$PYTHON_PACKAGE_MANAGER", () => {
  it("that is none is an error which names all", async () => {
    const error = await errorOf({
      files: { ...python, "requirements.txt": "flask" },
      variables: { PYTHON_PACKAGE_MANAGER: "conda" }
    })
    expect(error.id).toBe("installers/unknown-manager")
    expect(error.hints.join(" ")).toMatch(/pylock, .*pip/)
  })

  it("whose lock file is not there is an error which names it", async () => {
    const error = await errorOf({
      files: { ...python, "requirements.txt": "flask" },
      variables: { PYTHON_PACKAGE_MANAGER: "PyLock" }
    })
    expect([error.id, error.title]).toEqual(["installers/manager-without-lock", "The app has no pylock.toml"])
  })
})

describe("two lock files", () => {
  const poetry = `[[package]]
name = "six"
version = "1.17"
optional = false
python-versions = "*"
groups = ["main"]
files = [{ file = "six-1.17-py3-none-any.whl", hash = "sha256:${"0".repeat(64)}" }]

[metadata]
lock-version = "2.1"
python-versions = ">=3.9"
content-hash = "${"0".repeat(64)}"
`
  const files = {
    ...python,
    "pyproject.toml": '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.9"\ndependencies = ["six"]\n',
    "pylock.toml": pylock("six==1.17"),
    "poetry.lock": poetry
  }

  it("are one error, whatever is wrong with one of them", async () => {
    const error = await errorOf({ files })
    expect([error.id, error.title]).toEqual([
      "installers/several-managers",
      "poetry.lock and pylock.toml are of different package managers"
    ])
  })

  it("of which one is named are told what is wrong with that one", async () => {
    const error = await errorOf({ files, variables: { PYTHON_PACKAGE_MANAGER: "poetry" } })
    expect(error.id).toBe("lock-file/drifted")
  })
})

it("the Pythons of a lock file count as a range of the app's", async () => {
  const files = { "pylock.toml": `requires-python = "<3.13,>=3.6"\n${pylock("six==1.17")}` }
  const { python: chosen } = await planOf({ files })
  expect(chosen.requested).toBe("<3.13,>=3.6")
})

const requirements = (text: string) =>
  parse("/app", (path) => (path === "requirements.txt" ? new TextEncoder().encode(text) : "missing"), new Map())

const range = (specifier: string): VersionRange => ({ origin: Origin.file("a.lock", 1), specifier })

/** One that claims an app by its file, whose lines are what is locked. */
const manager = (id: string, file: string): Installer => ({
  _tag: "Contributor",
  id,
  files: [{ name: file }],
  excludes: "managers",
  claim: ({ texts }): Claim | undefined => {
    const text = texts.get(file)
    if (text === undefined) return undefined
    const packages = text.split("\n")
    return {
      installs: [
        {
          _tag: "Shared",
          installer: id,
          files: [file],
          title: `${file} with ${id}`,
          inputs: [{ _tag: "Locked", path: file, command: "lock it", packages, folders: false }]
        }
      ],
      notices: [],
      problems: [],
      ranges: [range(">=3.9"), range(">=3.10, <4")]
    }
  }
})
const nobody = { claim: () => undefined }
const project: Installer = { _tag: "Contributor", id: "project", files: [], yields: "managers", ...nobody }
const pypm: Installer = { _tag: "Contributor", id: "pypm", files: [], ...nobody }
const [alpha, beta] = [manager("alpha", "a.lock"), manager("beta", "b.lock")]
const all = [project, pypm, alpha, beta]

const choose = (texts: Readonly<Record<string, string>>, facts: Partial<Application> = {}) => {
  const chosen = chooseManager(application({ texts: new Map(Object.entries(texts)), ...facts }), all)
  return {
    ...chosen,
    names: chosen.installers.map(({ id }) => id),
    read: [...chosen.application.texts.keys()],
    problems: chosen.application.problems,
    notices: chosen.application.notices.map(({ id, level, text }) => [level, id, text])
  }
}

describe("an app", () => {
  it("without a lock file is everybody's, as it was", () => {
    const facts = { requirements: requirements("flask\n") }
    const { application, names } = choose({}, facts)
    expect(names).toEqual(["project", "pypm", "alpha", "beta"])
    expect(application).toMatchObject({ ...facts, problems: [], notices: [] })
  })

  it("with one is its manager's, and who yields to managers has nothing to install", () => {
    const { application, names } = choose({ "a.lock": "flask==3.0" }, { ranges: [range(">= 3.9")] })
    expect(names).toEqual(["pypm", "alpha", "beta"])
    // What the lock file says again is no range of its own.
    expect(application.ranges.map(({ specifier }) => specifier)).toEqual([">= 3.9", ">=3.10, <4"])
  })

  it("with two leaves them to those who claim them, which is an error with the names of both", () => {
    expect(choose({ "a.lock": "x==1", "b.lock": "x==1" }).names).toEqual(["pypm", "alpha", "beta"])
  })
})

describe("a manager that is named", () => {
  const named = (manager: string, texts: Readonly<Record<string, string>>) => choose(texts, { choices: { manager } })
  const both = { "a.lock": "x==1", "b.lock": "x==2" }

  it.each(["beta", "Beta"])("goes before the others, whose files are not looked at: %s", (name) => {
    expect(named(name, both)).toMatchObject({ names: ["pypm", "beta"], read: ["b.lock"], problems: [] })
  })

  it("pip is none of them", () => {
    expect(named("pip", both)).toMatchObject({ names: ["project", "pypm"], read: [], problems: [] })
  })

  it.each<readonly [string, Readonly<Record<string, string>>, Partial<StagingError>]>([
    [
      "gamma",
      both,
      {
        id: "installers/unknown-manager",
        blame: "app",
        message: "$PYTHON_PACKAGE_MANAGER is `gamma`.",
        hints: ["Set it to one of alpha, beta, pip, or remove it."]
      }
    ],
    [
      "alpha",
      { "b.lock": "x==1" },
      {
        id: "installers/manager-without-lock",
        blame: "app",
        title: "The app has no a.lock",
        hints: ["Commit a.lock, or remove $PYTHON_PACKAGE_MANAGER."]
      }
    ]
  ])("is an error where there is none, or no file of its: %s", (name, texts, error) => {
    const before = requirements("flask=1.0\n").problems
    const { problems } = choose(texts, { choices: { manager: name }, problems: before })
    expect(problems.map(({ id }) => id)).toEqual(["requirements/operator", error.id])
    expect(problems[1]).toMatchObject(error)
  })
})

describe("requirements.txt beside a lock file", () => {
  const beside = (text: string, locked = "flask==3.0\nWerk_zeug==3.1 ; python_version > '3'\n./libs/own") =>
    choose({ "a.lock": locked }, { requirements: requirements(text) })

  it.each(["flask==3.0\n", "Flask==3.0\nwerk-zeug==3.1\n", "-c other.txt\nflask==3.0 --hash=sha256:aa\n"])(
    "that says the same is told so: %j",
    (text) => {
      const { application, notices } = beside(text)
      expect(notices).toEqual([
        ["notice", "lock-file/export-beside", "a.lock is installed. requirements.txt says the same."]
      ])
      expect(application.requirements).toBeUndefined()
    }
  )

  it.each([
    "flask==3.0.1\n",
    "flask>=3\n",
    "flask==3.0\nredis==5\n",
    "flask==3.0\nsix @ https://x.test/six-1.0.tar.gz\n",
    "# nothing\n"
  ])("that says something else is a warning: %j", (text) => {
    const [[level, id, told] = [], ...more] = beside(text).notices
    expect([level, id, more]).toEqual(["warning", "lock-file/requirements-ignored", []])
    expect(told).toContain("a.lock is installed, and requirements.txt beside it is not read.")
  })

  it("has no say, so what is wrong with it is not told, and what is wrong with others is", () => {
    const facts = requirements("flask=1.0\nflask -Z\n")
    const other = { level: "warning", id: "other/notice", text: "" } as const
    const [problem] = facts.problems
    expect(problem).toBeDefined()
    const { notices, problems } = choose(
      { "a.lock": "x==1" },
      { requirements: facts, problems: facts.problems, notices: [...facts.notices, other] }
    )
    expect([problems, notices.map(([, id]) => id)]).toEqual([[], ["other/notice", "lock-file/requirements-ignored"]])
  })
})

/** What a plan holds for an app: installs, tools, notices; and what it never holds: a secret. */
import { pip } from "../../src/engines/pip/Pip.ts"
import { inputsOf } from "../../src/domain/Plan.ts"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import { Plan } from "../../src/domain/Plan.ts"
import { render } from "../../src/domain/PythonVersion.ts"
import { versionOf } from "../../src/domain/Runtime.ts"
import { explain } from "../../src/plan/Explanation.ts"
import { bandOf, bands } from "../../src/tools/ToolBands.ts"
import { renderError } from "../../src/services/Report.ts"
import type { Files } from "../support/memory/AppFiles.ts"
import { errorOf, type Given, planOf, said } from "../support/memory/PlannedApp.ts"
import { obtainable, stackOf } from "../support/memory/Stack.ts"

const setupPy = "from setuptools import setup\nsetup(name='shop')\n"
const buildSystem = '[build-system]\nrequires = ["setuptools"]\n'
const project = '[project]\nname = "shop"\nversion = "1"\ndependencies = ["flask", "redis>=5"]\n'

const installsOf = async (files: Files): Promise<ReadonlyArray<string>> =>
  (await planOf({ files })).installs.map((one) => {
    const inputs = inputsOf([one]).map((input) => `${input._tag} ${input.path}`)
    return `${one.installer} by ${one.files.join(" and ")}: ${inputs.join(", ")}`
  })

describe("what is installed", () => {
  it.each<[string, Files, ReadonlyArray<string>]>([
    [
      "requirements.txt",
      { "requirements.txt": "flask\n" },
      ["pip by requirements.txt: RequirementFile requirements.txt"]
    ],
    [
      "requirements.txt and what it names",
      { "requirements.txt": "-r base.txt\n", "base.txt": "flask\n" },
      ["pip by requirements.txt and base.txt: RequirementFile requirements.txt"]
    ],
    ["setup.py", { "setup.py": setupPy }, ["application-package by setup.py: Folder ."]],
    ["[build-system]", { "pyproject.toml": buildSystem }, ["application-package by pyproject.toml: Folder ."]],
    [
      "setup.py and [build-system]",
      { "setup.py": setupPy, "pyproject.toml": buildSystem },
      ["application-package by setup.py and pyproject.toml: Folder ."]
    ],
    [
      "[project] alone",
      { "pyproject.toml": project },
      ["project-dependencies by pyproject.toml: ProjectDependencies pyproject.toml"]
    ],
    [
      "[project] beside requirements.txt",
      { "pyproject.toml": project, "requirements.txt": "django\n" },
      ["pip by requirements.txt: RequirementFile requirements.txt"]
    ],
    ["requirements.pypm", { "requirements.pypm": "lxml\n" }, ["pypm by requirements.pypm: "]],
    [
      "everything at once, in the order of installation",
      { "setup.py": setupPy, "requirements.pypm": "lxml\n", "requirements.txt": "flask\n" },
      [
        "pip by requirements.txt: RequirementFile requirements.txt",
        "pypm by requirements.pypm: ",
        "application-package by setup.py: Folder ."
      ]
    ],
    [
      "requirements.txt that asks for the app itself",
      { "setup.py": setupPy, "requirements.txt": "-e .\n" },
      ["pip by requirements.txt: RequirementFile requirements.txt"]
    ],
    ["an entry file alone", { "app.py": "" }, []],
    ["an empty requirements.txt", { "requirements.txt": "# later\n" }, []],
    ["settings of tools in pyproject.toml", { "app.py": "", "pyproject.toml": "[tool.black]\n" }, []]
  ])("for %s", async (_, files, expected) => {
    expect(await installsOf(files)).toEqual(expected)
  })
})

describe("the packaging tools", () => {
  it.each(["2.7.18", "3.3.7", "3.6.15", "3.9.18", "3.13.0"])("are those of the band of %s", async (version) => {
    const [found] = stackOf(version)
    const plan = await planOf({ files: { "requirements.txt": "flask\n" }, stack: stackOf(version) })
    expect(plan.tools).toEqual(found === undefined ? [] : bandOf(found.version)?.tools)
  })

  it("are not fetched where nothing is installed", async () => {
    expect((await planOf({ files: { "app.py": "" } })).tools).toEqual([])
  })

  it("are fetched where only $PIP_OPTS names something to install", async () => {
    const plan = await planOf({ files: { "app.py": "", "more.txt": "six\n" }, variables: { PIP_OPTS: "-r more.txt" } })
    expect([plan.installs, plan.tools.length > 0, plan.closure.onCopy]).toEqual([[], true, true])
  })
})

describe("pip works on a copy of the app", () => {
  it.each<[string, Files, boolean]>([
    ["setup.py is built", { "setup.py": setupPy }, true],
    ["a folder of the app is built", { "requirements.txt": "./libs/a\n", "libs/a/setup.py": setupPy }, true],
    [
      "a folder of the app is installed editable",
      { "requirements.txt": "-e ./libs/a\n", "libs/a/setup.py": setupPy },
      true
    ],
    ["only packages are named", { "requirements.txt": "flask\n" }, false],
    ["only dependencies are listed", { "pyproject.toml": project }, false]
  ])("where %s", async (_, files, expected) => {
    expect((await planOf({ files })).closure.onCopy).toBe(expected)
  })
})

describe("hash mode", () => {
  const hash = `--hash=sha256:${"a".repeat(64)}`
  it.each<[string, Given, boolean]>([
    ["hashes in the file", { files: { "requirements.txt": `six==1.16.0 ${hash}\n` } }, true],
    ["the option in the file", { files: { "requirements.txt": "--require-hashes\n" } }, true],
    [
      "the option in $PIP_OPTS",
      { files: { "requirements.txt": "six\n" }, variables: { PIP_OPTS: "--require-hashes" } },
      true
    ],
    ["neither", { files: { "requirements.txt": "six\n" } }, false]
  ])("by %s", async (_, given, expected) => {
    expect((await planOf(given)).closure.hashMode).toBe(expected)
  })
})

describe("a Python past its end of life", () => {
  const endOfLife = async (runtime: string, today: string) => {
    const plan = await planOf({ files: { "runtime.txt": runtime }, today })
    return plan.notices.filter(({ id }) => id === "python/end-of-life").map(({ level, text }) => `${level}: ${text}`)
  }
  it("is staged with one warning that says since when", async () => {
    expect(await endOfLife("2.7", "2026-11-23")).toEqual([
      "warning: Python 2.7 has had no security fixes since 2020-01-01. Staging goes on."
    ])
  })
  it.each([
    ["3.12", "2026-11-23", 0],
    ["3.12", "2028-10-30", 0],
    ["3.12", "2028-10-31", 1],
    ["3.6", "2021-12-22", 0]
  ] as const)("%s on %s: %d warnings", async (runtime, today, count) => {
    expect(await endOfLife(runtime, today)).toHaveLength(count)
  })
})

describe("notices", () => {
  it.each<[string, Files, string]>([
    [
      "[project] and requirements.txt list dependencies",
      { "pyproject.toml": project, "requirements.txt": "a\n" },
      "notice pyproject/requirements-txt-goes-first"
    ],
    [
      "dependencies are dynamic and nothing builds them",
      { "pyproject.toml": '[project]\nname = "x"\ndynamic = ["dependencies"]\n' },
      "warning pyproject/dynamic-dependencies"
    ],
    ["requirements.txt is empty", { "requirements.txt": "" }, "notice requirements/empty"],
    [
      "a virtual environment is committed",
      { "app.py": "", "venv/pyvenv.cfg": "" },
      "warning application/virtual-environment"
    ],
    [
      "requirements.txt asks for the app itself",
      { "setup.py": setupPy, "requirements.txt": "-e .\n" },
      "notice application/package-by-requirement"
    ]
  ])("tell that %s", async (_, files, expected) => {
    expect(said(await planOf({ files: { ...files, "runtime.txt": "3.13" } }))).toContain(expected)
  })
})

describe("several problems", () => {
  it("are listed together, each with what to do", async () => {
    const error = await errorOf({
      files: { "requirements.txt": "flask = 1\n", "pyproject.toml": "[project\n", "requirements.pypm": "-e .\n" }
    })
    expect(error.title).toBe("3 things must be mended before the app can be staged")
    expect(error.id.split(", ")).toHaveLength(3)
    for (const start of ["1. ", "2. ", "3. "]) expect(error.message).toContain(`\n${start}`.trimStart())
    for (const place of ["pyproject.toml line 1", "requirements.txt line 1", "requirements.pypm line 1"]) {
      expect(error.message).toContain(place)
    }
  })

  it("have each id once", async () => {
    const error = await errorOf({ files: { "requirements.txt": "flask = 1\nredis = 2\nimport os\n" } })
    expect([error.title.split(" ", 1).join(""), error.id]).toEqual([
      "3",
      "requirements/operator, requirements/python-code"
    ])
  })

  it("of one kind in one file are one error", async () => {
    const lines = Array.from({ length: 150 }, (_, n) => `name${n}=1.${n}=py312_0\n`).join("")
    const error = await errorOf({ files: { "requirements.txt": lines } })
    expect(error.id).toBe("requirements/conda-export")
    expect(renderError(error).split("\n").length).toBeLessThan(20)
  })

  it("are told with the version that cannot be understood, and with what $PIP_OPTS asks in vain", async () => {
    const error = await errorOf({
      files: { "requirements.txt": "flask = 1\n", "runtime.txt": "latest\n", "pyproject.toml": "[project\n" },
      variables: { PIP_OPTS: "--target /x" }
    })
    expect(error.id).toBe(
      "runtime-txt/invalid-version, pip-opts/refused-option, pyproject/invalid-toml, requirements/operator"
    )
  })

  it("are told with a version that the stack lacks, and with a lock file", async () => {
    const error = await errorOf({ files: { "pdm.lock": "", "runtime.txt": "python-3.99\n" } })
    expect(error.id).toBe("python/not-on-stack, lock-file/unknown-version")
  })
})

it("a line of Python without tools is refused by name", async () => {
  const error = await errorOf({ files: { "app.py": "" }, stack: stackOf("3.2.6") })
  expect([error.id, error.title, error.message]).toEqual([
    "python/unsupported-line",
    "Python 3.2 is not supported",
    "Supported are Python 2.7, and 3.3 to 3.15."
  ])
  const files = { "app.py": "", "setup.cfg": "[options]\npython_requires = <3.3\n" }
  const asked = await errorOf({ files, stack: stackOf("3.9.2", "3.2.6", "3.12.1") })
  expect([asked.id, asked.hints.join("\n").includes("3.12")]).toEqual(["python/unsupported-line", true])
})

describe("a line that is newer than all that are known", () => {
  const stack = stackOf("3.16.0", "3.15.1", "3.9.2")
  const chosenOf = async (files: Given["files"], of = stack) => {
    const plan = await planOf({ files, stack: of })
    const warnings = plan.notices.filter(({ id }) => id === "python/newer-than-known")
    const [pip] = plan.tools
    return [render(versionOf(plan.python.offer)), warnings.length, pip?.version ?? ""] as const
  }
  const pip = bands.at(-1)?.tools[0].version
  const flask = { "requirements.txt": "flask\n" }

  it.each<readonly [what: string, files: Given["files"], version: string, warnings: number]>([
    ["by name", { ...flask, "runtime.txt": "3.16" }, "3.16.0", 1],
    [
      "by a range that leaves no other",
      { ...flask, "pyproject.toml": '[project]\nrequires-python = ">=3.16"\n' },
      "3.16.0",
      1
    ],
    ["not by `3`", { ...flask, "runtime.txt": "3" }, "3.15.1", 0],
    ["not by a range", { ...flask, "pyproject.toml": '[project]\nrequires-python = ">=3.9"\n' }, "3.15.1", 0],
    ["not by default", flask, "3.15.1", 0]
  ])("is chosen %s, with a warning and the newest tools", async (_, files, version, warnings) => {
    expect(await chosenOf(files)).toEqual([version, warnings, pip])
  })

  it("serves where the stack has no other", async () => {
    expect(await chosenOf(flask, stackOf("3.16.0"))).toEqual(["3.16.0", 1, pip])
  })
})

describe("a plan", () => {
  const passwords = ["pip-opts-pass", "file-pass-word", "env-pass-word", "t0kent0kent0ken", "direct-pass"]
  const rich: Given = {
    files: {
      "requirements.txt": [
        "--extra-index-url https://me:file-pass-word@packages.example.test/simple",
        "--index-url https://${INDEX_LOGIN}@packages.example.test/simple",
        "flask",
        "private @ https://me:direct-pass@packages.example.test/private-1.0.tar.gz",
        "git+https://t0kent0kent0ken@git.example.test/x.git#egg=x",
        "./libs/a"
      ].join("\n"),
      "libs/a/setup.py": setupPy,
      "requirements.pypm": "lxml\n",
      "setup.py": setupPy
    },
    variables: {
      PIP_OPTS: "-i https://me:pip-opts-pass@packages.example.test/simple --pre",
      INDEX_LOGIN: "me:env-pass-word",
      PIP_INDEX_URL: "https://me:env-pass-word@packages.example.test/simple"
    }
  }
  const json = Schema.fromJsonString(Plan)

  it("holds no secret, wherever it stood", async () => {
    const text = Schema.encodeSync(json)(await planOf(rich))
    expect(passwords.filter((password) => text.includes(password))).toEqual([])
    expect(text).toContain("--index-url")
  })

  it("of an app that cannot be staged tells no secret either", async () => {
    const broken = {
      ...rich,
      files: { ...rich.files, "requirements.txt": `${rich.files["requirements.txt"]}\nflask = 1\n./nowhere\n` }
    }
    const text = renderError(await errorOf(broken))
    expect(passwords.filter((password) => text.includes(password))).toEqual([])
  })

  it("is the same after encoding and decoding", async () => {
    const plan = await planOf(rich)
    expect(Schema.decodeUnknownSync(json)(Schema.encodeSync(json)(plan))).toEqual(plan)
  })

  it("is the same for the same app", async () => {
    expect(await planOf(rich)).toEqual(await planOf(rich))
  })

  it("names a Python that is still to be put in place, and where it comes from", async () => {
    const plan = await planOf({
      files: { "runtime.txt": "3.11" },
      stack: stackOf("2.7.18"),
      obtainable: [obtainable("3.11.4")]
    })
    expect([plan.stack, plan.obtainable, plan.python.offer._tag]).toEqual([["2.7.18"], ["3.11.4"], "Obtainable"])
    const text = explain(plan, { engine: pip, provider: "a stack of values", home: "$HOME/.python" })
    expect(text).toContain(
      "Python 3.11.4, asked by runtime.txt line 1\n  put in place by the staging, from https://pythons.test (a stack of values, linux-x86_64)\n"
    )
    expect(text).toContain("Pythons of this stack\n  2.7.18\n")
    expect(text).toContain("Pythons that can be put in place\n  3.11.4\n")
  })

  it("says what will be written", async () => {
    const plan = await planOf({ files: { "runtime.txt": "3.13" } })
    expect([render(versionOf(plan.python.offer)), plan.writes]).toEqual([
      "3.13.0",
      [".python/", ".profile.d/python.sh"]
    ])
  })
})

describe("$PIP_OPTS", () => {
  it.each([
    ["--target=/elsewhere", "--target"],
    ["--user", "--user"],
    ["--prefix /x", "--prefix"],
    ["--root /x", "--root"]
  ])("%s is refused by name", async (value, option) => {
    const error = await errorOf({ files: { "requirements.txt": "flask\n" }, variables: { PIP_OPTS: value } })
    expect([error.title, error.message, ...error.hints].join("\n")).toContain(option)
  })

  it("with an unclosed quote names the variable and shows no secret", async () => {
    const variables = { PIP_OPTS: "-i 'https://me:hunter2hunter2@packages.example.test/simple" }
    const text = renderError(await errorOf({ files: { "requirements.txt": "flask\n" }, variables }))
    expect([text.includes("$PIP_OPTS"), text.includes("hunter2hunter2")]).toEqual([true, false])
  })

  it("of another time is dropped with a warning", async () => {
    const plan = await planOf({
      files: { "requirements.txt": "a\n" },
      variables: { PIP_OPTS: "--use-mirrors --download-cache /x --use-wheel" }
    })
    expect([plan.closure.optionNames, plan.notices.filter(({ level }) => level === "warning").length > 0]).toEqual([
      [],
      true
    ])
  })
})

/** What is said of files that are not read: near misses, lists of other tools, imports of what nobody installs. */
import { describe, expect, it } from "vitest"
import type { Files } from "../support/memory/AppFiles.ts"
import { errorOf, planOf, said } from "../support/memory/PlannedApp.ts"

const app = { "app.py": "import os\n", ".python-version": "3.12\n" }
const noticesOf = async (files: Files) => (await planOf({ files: { ...app, ...files } })).notices
const textOf = async (files: Files, id: string): Promise<string> =>
  (await noticesOf(files))
    .filter((notice) => notice.id === id)
    .map(({ text }) => text)
    .join("\n")

describe("a near miss beside a file that makes it an app", () => {
  it.each([
    ["Requirements.txt", "requirements.txt"],
    ["requirement.txt", "requirements.txt"],
    ["requirements.txt.txt", "requirements.txt"],
    ["requirements (1).txt", "requirements.txt"],
    ["requierments.txt", "requirements.txt"],
    ["requirements.TXT", "requirements.txt"],
    ["requirements", "requirements.txt"],
    ["requirement.pypm", "requirements.pypm"],
    ["Requirements.PYPM", "requirements.pypm"],
    ["Runtime.txt", "runtime.txt"],
    ["runtime.text", "runtime.txt"],
    ["runtimes.txt", "runtime.txt"],
    ["procfile", "Procfile"],
    ["Procfile.txt", "Procfile"],
    ["PROCFILE", "Procfile"],
    ["Setup.py", "setup.py"],
    ["setup.py.txt", "setup.py"],
    ["Setup.cfg", "setup.cfg"],
    ["PyProject.toml", "pyproject.toml"],
    ["pyproject.toml.txt", "pyproject.toml"],
    ["pyprojet.toml", "pyproject.toml"]
  ])("%s is told, and that %s is meant", async (name, meant) => {
    const plan = await planOf({ files: { ...app, [name]: "" } })
    expect(said(plan)).toContain("warning application/near-miss")
    const text = await textOf({ [name]: "" }, "application/near-miss")
    expect(text).toContain(`Found ${name},`)
    expect(text).toContain(`rename it to ${meant}`)
  })

  it.each([".python_version", "python-version", ".Python-Version", "python-version.txt"])(
    "%s is told, and that .python-version is meant",
    async (name) => {
      const { notices } = await planOf({ files: { "app.py": "", [name]: "3.12\n" } })
      expect(notices.map(({ text }) => text).join()).toMatch(
        /Found \S+, which is not read: rename it to \.python-version/
      )
    }
  )

  it.each([
    { "requirements.txt": "", "Requirements.txt": "" },
    { "runtime.py": "", "setup.sh": "", profile: "", ".profile": "", "Pipfile.lock.bak": "", "project.toml": "" },
    {
      "requirements.txt": "six\n",
      "requirements-dev.txt": "pytest\n",
      "requirements.in": "flask\n",
      "test-requirements.txt": "x\n"
    }
  ])("nothing is told of %j", async (files) => {
    expect((await noticesOf(files)).filter(({ id }) => id !== "requirements/empty")).toEqual([])
  })
})

describe("packages that are listed where nobody reads them", () => {
  it.each<[string, string, string, string]>([
    [
      "Pipfile",
      '[packages]\nflask = "*"\n',
      "Pipfile lists 1 package (flask)",
      "Run `pipenv lock`, and commit Pipfile.lock."
    ],
    [
      "environment.yml",
      "dependencies:\n  - python=3.11\n  - numpy\n  - pip:\n    - flask==2\n",
      "lists 2 packages (numpy, flask)",
      "  flask==2"
    ],
    ["environment.yaml", "dependencies:\n- conda-forge::numpy=1.2\n", "(numpy)", "pip list --format=freeze"],
    ["conda.yml", "dependencies:\n- numpy\n", "(numpy)", "pip list --format=freeze"],
    ["pixi.toml", '[dependencies]\npython = "3.12"\nnumpy = "*"\n', "(numpy)", "pixi run pip list"],
    ["requirements.in", "flask # web\n", "requirements.in lists 1 package (flask)", "`pip-compile requirements.in`"],
    ["requirements/production.txt", "flask\nredis>4\n", "(flask, redis)", "`-r requirements/production.txt`"],
    ["requirements/prod.in", "flask\n", "(flask)", "`pip-compile requirements/prod.in -o requirements.txt`"],
    ["requirements-prod.txt", "-r base.txt\n", "(base.txt)", "`-r requirements-prod.txt`"],
    ["pip-requirements.txt", "flask\n", "(flask)", "`-r pip-requirements.txt`"],
    ["deps.txt", "flask\n", "(flask)", "`-r deps.txt`"],
    [
      "pyproject.toml",
      '[tool.poetry.dependencies]\npython = "^3.9"\nflask = "^2"\n',
      "[tool.poetry] in pyproject.toml lists 1 package (flask)",
      "poetry lock"
    ],
    [
      "pyproject.toml",
      '[dependency-groups]\nmain = ["flask>2", {include-group = "x"}]\n',
      "(flask)",
      "Set $PYTHON_GROUPS to `main`"
    ],
    ["pyproject.toml", '[tool.pixi.pypi-dependencies]\nflask = "*"\n', "(flask)", "pixi run"],
    [
      "setup.cfg",
      "[options]\ninstall_requires =\n  flask\n  redis>2\n",
      "setup.cfg lists 2 packages (flask, redis)",
      "setup.py with two lines"
    ]
  ])("in %s: an error that names them and what to do", async (name, text, tells, remedy) => {
    const error = await errorOf({ files: { ...app, [name]: text } })
    expect([error.id, error.blame]).toEqual(["packages/not-read", "app"])
    expect(error.message).toContain(tells)
    expect(error.hints.join("\n")).toContain(remedy)
  })

  it.each<[string, string]>([
    ["requirements-dev.txt", "pytest\n"],
    ["dev-requirements.txt", "pytest\n"],
    ["requirements/test.txt", "pytest\n"],
    ["pyproject.toml", '[dependency-groups]\ndev = ["pytest"]\n'],
    ["pyproject.toml", '[tool.uv]\ndev-dependencies = ["pytest"]\n'],
    ["pyproject.toml", '[tool.hatch.envs.default]\ndependencies = ["pytest"]\n'],
    ["pyproject.toml", '[tool.pdm.dev-dependencies]\ntest = ["pytest"]\n']
  ])("in %s for development alone: a warning", async (name, text) => {
    const notices = await noticesOf({ [name]: text })
    expect(notices.map(({ id, level }) => `${level} ${id}`)).toEqual(["warning packages/for-development"])
    expect(notices[0]?.text).toContain("1 package (pytest)")
  })

  it.each<[string, string]>([
    ["Pipfile", '[packages]\n[requires]\npython_version = "3.12"\n'],
    ["environment.yml", "name: x\ndependencies:\n  - python=3.11\n  - pip\n"],
    ["requirements.in", "# none yet\n\n"],
    ["requirements/production.txt", ""],
    ["pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.9"\n'],
    ["pyproject.toml", "[tool.black]\nline-length = 100\n"],
    ["docker-compose.yml", "dependencies:\n- numpy\n"]
  ])("of %s that lists none, nothing is said", async (name, text) => {
    expect(await noticesOf({ [name]: text })).toEqual([])
  })

  it("is no error beside a requirements.txt, be it empty", async () => {
    const files = { "requirements.txt": "", Pipfile: '[packages]\nflask = "*"\n' }
    expect(await textOf(files, "packages/list-beside-empty")).toContain(
      "Pipfile lists 1 package (flask), and is not read"
    )
    expect((await noticesOf({ ...files, "requirements.txt": "six\n" })).map(({ id }) => id)).toEqual([])
  })

  it("counts for nothing where $PIP_OPTS names one", async () => {
    const files = { ...app, "requirements/production.txt": "flask\n" }
    const plan = await planOf({ files, variables: { PIP_OPTS: "-r requirements/production.txt" } })
    expect(plan.notices).toEqual([])
  })
})

describe("imports, where nothing is installed,", () => {
  it("are told with file, line, module and the package to write", async () => {
    const source = '"""Doc."""\nimport os, yaml\nimport cv2 as c\nfrom PIL import Image\nimport helper\n'
    const text = await textOf({ "app.py": source, "helper.py": "import requests\n" }, "packages/imported-not-installed")
    for (const part of ["app.py line 2 imports `yaml`", "line 3 imports `cv2`", "helper.py line 1 imports `requests`"])
      expect(text).toContain(part)
    expect(text).toContain("PyYAML, opencv-python-headless, Pillow, requests")
    expect(text).not.toMatch(/`(?:os|helper)`/)
  })

  it("of an empty requirements.txt, too", async () => {
    expect(
      await textOf({ "requirements.txt": "# none\n", "main.py": "import flask\n" }, "packages/imported-not-installed")
    ).toContain("Flask")
  })

  it.each([
    { "app.py": "import lib_a\nimport pkg\n", "src/lib_a.py": "", "pkg/__init__.py": "" },
    { "app.py": "try:\n    import flask\nexcept ImportError:\n    pass\n" },
    { "app.py": "import urllib2, ConfigParser, tomllib, _thread, __future__\n" },
    { "test_app.py": "import pytest\n", "conftest.py": "import pytest\n" },
    { "requirements.txt": "six\n", "app.py": "import flask\n" }
  ])("are passed over in %j", async (files) => {
    expect(await textOf(files, "packages/imported-not-installed")).toBe("")
  })
})

it("a requirements.txt one folder too deep is told", async () => {
  expect(await textOf({ "backend/requirements.txt": "flask\n" }, "application/misplaced-file")).toContain(
    "Found backend/requirements.txt, one folder too deep"
  )
  expect(await textOf({ "docs/requirements.txt": "sphinx\n" }, "application/misplaced-file")).toBe("")
})

it("a requirements.txt that is a folder is an error", async () => {
  const error = await errorOf({ files: { ...app, "requirements.txt/base.txt": "flask\n" } })
  expect(error.id).toBe("packages/no-file")
  expect(error.message).toContain("Found requirements.txt, but it is a folder")
})

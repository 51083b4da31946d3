/** What files of other tools list, and what makes a requirements.txt of each. */
import { describe, expect, it } from "vitest"
import { listsIn, mayListPackages } from "../../src/survey/PackageLists.ts"

/** `[tool.poetry] in pyproject.toml: flask redis (for development)` for each list. */
const told = (path: string, text: string): ReadonlyArray<string> =>
  listsIn(path, text).map(
    ({ development, packages, place }) => `${place}: ${packages.join(" ")}${development ? " (for development)" : ""}`
  )

describe("a file lists", () => {
  it.each<readonly [path: string, text: string, lists: ReadonlyArray<string>]>([
    [
      "Pipfile",
      '[packages]\nflask = "*"\nredis = {version = "5"}\npip = "*"\n[dev-packages]\nx = "*"\n',
      ["Pipfile: flask redis"]
    ],
    ["Pipfile", "[packages\n", []],
    ["Pipfile", "packages = 2020-01-01\n", []],
    [
      "environment.yml",
      "name: x\nchannels:\n  - defaults\ndependencies:\n  - python=3.12\n  - numpy=1.26 # why\n  - 'conda-forge::pandas'\n  - pip:\n    - flask==3.0\n    # - left\nprefix: /x\n",
      ["environment.yml: numpy pandas flask"]
    ],
    ["environment.yml", "my-dependencies:\n  - flask\n", []],
    ["environment.yml", "dependencies:\n- flask\n- redis\n\nother:\n- six\n", ["environment.yml: flask redis"]],
    ["environment-dev.yaml", "dependencies:\n- pytest\n", ["environment-dev.yaml: pytest (for development)"]],
    ["conda.yml", "dependencies:\r\n  - flask\r\n", ["conda.yml: flask"]],
    [
      "pixi.toml",
      '[dependencies]\npython = "*"\nnumpy = "*"\n[pypi-dependencies]\nflask = "*"\n',
      ["pixi.toml: numpy flask"]
    ],
    [
      "setup.cfg",
      "[options]\ninstall_requires =\n    flask>=2\n    redis\n[other]\nx = 1\n",
      ["setup.cfg: flask redis"]
    ],
    ["setup.cfg", "[options]\ninstall_requires = flask\n", ["setup.cfg: flask"]],
    ["setup.cfg", "[options.extras_require]\nweb =\n    flask\n", []]
  ])("%s: %j: %j", (path, text, lists) => {
    expect(told(path, text)).toEqual(lists)
  })

  it.each<readonly [table: string, lists: ReadonlyArray<string>]>([
    ['[tool.poetry.dependencies]\npython = "^3.8"\nflask = "^3"\n', ["[tool.poetry] in pyproject.toml: flask"]],
    [
      '[tool.poetry.group.web.dependencies]\nflask = "^3"\n[tool.poetry.group.test.dependencies]\npytest = "*"\n',
      [
        "[tool.poetry] in pyproject.toml, group web: flask",
        "[tool.poetry] in pyproject.toml, group test: pytest (for development)"
      ]
    ],
    [
      '[dependency-groups]\nweb = ["flask>=3", "redis[hiredis]", {include-group = "dev"}]\ndev = ["pytest"]\n',
      [
        "[dependency-groups] in pyproject.toml, web: flask redis",
        "[dependency-groups] in pyproject.toml, dev: pytest (for development)"
      ]
    ],
    ['[tool.uv]\ndev-dependencies = ["flask"]\n', ["[tool.uv] in pyproject.toml: flask (for development)"]],
    ['[tool.pdm.dev-dependencies]\nweb = ["flask"]\n', ["[tool.pdm] in pyproject.toml: flask (for development)"]],
    [
      '[tool.hatch.envs.default]\ndependencies = ["flask"]\n[tool.hatch.envs]\nodd = 1\n',
      ["[tool.hatch.envs.default] in pyproject.toml: flask (for development)"]
    ],
    ['[tool.pixi.pypi-dependencies]\nflask = "*"\n', ["[tool.pixi] in pyproject.toml: flask"]],
    ["[tool.black]\nline-length = 100\n", []],
    ["[[tool.poetry]]\n", []],
    ["[tool\n", []]
  ])("pyproject.toml: %j: %j", (text, lists) => {
    expect(told("pyproject.toml", text)).toEqual(lists)
  })

  it.each<readonly [line: string, named: string]>([
    ["flask", "flask"],
    ["Flask>=2 # why", "Flask"],
    ["  flask[async]==3.0 ; python_version > '3'", "flask"],
    ["flask @ https://x.test/flask.zip", "flask"],
    ["flask(>=1)", "flask"],
    ["-r base.txt", "base.txt"],
    ["-rbase.txt", "base.txt"],
    ["--requirement=base.txt", "base.txt"],
    ["--requirement base.txt", "base.txt"],
    ["-e ./lib", "./lib"],
    ["--editable ./lib", "./lib"],
    ["git+https://x.test/own.git#egg=own", "git+https://x.test/own.git"],
    ["https://x.test/own.zip?x=1", "https://x.test/own.zip"],
    ["./lib", "./lib"],
    ["../lib", "../lib"],
    ["# flask", ""],
    ["", ""],
    ["pip", ""],
    ["some words of a text", ""],
    ["--index-url https://x.test", ""],
    ["Name: flask", ""]
  ])("of requirements/production.txt the line %j: %j", (line, named) => {
    const lists = told("requirements/production.txt", `${line}\r\n`)
    expect(lists).toEqual(named === "" ? [] : [`requirements/production.txt: ${named}`])
  })

  it("each package once", () => {
    expect(told("reqs.txt", "flask\nflask\nsix\n")).toEqual(["reqs.txt: flask six"])
  })
})

describe("what makes a requirements.txt of it", () => {
  it.each([
    ["Pipfile", '[packages]\nx = "*"\n', /^Run `pipenv lock`, and commit Pipfile\.lock\.$/],
    ["environment.yml", "dependencies:\n- x\n", /^Run `pip list --format=freeze > requirements\.txt`/],
    ["pixi.toml", '[dependencies]\nx = "*"\n', /^Run `pixi run pip list/],
    ["setup.cfg", "install_requires = x\n", /^Commit a setup\.py with two lines/],
    ["requirements.in", "x\n", /^Run `pip-compile requirements\.in`, and commit/],
    ["base.in", "x\n", undefined],
    ["requirements-prod.in", "x\n", /^Run `pip-compile requirements-prod\.in -o requirements\.txt`/],
    ["deps.txt", "x\n", /with the line `-r deps\.txt`\.$/],
    ["pyproject.toml", '[tool.poetry.dependencies]\nx = "*"\n', /^Run `poetry lock`/],
    ["pyproject.toml", '[tool.poetry.group.web.dependencies]\nx = "*"\n', /^Run `poetry lock`, commit .*\bweb\b/s],
    ["pyproject.toml", '[dependency-groups]\nweb = ["x"]\n', /Set \$PYTHON_GROUPS to `web`/],
    [
      "pyproject.toml",
      '[tool.uv]\ndev-dependencies = ["x"]\n',
      /^Copy its lines into requirements\.txt, and commit it\.$/
    ]
  ])("%s: %j", (path, text, remedy) => {
    const [list] = listsIn(path, text)
    if (remedy === undefined) expect(list).toBeUndefined()
    else expect(list?.remedy).toMatch(remedy)
  })
})

describe("a file may list packages by its name:", () => {
  it.each([
    ..."Pipfile pipfile environment.yml env.yaml conda-env.yml conda_environment-gpu.yml pixi.toml pyproject.toml setup.cfg".split(
      " "
    ),
    ..."Requirements.txt requirements-dev.txt dev-requirements.txt requirements_prod.in requirement.txt reqs.pip requirements.prod.txt".split(
      " "
    ),
    ..."requirements/base.txt reqs/prod.in deps/all.txt dependencies/x.txt deps.txt packages.txt require.txt pip.txt".split(
      " "
    )
  ])("%s", (path) => {
    expect(mayListPackages(path)).toBe(true)
  })

  it.each([
    ..."requirements.txt my.Pipfile Pipfile.lock environment.yml.bak docs/environment.yml environments.yml pixi.lock".split(
      " "
    ),
    ..."other/pyproject.toml requirements.md requirements/deep/base.txt lib/requirements/base.txt notes.txt mydeps.txt".split(
      " "
    )
  ])("%s does not", (path) => {
    expect(mayListPackages(path)).toBe(false)
    if (path !== "requirements.txt") expect(listsIn(path, "flask\n")).toEqual([])
  })

  it.each(
    "requirements-dev.txt dev-requirements.txt requirements/test.txt tests-requirements.txt requirements_ci.txt requirements/local.txt requirements.docs.txt".split(
      " "
    )
  )("%s is for development", (path) => {
    expect(listsIn(path, "x\n").map(({ development }) => development)).toEqual([true])
  })

  it.each("requirements-prod.txt requirements/base.txt requirements-device.txt requirements-latest.txt".split(" "))(
    "%s is not",
    (path) => {
      expect(listsIn(path, "x\n").map(({ development }) => development)).toEqual([false])
    }
  )
})

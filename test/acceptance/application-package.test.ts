/** Apps that are packages themselves: `setup.py`, `pyproject.toml`, and what only looks like one. */
import { readdirSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { pack } from "../support/index/Distribution.ts"
import { projectIn } from "../support/index/Projects.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { answerOf, exec, python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, release, type Staged } from "../support/staging/StagedApp.ts"

const { stage, stageWell } = setting()
const oldest = pythonOf("2.7")
/** Its pip builds with the setuptools that is there, in a third of the time that one takes which fetches its own. */
const withoutIsolation = pythonOf("3.6") ?? newest()

const expectUntouched = (staged: Staged): void => {
  expect(staged.after).toEqual(staged.before)
  expect(readdirSync(staged.app)).not.toContain(".python")
  expect(readdirSync(staged.temporary)).toEqual([])
}

describe.each([
  { name: "2.7", python: oldest },
  { name: "the newest Python", python: newest() }
])("a setup.py app on $name", ({ name, python }) => {
  it.skipIf(python === undefined)(
    `is installed with its requirements and started by its only command (${name})`,
    async () => {
      const staged = await stageWell({ app: appFolder("setup-py"), ...(python && { python }) })
      expect(staged.after).toEqual(staged.before)
      expect(await release(staged)).toMatch(/^---\n?[^]*default_process_types:\s+web: "?greeter"?\s*$/)
      expect(await answerOf(staged)).toBe("good day alpha 2.0")
      expect(await pythonIn(staged, "import greeter; print(greeter.__name__)", { cwd: "/" })).toBe("greeter")
    }
  )
})

describe("extras and groups that are chosen without a lock file", () => {
  it("come with the app's own package, of setup.py, and a name that it does not have is an error", async () => {
    const app = {
      "setup.py": [
        "from setuptools import setup",
        "setup(name='shop', version='1', py_modules=[], extras_require={'web': ['beta<2']})",
        ""
      ].join("\n")
    }
    const staged = await stageWell({ app, python: withoutIsolation, env: { PYTHON_EXTRAS: "web" } })
    expect(staged.output).toContain("beta 1.0, shop 1")
    const unknown = await stage({ again: staged, python: withoutIsolation, env: { PYTHON_EXTRAS: "wep" } })
    expect(unknown.output).toContain(
      "$PYTHON_EXTRAS names `wep`; the package that was built of the app has no such extra."
    )
  })

  it("come of pyproject.toml where nothing is built", async () => {
    const app = {
      "pyproject.toml": [
        "[project]",
        "name = 'shop'",
        "version = '1'",
        "dependencies = ['alpha<2']",
        "optional-dependencies = { web = ['beta<2'] }",
        "[dependency-groups]",
        "lint = ['py3only']",
        ""
      ].join("\n")
    }
    const env = { PYTHON_EXTRAS: "web", PYTHON_GROUPS: "lint" }
    expect((await stageWell({ app, python: newest(), env })).output).toContain("alpha 1.1, beta 1.0, py3only 1.0")
  })
})

describe("an app that is one file", () => {
  it("is a wheel that was built elsewhere, with what it requires and an extra", async () => {
    const [wheel] = pack({
      name: "shop",
      version: "1.0",
      extras: ["web"],
      wheel: {
        tag: "py3-none-any",
        files: { "shop.py": "import alpha\ndef main():\n    print('shop')\n" },
        requires: ["alpha<2", "beta<2 ; extra == 'web'"],
        consoleScripts: ["shop = shop:main"]
      }
    })
    if (wheel === undefined) throw new Error("there is no wheel")
    const app = { [`dist/${wheel.filename}`]: { content: wheel.bytes, mode: 0o644 } }
    const staged = await stageWell({ app, python: newest(), env: { PYTHON_EXTRAS: "web" } })
    expect(staged.output).toContain("alpha 1.1, beta 1.0, shop 1.0")
    // Nobody can read there whether it serves.
    expect(staged.output).toMatch(/`shop` is not offered as the `web` process: .*its code lies in a wheel/)
    expect((await exec(staged, ["shop"])).stdout.trim()).toBe("shop")
  })

  it("is a script that says what it needs", async () => {
    const block = ["# /// script", "# dependencies = ['alpha<2']", "# requires-python = '>=3'", "# ///"].join("\n")
    const staged = await stageWell({ app: { "main.py": `${block}\nimport alpha\nprint('ran')\n` }, python: newest() })
    expect(staged.output).toContain("alpha 1.1")
    expect((await exec(staged, ["python", "main.py"])).stdout.trim()).toBe("ran")
  })
})

describe("an app with setup.py and requirements.txt", () => {
  it("keeps to the pins of requirements.txt for what its own package asks for", async () => {
    const staged = await stageWell({ app: appFolder("setup-py-with-pins"), python: newest() })
    expect(await answerOf(staged)).toBe("good day alpha 1.0")
  })

  it.skipIf(oldest === undefined)("does so under Python 2.7, whose pip has no resolver", async () => {
    const staged = await stageWell({ app: appFolder("setup-py-with-pins"), ...(oldest && { python: oldest }) })
    expect(await answerOf(staged)).toBe("good day alpha 1.0")
  })

  it("ends with an error when the two cannot be had together", async () => {
    const staged = await stage({
      python: newest(),
      app: {
        ...projectIn("", { name: "wanting", version: "1", requires: ["beta>=2"] }, "app"),
        "requirements.txt": "beta==1.0\n"
      }
    })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toMatch(/^ !.*beta/m)
    expectUntouched(staged)
  })
})

const shop = {
  "setup.py":
    "from setuptools import setup\nsetup(name='shop', version='1', packages=['shop'], extras_require={'more': ['beta']},\n      install_requires=['alpha==1.0'], entry_points={'console_scripts': ['shop-serve = shop:main']})\n",
  "shop/__init__.py": "import os\ndef main():\n    print(os.environ['PORT'])\n",
  "shop/templates/front.html": "<html>",
  "templates/base.html": "<html>"
}

describe("an app whose requirements ask for the app itself", () => {
  it("offers its only command, and says what only an editable install would find", async () => {
    const python = withoutIsolation
    const staged = await stageWell({ app: { ...shop, "requirements.txt": "-e .[more]\n" }, python })
    expect(await release(staged)).toMatch(/web: "?shop-serve"?/)
    expect(staged.output).toMatch(
      /editable install would find[^]*shop\/templates\/front\.html[^]*templates\/base\.html/
    )
    const words = await stageWell({ app: shop, python, env: { PIP_OPTS: "-e .[more]" } })
    expect(await release(words)).toMatch(/web: "?shop-serve"?/)
    expect(await pythonIn(words, "import beta; print(beta.version)", { cwd: "/" })).toBe("2.0")
  })
})

describe("a setup.py that builds nothing, beside requirements", () => {
  it("is passed over with a warning when it does not find its own files, again when its code changes", async () => {
    const app = {
      "requirements.txt": "alpha==1.0\n",
      "setup.py": "from setuptools import setup\nsetup(name='x')\n",
      "app.py": "import alpha\n",
      "static/a.css": "",
      "templates/a.html": ""
    }
    for (const more of [{}, { "app.py": "import alpha, os\n" }]) {
      const staged = await stageWell({ app: { ...app, ...more }, python: newest() })
      expect(staged.output).toMatch(/^ !.*own package is not installed[^]*(?:static, templates|templates, static)/m)
      expect(await pythonIn(staged, "import alpha; print(alpha.version)")).toBe("1.0")
    }
  })

  it("is built with the requirements in reach when it imports them", async () => {
    const staged = await stageWell({
      python: newest(),
      app: {
        "requirements.txt": "alpha==1.0\n",
        "setup.py":
          "import alpha\nfrom setuptools import setup\nsetup(name='taken', version=alpha.version, py_modules=['taken'], install_requires=['beta==1.0'])\n",
        "taken.py": "text = 'taken'\n"
      }
    })
    expect(await pythonIn(staged, "import beta, taken; print(taken.text, beta.version)", { cwd: "/" })).toBe(
      "taken 1.0"
    )
  })

  it("is an error when it has no name and nothing else is asked for", async () => {
    const app = { "setup.py": "from setuptools import setup\nsetup(py_modules=[])\n" }
    const staged = await stage({ app, python: withoutIsolation })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toContain("(application/unnamed-package)")
    expectUntouched(staged)
    const beside = await stageWell({ app: { ...app, "requirements.txt": "alpha==1.0\n" }, python: withoutIsolation })
    expect(beside.output).toMatch(/^ !.*own package is not installed.*without a name/m)
  })
})

describe("a pyproject.toml", () => {
  it("with a build backend and src/ is installed and started", async () => {
    const staged = await stageWell({ app: appFolder("src-layout"), python: newest() })
    expect(staged.after).toEqual(staged.before)
    expect(await release(staged)).toContain("laid-out")
    expect(await answerOf(staged)).toBe("beta 1.0")
  })

  it("with [project] alone gives its dependencies and is not built", async () => {
    const staged = await stageWell({ app: appFolder("project-dependencies"), python: newest() })
    expect(await answerOf(staged)).toBe("beta 1.0")
    const listed = await pythonIn(
      staged,
      "from importlib.metadata import distributions as d; print([x.name for x in d()])"
    )
    expect(listed).not.toContain("not-a-package")
  })

  it("with [project] alone gives way to requirements.txt and says so", async () => {
    const staged = await stageWell({
      python: newest(),
      app: {
        "pyproject.toml": '[project]\nname = "x"\nversion = "0"\ndependencies = ["beta"]\n',
        "requirements.txt": "alpha==1.0\n"
      }
    })
    expect(staged.output).toMatch(/pyproject\.toml/)
    expect((await exec(staged, ["python", "-c", "import alpha"])).code).toBe(0)
    expect((await exec(staged, ["python", "-c", "import beta"])).code).toBe(1)
  })

  it("that only configures tools makes no package of the app", async () => {
    const staged = await stageWell({
      python: newest(),
      app: { "pyproject.toml": "[tool.black]\nline-length = 100\n", "requirements.txt": "alpha==1.0\n" }
    })
    expect((await exec(staged, ["python", "-c", "import alpha"])).code).toBe(0)
  })
})

describe("a package of the app that cannot be built", () => {
  it("is an error, also when only setup.cfg describes it, and the app stays as it was", async () => {
    const staged = await stage({
      python: newest(),
      app: { "setup.cfg": "[metadata]\nname = half\nversion = 1\n", "app.py": "", "requirements.txt": "alpha\n" }
    })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toMatch(/^ !.*setup\.cfg/m)
    expect(staged.output).toMatch(/^ !.*setup\.py/m)
    expectUntouched(staged)
  })

  it("is an error with the words of its setup.py", async () => {
    const staged = await stage({
      python: newest(),
      app: { "setup.py": "raise RuntimeError('the flux is not aligned')\n" }
    })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toContain("the flux is not aligned")
    expect(staged.output).toMatch(/^ !/m)
    expectUntouched(staged)
  })
})

it("builds an extension of the app's own, with a build requirement from the index, and keeps the source clean", async () => {
  const staged = await stageWell({
    python: newest(),
    app: {
      "pyproject.toml":
        '[build-system]\nrequires = ["setuptools", "wheel", "alpha==1.0"]\nbuild-backend = "setuptools.build_meta"\n',
      "setup.py":
        "import alpha\nfrom setuptools import Extension, setup\nassert alpha.version == '1.0'\n" +
        "setup(name='native', version='1', ext_modules=[Extension('native', ['native.c'])])\n",
      "native.c":
        '#include <Python.h>\nstatic struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "native", NULL, -1, NULL};\n' +
        "PyMODINIT_FUNC PyInit_native(void) { return PyModule_Create(&module); }\n"
    }
  })
  expect(staged.after).toEqual(staged.before)
  expect(await pythonIn(staged, "import native; print(native.__name__)", { cwd: "/" })).toBe("native")
  expect((await exec(staged, ["python", "-c", "import alpha"])).code).toBe(1)
})

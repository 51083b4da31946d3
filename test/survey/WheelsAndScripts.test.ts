/** An app that is a wheel which was built elsewhere, or a single script: when it counts, and which one. */
import { describe, expect, it } from "vitest"
import { pythonsOf } from "../../src/domain/WheelTags.ts"
import { inputsOf } from "../../src/domain/Plan.ts"
import { render } from "../../src/domain/PythonVersion.ts"
import { versionOf } from "../../src/domain/Runtime.ts"
import { errorOf, planOf, said } from "../support/memory/PlannedApp.ts"

type Texts = Readonly<Record<string, string>>
/** `3.12.1: dist/shop-1-py3-none-any.whl` */
const staged = async (files: Texts, variables: Texts = {}): Promise<string> => {
  const { installs, python } = await planOf({ files, variables })
  const asked = inputsOf(installs).map((input) => (input._tag === "Folder" ? "." : input.path))
  return `${render(versionOf(python.offer))}: ${asked.join(", ")}`
}
const wheels = (...names: ReadonlyArray<string>): Texts => Object.fromEntries(names.map((name) => [`dist/${name}`, ""]))
const any = "shop-1.0-py3-none-any.whl"
const native = "shop-1.0-cp312-cp312-linux_x86_64.whl"
const block = (requirement: string, range = ""): string =>
  `# /// script\n# dependencies = ["${requirement}"]\n${range === "" ? "" : `# requires-python = "${range}"\n`}# ///\n`

describe("the Pythons of a wheel", () => {
  it.each<[string, ReadonlyArray<string>]>([
    [any, [">=3,<4"]],
    ["shop-1.0-py2.py3-none-any.whl", [">=2,<3", ">=3,<4"]],
    ["shop-1.0-py39-none-any.whl", [">=3.9,<4"]],
    ["shop-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", ["==3.12.*"]],
    ["shop-1.0-cp39-abi3-musllinux_1_2_x86_64.whl", [">=3.9,<4"]],
    ["shop-1.0-1-cp27-cp27mu-linux_x86_64.whl", ["==2.7.*"]],
    ["shop-1.0-cp312-cp312-macosx_11_0_arm64.whl", []],
    ["shop-1.0-cp312-cp312-win_amd64.whl", []],
    ["shop-1.0-pp310-pypy310_pp73-linux_x86_64.whl", []],
    ["shop.whl", []]
  ])("%s are %j", (file, ranges) => {
    expect(pythonsOf(file)).toEqual(ranges)
  })
})

describe("a wheel in dist/", () => {
  it.each<[string, Texts, string]>([
    ["is the app where nothing else is", wheels(any), `3.13.0: dist/${any}`],
    ["chooses the Python that it is for", wheels(native), `3.12.1: dist/${native}`],
    [
      "is the one for this system",
      wheels(native, "shop-1.0-cp312-cp312-macosx_11_0_arm64.whl"),
      `3.12.1: dist/${native}`
    ],
    [
      "is the one for this Python",
      { ...wheels(native, "shop-1.0-cp313-cp313-linux_x86_64.whl"), "runtime.txt": "3.12" },
      `3.12.1: dist/${native}`
    ],
    [
      "is the one that was made for this system, of one release",
      { ...wheels(any, native), "runtime.txt": "3.12" },
      `3.12.1: dist/${native}`
    ],
    [
      "is passed over beside requirements.txt",
      { ...wheels(any), "requirements.txt": "six\n", "runtime.txt": "3.12" },
      "3.12.1: requirements.txt"
    ],
    ["is passed over beside setup.py", { ...wheels(any), "setup.py": "", "runtime.txt": "3.12" }, "3.12.1: ."],
    [
      "is passed over beside [project]",
      { ...wheels(any), "pyproject.toml": "[project]\nname='a'\ndependencies=['six']\n" },
      "3.13.0: pyproject.toml"
    ]
  ])("%s", async (_, files, told) => {
    expect(await staged(files)).toBe(told)
  })

  it.each<[Texts, Texts, string, string]>([
    [
      wheels("shop-1.0-py3-none-any.whl", "shop-1.1-py3-none-any.whl"),
      {},
      "wheel/several",
      "dist/shop-1.0-py3-none-any.whl and dist/shop-1.1-py3-none-any.whl"
    ],
    [
      wheels("shop-1.0-py3-none-any.whl", "other-1.0-py3-none-any.whl"),
      {},
      "wheel/several",
      "dist/other-1.0-py3-none-any.whl and"
    ],
    [
      wheels("shop-1.0-cp312-cp312-linux_armv7l.whl"),
      {},
      "wheel/none-fits",
      "is not for Python 3.12.1 on linux-x86_64"
    ],
    [
      { ...wheels(native), "runtime.txt": "3.13" },
      {},
      "python/outside-declared-range",
      "runtime.txt line 1 chooses Python 3.13"
    ],
    [wheels(any), { PYTHON_REQUIREMENTS: "dist/other-*.whl" }, "requirements/chosen-missing", `dist/${any}`]
  ])("%j with %j is %s", async (files, variables, id, text) => {
    const error = await errorOf({ files, variables })
    expect(error.id).toBe(id)
    expect(error.message).toContain(text)
  })

  it.each<[string, string]>([
    [`dist/${any}`, `3.13.0: dist/${any}`],
    ["dist/shop-*.whl", `3.13.0: dist/${any}`],
    ["dist/*.whl more.txt", `3.13.0: more.txt, dist/${any}`]
  ])("may be named, %s, whatever else there is", async (value, told) => {
    const files = { ...wheels(any), "requirements.txt": "six\n", "more.txt": "six\n", "setup.py": "" }
    expect(await staged(files, { PYTHON_REQUIREMENTS: value })).toBe(told)
  })
})

describe("a script with a block", () => {
  it.each<[string, Texts, Texts, string]>([
    ["is the app where nothing else is", { "job.py": block("six"), "main.py": "" }, {}, "3.13.0: job.py"],
    ["names the Python", { "main.py": block("six", ">=3.6,<3.13") }, {}, "3.12.1: main.py"],
    [
      "is passed over beside requirements.txt",
      { "main.py": block("six"), "requirements.txt": "", "runtime.txt": "3.12" },
      {},
      "3.12.1: "
    ],
    ["is passed over beside a wheel", { "main.py": block("six"), ...wheels(any) }, {}, `3.13.0: dist/${any}`],
    [
      "is named",
      { "a.py": block("six"), "b.py": block("idna", "<3.13"), "requirements.txt": "six\n" },
      { PYTHON_SCRIPT: "b.py" },
      "3.12.1: b.py"
    ],
    [
      "is named in a folder",
      { "jobs/b.py": block("idna", "<3.13") },
      { PYTHON_SCRIPT: "./jobs/b.py" },
      "3.12.1: jobs/b.py"
    ]
  ])("%s", async (_, files, variables, told) => {
    expect(await staged({ Procfile: "web: python3 x\n", ...files }, variables)).toBe(told)
  })

  it("is told where it was found, and what of it is not read", async () => {
    const files = { "main.py": "# /// script\n# dependencies = ['six']\n# [tool.uv]\n# ///\n" }
    expect(said(await planOf({ files }))).toEqual(
      expect.arrayContaining(["notice script/found", "notice script/tool-settings"])
    )
    expect(said(await planOf({ files, variables: { PYTHON_SCRIPT: "main.py" } }))).not.toContain("notice script/found")
  })

  it.each<[Texts, Texts, string, string]>([
    [{ "a.py": block("six"), "b.py": block("six"), "runtime.txt": "3" }, {}, "script/several", "a.py, b.py"],
    [{ "a.py": "", "b.py": block("six") }, { PYTHON_SCRIPT: "a.py" }, "script/no-block", "Scripts that do are b.py."],
    [{ "app.py": "" }, { PYTHON_SCRIPT: "gone.py" }, "script/no-block", "`gone.py`, which is no file"],
    [{ "app.py": "" }, { PYTHON_SCRIPT: "../x.py" }, "application/file-outside", "../x.py"],
    [{ "app.py": "# /// script\n# dependencies = [\n# ///\n" }, {}, "script/invalid-block", "app.py line 2"],
    [{ "app.py": block("six", "^3.9") }, {}, "python/invalid-range", "app.py line 3 says `^3.9`"]
  ])("%j with %j is %s", async (files, variables, id, text) => {
    const error = await errorOf({ files, variables })
    expect(error.id).toBe(id)
    expect(error.message).toContain(text)
  })
})

/** Lock files that say for which Pythons, systems and machines they were made; the texts are of uv 0.13.9 and PDM 2.29.4. */
import { describe, expect, it } from "vitest"
import { render } from "../../src/domain/PythonVersion.ts"
import { versionOf } from "../../src/domain/Runtime.ts"
import { targetsIn } from "../../src/installers/pdm/Targets.ts"
import { errorOf, planOf } from "../support/memory/PlannedApp.ts"

const x86 = "platform_machine == 'x86_64' and sys_platform == 'linux'"
const arm = "platform_machine == 'aarch64' and sys_platform == 'linux'"

const list = (key: string, texts: ReadonlyArray<string>): string =>
  texts.length === 0 ? "" : `${key} = [${texts.map((text) => `"${text}"`).join(", ")}]\n`
const uv = (environments: ReadonlyArray<string>, supported: ReadonlyArray<string>) => ({
  "pyproject.toml": `[project]\nname = "root"\nversion = "1"\nrequires-python = ">=3.6"\n[tool.uv]\n${list("environments", environments)}`,
  "uv.lock": `version = 1\nrevision = 5\nrequires-python = ">=3.6"\n${list("supported-markers", supported)}\n[[package]]\nname = "root"\nversion = "1"\nsource = { virtual = "." }\n`
})

const pdm = (...targets: ReadonlyArray<string>) => ({
  "pyproject.toml":
    '[project]\nname = "p"\nversion = "1"\nrequires-python = ">=3.10"\ndependencies = ["six==1.17.0"]\n[tool.pdm]\ndistribution = false\n',
  "pdm.lock": `[metadata]
groups = ["default"]
strategy = ["inherit_metadata"]
lock_version = "4.5.1"
content_hash = "sha256:fe778f4069b0cbb02d9a0df1394959e20ce8c29c4629d9f7625b303231d9a707"

${targets.map((target) => `[[metadata.targets]]\n${target}\n`).join("\n")}
[[package]]
name = "six"
version = "1.17.0"
groups = ["default"]
files = [{file = "six-1.17.0-py2.py3-none-any.whl", hash = "sha256:4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274"}]
`
})

describe("a lock file that was made for this Python and machine", () => {
  it.each([
    ["uv's, for all", uv([], []), "3.13.0"],
    [
      "uv's, for this one among others",
      uv([x86, "sys_platform == 'darwin'"], [x86, "sys_platform == 'darwin'"]),
      "3.13.0"
    ],
    [
      "uv's, with a condition in another order",
      uv(["sys_platform == 'linux' and platform_machine == 'x86_64'"], [x86]),
      "3.13.0"
    ],
    ["uv's, for what nobody here knows", uv(["platform_release == '6'"], ["platform_release == '6'"]), "3.13.0"],
    ["PDM's, for all", pdm('requires_python = ">=3.10"'), "3.13.0"],
    ["PDM's, for a Linux", pdm('requires_python = ">=3.10"\nplatform = "manylinux_2_40_x86_64"'), "3.13.0"],
    ["PDM's, for older Pythons", pdm('requires_python = ">=3.10,<3.13"'), "3.12.1"],
    [
      "PDM's, for two systems",
      pdm('requires_python = ">=3.10"\nplatform = "windows_amd64"', 'requires_python = ">=3.10"\nplatform = "linux"'),
      "3.13.0"
    ]
  ])("%s, is installed", async (_, files, version) => {
    expect(render(versionOf((await planOf({ files })).python.offer))).toBe(version)
  })
})

describe("a lock file that was made for others", () => {
  it.each([
    [
      "uv's, for another system",
      uv(["sys_platform == 'win32'"], ["sys_platform == 'win32'"]),
      "lock-file/other-environments"
    ],
    ["uv's, for another machine", uv([arm], [arm]), "lock-file/made-for-others"],
    ["uv's, for an environment that pyproject.toml does not name", uv([x86], [arm]), "lock-file/drifted"],
    ["uv's, made before environments were named", uv([x86], []), "lock-file/drifted"],
    [
      "PDM's, for another system",
      pdm('requires_python = ">=3.10"\nplatform = "windows_amd64"'),
      "lock-file/other-environments"
    ],
    ["PDM's, for another machine", pdm('platform = "manylinux_2_17_aarch64"'), "lock-file/made-for-others"]
  ])("%s, is an error", async (_, files, id) => {
    const error = await errorOf({ files })
    expect(`${error.id} ${error.message}`).toContain(id)
  })

  it("names the place, the Python and the machine", async () => {
    expect((await errorOf({ files: uv([arm], [arm]) })).message).toBe(
      "uv.lock was made where `platform_machine == 'aarch64'`, and this is Python 3.13.0 on linux-x86_64."
    )
    const gap = "python_full_version < '3.7' or python_full_version >= '3.13'"
    const files = { ...uv([gap], [gap]), "runtime.txt": "3.12" }
    expect((await errorOf({ files })).message).toContain("this is Python 3.12.1 on linux-x86_64")
  })
})

describe("a target of PDM", () => {
  it.each([
    [{}, []],
    [{ platform: "linux" }, ["sys_platform == 'linux'"]],
    [{ platform: "musllinux_1_2_aarch64" }, ["sys_platform == 'linux' and platform_machine == 'aarch64'"]],
    [{ platform: "macos_14_0_arm64" }, ["sys_platform == 'darwin'"]],
    [{ platform: "alpine" }, []],
    [{ requires_python: "==3.10.*" }, ["python_full_version == '3.10.*'"]],
    [
      { requires_python: ">=3.8, <4", platform: "windows" },
      ["python_full_version >= '3.8' and python_full_version < '4' and sys_platform == 'win32'"]
    ]
  ])("%j is %j", (target, conditions) => {
    expect(targetsIn({ metadata: { targets: [target] } })).toEqual(conditions)
  })
})

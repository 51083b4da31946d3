/** What files of asdf, mise and Pipenv ask for, as these tools read them: one table a format. */
import { describe, expect, it } from "vitest"
import type { VersionSource } from "../../src/domain/Application.ts"
import { renderRequest } from "../../src/domain/PythonVersion.ts"
import { readMiseToml } from "../../src/formats/MiseToml.ts"
import { pythonOfPipfile } from "../../src/formats/Pipfile.ts"
import { readToolVersions } from "../../src/formats/ToolVersions.ts"
import { planOf } from "../support/memory/PlannedApp.ts"

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** `2: 3.11, else 3.10`, or the id of what is wrong. */
const told = (source: VersionSource | undefined): string => {
  if (source === undefined) return ""
  const { asked, origin, otherwise = [], problem, specifier } = source
  const line = origin._tag === "File" && origin.line !== undefined ? `${origin.line}: ` : ""
  const versions = [asked, ...otherwise].filter((one) => one !== undefined).map(renderRequest)
  return `${line}${problem?.id ?? specifier ?? versions.join(", else ")}`
}

describe(".tool-versions", () => {
  it.each([
    ["python 3.11.4\n", "1: 3.11.4"],
    ["python 3.11\n", "1: 3.11"],
    ["nodejs 20.1.0\npython 3.9.2 2.7.18 # old\n", "2: 3.9.2, else 2.7.18"],
    ["python 3.7.2 2.7.15 system\n", "1: 3.7.2, else 2.7.15"],
    ["python system 3.8.1\n", "1: 3.8.1"],
    ["python pypy3.9-7.3.9 3.9.1\n", "1: 3.9.1"],
    ["python pypy3.9-7.3.9\n", "1: tool-versions/other-implementation"],
    ["python miniconda3-4.7.12\n", "1: tool-versions/other-implementation"],
    ["python latest:3.11\n", "1: 3.11"],
    ["python prefix:3.11\n", "1: 3.11"],
    ["python latest\n", "1: 3"],
    ["python: 3.11\n", "1: 3.11"],
    ["python\t3.11\r\n", "1: 3.11"],
    ["python system\n", ""],
    ["python\n", ""],
    ["python ref:main\n", "1: tool-versions/development-version"],
    ["python ref-main 3.11\n", "1: 3.11"],
    ["python path:~/pythons/3.11\n", "1: tool-versions/system-python"],
    ["python sub-0.1:latest\n", "1: tool-versions/invalid-version"],
    ["python 3.13-dev\n", "1: tool-versions/development-version"],
    ["python 3.13.0t\n", "1: tool-versions/free-threaded"],
    ["python {{env.PY}}\n", "1: tool-versions/template"],
    ["python 2.6\n", "1: tool-versions/unsupported-version"],
    ["#python 3.8\npythonx 3.8\n", ""],
    ["python 3.8#2\n", "1: 3.8"],
    ["python 3.8 # 2.7\n\n# python 3.9\n", "1: 3.8"]
  ])("%j is %j", (text, hints) => {
    expect(told(readToolVersions(utf8(text)))).toBe(hints)
  })
})

describe("mise.toml", () => {
  it.each([
    ['[tools]\npython = "3.11"\n', "2: 3.11"],
    // The first is `python`, and the others are called by their versions.
    ["[tools]\nnode = '20'\npython = ['3.10.2', '3.9']\n", "3: 3.10.2"],
    ['[tools]\npython = { version = "3.12", virtualenv = ".venv" }\n', "2: 3.12"],
    ['[tools]\npython = [{ version = "3.12", os = ["macos"] }, { version = "3.11", os = ["linux"] }]\n', "2: 3.11"],
    ['[tools.python]\nversion = "3.8"\n', "1: 3.8"],
    ['[tools]\npython = "latest"\n', "2: 3"],
    ['[tools]\npython = "prefix:3.10"\n', "2: 3.10"],
    ['[tools]\n"core:python" = "3.10"\n', "2: 3.10"],
    ['[tools]\npython = "system"\n', ""],
    ['[tools]\npython = ["system", "latest"]\n', "2: 3"],
    ['[tools]\npython = "ref:main"\n', "2: mise/development-version"],
    ['[tools]\npython = "pypy3.10"\n', "2: mise/other-implementation"],
    ["[tools]\npython = \"{{env['PY']}}\"\n", "2: mise/template"],
    ['[tools]\npython = "ours"\n[alias.python.versions]\nours = "3.12.1"\n', "2: 3.12.1"],
    ['[tools]\npython = "ours"\n[tool_alias.python.versions]\nours = "3.12"\n', "2: 3.12"],
    ['tools = { node = "20", python = "3.10" }\n', "1: 3.10"],
    ['\n[settings]\npython = "3.9"\n[tools]\npython = "3.10"\n', "5: 3.10"],
    ['[env]\npython = "3.10"\n', ""],
    ["[tools\n", ""]
  ])("%j is %j", (text, hints) => {
    expect(told(readMiseToml(utf8(text), "mise.toml"))).toBe(hints)
  })
})

describe("a Pipfile without a lock file", () => {
  it.each([
    ['[packages]\nflask = "*"\n\n[requires]\npython_version = "3.7"\n', "5: 3.7"],
    ['[requires]\npython_version = "3.7"\npython_full_version = "3.7.4"\n', "3: 3.7.4"],
    ['[requires]\npython_version = ">=3.9,<3.13"\n', "2: >=3.9,<3.13"],
    ['[requires]\npython_version = "*"\n', ""],
    ['[requires]\npython_version = ["3.7"]\n', ""],
    ["[requires]\npython_version = 3.7\n", "2: 3.7"],
    ['[requires]\npython_version = "new"\n', "2: pipfile/invalid-version"],
    ["[packages]\n", ""],
    ["[requires\n", ""]
  ])("%j is %j", (text, hints) => {
    expect(told(pythonOfPipfile(utf8(text)))).toBe(hints)
  })
})

describe("the order of the files", () => {
  const app = { "requirements.txt": "six\n" }
  const mise = (line: string) => `[tools]\npython = "${line}"\n`
  const reasonOf = async (files: Readonly<Record<string, string>>) =>
    (await planOf({ files: { ...app, ...files } })).python.reason

  it.each([
    [{ ".python-version": "3.6", ".tool-versions": "python 3.6\n" }, "asked by .python-version line 1"],
    [{ ".tool-versions": "python 3.6\n", "mise.toml": mise("3.6") }, "asked by .tool-versions line 1"],
    [{ ".tool-versions": "nodejs 20\n", "mise.toml": mise("3.6") }, "asked by mise.toml line 2"],
    [{ "mise.toml": mise("3.6"), "mise.local.toml": mise("3.6") }, "asked by mise.local.toml line 2"],
    [{ "mise.toml": mise("3.6"), ".mise.toml": mise("3.6") }, "asked by .mise.toml line 2"],
    [{ "mise.toml": mise("3.6"), ".config/mise.toml": mise("3.6") }, "asked by mise.toml line 2"],
    [{ ".mise/config.toml": mise("3.6"), "mise/config.toml": mise("3.6") }, "asked by mise/config.toml line 2"],
    [{ ".config/mise/config.toml": mise("3.6") }, "asked by .config/mise/config.toml line 2"],
    [{ "mise.production.toml": mise("3.6") }, "the default, since the app names none"],
    [{ "mise.toml": mise("3.6"), Pipfile: '[requires]\npython_version = "3.6"\n' }, "asked by mise.toml line 2"],
    [{ Pipfile: '[requires]\npython_version = "3.6"\n', "setup.cfg": "" }, "asked by Pipfile line 2"]
  ])("of %j is %s", async (files, reason) => {
    expect(await reasonOf(files)).toBe(reason)
  })
})

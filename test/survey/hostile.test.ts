/** Files as nobody writes them are read in no time: no pattern tries again at every place, nothing is read ever deeper. */
import { describe, expect, it } from "vitest"
import { route } from "../../src/engines/pip/options/PipOptions.ts"
import { surelyHolds } from "../../src/domain/EnvironmentMarker.ts"
import { shellWords } from "../../src/domain/ShellWords.ts"
import { renderError } from "../../src/services/Report.ts"
import { findSecrets, inUrls, redact, withoutCredentials } from "../../src/domain/Secrets.ts"
import * as PypmFile from "../../src/installers/pypm/PypmFile.ts"
import { readProcfile } from "../../src/formats/Procfile.ts"
import { readPyproject } from "../../src/formats/Pyproject.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"
import { readSetupCfg } from "../../src/formats/SetupCfg.ts"
import { fromFile } from "../../src/formats/VersionFile.ts"
import { runtime } from "../support/memory/Stack.ts"
import { threadMilliseconds } from "../support/machine/ThreadTime.ts"

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const classes = [
  ..."a7 \t'\"([{}/\\.:,;-=@#%é\n",
  "a.",
  "1.",
  "[]",
  "a[",
  "--a ",
  "../",
  "a b ",
  "a-1",
  "://",
  "://a@",
  "a=1\n",
  "-e a\n",
  "\\\n",
  " a\n",
  "#egg=a&",
  "<<<<<<<\n",
  "${A}"
]

/** Reads it all, and says all that is wrong with it. */
const readers: Readonly<Record<string, readonly [starts: ReadonlyArray<string>, read: (text: string) => unknown]>> = {
  "requirements.txt": [
    [
      "",
      "a==",
      "a>=1",
      "a @ ",
      "a[",
      "a (",
      "a; ",
      "-r ",
      "-e ",
      "-e git+https://",
      "a --hash=sha256:",
      "--index-url=",
      "-e '",
      "https://a/",
      "file:///",
      "./",
      "pip install ",
      "import ",
      '"',
      "a=1=",
      "a = ",
      "a 1",
      "a>1 <",
      "a if ",
      "git@",
      "C:\\",
      "a-1-py3-none-any.whl#"
    ],
    (text) =>
      parse("/app", (path) => (path === "requirements.txt" ? bytes(text) : "missing"), new Map()).problems.map(
        renderError
      )
  ],
  "requirements.pypm": [["", "a==", "a.pypm#", "git@"], (text) => PypmFile.parse(text).problems.map(renderError)],
  Procfile: [["", "web: ", "web"], (text) => readProcfile(bytes(text))],
  "setup.cfg": [["", "[", "[metadata]\nname = ", "a"], (text) => readSetupCfg(bytes(text))],
  "pyproject.toml": [
    ["", "[", "a = [", 'a = "', '[project]\ndependencies = ["', "[project]\ndependencies = ['-"],
    (text) => readPyproject(bytes(`${text}']`)).problems.map(renderError)
  ],
  "runtime.txt": [
    ["", "python-3.", "3 #"],
    (text) => [fromFile("runtime.txt", bytes(text)).problem].map((each) => each && renderError(each))
  ],
  "a marker": [["", "python_version == "], (text) => surelyHolds(text, runtime("3.12.1"))],
  $PIP_OPTS: [
    ["", "--index-url ", "'"],
    (text) => [shellWords(text, "PIP_OPTS"), route([text], { major: 26, minor: 2 })]
  ],
  "a line of output": [
    ["", "https://"],
    (text) => [redact(text, ["secret-word"]), inUrls(text), withoutCredentials(text)]
  ],
  "a variable": [
    ["", "https://a:"],
    (text) => findSecrets(new Map([["A_PASSWORD", text.slice(0, 120_000)]]), new Map())
  ]
}

describe("thirty thousand characters of anything, behind every beginning that a reader knows", () => {
  it.each(Object.entries(readers))("%s", (_, [starts, read]) => {
    const all = starts.flatMap((start) => classes.map((each) => [start, each] as const))
    const slow = all.filter(
      ([start, each]) => threadMilliseconds(() => read(start + each.repeat(Math.ceil(30_000 / each.length)))) > 400
    )
    expect(slow).toEqual([])
  })
})

describe("a megabyte", () => {
  it.each(["a[", "a/", "[", " ", "\\", "'", "..", "{", "-"])("of `%s` in requirements.txt", (each) => {
    const text = each.repeat(Math.ceil(1_000_000 / each.length))
    expect(threadMilliseconds(() => readers["requirements.txt"]?.[1](text))).toBeLessThan(1000)
  })
})

describe("requirement files that name each other, one after another", () => {
  const nested = (count: number) =>
    parse(
      "/app",
      (path) => {
        const at = path === "requirements.txt" ? 0 : Number(/^r(\d+)\.txt$/.exec(path)?.[1])
        return bytes(at === count ? "six" : `-r r${at + 1}.txt`)
      },
      new Map()
    )

  it("300 are read, which every pip reads", () => {
    const { problems, requirements } = nested(300)
    expect([problems, requirements.map(({ name }) => name)]).toEqual([[], ["six"]])
  })

  it("1500 are an error that says where it became too deep", () => {
    const { problems } = nested(1500)
    expect(problems.map(({ id }) => id)).toEqual(["requirements/file-too-deep"])
    expect(problems[0]?.message).toContain("r399.txt line 1 is `-r r400.txt`")
  })
})

/** Blocks of script metadata (PEP 723): what is read of one, and what makes one unreadable. */
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { readScript } from "../../src/formats/ScriptBlock.ts"

const utf8 = (text: string) => new TextEncoder().encode(text)
const script = (...rows: ReadonlyArray<string>) => rows.map((row) => `${row}\n`).join("")
const read = (text: string) => readScript("job.py", utf8(text))
const asked = (text: string) => read(text).script?.lines.filter((line) => line !== "")

describe("a block", () => {
  it("says requirements, each on its line, and a range", () => {
    const {
      problems,
      range,
      script: found
    } = read(
      script(
        "#!/usr/bin/env python3",
        "# /// script",
        '# requires-python = ">=3.11"',
        "# dependencies = [",
        '#   "httpx",',
        '#   "rich>=13",',
        "# ]",
        "#",
        "# [tool.uv]",
        "# ///",
        "import httpx"
      )
    )
    expect(problems).toEqual([])
    expect(range).toEqual({ origin: { _tag: "File", path: "job.py", line: 3 }, specifier: ">=3.11" })
    expect([found?.lines[4], found?.lines[5], found?.tools]).toEqual(["httpx", "rich>=13", ["uv"]])
  })

  it.each<[string, ReadonlyArray<string> | undefined]>([
    [script("import six"), undefined],
    [script("# /// script", "# ///"), []],
    [script("# /// script", '# dependencies = ["six"]', "# ///"), ["six"]],
    [script("# /// script\r", '# dependencies = ["six"]\r', "# ///\r"), ["six"]],
    [script("\ufeff# /// script", '# dependencies = ["six"]', "# ///"), ["six"]],
    [
      script(
        "x = 1",
        "# /// script",
        '# dependencies = ["six @ https://example.org/six.whl", "a; python_version < \'3\'"]',
        "# ///"
      ),
      ["six @ https://example.org/six.whl", "a; python_version < '3'"]
    ],
    // Other blocks, and what looks like one.
    [script("# /// other", '# dependencies = ["six"]', "# ///"), undefined],
    [script("# /// other", "# /// script", '# dependencies = ["six"]', "# ///"), undefined],
    [script("#/// script", '# dependencies = ["six"]', "# ///"), undefined],
    [script(" # /// script", '# dependencies = ["six"]', "# ///"), undefined],
    [script("# /// script ", '# dependencies = ["six"]', "# ///"), undefined],
    // The last end before code counts.
    [
      script("# /// script", "# note = '''", "# ///", "# '''", '# dependencies = ["six"]', "# ///", "", "# ///"),
      ["six"]
    ]
  ])("%j asks for %j", (text, requirements) => {
    expect(read(text).problems).toEqual([])
    expect(asked(text)).toEqual(requirements)
  })

  it.each([
    [
      script("# /// script", '# dependencies = ["six"]', "import six"),
      "job.py line 1: the block that begins here has no end"
    ],
    [
      script("x = 1", "# /// script", '# dependencies = ["six"]', "#///"),
      "job.py line 2: the block that begins here has no end"
    ],
    [
      script("# /// script", "# ///", "", "# /// script", "# ///"),
      "job.py line 4: a second block begins here, after the one of line 1"
    ],
    [script("# /// script", "# a = 1", "# dependencies = [", "# ///"), "job.py line 3: it is no TOML"],
    [
      script("# /// script", '# dependencies = "six"', "# ///"),
      "job.py line 2: `dependencies` must be a list of strings"
    ],
    [script("# /// script", "# requires-python = 3", "# ///"), "job.py line 2: `requires-python` must be a string"],
    [
      script("# /// script", "# dependencies = [", '#   "six",', '#   "idna=3",', "# ]", "# ///"),
      "job.py line 4: `idna=3` is no requirement"
    ],
    [
      script("# /// script", '# dependencies = ["-r other.txt"]', "# ///"),
      "job.py line 2: `-r other.txt` is no requirement"
    ]
  ])("%j is told with its line", (text, message) => {
    const [problem] = read(text).problems
    expect(problem?.id).toBe("script/invalid-block")
    expect(problem?.message.startsWith(message)).toBe(true)
  })
})

/** The expression by which the specification finds blocks. */
const reference = /^# \/\/\/ (?<type>[a-zA-Z0-9-]+)$\s(?<content>(^#(| .*)$\s)+)^# \/\/\/$/gm
const row = Schema.Literals([
  "# /// script",
  "# /// other",
  "# ///",
  "# a = 1",
  "#",
  "",
  "code()",
  '# dependencies = ["six"]'
])
const rows = Arbitrary.schema(Schema.Array(row).check(Schema.isMaxLength(9)))

it.prop("one is found where the specification finds one", [rows], ([all]) => {
  const text = script(...all)
  const found = [...text.matchAll(reference)].filter(({ groups }) => groups?.["type"] === "script")
  const { problems, script: one } = read(text)
  // A block that has no end or no content is an error here, or empty; to the specification it is none.
  if (problems.some(({ why }) => /no end|second/.test(why)) || / script\n# \/\/\/\n/.test(text)) return
  expect(found.length > 0).toBe(one !== undefined || problems.length > 0)
})

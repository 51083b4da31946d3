/** Words of $PIP_OPTS that ask for the app itself: what was built of it answers them, and pip is not asked twice. */
import { expect, it } from "vitest"
import type { Requirements } from "../../../../src/domain/Requirements.ts"
import type { Built } from "../../../../src/engines/Engine.ts"
import { wordsBeside } from "../../../../src/engines/pip/options/OwnWords.ts"
import { parse } from "../../../../src/formats/requirements/RequirementsFile.ts"

const own: Built = {
  wheels: [],
  how: "built",
  source: { title: "", line: "", digest: undefined, options: [], env: {} },
  output: []
}
/** What lines ask for, as if they stood there. */
const asked = (place: string, ...lines: ReadonlyArray<string>): Requirements => ({
  ...parse(
    "/app",
    (path) => {
      if (path === ".") return "directory"
      if (path === "setup.py") return new Uint8Array()
      return path === "requirements.txt" ? new TextEncoder().encode(lines.join("\n")) : "missing"
    },
    new Map()
  ),
  files: [place]
})
const beside = (lines: ReadonlyArray<Requirements>, words: ReadonlyArray<string>, built: Built | undefined = own) => {
  const { asks, extras, rest } = wordsBeside(lines, words, "/app", built)
  return { rest, extras, asks: asks?.text }
}

it.each<
  readonly [
    lines: ReadonlyArray<string>,
    words: ReadonlyArray<string>,
    rest: ReadonlyArray<string>,
    extras: string,
    asks: string
  ]
>([
  [["."], [".", "six"], ["six"], "", "."],
  [[".[web]", "six"], [".[web]", "six"], ["six"], "[web]", ".[web]"],
  [["-e ."], ["--editable=."], [], "", "-e ."],
  [["-e ."], ["--editable=/app/."], [], "", "-e ."],
  [[".[web]", "-e .[web,dev]"], [".[web]", "--editable=.[web,dev]"], [], "[web,dev]", ".[web]"],
  [["."], ["./libs", "--editable=./libs", "."], ["./libs", "--editable=./libs"], "", "."]
])("%j of $PIP_OPTS: of %j stay %j", (lines, words, rest, extras, asks) => {
  expect(beside([asked("$PIP_OPTS", ...lines)], words)).toEqual({ rest, extras, asks })
})

it("words that do not ask for the app stay, and so do all where nothing was built of it", () => {
  const words = [".", "six"]
  expect(beside([asked("$PIP_OPTS", "six")], words)).toEqual({ rest: words, extras: "", asks: undefined })
  expect(beside([asked("requirements.txt", ".[web]")], words)).toEqual({ rest: words, extras: "", asks: undefined })
  expect(wordsBeside([asked("$PIP_OPTS", ".")], words, "/app", undefined)).toEqual({ rest: words, extras: "" })
})

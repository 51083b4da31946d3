/** Another Python is asked for in the place that decided: no other would be heard. */
import { describe, expect, it } from "vitest"
import { howToChoose } from "../../src/domain/ChoosingPython.ts"
import * as Origin from "../../src/domain/Origin.ts"

describe("how to choose a Python", () => {
  it.each<readonly [Origin.Origin | undefined, string]>([
    [undefined, "Write `Python-3.12` into runtime.txt (or `3.12` into .python-version)."],
    [
      { _tag: "Default", reason: "the app names none" },
      "Write `Python-3.12` into runtime.txt (or `3.12` into .python-version)."
    ],
    [Origin.variable("PYTHON_VERSION"), "Set $PYTHON_VERSION to 3.12."],
    [
      Origin.variable("PYTHON_DEFAULT_VERSION"),
      "Write `Python-3.12` into runtime.txt (or `3.12` into .python-version), or set $PYTHON_DEFAULT_VERSION to 3.12."
    ],
    [Origin.file("runtime.txt", 1), "Write `Python-3.12` into runtime.txt."],
    [Origin.file(".python-version", 2), "Write `3.12` into .python-version."],
    [Origin.file("pyproject.toml", 5), "Change the range of Pythons in pyproject.toml line 5 to `==3.12.*`."],
    [Origin.file("setup.cfg", 3), "Change the range of Pythons in setup.cfg line 3 to `==3.12.*`."]
  ])("where %o decided", (origin, told) => {
    expect(howToChoose("3.12", origin)).toBe(told)
  })
})

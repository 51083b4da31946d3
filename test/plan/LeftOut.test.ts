/** Requirements that are there for another Python alone. */
import { expect, it } from "vitest"
import { leftOut } from "../../src/plan/LeftOut.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"

const python = { major: 3, minor: 12, patch: 1 }
const told = (text: string, installed: ReadonlyArray<string> = []) => {
  const bytes = new TextEncoder().encode(text)
  return leftOut(
    parse("/app", () => bytes, new Map()),
    installed,
    python
  )?.text
}

it("are counted and named when they are all that is asked for", () => {
  const line = (n: number) => `pkg${n}==1 ; python_full_version == "3.11.10"\n`
  const text = told(Array.from({ length: 105 }, (_, n) => line(n)).join("")) ?? ""
  expect(text).toContain("All 105 requirements are left out: no condition holds on Python 3.12.1.")
  expect(text).toContain('requirements.txt line 1: pkg0, if python_full_version == "3.11.10"')
  expect(text).toContain("… and 102 more.")
  expect(told(line(1))).toContain("The one requirement is left out")
})

it("are what was meant when others are installed", () => {
  expect(told('pywin32; sys_platform == "win32"\nsix\n', ["six"])).toBeUndefined()
  expect(told('Typing_Extensions; python_version < "3.13"\n', ["typing-extensions"])).toBeUndefined()
  expect(told("# nothing\n")).toBeUndefined()
})

/** Packages that cannot be installed on two Pythons: which failure is told, and that it names the other. */
import { describe, expect, it } from "vitest"
import { DependencyInstallFailed } from "../../../src/engines/pip/DependencyInstallFailed.ts"
import type { PipFailure } from "../../../src/diagnosis/Rule.ts"
import { building } from "../../support/pip/FramedBuild.ts"
import { failing } from "../../support/pip/CapturedOutput.ts"

const byDefault: Partial<PipFailure> = {
  pythonWasDefault: true,
  pythonOrigin: { _tag: "Default", reason: "the app names none" },
  lines: ["3.13", "2.7"]
}
const none =
  "ERROR: Could not find a version that satisfies the requirement django-toolbelt==0.0.1 (from -r requirements.txt (line 8)) (from versions: none)\nERROR: No matching distribution found for django-toolbelt==0.0.1 (from -r requirements.txt (line 8))"
const onTwo = new DependencyInstallFailed(failing(none, "2.7", byDefault))

describe("a second failure", () => {
  it("that only asks for the first Python leaves the first to be told", () => {
    const print = building(
      "3.13",
      '  File "/x/config.py", line 185',
      "    print s",
      "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"
    )
    const error = new DependencyInstallFailed({ ...print, ...byDefault }).after(onTwo)
    expect(error.id).toBe("pip/no-such-package")
    expect(error.message).toContain("django-toolbelt")
    expect(error.message).toContain("Python 3.13 was tried, too: A package for Python 2 under Python 3.")
    expect([error.message, ...error.hints].join("\n")).not.toMatch(/Python-3\.13|probably/)
  })

  it("of its own is told, and names the first", () => {
    const error = new DependencyInstallFailed({
      ...building("3.13", "Traceback (most recent call last):", "RuntimeError: no"),
      ...byDefault
    }).after(onTwo)
    expect(error.id).toBe("pip/build-failed")
    expect(error.message).toContain("Python 2.7 was tried, too: pip found nothing called django-toolbelt")
  })
})

/** A failed build may print megabytes in one line, and lines without number: no signal is heard while a rule looks for its words. */
import { describe, expect, it } from "vitest"
import { diagnose } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { excerpt } from "../../src/diagnosis/Excerpt.ts"
import { isWorthReading } from "../../src/engines/pip/LogLines.ts"
import { captured, failing, names, told } from "../support/pip/CapturedOutput.ts"
import { threadMilliseconds } from "../support/machine/ThreadTime.ts"

const million = (text: string): string => text.repeat(Math.ceil(1_000_000 / text.length))
/** What a pattern may try anew at every place. */
const classes = [
  ..."aA7_ \t'\"`([{}<>/\\.:,;-=@#%*+~^|!?&é“😀",
  "a.",
  "1.",
  "()",
  "[]",
  "::",
  "--",
  "/a",
  "a ",
  "a b, ",
  "'a' ",
  "a-1.0 ",
  "a:1:2: ",
  "-L/a/b ",
  "https://a/ ",
  "a@b ",
  "error: ",
  "(from a) ",
  'File "a", line 1 ',
  "x.py:",
  "lib/a.so ",
  "def f(a, ",
  "raise a ",
  "print "
]
const build = (lines: ReadonlyArray<string>): string =>
  [
    "Collecting foo==1.0",
    "error: subprocess-exited-with-error",
    "× python setup.py bdist_wheel did not run successfully.",
    "│ exit code: 1",
    "╰─> [9 lines of output]",
    ...["Traceback (most recent call last):", '  File "setup.py", line 3, in <module>', ...lines].map(
      (line) => `    ${line}`
    ),
    "    [end of output]",
    "ERROR: Failed building wheel for foo"
  ].join("\n")

/** Every line that a rule is known to look at. */
const spoken = [...new Set(names.flatMap((name) => captured(name).output))]

describe("all rules together take less than a second", () => {
  it.each(["2.7", "3.12"])("over one long line of anything, under Python %s", (python) => {
    const isSlow = (output: string) => threadMilliseconds(() => diagnose(failing(output, python))) > 1000
    expect(classes.filter((each) => isSlow(million(each)))).toEqual([])
    expect(classes.filter((each) => isSlow(build([million(each)])))).toEqual([])
  })

  it("over 200 000 lines", () => {
    const slow = ["a ", "error: /a/b.c:1:2: ", "Collecting a-1.0 ", "'a': 'b', "].filter((each) => {
      const lines = Array.from({ length: 200_000 }, () => each.repeat(10))
      return threadMilliseconds(() => diagnose(failing(build(lines)))) > 1000
    })
    expect(slow).toEqual([])
  })

  it.each([" ", "a", "/a", "'a', "])("over the words of every rule with much of `%s` behind them", (each) => {
    const long = each.repeat(5000)
    const output = spoken.map((line) => line + long)
    expect(threadMilliseconds(() => diagnose({ ...failing(""), output }))).toBeLessThan(1500)
    expect(threadMilliseconds(() => output.filter(isWorthReading))).toBeLessThan(1000)
  })
})

describe("what a long output hides from no rule", () => {
  const filler = Array.from({ length: 100_000 }, (_, at) => `creating build/lib/package/module${at}.py`)

  it.each(["hdr-pq-3.12", "usesimp-3.12", "net-refused-3.12", "conflict-3.12", "nogcc-2.7", "hashbad-3.12"])(
    "%s",
    (name) => {
      const failure = captured(name)
      const at = failure.output.findIndex((line) => /lines of output|Complete output|Collecting/.test(line)) + 1
      const output = [...failure.output.slice(0, at), ...filler, ...failure.output.slice(at)]
      expect(told(diagnose({ ...failure, output })[0])).toBe(told(diagnose(failure)[0]))
      const longer = [...failure.output.slice(0, at), "x".repeat(2_000_000), ...failure.output.slice(at)]
      expect(diagnose({ ...failure, output: longer })[0].id).toBe(diagnose(failure)[0].id)
    }
  )

  it("holds an error in the middle of it", () => {
    const lines = [...filler, "src/a.c:1:10: fatal error: libpq-fe.h: No such file or directory", ...filler]
    expect(diagnose(failing(build(lines)))[0].id).toBe("pip/missing-header")
  })

  it("holds every release that pip lists", () => {
    const versions = Array.from({ length: 2000 }, (_, at) => `1.${at}.0`)
    const output = `ERROR: Could not find a version that satisfies the requirement boto3==1.1000.1 (from versions: ${versions.join(", ")})`
    expect(told(diagnose(failing(output))[0])).toContain("1.1000.0")
  })

  it("is all of what is short", () => {
    const short = (name: string) => captured(name).output.filter((line) => line.length <= 600)
    expect(names.filter((name) => excerpt(short(name)).includes("…"))).toEqual([])
  })
})

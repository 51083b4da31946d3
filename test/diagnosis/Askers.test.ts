/** Whose address a message names: an index, a line of the requirements, a package that asks for another, or a build. */
import { describe, expect, it } from "vitest"
import { diagnose, type PipFailure } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { inApp } from "../../src/engines/pip/FailedRun.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"
import { failing, told } from "../support/pip/CapturedOutput.ts"

const best = (output: string, other: Partial<PipFailure> = {}, python = "3.12") =>
  diagnose(failing(output, python, other))[0]

const built = (...lines: ReadonlyArray<string>): string =>
  [
    "Looking in indexes: https://index.example.test/simple/",
    "Processing ./lib (from -r requirements.txt (line 1))",
    "  Getting requirements to build wheel: started",
    "  error: subprocess-exited-with-error",
    "  × Getting requirements to build wheel did not run successfully.",
    "  │ exit code: 1",
    "  ╰─> [9 lines of output]",
    "      Traceback (most recent call last):",
    ...lines.map((line) => `      ${line}`),
    "      [end of output]",
    "  note: This error originates from a subprocess, and is likely not a problem with pip.",
    "ERROR: Failed to build 'file://lib' when getting requirements to build wheel"
  ].join("\n")

describe("a host that the build of a package asks", () => {
  it("is no index, also where nothing names it", () => {
    const found = best(
      built(
        '  File "<string>", line 2, in <module>',
        "urllib.error.URLError: <urlopen error [Errno -2] Name or service not known>"
      )
    )
    expect(found.id).toBe("pip/host-not-found")
    expect(found.title).toBe("The name of a host that the app's own package in lib asks could not be resolved")
    expect(told(found)).toContain("the app's own lib/setup.py")
    expect(told(found)).not.toMatch(/package index|PIP_INDEX_URL|index\.example/)
  })

  it("is named by the code in the traceback, or by the exception", () => {
    const code = best(
      built(
        '  File "/tmp/x/setup.py", line 2, in <module>',
        '    urllib2.urlopen("http://no.such.invalid/x")',
        "urllib2.URLError: <urlopen error [Errno -2] Name or service not known>"
      )
    )
    const exception = best(
      built(
        "requests.exceptions.ConnectionError: HTTPConnectionPool(host='no.such.invalid', port=80): Max retries exceeded with url: /x (Caused by NewConnectionError('<x.Connection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))"
      )
    )
    expect([code.id, exception.id]).toEqual(["pip/host-not-found", "pip/connection-refused"])
    for (const found of [code, exception]) {
      expect(found.title).toContain("no.such.invalid")
      expect(found.message).toContain("package in lib asks for no.such.invalid while it is built")
      expect(told(found)).not.toContain("PIP_INDEX_URL")
    }
  })

  it("is not what pip asks for a build", () => {
    const found = best(
      built(
        "Collecting setuptools",
        "pip._vendor.urllib3.exceptions.NewConnectionError: HTTPSConnection(host='index.example.test', port=443): [Errno -2] Name or service not known"
      )
    )
    expect(found.title).toBe("The name index.example.test could not be resolved")
    expect(found.hints.join()).toContain("$PIP_INDEX_URL")
  })
})

it("the address of what a package requires is told as that package's", () => {
  const found = best(
    [
      "Collecting widget@ https://no-such-host.invalid/widget-1.0.tar.gz (from shop->-r requirements.txt (line 3))",
      "error: connection-failed",
      "",
      "× Failed to connect to no-such-host.invalid while fetching https://no-such-host.invalid/widget-1.0.tar.gz",
      "╰─> Failed to resolve IP address for 'no-such-host.invalid' ([Errno -2] Name or service not known)"
    ].join("\n")
  )
  expect(found.hints[0]).toContain("`shop` (requirements.txt line 3) asks for `widget@ https://no-such-host.invalid")
  expect(found.hints[0]).not.toContain("Indexes are named")
})

describe("the app's own folder", () => {
  const site = { root: "/app", work: "/tmp/.python-buildpack-1", wheels: "/tmp/.python-buildpack-1/wheels" }
  const output = inApp(
    [
      "Processing /tmp/.python-buildpack-1/sources (from -r requirements.txt (line 1))",
      "Obtaining file:///tmp/.python-buildpack-1/sources (from -r requirements.txt (line 2))",
      "ERROR: Cannot install hp 1.0 (from /tmp/.python-buildpack-1/sources) and hp 1.0 (from editable /tmp/.python-buildpack-1/sources) because these package versions have conflicting dependencies.",
      "",
      "The conflict is caused by:",
      "    The user requested hp 1.0 (from /tmp/.python-buildpack-1/sources)",
      "    The user requested hp 1.0 (from editable file:///tmp/.python-buildpack-1/sources)",
      "ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/"
    ],
    site
  )

  it("asked for twice is told by its two lines, and by no path of the staging", () => {
    const text: Readonly<Record<string, string>> = { "requirements.txt": ".\n-e .\n", "setup.py": "" }
    const requirements = parse(
      "/app",
      (path) =>
        path === "." ? "directory" : text[path] === undefined ? "missing" : new TextEncoder().encode(text[path]),
      new Map()
    )
    const found = best(output.join("\n"), { requirements })
    expect(found.id).toBe("pip/conflict")
    expect(found.message).toContain("requirements.txt line 1 asks for `.`")
    expect(found.message).toContain("requirements.txt line 2 asks for `-e .`")
    expect(found.hints).toEqual([
      "Keep one of the lines: `.` (requirements.txt line 1) or `-e .` (requirements.txt line 2)."
    ])
    expect(told(found)).not.toContain("/tmp/")
  })

  it("is told from folders whose names begin alike", () => {
    const lines = [
      "/app",
      "/app2/x",
      "/srv/app",
      "(/app)",
      "file:///app",
      "/app/lib",
      "/tmp/.python-buildpack-1/sources-built/1"
    ]
    expect(inApp(lines, site)).toEqual([
      ".",
      "/app2/x",
      "/srv/app",
      "(.)",
      ".",
      "lib",
      "/tmp/.python-buildpack-1/sources-built/1"
    ])
  })

  it("the folder of wheels of a staging is no place that a person could use", () => {
    const links = "Looking in links: "
    expect(inApp([`${links}/opt/wheels, ${site.wheels}`, `${links}${site.wheels}`, "x"], site)).toEqual([
      `${links}/opt/wheels`,
      "x"
    ])
  })
})

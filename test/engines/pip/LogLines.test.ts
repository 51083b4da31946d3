/** Which lines of pip reach the build log. */
import { describe, expect, it } from "vitest"
import { inShort, isWorthReading } from "../../../src/engines/pip/LogLines.ts"

describe("a reader wants to see", () => {
  it.each([
    "Collecting flask==3.0 (from -r requirements.txt (line 1))",
    "  Downloading flask-3.0.0-py3-none-any.whl (99 kB)",
    "  Using cached six-1.16.0-py2.py3-none-any.whl (11 kB)",
    "Processing ./libs/first",
    "Building wheels for collected packages: first",
    "  Building wheel for first (setup.py): finished with status 'done'",
    "  Building wheel for first (pyproject.toml): finished with status 'error'",
    "  Building wheel for first (setup.py): still running...",
    "  Preparing metadata (setup.py): finished with status 'error'",
    "  error: subprocess-exited-with-error",
    "  × python setup.py bdist_wheel did not run successfully.",
    "  │ exit code: 1",
    "      5 | #include <ffi.h>",
    "        |          ^~~~~~~",
    "  fatal error: ffi.h: No such file or directory",
    "  + Exception Group Traceback (most recent call last):",
    "    | Traceback (most recent call last):",
    "ERROR: No matching distribution found for nosuch",
    "WARNING: Retrying (Retry(total=4, connect=None, read=None, redirect=None, status=None)) after connection broken",
    "WARNING: The candidate selected for download or install is a yanked version",
    "WARNING: Location 'https://a.test/' is ignored",
    "DEPRECATION: first is being installed using the legacy 'setup.py install' method",
    "Successfully built first",
    "INFO: pip is looking at multiple versions of flask to determine which version is compatible"
  ])("%s", (line) => {
    expect(isWorthReading(line)).toBe(true)
  })
})

it("of many versions, the newest are shown", () => {
  const line = (versions: string) =>
    `ERROR: Could not find a version that satisfies the requirement a==9 (from versions: ${versions})`
  const all = Array.from({ length: 40 }, (_, at) => `1.${at}`)
  expect(inShort(line(all.join(", ")))).toBe(line("32 older, 1.32, 1.33, 1.34, 1.35, 1.36, 1.37, 1.38, 1.39"))
  for (const few of ["none", "1.0, 1.1", all.slice(0, 15).join(", ")]) expect(inShort(line(few))).toBe(line(few))
})

describe("a reader is spared", () => {
  it.each([
    "WARNING: Retrying (Retry(total=3, connect=None, read=None, redirect=None, status=None)) after connection broken",
    "",
    "   ",
    "Looking in indexes: https://packages.example.test/simple",
    "Looking in links: /tmp/x",
    "Ignoring enum34: markers 'python_version < \"3.4\"' don't match your environment",
    "  Saved /tmp/x/wheels/flask-3.0.0-py3-none-any.whl",
    "Skipping flask, due to already being wheel.",
    "WARNING: Running pip as the 'root' user can result in broken permissions",
    "WARNING: You are using pip version 20.3.4; however, version 26.2.1 is available.",
    "[notice] A new release of pip is available: 24.0 -> 26.2.1",
    "DEPRECATION: Python 2.7 reached the end of its life on January 1st, 2020.",
    "DEPRECATION: Python 3.5 reached the end of its life on September 13th, 2020.",
    "     ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 99.7/99.7 kB 5.1 MB/s eta 0:00:00",
    "     |████████████████████████████████| 81 kB 2.1 MB/s",
    "  Preparing metadata (setup.py): started",
    "  Preparing metadata (setup.py): finished with status 'done'",
    "  Installing build dependencies: started",
    "  Installing build dependencies: finished with status 'done'",
    "  Getting requirements to build wheel: finished with status 'done'",
    "  Building wheel for first (setup.py): started",
    "  Stored in directory: /tmp/x",
    "  Created wheel for first: filename=first-1.0-py3-none-any.whl size=1 sha256=00",
    "  Downloading flask-3.0.0-py3-none-any.whl.metadata (3.6 kB)"
  ])("%s", (line) => {
    expect(isWorthReading(line)).toBe(false)
  })
})

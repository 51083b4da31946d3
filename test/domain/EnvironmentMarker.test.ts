/** What surely holds is what pip would say yes to; in doubt it does not. */
import { describe, expect, it } from "@effect/vitest"
import { surelyHolds } from "../../src/domain/EnvironmentMarker.ts"
import { runtime } from "../support/memory/Stack.ts"

const holds = (marker: string, version = "3.12.1"): boolean => surelyHolds(marker, runtime(version))

describe("surely so is", () => {
  it.each([
    `python_version >= "3.8"`,
    `python_version<'4'`,
    `"3.8" <= python_version`,
    `python_version == "3.12"`,
    `python_version == "3.12.0"`,
    `python_version == "3.*"`,
    `python_version != "2.*"`,
    `python_version in "3.11 3.12"`,
    `python_version not in "2.7, 3.4"`,
    `python_full_version > "3.12.0" and python_full_version <= "3.12.1"`,
    `sys_platform == "linux"`,
    `sys_platform != 'win32'`,
    `"linux" in sys_platform`,
    `platform_machine == "x86_64"`,
    `platform_system == "Linux" and os_name == "posix"`,
    `implementation_name == "cpython"`,
    `platform_python_implementation != "PyPy"`,
    `(python_version >= "3.8" and python_version < "4.0") and (sys_platform == "linux" or sys_platform == "darwin")`,
    `extra == "tests" or python_version > "3"`,
    `python_version < "3" and os_name == "nt" or python_version > "3"`
  ])("%s", (marker) => {
    expect(holds(marker)).toBe(true)
  })

  it("also what only 2.7 is", () => {
    expect(holds(`python_version < "3" and sys_platform == "linux2"`, "2.7.18")).toBe(true)
    expect(holds(`implementation_name == "cpython"`, "2.7.18")).toBe(false)
  })
})

describe("not so, or not known, is", () => {
  it.each([
    `python_version < "3.8"`,
    `python_version >= "3.12.1"`,
    `"3.8" > python_version`,
    `python_version == "2.*"`,
    `python_version ~= "3.8"`,
    `python_version === "3.12"`,
    `python_version >= "3.8.0rc1"`,
    `sys_platform == "win32"`,
    `sys_platform > "a"`,
    `extra == "tests"`,
    `platform_release >= "6"`,
    `platform_version == ""`,
    `os.name == "posix"`,
    `python_version > "3" and extra == "tests"`,
    `python_version > "3" or`,
    `python_version > "3" "`,
    `(python_version > "3"`,
    `python_version > "3")`,
    `python_version > "3" python_version`,
    `"3" > "2"`,
    `python_version == python_version`,
    `python_version "3" >=`,
    "python_version",
    "",
    "linux"
  ])("%s", (marker) => {
    expect(holds(marker)).toBe(false)
  })

  it("the full version of what may be a prerelease", () => {
    expect(holds(`python_full_version >= "3.13.0"`, "3.13.0")).toBe(false)
  })

  it("the machine of another system", () => {
    const python = { ...runtime("3.12.1"), platform: "macosx-11.0-arm64" }
    expect(surelyHolds(`sys_platform == "linux" or platform_machine == "arm64"`, python)).toBe(false)
  })
})

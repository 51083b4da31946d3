/** Which of an app's lists of packages counts, and what is said of those that do not. */
import { describe, expect, it } from "vitest"
import { errorOf, planOf } from "../support/memory/PlannedApp.ts"

const pylock = (...pins: ReadonlyArray<string>): string =>
  [
    'lock-version = "1.0"',
    'created-by = "hand"',
    ...pins.map((pin) => {
      const [name, version] = pin.split("==")
      const file = `{ url = "https://files.pythonhosted.org/${name}-${version}-py3-none-any.whl", hashes = { sha256 = "${"0".repeat(64)}" } }`
      return `[[packages]]\nname = "${name}"\nversion = "${version}"\nwheels = [${file}]`
    }),
    ""
  ].join("\n")

const python = { "runtime.txt": "3.13" }
const noticesOf = async (requirements: string): Promise<ReadonlyArray<string>> => {
  const files = { ...python, "pylock.toml": pylock("flask==3.0", "six==1.17"), "requirements.txt": requirements }
  const { installs, notices } = await planOf({ files })
  expect(installs.map(({ installer }) => installer)).toEqual(["pylock"])
  return notices.map(({ id, level }) => `${level} ${id}`)
}

describe("requirements.txt beside a lock file", () => {
  it("that says something else is told by a warning", async () => {
    expect(await noticesOf("flask>=3\n")).toEqual(["warning lock-file/requirements-ignored"])
    expect(await noticesOf("flask==3.1\n")).toEqual(["warning lock-file/requirements-ignored"])
  })

  it("that is an export of it is only said", async () => {
    expect(await noticesOf("flask==3.0\nsix==1.17\n")).toEqual(["notice lock-file/export-beside"])
  })

  it("has its own mistakes for itself", async () => {
    expect(await noticesOf("flask===\n= =\n")).toEqual(["warning lock-file/requirements-ignored"])
  })

  it("counts where $PYTHON_PACKAGE_MANAGER is pip, as if there were no lock file", async () => {
    const files = { ...python, "pylock.toml": "no TOML = =", "requirements.txt": "flask\n" }
    const { installs } = await planOf({ files, variables: { PYTHON_PACKAGE_MANAGER: "pip" } })
    expect(installs.map(({ installer }) => installer)).toEqual(["pip"])
  })
})

describe("$PYTHON_PACKAGE_MANAGER", () => {
  it("that is none is an error which names all", async () => {
    const error = await errorOf({
      files: { ...python, "requirements.txt": "flask" },
      variables: { PYTHON_PACKAGE_MANAGER: "conda" }
    })
    expect(error.id).toBe("installers/unknown-manager")
    expect(error.hints.join(" ")).toContain("pylock, pip")
  })

  it("whose lock file is not there is an error which names it", async () => {
    const error = await errorOf({
      files: { ...python, "requirements.txt": "flask" },
      variables: { PYTHON_PACKAGE_MANAGER: "PyLock" }
    })
    expect([error.id, error.title]).toEqual(["installers/manager-without-lock", "The app has no pylock.toml"])
  })
})

it("the Pythons of a lock file count as a range of the app's", async () => {
  const files = { "pylock.toml": `requires-python = "<3.13,>=3.6"\n${pylock("six==1.17")}` }
  const { python: chosen } = await planOf({ files })
  expect(chosen.requested).toBe("<3.13,>=3.6")
})

/** Who changes what an app runs: code at each start of Python, releases that are too young, environments of earlier stagings. */
import { execFile, execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import type { PackageDescription } from "../support/index/Distribution.ts"
import { startIndex } from "../support/index/PackageIndex.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { plantTools } from "../support/staging/WarmTools.ts"
import { uvProgram } from "../support/machine/Managers.ts"
import { projectIn } from "../support/index/Projects.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack, type Staged } from "../support/staging/StagedApp.ts"

const python = newest()

/** A package that has code run at each start from its release 2 on. */
const hooked = (version: string, code?: string): PackageDescription => ({
  name: "hooked",
  version,
  wheel: { files: { "hooked.py": `version = "${version}"\n`, ...(code === undefined ? {} : { "hooked.pth": code }) } }
})

const { index, stage, stageWell } = setting({
  packages: [
    hooked("1"),
    hooked("2", "# a comment\nimport hooked; hooked.ran = True\n"),
    hooked("3", "import hooked; hooked.ran = True")
  ]
})

const commandEnvironment = {
  env: { PATH: "/usr/bin:/bin", BUILDPACK_NODE: process.execPath },
  encoding: "utf8"
} as const

const write = ({ app }: Staged, text: string): void => writeFileSync(join(app, "requirements.txt"), text)
const cacheFor = (what: string): string => join(temporaryFolder(what), "cache")

/** Releases from 1.0 to 3.0, the last of them of today. */
const aged = (name: string): ReadonlyArray<PackageDescription> =>
  ["1.0", "2.0", "3.0"].map((version) => ({
    name,
    version,
    wheel: { files: { [`${name}.py`]: `version = "${version}"\n` } }
  }))

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000)

describe("$PYTHON_MIN_RELEASE_AGE", () => {
  const withTimes = async () =>
    startIndex({
      packages: [...aged("aged"), ...aged("other"), ...aged("third")],
      uploaded: (file) =>
        file.startsWith("other-3") ? undefined : daysAgo(file.includes("-3.0") ? 0.5 : file.includes("-2.0") ? 5 : 400)
    })

  it.each(["3.9", newest().line])("passes over what is younger, but for what is fixed (%s)", async (line) => {
    const python = pythonOf(line)
    if (python === undefined) return expect(line).toBe("3.9")
    const index = await withTimes()
    const cache = cacheFor("ages")
    await plantTools(cache, python)
    const app = (text: string) => ({ "requirements.txt": text })
    const stages = (text: string, age: string | undefined, again?: Staged) =>
      stage({
        index,
        python,
        cache,
        ...(again === undefined ? { app: app(text) } : { again }),
        env: age === undefined ? {} : { PYTHON_MIN_RELEASE_AGE: age }
      })
    const first = await stages("aged\n", "3d")
    expect([first.code, first.output]).toEqual([0, expect.stringMatching(/^ +aged 2\.0$/m)])
    expect(first.output).toContain("Releases that are younger than 3 days are passed over")
    write(first, "aged>=3\n")
    const young = await stages("", "3d", first)
    expect([young.code, young.stderr]).toEqual([
      1,
      expect.stringMatching(/3\.0 \(.* UTC\)[^]*fix its version: `aged==3\.0`[^]*\(pip\/release-too-young\)/)
    ])
    if (line === "3.9") return index.close()
    write(first, "aged\n")
    const older = await stages("", "2w", first)
    expect(older.output).toMatch(
      /\$PYTHON_MIN_RELEASE_AGE changed[^]*of 14 days and older[^]*were of 3 days and older[^]*aged 2\.0 -> 1\.0 \(older\)/
    )
    write(first, "aged==3.0\n")
    expect((await stages("", "3d", first)).output).toMatch(/^ +aged 3\.0$/m)
    write(first, "aged\nother\n")
    const silent = await stages("", "3d", first)
    expect([silent.code, silent.stderr]).toEqual([1, expect.stringContaining("(pip/no-upload-times)")])
    expect(silent.stderr).toContain(`127.0.0.1:${index.port}/simple/other/`)
    await index.close()
  })

  it("does not count for what the app's own setup.cfg fixes, extras that are chosen among it", async () => {
    const index = await withTimes()
    const required = "[options]\ninstall_requires = aged==3.0\n[options.extras_require]\n"
    const app = {
      "setup.py": "from setuptools import setup\nsetup()\n",
      "setup.cfg": `[metadata]\nname = shop\nversion = 1.0\n${required}web = third==3.0\nnew = third>=3\n`
    }
    const stages = (extra: string) =>
      stage({ index, python, app, env: { PYTHON_MIN_RELEASE_AGE: "3d", PYTHON_EXTRAS: extra } })
    const fixed = await stages("web")
    expect([fixed.code, fixed.output]).toEqual([0, expect.stringMatching(/^ +aged 3\.0, shop 1\.0, third 3\.0$/m)])
    const free = await stages("new")
    expect([free.code, free.stderr]).toEqual([1, expect.stringContaining("(pip/release-too-young)")])
    await index.close()
  })

  it("is refused where no pip can tell, and no length of time", async () => {
    const old = pythonOf("3.8") ?? pythonOf("3.7")
    if (old !== undefined) {
      const staged = await stage({
        python: old,
        app: { "requirements.txt": "alpha\n" },
        env: { PYTHON_MIN_RELEASE_AGE: "3d" }
      })
      expect(staged.stderr).toContain("(packages/release-age-unsupported)")
    }
    const staged = await stage({ python, app: { "requirements.txt": "alpha\n" }, env: { PYTHON_MIN_RELEASE_AGE: "3" } })
    expect(staged.stderr).toContain("(packages/release-age-invalid)")
  })
})

describe("a lock of what ran", () => {
  const uv = uvProgram()

  it.each(["by this buildpack", ...(uv === undefined ? [] : ["by uv"])])(
    "is read, with all it says (%s)",
    async (reader) => {
      const cache = cacheFor("locked")
      const app = {
        "requirements.txt": `alpha\nhashme\n./lib\nbeta @ ${index().fileUrl("beta-2.0-py2.py3-none-any.whl")}\n`,
        ...projectIn("lib/", { name: "lib", version: "1" }, "the app")
      }
      const url = index().url.replace("//", "//me:password@")
      await stageWell({ python, cache, app, env: { PIP_INDEX_URL: url } })
      const text = execFileSync(join(buildpack, "bin/cache"), [cache, "lock"], commandEnvironment)
      expect(text).not.toContain("password")
      const locked = Object.fromEntries(Object.entries(app).filter(([path]) => path !== "requirements.txt"))
      const expected = ["alpha 2.0", "beta 2.0", "hashme 1.0", "lib 1"]
      if (reader === "by uv") {
        const place = temporaryFolder("uv", "-")
        plant(place, { ...locked, "pylock.toml": text })
        const target = join(place, "target")
        const { stderr } = await promisify(execFile)(
          uv ?? "",
          [
            "pip",
            "install",
            "--no-cache",
            "--no-build-isolation",
            "--target",
            target,
            "--python",
            python.path,
            "-r",
            "pylock.toml"
          ],
          { cwd: place }
        )
        const said = [...stderr.matchAll(/^ \+ (\S+?)==(\S+)/gm)].map(
          ([, name = "", version = ""]) => `${name} ${version}`
        )
        return expect(said.toSorted()).toEqual(expected)
      }
      const again = await stageWell({ python, cache, app: { ...locked, "pylock.toml": text } })
      expect(again.output).toContain("The packages are those of the last staging.")
      return expect(again.output).toContain(expected.join(", "))
    }
  )
})

describe("code that packages have run at each start of Python", () => {
  it("is told when it is new, and not again; by policy nothing is staged with it", async () => {
    const cache = cacheFor("hooks")
    const first = await stageWell({ python, cache, app: { "requirements.txt": "hooked==1\n" } })
    const again = (env: Readonly<Record<string, string>> = {}) => stage({ python, cache, again: first, env })
    write(first, "hooked==2\n")
    const refused = await again({ PYTHON_STARTUP_HOOKS: "error" })
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("(packages/startup-code-refused)")])
    expect(
      readFileSync(join(first.app, ".python/lib", `python${python.line}`, "site-packages/hooked.py"), "utf8")
    ).toBe('version = "1"\n')
    const told = await again()
    expect([told.code, told.stderr]).toEqual([
      0,
      expect.stringMatching(
        /hooked: hooked\.pth runs `import hooked; hooked\.ran = True`[^]*\(packages\/startup-code\)/
      )
    ])
    expect((await again()).stderr).toBe("")
    // The next release says the same in other words around it.
    write(first, "hooked==3\n")
    expect((await again()).stderr).toBe("")
    expect((await again({ PYTHON_STARTUP_HOOKS: "error hooked" })).code).toBe(0)
    expect((await again({ PYTHON_STARTUP_HOOKS: "error" })).code).toBe(1)
    // What was staged before the last is staged again, though nothing answers and nothing of what the app asks for makes sense.
    const { environments } = JSON.parse(
      execFileSync(join(buildpack, "bin/cache"), [cache, "list", "--json"], {
        env: { PATH: "/usr/bin:/bin", BUILDPACK_NODE: process.execPath },
        encoding: "utf8"
      })
    )
    write(first, "@@\n")
    const back = await again({
      PYTHON_ENVIRONMENT: environments[1].key.slice(0, 8),
      PIP_INDEX_URL: "http://127.0.0.1:1/"
    })
    expect([back.code, back.output]).toEqual([0, expect.stringContaining("hooked 3 -> 2 (older)")])
    expect(back.stderr).toContain("(environment/staged-again)")
    write(first, "hooked==3\n")
    expect((await again({ PYTHON_STARTUP_HOOKS: "eror" })).stderr).toContain("(packages/startup-policy)")
  })
})

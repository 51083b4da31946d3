/** The package as another project gets it: packed, installed into an empty project, type-checked there and used. */
import * as Schema from "effect/Schema"
import { execFileSync, spawn } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { apply, Launch } from "../../src/index.ts"
import { newestWithPip, packedInto } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"

const { index } = setting()
const checkout = join(import.meta.dirname, "../..")
const python = newestWithPip().path

/** Of this process, but what npm tells the scripts that it runs: it would count for the npm started here too. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?:lifecycle|package|command|execpath|config_(?:local|global)_?prefix)|INIT_CWD|NODE_OPTIONS)/i.test(
        name
      )
  )
)

interface Ended {
  readonly code: number | null
  readonly output: string
}
const run = (
  cwd: string,
  program: string,
  args: ReadonlyArray<string>,
  env: NodeJS.ProcessEnv = environment
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] })
    let output = ""
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => void (output += text))
    child.once("error", reject)
    child.once("close", (code) => resolve({ code, output }))
  })
const runWell = async (...args: Parameters<typeof run>): Promise<string> => {
  const { code, output } = await run(...args)
  if (code !== 0) throw new Error(`${args[1]} ${args[2].join(" ")} ended with ${code}:\n${output}`)
  return output
}

/** Strict, and with the types of Node from here: an author has them, but they are no part of the package. */
const tsconfig = {
  compilerOptions: {
    target: "es2024",
    lib: ["es2024"],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    typeRoots: [join(checkout, "node_modules/@types")]
  },
  include: ["*.ts"]
}

/** The other buildpack's sources, which import from the checkout, as they would be written outside of it. */
const writeProject = (project: string): void => {
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ name: "other-buildpack", private: true, type: "module" })
  )
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(tsconfig))
  const other = join(import.meta.dirname, "other")
  for (const name of readdirSync(other)) {
    const text = readFileSync(join(other, name), "utf8")
    const outside = text
      .replaceAll("../../../src/index.ts", "python-buildpack")
      .replaceAll("../../../src/testing.ts", "python-buildpack/testing")
    writeFileSync(join(project, name), outside)
  }
}

let project = ""
let packed: ReadonlyArray<string> = []

beforeAll(async () => {
  const at = temporaryFolder("package")
  // Packed from a copy, so that nothing that runs meanwhile sees a half-written `dist`.
  const copy = join(at, "copy")
  mkdirSync(copy)
  for (const name of [
    "src",
    "bin",
    "package.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "docs",
    "README.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "LICENSE"
  ]) {
    if (existsSync(join(checkout, name))) cpSync(join(checkout, name), join(copy, name), { recursive: true })
  }
  await runWell(checkout, "ln", ["-s", join(checkout, "node_modules"), join(copy, "node_modules")])
  await runWell(copy, "npm", ["pack", "--pack-destination", at])
  const tarball = readdirSync(at).find((name) => name.endsWith(".tgz")) ?? "none"
  packed = (await runWell(at, "tar", ["-tzf", tarball]))
    .trim()
    .split("\n")
    .map((name) => name.replace(/^package\//, ""))
  project = join(at, "project")
  mkdirSync(project)
  writeProject(project)
  await runWell(project, "npm", [
    "install",
    "--prefer-offline",
    "--no-save",
    "--ignore-scripts",
    "--omit=optional",
    "--no-audit",
    "--no-fund",
    join(at, tarball)
  ])
})

const tsc = (): Promise<Ended> =>
  run(project, process.execPath, [join(checkout, "node_modules/typescript/bin/tsc"), "-p", "."])

describe("the packed package", () => {
  it("holds both entry points with their types, the programs of bin/, and no source or test", () => {
    expect(packed).toEqual(
      expect.arrayContaining([
        "dist/index.js",
        "dist/index.d.ts",
        "dist/testing.js",
        "dist/testing.d.ts",
        "bin/compile",
        "bin/THIRD-PARTY-NOTICES",
        "bin/buildpack.mjs"
      ])
    )
    expect(packed.filter((name) => /^(?:src|test)\//.test(name) || /(?<!\.d)\.ts$/.test(name))).toEqual([])
  })

  it("type-checks in another project under strict, and finds its mistakes", async () => {
    expect(await tsc()).toEqual({ code: 0, output: "" })
    const mistake = join(project, "mistake.ts")
    writeFileSync(
      mistake,
      `import { run } from "python-buildpack"\nimport { holds } from "python-buildpack/testing"\nrun("compile")\nholds(1, 2)\n`
    )
    const { output } = await tsc()
    writeFileSync(mistake, "export {}\n")
    expect(output).toContain("mistake.ts(3,")
    expect(output).toContain("mistake.ts(4,")
  })

  it("gives another buildpack everything to stage an app that then starts elsewhere", async () => {
    const at = temporaryFolder("shelf")
    plant(join(at, "app"), {
      "greeting.txt": "hello\n",
      "requirements.txt": "miniweb\n",
      "app.py": "import miniweb\nfrom greeting import text\nprint(text, miniweb.__name__)\n"
    })
    const env = { PATH: "/usr/bin:/bin", PIP_INDEX_URL: index().url }
    // It has to be put in place, and goes with the app.
    const packed = packedInto(newestWithPip(), at)
    await runWell(project, process.execPath, ["main.ts", join(at, "app"), join(at, "cache"), packed], env)
    const launch = Schema.decodeSync(Schema.fromJsonString(Launch))(readFileSync(join(at, "app/shelf.json"), "utf8"))
    cpSync(join(at, "app"), join(at, "moved"), { recursive: true, verbatimSymlinks: true })
    const started = apply(launch.environment, { PATH: "/usr/bin:/bin" }, join(at, "moved/shelf"))
    const tell = (...args: ReadonlyArray<string>) =>
      execFileSync("python", args, { cwd: "/", env: started, encoding: "utf8" })
    expect(tell(join(at, "moved/app.py"))).toBe("hello miniweb\n")
    expect(tell("-c", "import sys; print(sys.base_prefix)")).toBe(`${join(at, "moved/shelf/interpreter")}\n`)
  })

  it("ends with the error's exit code and message when an app cannot be staged", async () => {
    const at = temporaryFolder("shelf")
    plant(join(at, "app"), { "greeting.txt": "hello\n", ".python-version": "2.6\n" })
    const ended = await run(project, process.execPath, ["main.ts", join(at, "app"), join(at, "cache"), python])
    expect(ended.code).toBe(1)
    expect(ended.output).toContain("(python-version-file/unsupported-version)")
  })

  it("gives another buildpack a platform of three steps, with exit codes of its own", async () => {
    const at = temporaryFolder("depot")
    plant(join(at, "app"), { "app.py": "import sys\nprint(sys.prefix != '', 'started')\n", ".python-version": "3\n" })
    plant(join(at, "other"), { "index.js": "" })
    plant(join(at, "wrong"), { "app.py": "", ".python-version": "2.6\n" })
    const started = (command: string, app: string, pythonPath = python) =>
      run(project, process.execPath, [
        "main.ts",
        command,
        join(at, app),
        join(at, "cache"),
        join(at, "depot"),
        pythonPath
      ])
    expect(await started("inspect", "app")).toEqual({ code: 0, output: "" })
    expect(readFileSync(join(at, "app/kind"), "utf8")).toContain("Python 3 of ")
    const declined = await started("inspect", "other")
    expect([declined.code, declined.output]).toEqual([100, expect.stringContaining("index.js")])
    expect((await started("stow", "wrong")).code).toBe(3)
    expect((await started("stow", "app", "/nowhere/python")).code).toBe(4)
    const stowed = await started("stow", "app")
    expect([stowed.code, stowed.output]).toEqual([0, expect.stringContaining("Staged on Python")])
    expect(readdirSync(join(at, "app")).toSorted()).toEqual([".python-version", "app.py", "kind"])
    expect(readdirSync(join(at, "depot"))).toEqual(["python"])
    expect(await started("dispatch", "app")).toEqual({ code: 0, output: "" })
    cpSync(join(at, "app"), join(at, "moved"), { recursive: true })
    expect(
      await runWell("/", join(at, "moved/start.sh"), ["python", join(at, "moved/app.py")], { PATH: "/usr/bin:/bin" })
    ).toBe("True started\n")
  })

  it("gives another buildpack the laws to hold itself to, without a test runner", async () => {
    expect(await runWell(project, process.execPath, ["laws.ts", python])).toMatch(/^\d{2} laws hold\n$/)
  })
})

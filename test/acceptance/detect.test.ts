/** `bin/detect` as a platform runs it: under every shell, with nothing on PATH, and equal to the survey's verdict. */
import { execFileSync, spawnSync } from "node:child_process"
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, it } from "vitest"
import { nearMisses, verdict, wellKnownMarkers } from "../../src/domain/FileMarker.ts"
import { random } from "../support/Random.ts"

const detect = fileURLToPath(new URL("../../bin/detect", import.meta.url))
const markers = [{ name: "requirements.txt" }, { name: "requirements.pypm" }, { name: "setup.py" }, ...wellKnownMarkers]

const root = mkdtempSync(join(tmpdir(), "detect "))
afterAll(() => rmSync(root, { recursive: true }))

type Entry = string | { readonly link: string } | "folder/"
type Tree = Readonly<Record<string, Entry>>
let count = 0
const appOf = (tree: Tree, folder = join(root, `an app ${(count += 1)}`)): string => {
  mkdirSync(folder, { recursive: true })
  for (const [name, entry] of Object.entries(tree)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    if (typeof entry !== "string") symlinkSync(entry.link, path)
    else if (entry === "folder/") mkdirSync(path)
    else writeFileSync(path, entry, "latin1")
  }
  return folder
}

const shells = [
  { name: "sh", argv: ["/bin/sh"] },
  { name: "dash", argv: ["dash"] },
  { name: "bash --posix", argv: ["bash", "--posix"] },
  { name: "busybox sh", argv: ["busybox", "sh"] }
].map(({ name, argv: [program = "", ...options] }) => {
  const found = spawnSync("sh", ["-c", 'command -v "$0"', program], { encoding: "utf8" }).stdout.trim()
  return { name, program: found, options }
})

interface Answer {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}
/** Without HOME, and with a PATH on which there is nothing. */
const run = (
  program: string,
  args: ReadonlyArray<string>,
  cwd = "/",
  more: Readonly<Record<string, string>> = {}
): Answer => {
  const env = { PATH: "/nonexistent", ...more }
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env })
  return { status, stdout, stderr }
}
const yes: Answer = { status: 0, stdout: "Python\n", stderr: "" }

const pythonApps: ReadonlyArray<readonly [string, Tree]> = [
  ...markers.filter((m) => m.lines === undefined).map((m) => [`only ${m.name}`, { [m.name]: "" }] as const),
  ["requirements.txt through a link", { "requirements.txt": { link: "real" }, real: "" }],
  ["runtime.txt with python-2.7 and no newline", { "runtime.txt": "Python-2.7" }],
  ["runtime.txt with a BOM and CRLF", { "runtime.txt": "\u00ef\u00bb\u00bfpython-3.12\r\n" }],
  ["runtime.txt with a bare number", { "runtime.txt": "\n 3.12 \n" }],
  ["pyproject.toml with [project]", { "pyproject.toml": "[tool.x]\n\n[ project ]\nname = 'a'\n" }],
  ["pyproject.toml with [build-system]", { "pyproject.toml": "[build-system]" }]
]
const otherApps: ReadonlyArray<readonly [string, Tree, string]> = [
  ["nothing", {}, "does not look like a Python app"],
  [
    "runtime.txt of another language",
    { "runtime.txt": "ruby-3.3" },
    "Found runtime.txt, which lacks a line that names Python"
  ],
  ["tool configuration", { "pyproject.toml": "[tool.black]" }, "which lacks a line [project] or [build-system]"],
  ["a folder requirements.txt", { "requirements.txt": "folder/" }, "Found requirements.txt, but it is a folder"],
  ["a link to nothing", { "setup.py": { link: "gone" } }, "Found setup.py, but it is a link that leads nowhere"],
  [
    "one folder too deep",
    { "the back end/requirements.txt": "" },
    "Found the back end/requirements.txt, one folder too deep"
  ],
  ["a folder of requirements", { "requirements/base.txt": "" }, "Found the folder requirements: add requirements.txt"],
  ["some Python", { "hello.py": "print(1)" }, "Found hello.py: add a file requirements.txt"],
  ...nearMisses
    .filter((miss) => !miss.folder)
    .map(({ name, advice }) => [name, { [name]: "" }, `Found ${name}: ${advice}.`] as const)
]

describe.each(shells)("bin/detect under $name", ({ program, options }) => {
  const shell = (...args: ReadonlyArray<string>): Answer => run(program, [...options, detect, ...args])

  it.skipIf(program === "").each(pythonApps)("says Python to an app with %s", (_, tree) => {
    expect(shell(appOf(tree))).toEqual(yes)
  })

  it.skipIf(program === "").each(otherApps)("says no, and why, to an app with %s", (_, tree, reason) => {
    const { status, stdout, stderr } = shell(appOf(tree))
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
    expect(stderr).toContain(reason)
    expect(stderr).toContain("requirements.txt requirements.pypm")
    for (const line of stderr.trimEnd().split("\n")) expect(line).toMatch(/^ ! {5}( {2})?\S/)
  })

  it.skipIf(program === "").each([
    ["no argument", [], 2],
    ["an empty argument", [""], 2],
    ["a folder that is not there", ["/nonexistent/app"], 1],
    ["a file", [detect], 1]
  ])("says in one line what is wrong with %s", (_, args, code) => {
    const { status, stdout, stderr } = shell(...args)
    expect({ status, stdout }).toEqual({ status: code, stdout: "" })
    expect(stderr).toMatch(/^ ! {5}.+\n$/)
  })

  it.skipIf(program === "").each<readonly [Tree, string]>([
    [{}, "The folder is empty."],
    [{ "README.md": "", "public/index.html": "", ".git": "folder/" }, "The folder has: README.md, public/, .git/."],
    [{ "a\u001b[31mb": "", "z z": { link: "gone" } }, "The folder has: (a name with control characters), z z."],
    [
      Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`f${10 + n}`, ""])),
      "The folder has: f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, and 2 more."
    ]
  ])("tells what there is to whoever has pushed the wrong folder: %j", (tree, told) => {
    expect(shell(appOf(tree)).stderr.split("\n")).toContain(` !     ${told}`)
  })

  it.skipIf(program === "")("agrees with the survey's verdict over random apps", () => {
    const forest = join(root, `forest of ${count}`)
    const trees = Array.from({ length: 250 }, (_, seed) => randomTree(seed))
    trees.forEach((tree, n) => appOf(tree, join(forest, String(1000 + n))))
    const loop = 'detect=$1; shift; for app in "$0"/*; do "$@" "$detect" "$app" 2>/dev/null || echo no; done'
    const answers = execFileSync("/bin/sh", ["-c", loop, forest, detect, program, ...options], { encoding: "utf8" })
    const expected = trees.map((tree) => (expectedVerdict(tree) ? "Python" : "no"))
    expect(answers.trimEnd().split("\n")).toEqual(expected)
    expect(new Set(expected).size).toBe(2)
  })
})

const picking = (seed: number) => {
  const below = random(seed * 2654435761 + 1)
  return { below, pick: <A>(all: ReadonlyArray<A>, otherwise: A): A => all[below(all.length)] ?? otherwise }
}

const pieces = [
  "[project]",
  "[ build-system ]",
  "[tool.x]",
  "python-3",
  "Py",
  "3",
  "3.12",
  "2",
  "12",
  " ",
  "\t",
  "\r",
  "\r\n"
]
const randomText = ({ below, pick }: ReturnType<typeof picking>): string => {
  const parts = [...pieces, "\n", "\n", "\n", "\0", "\u00ef\u00bb\u00bf", "#", "\\", "*", "'"]
  const piece = (): string => (below(6) === 0 ? String.fromCharCode(below(256)) : pick(parts, "\n"))
  return Array.from({ length: below(7) }, piece).join("")
}
const randomTree = (seed: number): Tree => {
  const source = picking(seed)
  const usual = ["runtime.txt", "pyproject.toml", "README", "index.js"]
  const names = [
    ...usual,
    ...usual,
    ...usual,
    ...usual,
    ...markers.map((m) => m.name),
    ...nearMisses.map((m) => m.name)
  ]
  const entry = (): Entry => {
    const kind = source.below(9)
    if (kind === 0) return "folder/"
    return kind === 1 ? { link: source.pick(["README", "gone", "."], "gone") } : randomText(source)
  }
  return Object.fromEntries(Array.from({ length: source.below(5) }, () => [source.pick(names, "README"), entry()]))
}

const expectedVerdict = (tree: Tree): boolean => {
  const resolve = (name: string, hops = 0): string | undefined => {
    const entry = tree[name]
    if (entry === undefined || entry === "folder/" || hops > 3) return undefined
    return typeof entry === "string" ? entry : resolve(entry.link, hops + 1)
  }
  const names = new Set(Object.keys(tree).filter((name) => resolve(name) !== undefined))
  return verdict(markers, names, (name) => resolve(name) ?? "") !== undefined
}

describe("bin/detect", () => {
  const app = appOf({ "app.py": "" })

  it("is asked by its own path, by a relative one, and beside itself", () => {
    const bin = dirname(detect)
    expect(run(detect, [app])).toEqual(yes)
    expect(run("./detect", [app], bin)).toEqual(yes)
    expect(run("/bin/sh", ["detect", app], bin)).toEqual(yes)
    expect(run("/bin/sh", ["-u", "bin/detect", "."], dirname(bin)).status).toBe(1)
    expect(run(detect, ["."], app)).toEqual(yes)
  })

  it("is found through links to it, and stands in a read-only folder with blanks in its path", () => {
    const copy = join(root, "read only copy")
    mkdirSync(copy)
    for (const file of ["detect", "detect.sh"]) copyFileSync(join(dirname(detect), file), join(copy, file))
    chmodSync(copy, 0o555)
    symlinkSync("read only copy/detect", join(root, "first link"))
    symlinkSync(join(root, "first link"), join(root, "second link"))
    const linked = spawnSync(join(root, "second link"), [app], { encoding: "utf8" })
    expect(linked.stdout).toBe("Python\n")
    expect(run(join(copy, "detect"), [app])).toEqual(yes)
  })

  it("takes arguments that a shell or a test could misread", () => {
    for (const name of ["-f", "!", "(", "a*b", "$(false)"]) {
      const parent = join(root, `odd ${(count += 1)}`)
      appOf({ "requirements.txt": "" }, join(parent, name))
      expect(run(detect, [name], parent)).toEqual(yes)
    }
  })

  it("suggests no new requirements.txt where one stands a folder deeper", () => {
    const { stderr } = run(detect, [appOf({ "back/requirements.txt": "", "fabfile.py": "" })])
    expect(stderr).toContain("Found back/requirements.txt, one folder too deep")
    expect(stderr).not.toContain("fabfile.py")
  })

  it("is not swayed by IFS, the locale or further arguments", () => {
    const tree = appOf({ "runtime.txt": "  python-3.12\n" })
    const env = { PATH: "/nonexistent", IFS: "py", LC_ALL: "C.UTF-8", CDPATH: "/", ENV: "/nonexistent" }
    const { status, stdout } = spawnSync(detect, [tree, "cache", "env"], { encoding: "utf8", env })
    expect({ status, stdout }).toEqual({ status: 0, stdout: "Python\n" })
  })
})

describe.each(shells)("what a variable names, to $name", ({ options, program }) => {
  const app = appOf({ "deploy/prod.txt": "", "a tool.py": "", "build/shop-1.0-py3-none-any.whl": "" })
  const asked = (more: Readonly<Record<string, string>>): Answer => run(program, [...options, detect, app], "/", more)

  it
    .skipIf(program === "")
    .each([
      { PYTHON_REQUIREMENTS: "nowhere.txt,deploy/prod.txt" },
      { PYTHON_REQUIREMENTS: " ./deploy/prod.txt " },
      { PYTHON_REQUIREMENTS: "build/*.whl" },
      { PYTHON_SCRIPT: "a tool.py" }
    ])("makes it a Python app: %j", (variables) => {
    expect(asked(variables)).toEqual(yes)
  })

  it
    .skipIf(program === "")
    .each([
      { PYTHON_REQUIREMENTS: "nowhere.txt" },
      { PYTHON_REQUIREMENTS: "deploy/../../x" },
      { PYTHON_REQUIREMENTS: "deploy" },
      { PYTHON_SCRIPT: "../tool.py" }
    ])("is told where the app has no such file: %j", (variables) => {
    const [[name = "", value = ""] = []] = Object.entries(variables)
    const answer = asked(variables)
    expect([answer.status, answer.stdout]).toEqual([1, ""])
    expect(answer.stderr).toContain(`${name} is ${value}, and the app has no such file.`)
  })

  it.skipIf(program === "")("is read from a lifecycle's files where it clears the environment", () => {
    const platform = appOf({ "env/PYTHON_REQUIREMENTS": "deploy/prod.txt" })
    const plan = join(root, "plan.toml")
    const variables = { CNB_PLATFORM_DIR: platform, CNB_BUILD_PLAN_PATH: plan }
    expect(run(program, [...options, detect], app, variables).status).toBe(0)
  })
})

/** What is listed as run at each start of Python is what real Pythons run, over random packages. */
import { execFileSync } from "node:child_process"
import { dirname, join } from "node:path"
import { mkdirSync, writeFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { afterAll, expect, it } from "vitest"
import { parse } from "../../src/domain/PythonVersion.ts"
import { startupHooks } from "../../src/execute/StartupHooks.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import * as Report from "../../src/services/Report.ts"
import { random } from "../support/Random.ts"
import { runtime } from "../support/memory/Stack.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { type Python, pythons } from "../support/machine/Pythons.ts"

afterAll(removeTemporaryFolders)

const statement = (id: string): string => `import sys; sys.__dict__.setdefault('ran', []).append('${id}')`
const names = ["a.pth", "b-nspkg.pth", "z.PTH", ".hidden.pth", "c.pth.txt", "pth", "deep/d.pth", "é.pth"] as const
const ends = ["\n", "\r", "\r\n"] as const
/** Ends of lines from 3.13 on alone: before, they are letters, and within a line that is run a mistake that ends the file. */
const newEnds = ["\f", "\v", "\u001c", "\u001d", "\u001e", "\u0085", "\u2028", "\u2029"] as const
const modules = ["sitecustomize", "usercustomize"] as const
const forms = [".py", "/__init__.py", "_.py", ".txt", "/other.py"] as const

/** Files of packages, each with an id in whatever of it might be run. */
const universe = (seed: number): Readonly<Record<string, string>> => {
  const below = random(seed)
  const oneOf = <A>(all: readonly [A, ...ReadonlyArray<A>]): A => all[below(all.length)] ?? all[0]
  let count = 0
  const id = (): string => `<${seed}-${count++}>`
  const line = (): string => {
    const code = statement(id())
    return oneOf([
      code,
      code,
      code.replace("import ", "import\t"),
      ` ${code}`,
      `#${code}`,
      code.replace("import ", "import\u00a0"),
      `\ufeff${code}`,
      `x = 1; ${code}`,
      "",
      "  ",
      "sub",
      "./sub/",
      "missing",
      "# sub"
    ])
  }
  const files: Record<string, string> = {}
  for (let at = below(4) + 1; at > 0; at -= 1) {
    const lines = [...Array(below(5)).keys()].map(() => {
      const text = line()
      return `${text}${/^import[ \t]/.test(text) || below(2) === 0 ? oneOf(ends) : oneOf(newEnds)}`
    })
    files[oneOf(names)] = `${oneOf(["", "", "\ufeff"])}${lines.join("")}${line()}`
  }
  for (const name of modules)
    if (below(2) === 0)
      files[`${oneOf(["", "", "sub/", "other/"])}${name}${oneOf(forms)}`] = `# ${id()}\n${statement(`${id()}`)}\n`
  return files
}

/** Debian's Pythons have a `sitecustomize` of their own, which is found before that of any package. */
const hasOwnModule = ({ path }: Python): boolean =>
  execFileSync(path, ["-I", "-c", "import sys; print('sitecustomize' in sys.modules)"], { encoding: "utf8" }) ===
  "True\n"

const started = (python: Python, base: string): ReadonlyArray<string> => {
  const asked = "import sys, json; sys.stdout.write(json.dumps(getattr(sys, 'ran', [])))"
  const said = execFileSync(python.path, ["-c", asked], {
    env: { PYTHONUSERBASE: base, HOME: base, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"]
  })
  const ran: unknown = JSON.parse(said)
  return Array.isArray(ran) ? ran.filter((one) => typeof one === "string") : []
}

const services = Layer.merge(FilesystemNode.layer, Report.layerMemory([]))
const idsIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/append\('(<[\d-]+>)'\)/g)].map(([, id = ""]) => id)

it.each(pythons().map((python) => [python.version, python] as const))(
  "what is listed is what Python %s runs",
  async (version, python) => {
    const interpreter = runtime(version)
    expect(parse(version)).toEqual(interpreter.version)
    const hidden = python.version.startsWith("2.") || !hasOwnModule(python) ? /^$/ : /(?:^|\/)sitecustomize/
    let some = 0
    for (let seed = 1; seed <= 24; seed += 1) {
      const files = universe(seed)
      const base = temporaryFolder("base", "-")
      for (const [path, text] of Object.entries(files)) {
        const target = join(base, interpreter.sitePackages, path)
        mkdirSync(dirname(target), { recursive: true })
        writeFileSync(target, text)
      }
      const made = {
        members: 1,
        size: 1,
        files: Object.fromEntries(Object.keys(files).map((path) => [`${interpreter.sitePackages}/${path}`, path])),
        distributions: [{ name: "one", version: "1", metadata: "one-1.dist-info", requires: [], scripts: [] }]
      }
      const hooks = await Effect.runPromise(
        startupHooks({ prefix: base, runtime: interpreter }, [{ made }]).pipe(Effect.provide(services))
      )
      const listed = hooks
        .filter(({ file }) => !hidden.test(file))
        .flatMap(({ code, file }) => (code ?? [files[file] ?? ""]).flatMap(idsIn))
      const ran = started(python, base)
      some += ran.length
      expect([seed, listed.toSorted()]).toEqual([seed, [...ran].toSorted()])
    }
    expect(some).toBeGreaterThan(20)
  }
)

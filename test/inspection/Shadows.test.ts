/** Names at the top of an app that stand in for other modules: held to what real Pythons import. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { clashesWith, modulesOf } from "../../src/inspection/Shadows.ts"
import { isOfPython } from "../../src/inspection/StandardLibrary.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { pythonOf } from "../support/machine/Pythons.ts"

describe("names at the top", () => {
  const found = (names: ReadonlyArray<string>, packages: ReadonlyArray<string> = [], minor = 12) => {
    const clashes = clashesWith(modulesOf(new Set(names)), minor, packages)
    return [clashes.python.map(({ path }) => path), clashes.packages.map(({ path }) => path)]
  }
  it.each([
    [["random.py", "app.py"], [], [["random.py"], []]],
    [["email/", "templates/"], [], [["email/"], []]],
    [
      ["flask.py", "flask_login.py"],
      ["flask", "flask-login"],
      [[], ["flask.py", "flask_login.py"]]
    ],
    [
      ["discord.py", "jwt.py", "telegram/", "yaml.py"],
      ["discord-py", "pyjwt", "python-telegram-bot"],
      [[], ["discord.py", "jwt.py", "telegram/"]]
    ],
    [
      ["test.py", "tests/", "utils.py", "random.txt", "random.pyc", "logging.cfg", "2to3.py", "my-app/"],
      ["pytest"],
      [[], []]
    ],
    [["site.py", "os.py", "sys.py", "this.py", "distutils/"], [], [[], []]]
  ])("%j beside %j", (names, packages, expected) => {
    expect(found(names, packages)).toEqual(expected)
  })

  it("are of the Python that is chosen", () => {
    expect([7, 8, 9, 10, 12].map((minor) => found(["parser.py"], [], minor)[0]?.length)).toEqual([1, 1, 1, 0, 0])
    expect([10, 11].map((minor) => found(["tomllib.py"], [], minor)[0]?.length)).toEqual([0, 1])
  })
})

/** Run beside files of those names, by a Python that has looked at nothing yet: names that are not its own, and those that find no file of the app. */
const program = `
import sys
here = sys.path.pop(0)
import importlib.machinery, importlib.util, json
names = json.loads(sys.argv[1])
absent = [name for name in names if importlib.util.find_spec(name) is None]
sys.path.insert(0, here)
find = importlib.machinery.PathFinder.find_spec
kept = [name for name in names if name in sys.builtin_module_names or not find(name, sys.path).origin.startswith(here)]
print(json.dumps([absent, kept]))
`
const candidates =
  "argparse array ast base64 calendar cgi chunk cmd code collections contextvars copy crypt csv dataclasses datetime decimal email enum formatter graphlib html http imp inspect json logging math numbers operator parser pathlib pickle pipes platform profile queue random re secrets select signal socket ssl statistics string struct symbol tempfile threading token tomllib types typing uuid warnings wave weakref zipfile zoneinfo".split(
    " "
  )

describe.each(["3.6", "3.8", "3.10", "3.12", "3.13"])("Python %s", (line) => {
  const python = pythonOf(line)
  const minor = Number(line.split(".")[1])

  it.skipIf(python === undefined)(
    "has each module that is said to be its own, and finds the app's in its place",
    () => {
      const own = candidates.filter((name) => isOfPython(name, minor))
      expect(own.length).toBeGreaterThan(30)
      const app = temporaryFolder("shadows")
      plant(app, { "main.py": program, ...Object.fromEntries(own.map((name) => [`${name}.py`, ""])) })
      const said = execFileSync(python?.path ?? "", ["-B", join(app, "main.py"), JSON.stringify(own)], {
        encoding: "utf8"
      })
      expect(JSON.parse(said)).toEqual([[], []])
    }
  )
})

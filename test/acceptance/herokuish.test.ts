/** The classic interface as herokuish uses it: variables as files alone, a log without depth, commands without a shell. */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { snapshot } from "../support/machine/Folders.ts"
import { newest } from "../support/machine/Pythons.ts"
import { herokuish, type HerokuishStaged, indented, start, withoutShell } from "../support/staging/Herokuish.ts"
import { exec, otherUser } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, compile } from "../support/staging/StagedApp.ts"
import type { Files } from "../support/index/Distribution.ts"

const { index, shared } = setting()
/** All that the user has set. */
const variables = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  PYTHON_VERSION: newest().version,
  PIP_INDEX_URL: index().url,
  PYTHON_CACHE_DIR: shared({}).cache ?? "",
  ...more
})
const stage = (app: string | Files, more: Readonly<Record<string, string>> = {}): Promise<HerokuishStaged> =>
  herokuish({ app, envDir: variables(more) })

const wsgi =
  "import os\ndef app(environ, start):\n    start('200 OK', [])\n    return [('%s|%s' % (os.environ.get('GREETING'), os.environ['HOME'] == os.getcwd())).encode()]\n"

describe.each<{ readonly name: string; readonly app: string | Files; readonly says: RegExp }>([
  { name: "a Procfile with a variable in it", app: appFolder("python-alone"), says: /^python alone$/ },
  { name: "no Procfile, and one console script of its own", app: appFolder("setup-py"), says: /./ },
  {
    name: "a console script of a package, which begins with more than one line",
    app: { "requirements.txt": "miniweb\n", "hello.py": wsgi, Procfile: "# mine\nweb: miniweb hello:app\n" },
    says: /^None\|True$/
  },
  {
    name: "a command with quotes that are lost, and a variable of the user's",
    app: {
      "requirements.txt": "miniweb\n",
      "hello.py": wsgi,
      Procfile: 'web: env GREETING="$PYTHON_VERSION" miniweb "hello:app"\n'
    },
    says: /^\d+\.\d+\|True$/
  }
])("$name", ({ app, says }) => {
  it("is detected twice, staged with files for variables, and started without a shell", async () => {
    const staged = await stage(app)
    const running = await start(staged)
    try {
      expect((await running.get()).text).toMatch(says)
    } finally {
      await running.stop()
    }
  })
})

describe("an app that is staged where $HOME is (HOME differs between build and run)", () => {
  let staged: HerokuishStaged
  beforeAll(async () => {
    // A real bug of others: their own working variables were the user's to set.
    const hostile = {
      CACHE_DIR: "/nonexistent",
      BUILD_DIR: "/nonexistent",
      PATH: "/nonexistent",
      PYTHONPATH: "/nonexistent",
      PYTHONHOME: "/nonexistent"
    }
    staged = await stage(
      { "requirements.txt": "alpha\n", "app.py": "", Procfile: "web: python app.py\n" },
      { ...hostile, GREETING: "two\nlines" }
    )
  })

  it("has nothing in it but what it had, and what is ours", () => {
    expect(readdirSync(staged.app)).toEqual([
      ".profile.d",
      ".python",
      ".release",
      "Procfile",
      "app.py",
      "requirements.txt"
    ])
    expect(staged.after).toMatchObject(staged.before)
  })

  it("has a log that says the same without any depth", () => {
    const lines = staged.log.split("\n").filter((line) => line !== "")
    expect(lines.filter((line) => /^-----> (?:Using Python|Staged on Python) /.test(line))).toHaveLength(2)
    expect(lines.filter((line) => !line.startsWith("----->") && !/^ {6}\S/.test(line))).toEqual([])
    expect(staged.log).toContain("\n      2 packages: ")
  })

  it("runs with no more than the platform's variables set (unset variables)", async () => {
    const env = { LANG: undefined, LC_ALL: undefined, USER: undefined, SHELL: undefined }
    const done = await exec(staged, ["python", "-c", "import alpha, os; print(os.environ['LANG'])"], {
      env,
      first: "set -u"
    })
    expect(done).toMatchObject({ code: 0, stdout: "C.UTF-8\n", stderr: "" })
  })

  it("gives the same once more, from its cache", async () => {
    const before = snapshot(join(await moved(staged), ".python"))
    const again = await stage({ "requirements.txt": "alpha\n", "app.py": "", Procfile: "web: python app.py\n" })
    expect(snapshot(join(again.app, ".python"))).toEqual(before)
  })
})

/** Where an app is after its first start. */
const moved = async (staged: HerokuishStaged): Promise<string> => (await exec(staged, ["pwd"])).stdout.trim()

describe("an app that is none", () => {
  it("is told line by line in a log without depth, with the id", async () => {
    const staged = await compile({ app: { "index.php": "" } })
    expect(staged.code).toBe(1)
    const log = indented(staged.output)
    expect(log).toMatch(/^ {6}! {5}This does not look like a Python app\./m)
    expect(log).toContain("(application/not-python)")
  })
})

describe("the command that is offered", () => {
  it.skipIf(!otherUser)("is one plain word, which comes through `eval echo` as it is", async () => {
    const staged = await stage(appFolder("setup-py"))
    const said = await exec(staged, ["bash", "-c", withoutShell("echo greeter $HOME")])
    expect(said.stdout).toBe(`greeter ${(await moved(staged)).replace(/\s+/g, " ")}\n`)
  })
})

/** Static files of real Djangos, from the package index that this machine's pip uses: collected, served, kept, and every way in which that fails. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import * as Schema from "effect/Schema"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { ToldText } from "../../src/assets/Collecting.ts"
import { causeOf } from "../../src/assets/CollectionFailed.ts"
import { collectStatic } from "../../src/python/Programs.ts"
import { reportIn } from "../support/report/LeftReport.ts"
import type { Files } from "../support/index/Distribution.ts"
import { plant, removeTemporaryFolders, snapshot, temporaryFolder } from "../support/machine/Folders.ts"
import { cacheWithTools, copyOf } from "../support/staging/CacheFiles.ts"
import { djangoApp, network } from "../support/staging/DjangoApp.ts"
import { newestWithPip, type Python, pythonOf } from "../support/machine/Pythons.ts"
import { diegoBuild, diegoCodes } from "../support/staging/DiegoBuilder.ts"
import { launch } from "../support/staging/DiegoLauncher.ts"
import { run } from "../support/staging/RunningApp.ts"
import { buildpack, compile, type CompileOptions, compileWell, type Staged } from "../support/staging/StagedApp.ts"

const three = newestWithPip()
const five = "django==5.2.8\nwhitenoise==6.11.0\ngunicorn==23.0.0\n"

interface Line {
  readonly title: string
  readonly python: Python | undefined
  readonly requirements: string
}
const lines: ReadonlyArray<Line> = [
  {
    title: "1.11 on Python 2.7",
    python: pythonOf("2.7"),
    requirements: "django==1.11.29\nwhitenoise==4.1.4\ngunicorn==19.10.0\n"
  },
  // The oldest and the newest; what lies between is tried where it is asked for.
  ...(process.env["EVERY_DJANGO"] === undefined
    ? []
    : [
        {
          title: "4.2 on Python 3.8",
          python: pythonOf("3.8"),
          requirements: "django==4.2.26\nwhitenoise==6.7.0\ngunicorn==23.0.0\n"
        }
      ]),
  { title: "5.2", python: three, requirements: five }
]

let cache = ""
let first: Staged
const app = (more = "", files: Files = {}): Files => djangoApp(five, more, files)
/** Each with a cache of its own that has the packages. */
const again = (options: CompileOptions): CompileOptions => ({
  cache: copyOf(cache),
  python: three,
  ...options,
  env: { ...network, ...options.env }
})

beforeAll(async () => {
  cache = await cacheWithTools(three)
  first = await compileWell({ app: app(), python: three, cache, env: network })
})
afterAll(removeTemporaryFolders)

/** As a staging runs it, in an app of its own with the packages of one that is staged. */
const toldOf = (files: Files, { app: root } = first) => {
  const [folder, work] = [temporaryFolder("django"), temporaryFolder("django work")]
  plant(folder, files)
  const answer = join(work, "answer.json")
  const args = ["-c", collectStatic, answer, folder, "manage.py", join(work, "before")]
  const prefix = join(root, ".python")
  const env = { PATH: "/usr/bin:/bin", PYTHONUSERBASE: prefix, PYTHONDONTWRITEBYTECODE: "1" }
  const { status } = spawnSync(join(prefix, "bin/python"), args, { cwd: folder, env, timeout: 60_000 })
  return { status, folder, told: Schema.decodeUnknownSync(ToldText)(readFileSync(answer, "utf8")) }
}
const causeIn = (files: Files, staged = first) => {
  const { status, told } = toldOf(files, staged)
  return causeOf(told, { exitCode: status ?? undefined, signal: undefined, timedOut: false }, "manage.py")
}

describe.each(lines)("Django $title", ({ title, python, requirements }) => {
  it.skipIf(python === undefined)(
    `has the style sheet of its admin, which the started app answers (${title})`,
    async () => {
      const staged =
        python === three
          ? first
          : await compileWell({
              app: djangoApp(requirements),
              env: network,
              ...(python && { python, cache: await cacheWithTools(python) })
            })
      expect(staged.output).toMatch(/-----> Collecting static files with Django \d/)
      expect(staged.output).toMatch(/ {7}\d+ static files in collected\/ \(\d.* [KM]iB\), in \d+\.\d s\n/)
      expect(readFileSync(join(staged.app, "collected/shop.css"), "utf8")).toBe("body { color: teal }\n")
      if (python !== three) {
        const asks = causeIn(djangoApp(requirements, 'X = os.environ["SHOP_KEY"]\n'), staged)
        expect(asks).toMatchObject({ id: "static-files/missing-variable" })
        expect(asks.message).toMatch(/^shop\/settings\.py line 21 asks for \$SHOP_KEY/)
      }
      if (title.startsWith("1.")) {
        const built = 'STATICFILES_DIRS.append(os.path.join(BASE_DIR, "built"))\n'
        const lacks = causeIn(djangoApp(requirements, built), staged)
        expect(lacks).toMatchObject({ id: "static-files/missing-folder" })
        expect(lacks.message).toContain("`built`")
      }
      // The droplet of Cloud Foundry serves those of the newest.
      if (python === three) return
      const running = await run(staged)
      try {
        const { status, text } = await running.get("/static/admin/css/base.css")
        expect(status).toBe(200)
        expect(text).toContain("DJANGO Admin styles")
      } finally {
        await running.stop()
      }
    }
  )
})

describe("on Cloud Foundry", () => {
  it("has the started app answer the style sheet of Django's admin as well", async () => {
    const env = {
      ...network,
      BUILDPACK_PYTHON_PATH: three.root,
      // Those of this machine are there when the app runs, which no table of stacks knows.
      PYTHON_RUNTIMES: "host",
      PYTHON_VERSION: three.version,
      PYTHON_CACHE_DIR: copyOf(cache)
    }
    const droplet = await diegoBuild({ app: app(), buildpacks: [buildpack], env })
    if (droplet.code !== diegoCodes.well) throw new Error(droplet.output)
    const running = await launch(droplet)
    try {
      expect((await running.get("/static/admin/css/base.css")).text).toContain("DJANGO Admin styles")
    } finally {
      await running.stop()
    }
  })
})

describe("what was collected before", () => {
  it("is put back without a process where nothing changed, byte by byte", async () => {
    const staged = await compileWell(again({ app: app() }))
    expect(staged.output).toContain("-----> Putting the static files of an earlier staging back\n")
    expect(staged.output).not.toContain("Collecting")
    const collected = ({ app: root }: Staged) => snapshot(join(root, "collected"))
    expect(collected(staged)).toEqual(collected(first))
    const count = Number(/(\d+) static files/.exec(staged.output)?.[1])
    const known = { how: "restored", root: "collected", count }
    expect(reportIn(staged.cache).staticFiles).toMatchObject(known)
    // The same folder once more has them already.
    const third = await compileWell(again({ again: staged, cache: staged.cache }))
    expect(third.output).toContain("-----> Keeping the static files of the last staging\n")
    expect(reportIn(third.cache).staticFiles).toMatchObject({ how: "kept" })
    expect(collected(third)).toEqual(collected(first))
  })

  it("is collected anew where a file changed, a variable that the settings read, or what stands in the place", async () => {
    const changed = await compileWell(
      again({ app: app(), prepare: (root) => appendFileSync(join(root, "assets/shop.css"), "/**/") })
    )
    expect(changed.output).toContain("Not as they were, since files of the app changed.")
    const keyed = await compileWell(again({ app: app(), env: { SECRET_KEY: "another-of-them" } }))
    expect(keyed.output).toContain("Not as they were, since a variable that the settings read changed.")
    const record = readFileSync(join(keyed.cache, "python-buildpack/static-files.json"), "utf8")
    expect(record).toContain("SECRET_KEY")
    expect(record).not.toContain("another-of-them")
    const other = await compileWell(again({ app: app(), env: { OF_NOBODY: "changed" } }))
    expect(other.output).toContain("Putting the static files of an earlier staging back")
    const standing = await compileWell(again({ app: app("", { "collected/own.txt": "own" }) }))
    expect(standing.output).toContain("Collecting static files")
    expect(readFileSync(join(standing.app, "collected/own.txt"), "utf8")).toBe("own")
  })

  it("is put back where the app writes into its folder while it is imported", async () => {
    const more = 'open(os.path.join(BASE_DIR, "imported.log"), "a").write("again")\n'
    const one = await compileWell(again({ app: app(more) }))
    expect(existsSync(join(one.app, "imported.log"))).toBe(true)
    const two = await compileWell(again({ app: app(more), cache: one.cache }))
    expect(two.output).toContain("Putting the static files of an earlier staging back")
  })

  it("is collected anew where what is kept is damaged", async () => {
    const options = again({ app: app() })
    const kept = join(options.cache ?? "", "python-buildpack/static-files")
    const names = Object.keys(snapshot(kept)).filter((path) => path.endsWith("shop.css"))
    expect(names).toHaveLength(1)
    writeFileSync(join(kept, names[0] ?? ""), "body { color: red }\n")
    const staged = await compileWell(options)
    expect(staged.output).toContain("Collecting static files")
    expect(readFileSync(join(staged.app, "collected/shop.css"), "utf8")).toContain("teal")
    const mended = await compileWell(again({ app: app(), cache: staged.cache }))
    expect(mended.output).toContain("Putting the static files of an earlier staging back")
  })
})

describe("nothing is collected", () => {
  it.each([
    ["by $DISABLE_COLLECTSTATIC", app(), { DISABLE_COLLECTSTATIC: "1" }, "since $DISABLE_COLLECTSTATIC is set"],
    ["without STATIC_ROOT", app("STATIC_ROOT = None\n"), {}, "into shop/settings.py, and have them served"],
    [
      "with a STATIC_ROOT for elsewhere",
      app("del STATIC_ROOT\nif 'LIVE' in os.environ:\n    STATIC_ROOT = 'live'\n"),
      {},
      "not set, other than in a branch of shop/settings.py that is not taken here"
    ],
    ["into the app's own code", app("STATIC_ROOT = BASE_DIR\n"), {}, "holds the app's own code"]
  ])("%s", async (_title, files, env, words) => {
    const staged = await compileWell(again({ app: files, env }))
    expect(staged.output).toContain(words)
    expect(staged.after).toEqual(staged.before)
  })

  it("without asking Django again while nothing changed, and the warning is said again", async () => {
    const one = await compileWell(again({ app: app("STATIC_ROOT = None\nprint('django here')\n") }))
    const two = await compileWell(again({ again: one, cache: one.cache }))
    expect(two.output).toContain("-----> Collecting no static files, since nothing that decides it changed\n")
    expect(two.output).not.toContain("django here")
    const warned = (text: string) => /^ !.*\(static-files\/no-root\)\n/ms.exec(text)?.[0]
    expect(warned(two.output)).toBe(warned(one.output))
  })

  it.each([
    ["without the app for static files", 'INSTALLED_APPS.remove("django.contrib.staticfiles")\n', "absent"],
    ["outside of the app", 'STATIC_ROOT = "/var/lib/none-such/static"\n', "outside"],
    ["by a storage that is no folder", 'STORAGES = {"staticfiles": {"BACKEND": "shop.far.Far"}}\n', "remote"]
  ])("%s", (_title, more, verdict) => {
    const far =
      "from django.core.files.storage import Storage\nclass Far(Storage):\n    def exists(self, name): return False\n    def delete(self, name): pass\n    def _save(self, name, content): return name\n"
    const { folder, status, told } = toldOf(app(more, { "shop/far.py": far }))
    expect({ status, verdict: told.verdict }).toEqual({ status: 0, verdict })
    expect(existsSync(join(folder, "collected"))).toBe(false)
  })

  it("where two projects are equally near", async () => {
    const { "manage.py": manage = "", ...rest } = app()
    const staged = await compileWell(again({ app: { ...rest, "one/manage.py": manage, "two/manage.py": manage } }))
    expect(staged.output).toContain("(static-files/several-projects)")
  })
})

/** Gives each file a name with its digest, and so finds every file that another one names. */
const manifest =
  'STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}\n'

describe("where wsgi.py names other settings than manage.py", () => {
  const forLive = (more: string): Files => ({
    "shop/live.py": `from .settings import *\n${manifest}${more}`,
    "shop/wsgi.py": (djangoApp("")["shop/wsgi.py"] ?? "").toString().replace("shop.settings", "shop.live")
  })
  const key = 'KEY = os.environ["SHOP_KEY"]\n'

  it("files are collected with those of the served app, once these can be had", async () => {
    const files = app("", forLive(key))
    const without = await compileWell(again({ app: files }))
    expect(without.output).toContain("(static-files/other-settings)")
    expect(without.output).toContain("shop/live.py line 3 asks for $SHOP_KEY, which is not set")
    expect(existsSync(join(without.app, "collected/shop.css"))).toBe(true)
    expect(existsSync(join(without.app, "collected/staticfiles.json"))).toBe(false)
    const restaged = await compileWell(again({ app: files, cache: without.cache }))
    expect(restaged.output).toContain("-----> Putting the static files of an earlier staging back\n")
    expect(restaged.output).toContain("(static-files/other-settings)")
    expect(restaged.output).toContain("shop/live.py line 3 asks for $SHOP_KEY, which is not set")
    const options = { app: files, cache: without.cache, env: { SHOP_KEY: "a-key-of-the-shop" } }
    const staged = await compileWell(again(options))
    expect(staged.output).toContain("With the settings of the served app: shop.live, which shop/wsgi.py names.")
    expect(staged.output).not.toContain("(static-files/other-settings)")
    expect(existsSync(join(staged.app, "collected/staticfiles.json"))).toBe(true)
  })
})

describe("a failure", () => {
  const failing: ReadonlyArray<readonly [title: string, more: string, files: Files, id: string, words: string]> = [
    [
      "a variable of os.environ",
      'X = os.environ["PAYMENT_KEY"]\n',
      {},
      "missing-variable",
      "shop/settings.py line 21 asks for $PAYMENT_KEY"
    ],
    [
      "a variable, in words of a package",
      'from django.core.exceptions import ImproperlyConfigured\nif "MAIL_KEY" not in os.environ: raise ImproperlyConfigured("Set the MAIL_KEY environment variable")\n',
      {},
      "missing-variable",
      "asks for $MAIL_KEY"
    ],
    [
      "a variable, in a line that fails over it",
      'X = int(os.environ.get("SHOP_TIMEOUT"))\n',
      {},
      "missing-variable",
      "shop/settings.py line 21 reads $SHOP_TIMEOUT"
    ],
    [
      "a folder for logs",
      'LOGGING = {"version": 1, "handlers": {"f": {"class": "logging.FileHandler", "filename": os.path.join(BASE_DIR, "logs", "shop.log")}}, "root": {"handlers": ["f"]}}\n',
      {},
      "missing-file",
      "leads to `logs/shop.log`"
    ],
    [
      "a program that a command of the app's own starts",
      'INSTALLED_APPS.insert(0, "front")\n',
      {
        "front/__init__.py": "",
        "front/management/__init__.py": "",
        "front/management/commands/__init__.py": "",
        "front/management/commands/collectstatic.py":
          "import subprocess\nfrom django.contrib.staticfiles.management.commands import collectstatic\nclass Command(collectstatic.Command):\n    def handle(self, *args, **options):\n        subprocess.check_call(['no-such-npm', 'run', 'build'])\n"
      },
      "failed",
      "front/management/commands/collectstatic.py line 5 starts `no-such-npm`, and there is no such program."
    ],
    ["a module", "import none_such\n", {}, "settings", "the package that brings `none_such`"],
    ["the grammar", "X = = 1\n", {}, "settings", "shop/settings.py line 21 is no Python of this version"],
    ["an app that is not there", 'INSTALLED_APPS.append("blogg")\n', {}, "settings", "`blogg`"],
    [
      "the storage's package",
      'STORAGES = {"staticfiles": {"BACKEND": "storages.backends.s3.S3Storage"}, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}\n',
      {},
      "storage",
      "STORAGES"
    ],
    [
      "a file that a style sheet names",
      manifest,
      { "assets/shop.css": "body { background: url(none.png) }\n" },
      "missing-reference",
      "`shop.css` names `none.png`"
    ],
    [
      "a source map",
      manifest,
      { "assets/shop.css": "b {}\n/*# sourceMappingURL=shop.css.map */\n" },
      "missing-reference",
      "sourceMappingURL"
    ],
    ["a setting", "STATICFILES_DIRS = [STATIC_ROOT]\n", {}, "improper", "STATICFILES_DIRS"],
    [
      "a database",
      'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "/none/such/db"}}\nINSTALLED_APPS.append("asks")\n',
      {
        "asks/__init__.py": "",
        "asks/apps.py":
          "from django.apps import AppConfig\nclass Asks(AppConfig):\n    name = 'asks'\n    def ready(self):\n        from django.db import connection\n        connection.cursor()\n"
      },
      "database",
      "asks/apps.py line 6"
    ]
  ]

  it.each(failing)("over %s is explained", (_title, more, files, id, words) => {
    const cause = causeIn(app(more, files))
    expect(cause.id).toBe(`static-files/${id}`)
    expect([cause.message, ...cause.hints].join("\n")).toContain(words)
    expect(cause.hints.at(-1)).toContain("DISABLE_COLLECTSTATIC=1")
  })

  it("ends the staging with no secret shown, and leaves everything as it was", async () => {
    const files = { "assets/shop.css": "body { background: url(none.png) }\n" }
    const staged = await compile(
      again({ app: app(`print(SECRET_KEY)\n${manifest}`, files), env: { SECRET_KEY: "hunter2-hunter2" } })
    )
    expect(staged.code).toBe(1)
    expect(staged.output).toContain("       ****\n")
    expect(staged.output).toContain("(static-files/missing-reference)")
    expect(staged.output).not.toContain("hunter2-hunter2")
    expect(staged.after).toEqual(staged.before)
    expect(existsSync(join(staged.app, ".python"))).toBe(false)
  })

  it("by a signal in the middle leaves the place as it was, and no process", async () => {
    const storage = `import os, time
from django.contrib.staticfiles.storage import StaticFilesStorage
class Halting(StaticFilesStorage):
    def post_process(self, paths, **options):
        open(os.path.join(self.location, "half"), "w").close()
        os.kill(os.getppid(), 15)
        time.sleep(120)
`
    const more = manifest.replace("whitenoise.storage.CompressedManifestStaticFilesStorage", "shop.storage.Halting")
    const files = { "shop/storage.py": storage, "collected/own.txt": "own" }
    const staged = await compile(again({ app: app(more, files) }))
    expect(staged.code).toBe(143)
    expect(staged.output).toContain("the app is as it was before")
    expect(staged.after).toEqual(staged.before)
  })

  it("later in the staging leaves the place as it was", async () => {
    const files = { "collected/own.txt": "own", "bin/post_compile": "exit 1\n" }
    const staged = await compile(
      again({ app: app("", files), prepare: (root) => mkdirSync(join(root, "collected/empty")) })
    )
    expect(staged.output).toContain("static files in collected/")
    expect(staged.output).toContain("(hook/failed)")
    expect(staged.after).toEqual(staged.before)
  })
})

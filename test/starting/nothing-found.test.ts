/** What an app is told for which nothing is offered: what was seen, in which line, and what to write. */
import { afterAll, describe, expect, it } from "vitest"
import type { Files } from "../support/index/Distribution.ts"
import { removeTemporaryFolders } from "../support/machine/Folders.ts"
import { text } from "../support/starts/Apps.ts"
import { decisionsOf } from "../support/starts/CodeReader.ts"

afterAll(removeTemporaryFolders)

const flask = text("from flask import Flask", "app = Flask(__name__)")
const main = (line: string): string => text('if __name__ == "__main__":', `    ${line}`)

const cases: ReadonlyArray<readonly [string, Files, ReadonlyArray<string>, RegExp]> = [
  [
    "nothing but a list of packages",
    {},
    ["requests"],
    /no Python file.*\n.*app\.py or main\.py.*`web: …` or `worker: …`/
  ],
  ["tests alone", { "tests/expected.txt": "" }, [], /tests and tools alone/],
  ["one notebook", { "report.ipynb": "{}" }, ["pandas"], /notebooks alone \(report\.ipynb\).*\nAdd the line `voila`/],
  [
    "notebooks, and what shows them",
    { "a.ipynb": "{}", "b.ipynb": "{}" },
    ["voila"],
    /nobody can tell which is meant \(a\.ipynb, b\.ipynb\)\.\n.*`web: voila NOTEBOOK --no-browser --port=\$PORT/
  ],
  [
    "a framework's name with a slip",
    { "app.py": text("from flaks import Flask", "app = Flask(__name__)") },
    ["flask", "gunicorn"],
    /app\.py line 1 imports `flaks`, which nothing here brings\.\nIf `flask` is meant/
  ],
  [
    "a package whose name is nearly that of a framework",
    { "app.py": text("import flaska", "import sys", "sys.argv") },
    ["flaska"],
    /app\.py line 3 reads a command line/
  ],
  [
    "an application in one branch alone",
    { "app.py": text("import os", "from flask import Flask", "if os.environ.get('A'):", "    app = Flask('a')") },
    ["gunicorn"],
    /app\.py line 4 makes a Flask application `app` in one branch alone, or for a script.*\nMake it at the first level/
  ],
  [
    "an MCP server that is asked over a pipe",
    { "server.py": text("from fastmcp import FastMCP", "mcp = FastMCP('x')") + main("mcp.run()") },
    ["fastmcp"],
    /server\.py line 2 makes an MCP server `mcp`.*\n.*`web: fastmcp run server\.py:mcp --transport http --host 0\.0\.0\.0 --port \$PORT`/
  ],
  [
    "a Django project without wsgi.py",
    {
      "manage.py": text("import os", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')"),
      "shop/settings.py": ""
    },
    ["django", "gunicorn"],
    /manage\.py line 2 names the settings of a Django project[^]*Write a file shop\/wsgi\.py:\n[^]*"shop\.settings"/
  ],
  [
    "Reflex",
    { "rxconfig.py": text("import reflex as rx", "config = rx.Config(app_name='shop')"), "shop/shop.py": "" },
    ["reflex"],
    /rxconfig\.py line 1 is of a Reflex app.*\n.*`web: reflex run --env prod --single-port .*--backend-port \$PORT`/
  ],
  [
    "a command line",
    { "main.py": text("import argparse", "argparse.ArgumentParser().parse_args()") },
    [],
    /main\.py line 1 reads a command line.*\n.*`web: python main\.py …`/
  ],
  [
    "a framework without an application",
    { "main.py": text("import chalice", "chalice.start()") },
    ["chalice"],
    /main\.py line 1 imports chalice, and nothing in the code makes an application/
  ],
  [
    "two scripts",
    { "first.py": text("print(1)"), "second.py": text("print(2)") },
    [],
    /nobody can tell which script is meant \(first\.py, second\.py\)\.\n.*`worker: python first\.py`/
  ]
]
const apps = cases.map(([name, files, packages, said]) => ({ name, files, packages, said }))
const decision = decisionsOf(apps)

describe("an app without a start command is told of", () => {
  it.each(apps.map((app) => [app.name, app] as const))("%s", (_, app) => {
    const { processes, warnings } = decision(app)
    expect([processes, warnings.map(({ id }) => id)]).toEqual([[], ["start/nothing-offered"]])
    expect(warnings[0]?.text).toMatch(app.said)
    expect(warnings[0]?.text).toMatch(/^No start command is offered: /)
  })
})

describe("an application beside the one that is started", () => {
  const other = { "admin.py": text("from flask import Flask", "admin = Flask('admin')") }
  const beside = [
    { name: "in a file of its own", files: { "app.py": flask, ...other }, is: true },
    { name: "that is imported", files: { "app.py": `import admin\n${flask}`, ...other }, is: false },
    {
      name: "that is imported by what is imported",
      files: { "app.py": `import parts\n${flask}`, "parts.py": "from admin import admin as part\n", ...other },
      is: false
    },
    { name: "that is mounted there", files: { "app.py": `${flask}from admin import admin\n`, ...other }, is: false }
  ].map((app) => ({ ...app, packages: ["flask", "gunicorn"] }))
  const decided = decisionsOf(beside)

  it.each(beside.map((app) => [app.name, app] as const))("%s", (_, app) => {
    const { processes, warnings } = decided(app)
    expect(processes.map(({ command }) => command)).toEqual(["gunicorn app:app"])
    expect(warnings.map(({ id }) => id)).toEqual(app.is ? ["start/other-application"] : [])
    if (app.is)
      expect(warnings[0]?.text).toMatch(
        /\(app\.py line 2\), which is started, .*\(admin\.py line 2\)\.\n.*\n {2}web: gunicorn admin:admin$/
      )
  })
})

describe("a file that the Python cannot parse is told", () => {
  const broken = text("def f(:", "    pass")
  const files = [
    { name: "where it is all there is", files: { "app.py": broken }, is: "app.py line 1" },
    {
      name: "where what is started imports it",
      files: { "app.py": `import parts\n${flask}`, "parts.py": broken },
      is: "parts.py line 1"
    },
    { name: "not where nobody imports it", files: { "app.py": flask, "old.py": broken }, is: undefined }
  ].map((app) => ({ ...app, packages: ["flask", "gunicorn"] }))
  const decided = decisionsOf(files)

  it.each(files.map((app) => [app.name, app] as const))("%s", (_, app) => {
    const found = decided(app).warnings.filter(({ id }) => id === "start/unreadable-code")
    expect(found.map(({ text: said }) => / cannot read (\S+ line \d+): \w/.exec(said)?.[1])).toEqual(
      app.is === undefined ? [] : [app.is]
    )
  })
})

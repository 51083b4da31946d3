/** Applications that an app's settings name, for the command of their framework: started as that would, by what is installed. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { afterAll, describe, expect, it } from "vitest"
import { readPyproject } from "../../src/formats/Pyproject.ts"
import { layerMemory } from "../../src/services/Env.ts"
import { layer } from "../../src/services/FilesystemNode.ts"
import { entryPoints } from "../../src/survey/EntryPoints.ts"
import type { Files } from "../support/index/Distribution.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { text } from "../support/starts/Apps.ts"
import { decisionsOf, told } from "../support/starts/CodeReader.ts"

afterAll(removeTemporaryFolders)

const flask = text("from flask import Flask", "app = Flask(__name__)")
const fastapi = text("from fastapi import FastAPI", "app = FastAPI()")
const factory = text("from flask import Flask", "def create_app(config):", "    return Flask(config)")
const uvicorn = "uvicorn --host 0.0.0.0 --port $PORT"
const $flask = (value: string) => [{ reader: "flask", text: value, origin: "$FLASK_APP" }]
const $fastapi = (value: string) => [{ reader: "fastapi", text: value, origin: "[tool.fastapi]" }]

const apps = [
  {
    name: "a module, among several",
    files: { "app.py": flask, "admin.py": flask },
    packages: ["flask", "gunicorn"],
    named: $flask("admin"),
    starts: ["web: gunicorn admin:app"]
  },
  {
    name: "a file by its path",
    files: { "app.py": flask, "src/shop.py": flask },
    packages: ["flask", "gunicorn"],
    named: $flask("src/shop.py"),
    starts: ["web: gunicorn shop:app (in src)"]
  },
  {
    name: "a name in it",
    files: { "app.py": text("from flask import Flask", "app = Flask('a')", "other = Flask('b')") },
    packages: ["flask", "gunicorn"],
    named: $flask("app.py:other"),
    starts: ["web: gunicorn app:other"]
  },
  {
    name: "a function, called with something",
    files: { "shop/__init__.py": factory },
    packages: ["flask", "gunicorn"],
    named: $flask("shop:create_app('production')"),
    starts: [`web: gunicorn 'shop:create_app("production")'`]
  },
  {
    name: "a function that a server cannot call with something",
    files: { "shop/__init__.py": factory },
    packages: ["flask", "waitress"],
    named: $flask("shop:create_app('production')"),
    starts: [
      `web: flask --app 'shop:create_app("production")' run --host 0.0.0.0 --port $PORT`,
      "start/development-server"
    ]
  },
  {
    name: "what the code does not show",
    files: { "shop.py": text("from flask import Flask", "globals()['site'] = Flask('x')") },
    packages: ["flask", "gunicorn"],
    named: $flask("shop:site"),
    starts: ["web: gunicorn shop:site"]
  },
  {
    name: "what a package brings",
    files: {},
    packages: ["flask", "gunicorn"],
    named: $flask("superset.app:create_app()"),
    starts: ["web: gunicorn 'superset.app:create_app()'"]
  },
  {
    name: "a function, without the words of a call",
    files: { "shop/__init__.py": text("from flask import Flask", "def create_app():", "    return Flask('x')") },
    packages: ["flask", "gunicorn"],
    named: $flask("shop:create_app"),
    starts: ["web: gunicorn 'shop:create_app()'"]
  },
  {
    name: "something that is not installed",
    files: { "main.py": fastapi, "admin.py": flask },
    packages: ["fastapi", "uvicorn"],
    named: $flask("admin"),
    starts: [`web: ${uvicorn} main:app`, "start/other-application"]
  },
  {
    name: "words that are for a shell",
    files: { "app.py": flask },
    packages: ["flask", "gunicorn"],
    named: $flask("app:create_app(__import__('os').system('id'))"),
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "FastAPI's entry point",
    files: { "main.py": fastapi, "shop/api.py": fastapi },
    packages: ["fastapi", "uvicorn"],
    named: $fastapi("shop.api:app"),
    starts: [`web: ${uvicorn} shop.api:app`]
  },
  {
    name: "two different ones",
    files: { "app.py": flask, "main.py": fastapi },
    packages: ["flask", "fastapi", "gunicorn", "uvicorn"],
    named: [...$flask("app"), ...$fastapi("main:app")],
    starts: ["start/several-candidates"]
  },
  {
    name: "gunicorn's own file",
    files: { "gunicorn.conf.py": text("wsgi_app = 'admin:app'"), "app.py": flask, "admin.py": flask },
    packages: ["flask", "gunicorn"],
    named: [],
    starts: ["web: gunicorn admin:app"]
  },
  {
    name: "gunicorn's own file, with a port of its own",
    files: { "gunicorn.conf.py": text("bind = '127.0.0.1:8000'"), "app.py": flask },
    packages: ["flask", "gunicorn"],
    named: [],
    starts: ["web: gunicorn --bind 0.0.0.0:$PORT app:app"]
  },
  {
    name: "gunicorn's own file, on $PORT",
    files: { "gunicorn.conf.py": text("import os", "bind = '0.0.0.0:' + os.environ['PORT']"), "app.py": flask },
    packages: ["flask", "gunicorn"],
    named: [],
    starts: ["web: gunicorn app:app"]
  }
]
const decision = decisionsOf(apps)

describe("an application is started that is named by", () => {
  it.each(apps.map((app) => [app.name, app] as const))("%s", (_, app) => {
    expect(told(decision(app))).toEqual(app.starts)
  })

  it("a setting, which the reason tells", () => {
    const [first] = apps
    expect(first && decision(first).processes.map(({ why }) => why)).toEqual([
      "Flask application `app` (admin.py line 2), which $FLASK_APP names, served by gunicorn"
    ])
  })
})

describe("what names an application is read", () => {
  const read = (files: Files, variables: Readonly<Record<string, string>>) => {
    const root = temporaryFolder("named")
    plant(root, files)
    const toml = files["pyproject.toml"]
    const pyproject = typeof toml === "string" ? readPyproject(new TextEncoder().encode(toml)).pyproject : undefined
    return Effect.runPromise(
      entryPoints({ root, names: new Set(Object.keys(files)), pyproject }).pipe(
        Effect.provide(Layer.mergeAll(layer, layerMemory(variables)))
      )
    )
  }

  it.each<[string, Files, Readonly<Record<string, string>>, ReadonlyArray<readonly [string, string, string]>]>([
    ["nowhere", {}, {}, []],
    ["in a variable", {}, { FLASK_APP: "shop" }, [["flask", "shop", "$FLASK_APP"]]],
    ["in .flaskenv", { ".flaskenv": "# x\nexport FLASK_APP=shop # y\n" }, {}, [["flask", "shop", ".flaskenv line 2"]]],
    [
      "in .env before .flaskenv, as Flask does",
      { ".env": `SECRET=1\nFLASK_APP="shop:create_app('x')"\n`, ".flaskenv": "FLASK_APP=other\n" },
      {},
      [["flask", "shop:create_app('x')", ".env line 2"]]
    ],
    [
      "in a variable before files",
      { ".env": "QUART_APP=other\n" },
      { QUART_APP: "a:b" },
      [["quart", "a:b", "$QUART_APP"]]
    ],
    ["for Litestar", { ".env": "LITESTAR_APP='shop.main:app'\n" }, {}, [["litestar", "shop.main:app", ".env line 1"]]],
    [
      "in [tool.fastapi]",
      { "pyproject.toml": '[tool.fastapi]\nentrypoint = "shop.api:app"\n' },
      {},
      [["fastapi", "shop.api:app", "[tool.fastapi] of pyproject.toml"]]
    ],
    [
      "and nothing that is no text",
      { "pyproject.toml": "[tool.fastapi]\nentrypoint = 1\n", ".env": "FLASK_APP=\n" },
      {},
      []
    ]
  ])("%s", async (_, files, variables, expected) => {
    const found = await read(files, variables)
    expect(found.map(({ origin, reader, text: said }) => [reader, said, origin])).toEqual(expected)
  })
})

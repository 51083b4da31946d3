/** Applications in code: which of them is started, and by what. */
import { afterAll, describe, expect, it } from "vitest"
import type { Files } from "../support/index/Distribution.ts"
import { removeTemporaryFolders } from "../support/machine/Folders.ts"
import { decisionOf, decisionsOf, told } from "../support/starts/CodeReader.ts"

afterAll(removeTemporaryFolders)

const flask = "from flask import Flask\napp = Flask(__name__)\n"
const bot = `import os
from telegram.ext import Application
bot = Application.builder().token(os.environ["T"]).build()
`
const fast = "from fastapi import FastAPI\napp = FastAPI()\n"

const cases: ReadonlyArray<readonly [string, Files, ReadonlyArray<string>, ReadonlyArray<string>]> = [
  ["Flask under gunicorn", { "app.py": flask }, ["flask", "gunicorn"], ["web: gunicorn app:app"]],
  [
    "the class by another name",
    { "main.py": "import flask as f\nserver = f.Flask('x')\n" },
    ["flask", "gunicorn"],
    ["web: gunicorn main:server"]
  ],
  ["waitress", { "app.py": flask }, ["flask", "waitress"], ["web: waitress-serve --listen=0.0.0.0:$PORT app:app"]],
  [
    "FastAPI under uvicorn",
    { "main.py": fast },
    ["fastapi", "uvicorn"],
    ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  ],
  [
    "FastAPI under a gunicorn that knows ASGI",
    { "main.py": fast },
    ["gunicorn==25.1.0"],
    ["web: gunicorn --worker-class asgi main:app"]
  ],
  ["FastAPI with an old gunicorn alone", { "main.py": fast }, ["gunicorn==22.0.0"], ["start/no-server"]],
  [
    "a factory in a package",
    { "shop/__init__.py": "import flask\ndef create_app(test=None):\n    app = flask.Flask('x')\n    return app\n" },
    ["gunicorn"],
    ["web: gunicorn 'shop:create_app()'"]
  ],
  [
    "a factory that must be given something",
    { "shop/__init__.py": "import flask\ndef create_app(config):\n    return flask.Flask('x')\n" },
    ["gunicorn"],
    ["start/factory-arguments"]
  ],
  [
    "a wsgi.py that calls the factory",
    {
      "shop/__init__.py": "import flask\ndef create_app(config):\n    return flask.Flask('x')\n",
      "wsgi.py": "from shop import create_app\napplication = create_app('production')\n"
    },
    ["gunicorn"],
    ["web: gunicorn wsgi:application"]
  ],
  ["two that are equally good", { "app.py": flask, "main.py": fast }, ["gunicorn"], ["start/several-candidates"]],
  [
    "an application that is bound for scripts alone",
    { "app.py": "from flask import Flask\nif __name__ == '__main__':\n    app = Flask('x')\n    app.run()\n" },
    ["gunicorn"],
    ["start/fixed-port"]
  ],
  [
    "one that is mounted in another",
    {
      "main.py": `${fast}from admin import admin\napp.mount('/admin', admin)\n`,
      "admin.py": "from fastapi import FastAPI\nadmin = FastAPI()\n"
    },
    ["uvicorn"],
    ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  ],
  [
    "one that is wrapped",
    {
      "app.py": flask,
      "index.py": "from werkzeug.middleware.proxy_fix import ProxyFix\nfrom app import app\nserver = ProxyFix(app)\n"
    },
    ["gunicorn"],
    ["web: gunicorn index:server"]
  ],
  [
    "Django, as its settings say",
    {
      "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site1.settings')\n",
      "site1/__init__.py": "",
      "site1/settings.py": "WSGI_APPLICATION = 'site1.wsgi.application'\n",
      "site1/wsgi.py": "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n",
      "site1/asgi.py": "from django.core.asgi import get_asgi_application\napplication = get_asgi_application()\n"
    },
    ["django", "gunicorn"],
    ["web: gunicorn site1.wsgi:application"]
  ],
  [
    "an app in a folder, found from where its imports are",
    { "backend/main.py": `import models\n${fast}`, "backend/models.py": "" },
    ["uvicorn"],
    ["web: uvicorn --host 0.0.0.0 --port $PORT main:app (in backend)"]
  ],
  [
    "a script that serves on $PORT where there is no server",
    {
      "app.py": `import os\n${flask}if __name__ == '__main__':\n    app.run('0.0.0.0', int(os.environ.get('PORT', 5000)))\n`
    },
    ["flask"],
    ["web: python app.py", "start/development-server"]
  ],
  [
    "Flask alone",
    { "app.py": flask },
    ["flask"],
    ["web: flask --app app:app run --host 0.0.0.0 --port $PORT", "start/development-server"]
  ],
  [
    "an MCP server that is made for $PORT",
    {
      "server.py": `import os
from mcp.server.fastmcp import FastMCP
mcp = FastMCP("demo", host="0.0.0.0", port=int(os.environ.get("PORT", 8000)))
if __name__ == "__main__":
    mcp.run(transport="streamable-http")
`
    },
    ["mcp"],
    ["web: python server.py"]
  ],
  [
    "a bot that is called at $PORT",
    { "bot.py": `${bot}bot.run_webhook(listen="0.0.0.0", port=int(os.environ.get("PORT", "8443")))\n` },
    ["python-telegram-bot"],
    ["web: python bot.py"]
  ],
  [
    "a bot that is called, or asks",
    {
      "bot.py": `${bot}def main():
    if os.environ.get("HOOK"):
        bot.run_webhook(listen="0.0.0.0", port=int(os.environ["PORT"]))
    else:
        bot.run_polling()
if __name__ == "__main__":
    main()
`
    },
    ["python-telegram-bot"],
    ["worker: python bot.py"]
  ],
  [
    "a bot that is called on a port of its own",
    { "bot.py": `${bot}bot.run_webhook(port=8443)\n` },
    ["python-telegram-bot"],
    ["start/fixed-port"]
  ],
  [
    "Shiny Express",
    { "app.py": "from shiny.express import input, render, ui\nui.input_slider('n', 'N', 0, 100, 20)\n" },
    ["shiny", "uvicorn"],
    ["web: shiny run app.py --host 0.0.0.0 --port $PORT"]
  ],
  [
    "all of FastHTML",
    { "main.py": "from fasthtml.common import *\napp, rt = fast_app()\n@rt('/')\ndef get(): return P('x')\nserve()\n" },
    ["python-fasthtml", "uvicorn"],
    ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  ],
  [
    "all of a module of the app's that imports all of another one",
    { "common.py": "from flask import *\n", "app.py": "from common import *\napp = Flask('x')\n" },
    ["gunicorn"],
    ["web: gunicorn app:app"]
  ],
  [
    "a class of its own, though all of a framework is imported",
    { "app.py": "from flask import *\nclass Flask(object):\n    pass\napp = Flask()\nprint(app)\n" },
    ["gunicorn"],
    ["start/nothing-offered"]
  ],
  [
    "what imports it and adds to it, where both have names as good",
    {
      "app.py": flask,
      "main.py": "from app import app\nimport routes\nif __name__ == '__main__':\n    app.run()\n",
      "routes.py": "from app import app\n@app.route('/')\ndef h(): return 'x'\n"
    },
    ["gunicorn"],
    ["web: gunicorn main:app"]
  ],
  [
    "Dash's layout in a file of its own",
    {
      "app.py": "import dash\napp = dash.Dash('x')\nserver = app.server\n",
      "index.py": "from app import app\nfrom app import server\napp.layout = None\n"
    },
    ["dash", "gunicorn"],
    ["web: gunicorn index:server"]
  ],
  [
    "what imports it, unless that is imported by it",
    { "app.py": `${flask}import api\n`, "api.py": "from app import app\n@app.route('/')\ndef h(): return 'x'\n" },
    ["gunicorn"],
    ["web: gunicorn app:app"]
  ],
  [
    "a project two folders below, from where manage.py is",
    {
      "src/backend/manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'kernel.settings')\n",
      "src/backend/kernel/__init__.py": "",
      "src/backend/kernel/settings.py": "WSGI_APPLICATION = 'kernel.wsgi.application'\n",
      "src/backend/kernel/wsgi.py":
        "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n"
    },
    ["django", "gunicorn"],
    ["web: gunicorn kernel.wsgi:application (in src/backend)"]
  ],
  [
    "what wsgi.py binds, whatever it is",
    {
      "wsgi.py": "import sys\nsys.path.insert(0, 'lib')\nfrom core import make\napplication = make()\n",
      "lib/core.py":
        "def make():\n    def application(environ, start_response):\n        return []\n    return application\n"
    },
    ["gunicorn"],
    ["web: gunicorn wsgi:application"]
  ],
  [
    "the one function of a cloud's",
    { "main.py": "def handle(request):\n    return 'x'\n" },
    ["functions-framework", "flask", "gunicorn"],
    ["web: functions-framework --source=main.py --target=handle --signature-type=http --host=0.0.0.0 --port=$PORT"]
  ],
  [
    "a plain function",
    { "web.py": "def application(environ, start_response):\n    return [b'']\n" },
    ["gunicorn"],
    ["web: gunicorn web:application"]
  ]
]

const apps = cases.map(([name, files, packages, expected]) => ({ name, files, packages, expected }))
const decision = decisionsOf(apps)

describe("an app without a Procfile is started", () => {
  it.each(apps.map((app) => [app.name, app] as const))("with %s", (_, app) => {
    expect(told(decision(app))).toEqual(app.expected)
  })

  it("with a reason that names the place", () => {
    const { processes } = decisionOf({ "app.py": `\n${flask}` }, ["gunicorn"])
    expect(processes.map(({ why }) => why)).toEqual(["Flask application `app` (app.py line 3), served by gunicorn"])
  })

  it("with a project's place, whose object has the same name everywhere", () => {
    const { processes } = decisionOf(
      { "shop/wsgi.py": "from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n" },
      ["django", "gunicorn"]
    )
    expect(processes.map(({ why }) => why)).toEqual(["Django project (shop/wsgi.py line 2), served by gunicorn"])
  })

  it("by the author, who is told the line for each that it could be", () => {
    const { warnings } = decisionOf({ "app.py": flask, "main.py": fast }, ["gunicorn"])
    expect(warnings.map(({ text }) => text).join("\n")).toMatch(
      /app\.py line 2.*main\.py line 2[^]*web: gunicorn app:app\n {2}web: uvicorn --host 0\.0\.0\.0 --port \$PORT main:app/
    )
  })
})

/** Small apps in the shapes that people push, each with what starts it: what `told` says of the decision. */
import type { Files } from "../index/Distribution.ts"

export interface SampleApp {
  readonly name: string
  readonly files: Files
  /** What is installed; with `==`, a version that counts. */
  readonly packages: ReadonlyArray<string>
  readonly starts: ReadonlyArray<string>
}

/** Lines of a file. */
export const text = (...lines: ReadonlyArray<string>): string => `${lines.join("\n")}\n`
const main = (...lines: ReadonlyArray<string>): string =>
  text('if __name__ == "__main__":', ...lines.map((line) => `    ${line}`))
const uvicorn = "uvicorn --host 0.0.0.0 --port $PORT"

const flask = text(
  "import os",
  "from flask import Flask",
  "app = Flask(__name__)",
  "@app.route('/')",
  "def hello():",
  "    return 'hello from flask'"
)
const fastapi = text(
  "from fastapi import FastAPI",
  "app = FastAPI(title='x')",
  "@app.get('/')",
  "async def root():",
  "    return 'hello from fastapi'"
)
const django = (name: string): Files => ({
  "manage.py": text(
    "#!/usr/bin/env python",
    "import os, sys",
    "def main():",
    `    os.environ.setdefault('DJANGO_SETTINGS_MODULE', '${name}.settings')`,
    "    from django.core.management import execute_from_command_line",
    "    execute_from_command_line(sys.argv)",
    "if __name__ == '__main__':",
    "    main()"
  ),
  [`${name}/__init__.py`]: "",
  [`${name}/settings.py`]: text(
    "SECRET_KEY = 'x'",
    "ALLOWED_HOSTS = ['*']",
    `ROOT_URLCONF = '${name}.urls'`,
    `WSGI_APPLICATION = '${name}.wsgi.application'`
  ),
  [`${name}/urls.py`]: text(
    "from django.http import HttpResponse",
    "from django.urls import path",
    "urlpatterns = [path('', lambda request: HttpResponse('hello from django'))]"
  ),
  [`${name}/wsgi.py`]: text(
    "import os",
    "from django.core.wsgi import get_wsgi_application",
    `os.environ.setdefault('DJANGO_SETTINGS_MODULE', '${name}.settings')`,
    "application = get_wsgi_application()"
  ),
  [`${name}/asgi.py`]: text(
    "import os",
    "from django.core.asgi import get_asgi_application",
    `os.environ.setdefault('DJANGO_SETTINGS_MODULE', '${name}.settings')`,
    "application = get_asgi_application()"
  )
})
const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]))

export const sampleApps: ReadonlyArray<SampleApp> = [
  {
    name: "Flask, one file",
    files: { "app.py": flask },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "Flask, main.py, started at a desk on 8080",
    files: { "main.py": flask + main('app.run(host="127.0.0.1", port=8080, debug=True)') },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn main:app"]
  },
  {
    name: "Flask without a server, on $PORT by its own main",
    files: { "main.py": flask + main('app.run(debug=True, host="0.0.0.0", port=int(os.environ.get("PORT", 8080)))') },
    packages: ["flask"],
    starts: ["web: python main.py", "start/development-server"]
  },
  {
    name: "Flask without a server, at a desk",
    files: { "app.py": flask + main("app.run(debug=True)") },
    packages: ["flask"],
    starts: ["web: flask --app app:app run --host 0.0.0.0 --port $PORT", "start/development-server"]
  },
  {
    name: "Flask's tutorial: a package with a factory",
    files: {
      "flaskr/__init__.py": text(
        "import os",
        "from flask import Flask",
        "def create_app(test_config=None):",
        "    app = Flask(__name__, instance_relative_config=True)",
        "    if test_config is None:",
        "        app.config.from_pyfile('config.py', silent=True)",
        "    else:",
        "        app.config.update(test_config)",
        "    @app.route('/')",
        "    def hello():",
        "        return 'hello from a factory'",
        "    from . import db",
        "    db.init_app(app)",
        "    return app"
      ),
      "flaskr/db.py": text("def init_app(app):", "    app.teardown_appcontext(lambda e=None: None)"),
      "tests/conftest.py": "from flaskr import create_app\napp = create_app({})\n"
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn 'flaskr:create_app()'"]
  },
  {
    name: "Flask's mega tutorial: a package, and a file at the top that calls its factory",
    files: {
      "app/__init__.py": text(
        "from flask import Flask",
        "from config import Config",
        "from app.main import bp",
        "def create_app(config_class=Config):",
        "    app = Flask(__name__)",
        "    app.config.from_object(config_class)",
        "    app.register_blueprint(bp)",
        "    return app"
      ),
      "app/main/__init__.py": text(
        "from flask import Blueprint",
        "bp = Blueprint('main', __name__)",
        "from app.main import routes"
      ),
      "app/main/routes.py": text(
        "from app.main import bp",
        "@bp.route('/')",
        "def index():",
        "    return 'hello from the tutorial'"
      ),
      "config.py": text("class Config:", "    SECRET_KEY = 'x'"),
      "microblog.py": text("from app import create_app", "app = create_app()")
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn microblog:app"]
  },
  {
    name: "Flask behind wsgi.py with a proxy's headers",
    files: {
      "project/__init__.py": flask,
      "wsgi.py": text(
        "from werkzeug.middleware.proxy_fix import ProxyFix",
        "from project import app",
        "app.wsgi_app = ProxyFix(app.wsgi_app)",
        "if __name__ == '__main__':",
        "    app.run()"
      )
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn wsgi:app"]
  },
  {
    name: "Flask and a Celery that goes with it",
    files: {
      "app.py": text(
        "from celery import Celery",
        "from flask import Flask",
        "app = Flask(__name__)",
        "celery = Celery(app.name, broker='memory://')",
        "@celery.task",
        "def add(a, b):",
        "    return a + b"
      )
    },
    packages: ["flask", "gunicorn", "celery"],
    starts: ["web: gunicorn app:app", "worker: celery --app app:celery worker --loglevel INFO"]
  },
  {
    name: "Flask with sockets",
    files: {
      "app.py": `${flask}from flask_socketio import SocketIO\nsocketio = SocketIO(app)\n${main("socketio.run(app)")}`
    },
    packages: ["flask", "gunicorn==25.3.0", "flask-socketio", "eventlet"],
    starts: ["web: gunicorn --worker-class eventlet --workers 1 app:app"]
  },
  {
    name: "a plain WSGI function",
    files: {
      "wsgi.py": text(
        "def application(environ, start_response):",
        "    start_response('200 OK', [('Content-Type', 'text/plain')])",
        "    return [b'hello from wsgi']"
      )
    },
    packages: ["gunicorn"],
    starts: ["web: gunicorn wsgi:application"]
  },
  {
    name: "FastAPI, one file",
    files: { "main.py": fastapi },
    packages: ["fastapi", "uvicorn"],
    starts: [`web: ${uvicorn} main:app`]
  },
  {
    name: "FastAPI that starts uvicorn itself",
    files: {
      "app.py": `import uvicorn\n${fastapi}${main('uvicorn.run("app:app", host="0.0.0.0", port=8000, reload=True)')}`
    },
    packages: ["fastapi", "uvicorn"],
    starts: [`web: ${uvicorn} app:app`]
  },
  {
    name: "FastAPI's larger example: app/main.py with routers",
    files: {
      "app/__init__.py": "",
      "app/main.py": text(
        "from fastapi import FastAPI",
        "from .routers import users",
        "app = FastAPI()",
        "app.include_router(users.router)"
      ),
      "app/routers/__init__.py": "",
      "app/routers/users.py": text(
        "from fastapi import APIRouter",
        "router = APIRouter()",
        "@router.get('/')",
        "def read():",
        "    return 'hello from a router'"
      )
    },
    packages: ["fastapi", "uvicorn", "fastapi-cli"],
    starts: [`web: ${uvicorn} app.main:app`]
  },
  {
    name: "FastAPI's full stack: the back end in a folder of its own",
    files: {
      "backend/app/__init__.py": "",
      "backend/app/main.py": `from app.core import settings\n${fastapi}`,
      "backend/app/core.py": "settings = {}\n",
      "backend/alembic.ini": ""
    },
    packages: ["fastapi", "uvicorn"],
    starts: [`web: ${uvicorn} app.main:app (in backend)`]
  },
  {
    name: "FastAPI in src, imported by its name",
    files: {
      "src/shop/__init__.py": "",
      "src/shop/api.py": `from shop.db import find\n${fastapi}`,
      "src/shop/db.py": "find = None\n"
    },
    packages: ["fastapi", "hypercorn"],
    starts: ["web: hypercorn --bind 0.0.0.0:$PORT --access-logfile - shop.api:app (in src)"]
  },
  {
    name: "FastAPI without a server",
    files: { "main.py": fastapi },
    packages: ["fastapi"],
    starts: ["start/no-server"]
  },
  {
    name: "FastAPI by a factory",
    files: {
      "main.py": text(
        "from fastapi import FastAPI",
        "def create_app() -> FastAPI:",
        "    app = FastAPI()",
        "    return app"
      )
    },
    packages: ["fastapi", "uvicorn"],
    starts: [`web: ${uvicorn} --factory main:create_app`]
  },
  {
    name: "FastAPI with Gradio mounted",
    files: {
      "main.py": text(
        "import gradio as gr",
        "from fastapi import FastAPI",
        "app = FastAPI()",
        "io = gr.Interface(lambda x: x, 'textbox', 'textbox')",
        "app = gr.mount_gradio_app(app, io, path='/gradio')"
      )
    },
    packages: ["fastapi", "uvicorn", "gradio"],
    starts: [`web: ${uvicorn} main:app`]
  },
  {
    name: "Starlette with routes",
    files: {
      "server.py": text(
        "from starlette.applications import Starlette",
        "from starlette.responses import PlainTextResponse",
        "from starlette.routing import Route",
        "async def home(request):",
        "    return PlainTextResponse('hello from starlette')",
        "app = Starlette(routes=[Route('/', home)])"
      )
    },
    packages: ["starlette", "granian"],
    starts: ["web: granian --interface asgi --host 0.0.0.0 --port $PORT --access-log server:app"]
  },
  {
    name: "Litestar",
    files: {
      "app.py": text(
        "from litestar import Litestar, get",
        "@get('/')",
        "async def index() -> str:",
        "    return 'x'",
        "app = Litestar([index])"
      )
    },
    packages: ["litestar", "uvicorn"],
    starts: [`web: ${uvicorn} app:app`]
  },
  {
    name: "Quart",
    files: {
      "app.py":
        text(
          "from quart import Quart",
          "app = Quart(__name__)",
          "@app.route('/')",
          "async def hello():",
          "    return 'x'"
        ) + main("app.run()")
    },
    packages: ["quart", "hypercorn"],
    starts: ["web: hypercorn --bind 0.0.0.0:$PORT --access-logfile - app:app"]
  },
  {
    name: "Sanic",
    files: {
      "server.py":
        text(
          "from sanic import Sanic",
          "from sanic.response import text",
          "app = Sanic('hello')",
          "@app.get('/')",
          "async def hello(request):",
          "    return text('hello from sanic')"
        ) + main("app.run()")
    },
    packages: ["sanic==25.12.1"],
    starts: ["web: sanic server:app --host=0.0.0.0 --port=$PORT --single-process"]
  },
  {
    name: "Falcon",
    files: { "app.py": text("import falcon", "app = application = falcon.App()") },
    packages: ["falcon", "waitress"],
    starts: ["web: waitress-serve --listen=0.0.0.0:$PORT app:app"]
  },
  {
    name: "Bottle on $PORT by itself",
    files: {
      "app.py": text(
        "import os",
        "from bottle import route, run",
        "@route('/')",
        "def hello():",
        "    return 'hello from bottle'",
        "run(host='0.0.0.0', port=int(os.environ['PORT']))"
      )
    },
    packages: ["bottle"],
    starts: ["web: python app.py", "start/development-server"]
  },
  {
    name: "Bottle under gunicorn",
    files: {
      "app.py": text(
        "import bottle",
        "app = bottle.default_app()",
        "@bottle.route('/')",
        "def hello():",
        "    return 'x'"
      )
    },
    packages: ["bottle", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "aiohttp on $PORT by itself",
    files: {
      "main.py":
        text(
          "import os",
          "from aiohttp import web",
          "async def hello(request):",
          "    return web.Response(text='x')",
          "app = web.Application()",
          "app.add_routes([web.get('/', hello)])"
        ) + main("web.run_app(app, port=int(os.getenv('PORT', '8080')))")
    },
    packages: ["aiohttp"],
    starts: ["web: python main.py"]
  },
  {
    name: "aiohttp under gunicorn",
    files: {
      "main.py": text(
        "from aiohttp import web",
        "async def make():",
        "    return web.Application()",
        "app = web.Application()"
      )
    },
    packages: ["aiohttp", "gunicorn"],
    starts: ["web: gunicorn --worker-class aiohttp.GunicornWebWorker main:app"]
  },
  {
    name: "Tornado on $PORT by itself",
    files: {
      "main.py":
        text(
          "import asyncio, os",
          "import tornado.web",
          "def make_app():",
          "    return tornado.web.Application([])",
          "async def main():",
          "    app = make_app()",
          "    app.listen(int(os.environ.get('PORT', 8888)))",
          "    await asyncio.Event().wait()"
        ) + main("asyncio.run(main())")
    },
    packages: ["tornado"],
    starts: ["web: python main.py"]
  },
  {
    name: "Dash with its server",
    files: {
      "app.py":
        text(
          "from dash import Dash, html",
          "app = Dash(__name__)",
          "server = app.server",
          "app.layout = html.Div('x')"
        ) + main("app.run(debug=True)")
    },
    packages: ["dash", "flask", "gunicorn"],
    starts: ["web: gunicorn app:server"]
  },
  {
    name: "Django, from startproject",
    files: django("mysite"),
    packages: ["django", "gunicorn"],
    starts: ["web: gunicorn mysite.wsgi:application"]
  },
  {
    name: "Django one folder below",
    files: below("hello", django("shop")),
    packages: ["django", "gunicorn"],
    starts: ["web: gunicorn shop.wsgi:application (in hello)"]
  },
  {
    name: "Django under uvicorn alone",
    files: django("mysite"),
    packages: ["django", "uvicorn"],
    starts: [`web: ${uvicorn} mysite.asgi:application`]
  },
  { name: "Django without a server", files: django("mysite"), packages: ["django"], starts: ["start/no-server"] },
  {
    name: "Streamlit",
    files: {
      "streamlit_app.py": text("import streamlit as st", "import helpers", "st.title('hello')"),
      "helpers.py": "import streamlit as st\ndef draw():\n    st.write('x')\n",
      "pages/1_more.py": "import streamlit as st\nst.write('x')\n"
    },
    packages: ["streamlit"],
    starts: ["web: streamlit run streamlit_app.py --server.address 0.0.0.0 --server.port $PORT --server.headless true"]
  },
  {
    name: "Gradio",
    files: {
      "app.py": text(
        "import gradio as gr",
        "demo = gr.Interface(fn=str, inputs='text', outputs='text')",
        "demo.launch()"
      )
    },
    packages: ["gradio"],
    starts: ["web: env GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=$PORT python app.py"]
  },
  {
    name: "Chainlit",
    files: {
      "app.py": text(
        "import chainlit as cl",
        "@cl.on_message",
        "async def main(message):",
        "    await cl.Message(content='x').send()"
      )
    },
    packages: ["chainlit"],
    starts: ["web: chainlit run app.py --host 0.0.0.0 --port $PORT --headless"]
  },
  {
    name: "a function of Google's",
    files: {
      "main.py": text(
        "import functions_framework",
        "@functions_framework.http",
        "def hello_http(request):",
        "    return 'x'"
      )
    },
    packages: ["functions-framework", "flask", "gunicorn"],
    starts: [
      "web: functions-framework --source=main.py --target=hello_http --signature-type=http --host=0.0.0.0 --port=$PORT"
    ]
  },
  {
    name: "Streamlit in a function",
    files: {
      "app.py": text("import streamlit as st", "def main():", "    st.title('x')") + main("main()"),
      "parts.py": text("import streamlit as st", "def draw():", "    st.write('x')")
    },
    packages: ["streamlit"],
    starts: ["web: streamlit run app.py --server.address 0.0.0.0 --server.port $PORT --server.headless true"]
  },
  {
    name: "Gradio's blocks, with a queue",
    files: {
      "app.py": text("import gradio as gr", "with gr.Blocks() as demo:", "    gr.Textbox()", "demo.queue().launch()")
    },
    packages: ["gradio"],
    starts: ["web: env GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=$PORT python app.py"]
  },
  {
    name: "Flask that serves as soon as it is imported",
    files: { "app.py": `${flask}app.run()\n` },
    packages: ["flask", "gunicorn"],
    starts: ["start/fixed-port"]
  },
  {
    name: "Flask that serves as soon as it is imported, on $PORT",
    files: { "app.py": `${flask}app.run(host="0.0.0.0", port=os.environ["PORT"])\n` },
    packages: ["flask", "gunicorn"],
    starts: ["web: python app.py", "start/development-server"]
  },
  {
    name: "a notebook shown by Voilà",
    files: { "report.ipynb": "{}" },
    packages: ["voila", "jupyter"],
    starts: ["web: voila report.ipynb --no-browser --port=$PORT --Voila.ip=0.0.0.0"]
  },
  {
    name: "Sanic by a factory",
    files: { "server.py": text("from sanic import Sanic", "def create_app():", "    return Sanic('x')") },
    packages: ["sanic==25.12.1"],
    starts: ["web: sanic server:create_app --factory --host=0.0.0.0 --port=$PORT --single-process"]
  },
  {
    name: "Sanic before it had a manager of workers",
    files: { "server.py": text("from sanic import Sanic", "app = Sanic('x')") },
    packages: ["sanic==21.12.2"],
    starts: ["web: sanic server:app --host=0.0.0.0 --port=$PORT"]
  },
  {
    name: "Flask whose routes import it in a circle",
    files: {
      "app/__init__.py": text("from flask import Flask", "app = Flask(__name__)", "from app import routes"),
      "app/routes.py": text("from app import app", "@app.route('/')", "def index():", "    return 'x'"),
      "run.py": text("from app import app") + main("app.run(debug=True)")
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn run:app"]
  },
  {
    name: "Django with settings in a package, and a Celery of its own",
    files: {
      ...django("config"),
      "config/settings.py": "",
      "config/settings/__init__.py": "",
      "config/settings/base.py": text("WSGI_APPLICATION = 'config.wsgi.application'"),
      "config/celery.py": text("from celery import Celery", "app = Celery('config')"),
      "config/__init__.py": text("from .celery import app as celery_app")
    },
    packages: ["django", "gunicorn", "celery"],
    starts: ["web: gunicorn config.wsgi:application", "worker: celery --app config.celery:app worker --loglevel INFO"]
  },
  {
    name: "a page of Vercel's: api/index.py",
    files: { "api/index.py": flask },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn index:app (in api)"]
  },
  {
    name: "a command line that lies in a package",
    files: {
      "main.py": text("from tool.cli import main") + main("main()"),
      "tool/__init__.py": "",
      "tool/cli.py": text("import click", "@click.command()", "def main():", "    pass")
    },
    packages: ["click"],
    starts: ["start/nothing-offered"]
  },
  {
    name: "an MCP server for a desk",
    files: { "server.py": text("from fastmcp import FastMCP", "mcp = FastMCP('x')") + main("mcp.run()") },
    packages: ["fastmcp", "uvicorn"],
    starts: ["start/nothing-offered"]
  },
  {
    name: "an MCP server over HTTP",
    files: { "server.py": text("from fastmcp import FastMCP", "mcp = FastMCP('x')", "app = mcp.http_app()") },
    packages: ["fastmcp", "uvicorn"],
    starts: [`web: ${uvicorn} server:app`]
  },
  {
    name: "a server of the standard library",
    files: {
      "main.py":
        text(
          "import os",
          "from http.server import BaseHTTPRequestHandler, HTTPServer",
          "class Handler(BaseHTTPRequestHandler):",
          "    def do_GET(self):",
          "        self.send_response(200)",
          "        self.end_headers()",
          "        self.wfile.write(b'hello from http')",
          "PORT = int(os.environ.get('PORT', '8000'))",
          "def run():",
          "    HTTPServer(('0.0.0.0', PORT), Handler).serve_forever()"
        ) + main("run()")
    },
    packages: [],
    starts: ["web: python main.py"]
  },
  {
    name: "one on a port of its own",
    files: {
      "main.py": text(
        "from http.server import HTTPServer, SimpleHTTPRequestHandler",
        "HTTPServer(('', 8000), SimpleHTTPRequestHandler).serve_forever()"
      )
    },
    packages: [],
    starts: ["start/fixed-port"]
  },
  {
    name: "a Discord bot",
    files: {
      "bot.py": text(
        "import os, discord",
        "client = discord.Client(intents=discord.Intents.default())",
        "client.run(os.environ['TOKEN'])"
      )
    },
    packages: ["discord-py"],
    starts: ["worker: python bot.py"]
  },
  {
    name: "a Telegram bot",
    files: {
      "main.py":
        text(
          "import os",
          "from telegram.ext import ApplicationBuilder",
          "def main():",
          "    app = ApplicationBuilder().token(os.environ['TOKEN']).build()",
          "    app.run_polling()"
        ) + main("main()")
    },
    packages: ["python-telegram-bot"],
    starts: ["worker: python main.py"]
  },
  {
    name: "a timer",
    files: {
      "clock.py": text(
        "from apscheduler.schedulers.blocking import BlockingScheduler",
        "sched = BlockingScheduler()",
        "@sched.scheduled_job('interval', minutes=3)",
        "def job():",
        "    print('x')",
        "sched.start()"
      )
    },
    packages: ["apscheduler"],
    starts: ["worker: python clock.py"]
  },
  {
    name: "a job",
    files: { "main.py": text("print('Hello from Python')") },
    packages: [],
    starts: ["worker: python main.py"]
  },
  {
    name: "a program with a command line",
    files: { "main.py": text("import argparse", "argparse.ArgumentParser().parse_args()") },
    packages: [],
    starts: ["start/nothing-offered"]
  },
  {
    name: "two applications",
    files: { "app.py": flask, "main.py": fastapi },
    packages: ["flask", "fastapi", "gunicorn", "uvicorn"],
    starts: ["start/several-candidates"]
  }
]

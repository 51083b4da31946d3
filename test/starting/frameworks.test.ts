/** Frameworks whose apps serve by themselves, or are served in a way of their own. */
import { afterAll, describe, expect, it } from "vitest"
import { removeTemporaryFolders } from "../support/machine/Folders.ts"
import { type SampleApp, text } from "../support/starts/Apps.ts"
import { decisionsOf, told } from "../support/starts/CodeReader.ts"

afterAll(removeTemporaryFolders)

const apps: ReadonlyArray<SampleApp> = [
  {
    name: "Taipy, told where to listen on its command line",
    files: {
      "main.py": text(
        "from taipy.gui import Gui",
        "page='# hi'",
        'if __name__ == "__main__":',
        "    Gui(page=page).run(debug=True)"
      )
    },
    packages: ["taipy", "flask"],
    starts: ["web: python main.py --host 0.0.0.0 --port $PORT"]
  },
  {
    name: "Taipy, started by taipy.run",
    files: {
      "main.py": text(
        "import taipy as tp",
        "from taipy.gui import Gui",
        "gui = Gui(page='x')",
        'if __name__ == "__main__":',
        "    tp.run(gui, title='x')"
      )
    },
    packages: ["taipy", "flask", "gunicorn"],
    starts: ["web: python main.py --host 0.0.0.0 --port $PORT"]
  },
  {
    name: "Taipy's Flask application",
    files: { "main.py": text("from taipy.gui import Gui", "web_app = Gui(page='x').run(run_server=False)") },
    packages: ["taipy", "flask", "gunicorn"],
    starts: ["web: gunicorn main:web_app"]
  },
  {
    name: "NiceGUI on its own port",
    files: { "main.py": text("from nicegui import ui", "ui.label('x')", "ui.run()") },
    packages: ["nicegui"],
    starts: ["start/fixed-port"]
  },
  {
    name: "NiceGUI on $PORT",
    files: {
      "main.py": text(
        "import os",
        "from nicegui import ui",
        "ui.label('x')",
        "ui.run(port=int(os.environ.get('PORT', 8080)))"
      )
    },
    packages: ["nicegui"],
    starts: ["web: python main.py"]
  },
  {
    name: "NiceGUI in a FastAPI application",
    files: {
      "main.py": text("from fastapi import FastAPI", "app = FastAPI()", "from nicegui import ui", "ui.run_with(app)")
    },
    packages: ["nicegui", "fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "Flet",
    files: { "main.py": text("import flet as ft", "def main(page):", "    page.add(ft.Text('x'))", "ft.run(main)") },
    packages: ["flet", "flet-web"],
    starts: ["web: env FLET_FORCE_WEB_SERVER=true FLET_SERVER_IP=0.0.0.0 FLET_SERVER_PORT=$PORT python main.py"]
  },
  {
    name: "Flet as an ASGI application",
    files: {
      "main.py": text(
        "import flet as ft",
        "def main(page):",
        "    page.add(ft.Text('x'))",
        "app = ft.run(main, export_asgi_app=True)"
      )
    },
    packages: ["flet", "flet-web", "uvicorn", "fastapi"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "Mesop, whose own server listens for a desk alone",
    files: { "main.py": text("import mesop as me", "@me.page(path='/')", "def home():", "    me.text('x')") },
    packages: ["mesop"],
    starts: ["start/no-server"]
  },
  {
    name: "Mesop under gunicorn",
    files: { "main.py": text("import mesop as me", "@me.page(path='/')", "def home():", "    me.text('x')") },
    packages: ["mesop", "gunicorn", "flask"],
    starts: ["web: gunicorn main:me"]
  },
  {
    name: "Bokeh",
    files: {
      "main.py": text("from bokeh.io import curdoc", "from bokeh.plotting import figure", "curdoc().add_root(figure())")
    },
    packages: ["bokeh"],
    starts: ["web: bokeh serve main.py --address 0.0.0.0 --port $PORT '--allow-websocket-origin=*'"]
  },
  {
    name: "Panel that serves on a port of its own",
    files: { "app.py": text("import panel as pn", "pn.serve(pn.panel('x'), port=5006)") },
    packages: ["panel"],
    starts: ["start/fixed-port"]
  },
  {
    name: "Socketify on a port of its own",
    files: {
      "main.py": text(
        "from socketify import App",
        "app = App()",
        "app.get('/', lambda res, req: res.end('x'))",
        "app.listen(3000, lambda c: print(c))",
        "app.run()"
      )
    },
    packages: ["socketify"],
    starts: ["start/fixed-port"]
  },
  {
    name: "Socketify on $PORT",
    files: {
      "main.py": text(
        "import os",
        "from socketify import App",
        "app = App()",
        "app.get('/', lambda res, req: res.end('x'))",
        "app.listen(int(os.environ['PORT']), lambda c: print(c))",
        "app.run()"
      )
    },
    packages: ["socketify"],
    starts: ["web: python main.py"]
  },
  {
    name: "Microdot on a port of its own",
    files: { "main.py": text("from microdot import Microdot", "app = Microdot()", "app.run(port=5000)") },
    packages: ["microdot"],
    starts: ["start/fixed-port"]
  },
  {
    name: "Klein on $PORT",
    files: {
      "main.py": text(
        "import os",
        "from klein import Klein",
        "app = Klein()",
        "@app.route('/')",
        "def h(r): return 'x'",
        "app.run('0.0.0.0', int(os.environ['PORT']))"
      )
    },
    packages: ["klein", "twisted"],
    starts: ["web: python main.py"]
  },
  {
    name: "web.py, which looks at $PORT itself",
    files: {
      "app.py": text(
        "import web",
        "urls=('/','i')",
        "app = web.application(urls, globals())",
        'if __name__ == "__main__":',
        "    app.run()"
      )
    },
    packages: ["web-py"],
    starts: ["web: python app.py"]
  },
  {
    name: "web.py under gunicorn",
    files: {
      "app.py": text(
        "import web",
        "urls=('/','i')",
        "app = web.application(urls, globals())",
        "application = app.wsgifunc()"
      )
    },
    packages: ["web-py", "gunicorn"],
    starts: ["web: gunicorn app:application"]
  },
  {
    name: "Tornado's options, which nobody reads",
    files: {
      "main.py": text(
        "import tornado.ioloop",
        "import tornado.web",
        "from tornado.options import define, options",
        "define('port', default=8888, type=int)",
        "def make_app(): return tornado.web.Application([])",
        'if __name__ == "__main__":',
        "    app = make_app()",
        "    app.listen(options.port)",
        "    tornado.ioloop.IOLoop.current().start()"
      )
    },
    packages: ["tornado"],
    starts: ["start/fixed-port"]
  },
  {
    name: "Tornado's option that is $PORT by default",
    files: {
      "main.py": text(
        "import os",
        "import tornado.ioloop",
        "import tornado.web",
        "from tornado.options import define, options",
        "define('port', default=int(os.environ.get('PORT', 8888)), type=int)",
        'if __name__ == "__main__":',
        "    app = tornado.web.Application([])",
        "    app.listen(options.port)",
        "    tornado.ioloop.IOLoop.current().start()"
      )
    },
    packages: ["tornado"],
    starts: ["web: python main.py"]
  },
  {
    name: "Tornado's option, read from the command line",
    files: {
      "main.py": text(
        "import tornado.ioloop",
        "import tornado.web",
        "from tornado.options import define, options, parse_command_line",
        "define('port', default=8888, type=int)",
        "def main():",
        "    parse_command_line()",
        "    app = tornado.web.Application([])",
        "    app.listen(options.port)",
        "    tornado.ioloop.IOLoop.current().start()",
        'if __name__ == "__main__":',
        "    main()"
      )
    },
    packages: ["tornado"],
    starts: ["web: python main.py --port=$PORT"]
  },
  {
    name: "Tornado's HTTP server",
    files: {
      "main.py": text(
        "import os",
        "import tornado.httpserver, tornado.ioloop",
        "import tornado.web",
        "class Application(tornado.web.Application):",
        "    pass",
        "def main():",
        "    http_server = tornado.httpserver.HTTPServer(Application())",
        "    http_server.listen(int(os.environ.get('PORT', 5000)))",
        "    tornado.ioloop.IOLoop.instance().start()",
        'if __name__ == "__main__":',
        "    main()"
      )
    },
    packages: ["tornado"],
    starts: ["web: python main.py"]
  },
  {
    name: "Twisted on $PORT",
    files: {
      "main.py": text(
        "import os",
        "from twisted.web import server, resource",
        "from twisted.internet import reactor",
        "class R(resource.Resource):",
        "    isLeaf = True",
        "    def render_GET(self, request): return b'x'",
        "site = server.Site(R())",
        "reactor.listenTCP(int(os.environ['PORT']), site)",
        "reactor.run()"
      )
    },
    packages: ["twisted"],
    starts: ["web: python main.py"]
  },
  {
    name: "Twisted on a port of its own",
    files: {
      "main.py": text(
        "from twisted.web import server, resource",
        "from twisted.internet import reactor",
        "reactor.listenTCP(8080, server.Site(resource.Resource()))",
        "reactor.run()"
      )
    },
    packages: ["twisted"],
    starts: ["start/fixed-port"]
  },
  {
    name: "Twisted's endpoints on $PORT",
    files: {
      "main.py": text(
        "import os",
        "from twisted.internet import endpoints, reactor",
        "from twisted.web.server import Site",
        "from twisted.web.static import File",
        "endpoints.serverFromString(reactor, 'tcp:%s' % os.environ['PORT']).listen(Site(File('.')))",
        "reactor.run()"
      )
    },
    packages: ["twisted"],
    starts: ["web: python main.py"]
  },
  {
    name: "CherryPy at a desk",
    files: {
      "main.py": text(
        "import cherrypy",
        "class Root(object):",
        "    @cherrypy.expose",
        "    def index(self): return 'x'",
        'if __name__ == "__main__":',
        "    cherrypy.quickstart(Root())"
      )
    },
    packages: ["cherrypy"],
    starts: ["start/fixed-port"]
  },
  {
    name: "CherryPy, configured for $PORT",
    files: {
      "main.py": text(
        "import os",
        "import cherrypy",
        "class Root(object):",
        "    @cherrypy.expose",
        "    def index(self): return 'x'",
        "cherrypy.config.update({'server.socket_host': '0.0.0.0', 'server.socket_port': int(os.environ.get('PORT', 8080))})",
        "cherrypy.quickstart(Root())"
      )
    },
    packages: ["cherrypy"],
    starts: ["web: python main.py"]
  },
  {
    name: "CherryPy's tree under gunicorn",
    files: {
      "wsgi.py": text(
        "import cherrypy",
        "class Root(object):",
        "    @cherrypy.expose",
        "    def index(self): return 'x'",
        "cherrypy.tree.mount(Root(), '/')",
        "application = cherrypy.tree"
      )
    },
    packages: ["cherrypy", "gunicorn"],
    starts: ["web: gunicorn wsgi:application"]
  },
  {
    name: "Pyramid with waitress on $PORT",
    files: {
      "app.py": text(
        "import os",
        "from waitress import serve",
        "from pyramid.config import Configurator",
        'if __name__ == "__main__":',
        "    with Configurator() as config:",
        "        config.add_route('hello', '/')",
        "        app = config.make_wsgi_app()",
        "    serve(app, host='0.0.0.0', port=int(os.environ['PORT']))"
      )
    },
    packages: ["pyramid", "waitress"],
    starts: ["web: python app.py"]
  },
  {
    name: "Connexion 2 or 3, by what is installed",
    files: {
      "app.py": text(
        "import connexion",
        "app = connexion.FlaskApp(__name__)",
        "app.add_api('o.yaml')",
        "application = app.app"
      )
    },
    packages: ["connexion", "flask", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "FastMCP over HTTP on a port of its own",
    files: {
      "server.py": text(
        "from fastmcp import FastMCP",
        "mcp = FastMCP('x')",
        'if __name__ == "__main__":',
        "    mcp.run(transport='http', host='0.0.0.0', port=8000)"
      )
    },
    packages: ["fastmcp"],
    starts: ["start/fixed-port"]
  },
  {
    name: "FastMCP over HTTP on $PORT",
    files: {
      "server.py": text(
        "import os",
        "from fastmcp import FastMCP",
        "mcp = FastMCP('x')",
        'if __name__ == "__main__":',
        "    mcp.run(transport='http', host='0.0.0.0', port=int(os.environ.get('PORT', 8000)))"
      )
    },
    packages: ["fastmcp"],
    starts: ["web: python server.py"]
  },
  {
    name: "FastMCP over HTTP, told by variables",
    files: {
      "server.py": text(
        "from fastmcp import FastMCP",
        "mcp = FastMCP('x')",
        'if __name__ == "__main__":',
        "    mcp.run(transport='http')"
      )
    },
    packages: ["fastmcp"],
    starts: ["web: env FASTMCP_HOST=0.0.0.0 FASTMCP_PORT=$PORT python server.py"]
  },
  {
    name: "FastMCP in a FastAPI application",
    files: {
      "main.py": text(
        "from fastapi import FastAPI",
        "from fastmcp import FastMCP",
        "mcp = FastMCP('x')",
        "mcp_app = mcp.http_app(path='/')",
        "app = FastAPI(lifespan=mcp_app.lifespan)",
        "app.mount('/mcp', mcp_app)"
      )
    },
    packages: ["fastmcp", "fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "an agent of Google's",
    files: {
      "agent/__init__.py": text("from . import agent"),
      "agent/agent.py": text("from google.adk.agents import Agent", "root_agent = Agent(name='x')")
    },
    packages: ["google-adk", "fastapi", "uvicorn"],
    starts: ["web: adk api_server --host 0.0.0.0 --port $PORT ."]
  },
  {
    name: "Google's agents as FastAPI",
    files: {
      "main.py": text("from google.adk.cli.fast_api import get_fast_api_app", "app = get_fast_api_app(agents_dir='.')")
    },
    packages: ["google-adk", "fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "Dash with pages",
    files: {
      "app.py": text(
        "import dash",
        "from dash import Dash, html",
        "app = Dash(__name__, use_pages=True)",
        "server = app.server",
        "app.layout = html.Div()",
        'if __name__ == "__main__":',
        "    app.run(debug=True)"
      ),
      "pages/home.py": text("import dash", "dash.register_page(__name__, path='/')")
    },
    packages: ["dash", "flask", "gunicorn"],
    starts: ["web: gunicorn app:server"]
  },
  {
    name: "Gradio in FastAPI",
    files: {
      "app.py": text(
        "from fastapi import FastAPI",
        "app = FastAPI()",
        "import gradio as gr",
        "with gr.Blocks() as demo:",
        "    pass",
        "app = gr.mount_gradio_app(app, demo, path='/')",
        'if __name__ == "__main__":',
        "    import uvicorn",
        "    uvicorn.run(app, host='0.0.0.0', port=7860)"
      )
    },
    packages: ["gradio", "fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT app:app"]
  },
  {
    name: "a model of Gradio's",
    files: { "app.py": text("import gradio as gr", "gr.load('models/x').launch()") },
    packages: ["gradio"],
    starts: ["web: env GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=$PORT python app.py"]
  },
  {
    name: "socketio.ASGIApp around FastAPI",
    files: {
      "main.py": text(
        "from fastapi import FastAPI",
        "app = FastAPI()",
        "import socketio",
        "sio = socketio.AsyncServer(async_mode='asgi')",
        "socket_app = socketio.ASGIApp(sio, other_asgi_app=app)"
      )
    },
    packages: ["python-socketio", "fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:socket_app"]
  },
  {
    name: "socketio.ASGIApp in FastAPI",
    files: {
      "main.py": text(
        "from fastapi import FastAPI",
        "app = FastAPI()",
        "import socketio",
        "sio = socketio.AsyncServer(async_mode='asgi')",
        "app.mount('/', socketio.ASGIApp(sio))"
      )
    },
    packages: ["python-socketio", "fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "GraphQL alone",
    files: { "main.py": text("from strawberry.asgi import GraphQL", "app = GraphQL(None)") },
    packages: ["strawberry-graphql", "uvicorn", "starlette"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "Chainlit in FastAPI",
    files: {
      "main.py": text(
        "from fastapi import FastAPI",
        "app = FastAPI()",
        "from chainlit.utils import mount_chainlit",
        "mount_chainlit(app=app, target='my_cl.py', path='/chainlit')"
      ),
      "my_cl.py": text("import chainlit as cl", "@cl.on_chat_start", "async def m(): pass")
    },
    packages: ["chainlit", "fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "Streamlit in one folder, FastAPI in another",
    files: {
      "frontend/app.py": text("import streamlit as st", "st.title('x')"),
      "backend/main.py": text("from fastapi import FastAPI", "app = FastAPI()")
    },
    packages: ["streamlit", "fastapi", "uvicorn"],
    starts: ["start/several-candidates"]
  },
  {
    name: "websockets on $PORT",
    files: {
      "main.py": text(
        "import asyncio, os, websockets",
        "async def h(ws): pass",
        "async def main():",
        "    async with websockets.serve(h, '', int(os.environ['PORT'])):",
        "        await asyncio.Future()",
        "asyncio.run(main())"
      )
    },
    packages: ["websockets"],
    starts: ["web: python main.py"]
  },
  {
    name: "websockets at a desk",
    files: {
      "main.py": text(
        "import asyncio, websockets",
        "async def h(ws): pass",
        "async def main():",
        "    async with websockets.serve(h, 'localhost', 8765):",
        "        await asyncio.Future()",
        "asyncio.run(main())"
      )
    },
    packages: ["websockets"],
    starts: ["start/fixed-port"]
  },
  {
    name: "aiohttp's TCPSite on $PORT",
    files: {
      "main.py": text(
        "import asyncio, os",
        "from aiohttp import web",
        "async def main():",
        "    app = web.Application()",
        "    runner = web.AppRunner(app)",
        "    await runner.setup()",
        "    site = web.TCPSite(runner, '0.0.0.0', int(os.environ['PORT']))",
        "    await site.start()",
        "    await asyncio.Event().wait()",
        'if __name__ == "__main__":',
        "    asyncio.run(main())"
      )
    },
    packages: ["aiohttp"],
    starts: ["web: python main.py"]
  },
  {
    name: "uvicorn's Server on $PORT",
    files: {
      "main.py": text(
        "import os, asyncio, uvicorn",
        "from fastapi import FastAPI",
        "async def main():",
        "    app = FastAPI()",
        "    config = uvicorn.Config(app, host='0.0.0.0', port=int(os.environ['PORT']))",
        "    await uvicorn.Server(config).serve()",
        'if __name__ == "__main__":',
        "    asyncio.run(main())"
      )
    },
    packages: ["fastapi", "uvicorn"],
    starts: ["web: python main.py"]
  },
  {
    name: "a server of asyncio's",
    files: {
      "main.py": text(
        "import asyncio, os",
        "async def h(r, w): pass",
        "async def main():",
        "    s = await asyncio.start_server(h, '0.0.0.0', int(os.environ['PORT']))",
        "    await s.serve_forever()",
        "asyncio.run(main())"
      )
    },
    packages: [],
    starts: ["web: python main.py"]
  },
  {
    name: "a socket on $PORT",
    files: {
      "main.py": text(
        "import os, socket",
        "s = socket.socket()",
        "s.bind(('0.0.0.0', int(os.environ['PORT'])))",
        "s.listen()",
        "while True:",
        "    s.accept()"
      )
    },
    packages: [],
    starts: ["web: python main.py"]
  },
  {
    name: "eventlet on $PORT",
    files: {
      "app.py": text(
        "import os, eventlet",
        "from eventlet import wsgi",
        "from flask import Flask",
        "app = Flask(__name__)",
        "wsgi.server(eventlet.listen(('', int(os.environ['PORT']))), app)"
      )
    },
    packages: ["eventlet", "flask"],
    starts: ["web: python app.py"]
  },
  {
    name: "gRPC on a port of its own",
    files: {
      "server.py": text(
        "import grpc",
        "from concurrent import futures",
        "def serve():",
        "    s = grpc.server(futures.ThreadPoolExecutor())",
        "    s.add_insecure_port('[::]:50051')",
        "    s.start()",
        "    s.wait_for_termination()",
        'if __name__ == "__main__":',
        "    serve()"
      )
    },
    packages: ["grpcio"],
    starts: ["start/fixed-port"]
  },
  {
    name: "Channels' routing",
    files: {
      "manage.py": text("import os", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 's.settings')"),
      "s/__init__.py": "",
      "s/settings.py": text("WSGI_APPLICATION='s.wsgi.application'", "ASGI_APPLICATION='s.routing.application'"),
      "s/wsgi.py": text("from django.core.wsgi import get_wsgi_application", "application = get_wsgi_application()"),
      "s/routing.py": text("from channels.routing import ProtocolTypeRouter", "application = ProtocolTypeRouter({})")
    },
    packages: ["django", "channels", "daphne"],
    starts: ["web: daphne -b 0.0.0.0 -p $PORT --access-log - s.routing:application"]
  },
  {
    name: "Celery in Django",
    files: {
      "manage.py": text("import os", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 's.settings')"),
      "s/__init__.py": text("from .celery import app as celery_app", "__all__=('celery_app',)"),
      "s/settings.py": text("WSGI_APPLICATION='s.wsgi.application'"),
      "s/wsgi.py": text("from django.core.wsgi import get_wsgi_application", "application = get_wsgi_application()"),
      "s/celery.py": text("import os", "from celery import Celery", "app = Celery('s')", "app.autodiscover_tasks()")
    },
    packages: ["django", "gunicorn", "celery"],
    starts: ["web: gunicorn s.wsgi:application", "worker: celery --app s.celery:app worker --loglevel INFO"]
  },
  {
    name: "Taskiq",
    files: { "tkq.py": text("from taskiq import InMemoryBroker", "broker = InMemoryBroker()") },
    packages: ["taskiq"],
    starts: ["worker: taskiq worker tkq:broker"]
  },
  {
    name: "FastStream",
    files: {
      "main.py": text(
        "from faststream import FastStream",
        "from faststream.rabbit import RabbitBroker",
        "broker = RabbitBroker()",
        "app = FastStream(broker)"
      )
    },
    packages: ["faststream"],
    starts: ["worker: faststream run main:app"]
  },
  {
    name: "Slack's own server",
    files: {
      "app.py": text(
        "import os",
        "from slack_bolt import App",
        "app = App()",
        'if __name__ == "__main__":',
        "    app.start(port=int(os.environ.get('PORT', 3000)))"
      )
    },
    packages: ["slack-bolt"],
    starts: ["web: python app.py", "start/development-server"]
  },
  {
    name: "Bottle behind __main__",
    files: {
      "app.py": text(
        "import os",
        "from bottle import Bottle, run",
        "app = Bottle()",
        "@app.route('/')",
        "def h(): return 'x'",
        'if __name__ == "__main__":',
        "    run(app, host='0.0.0.0', port=int(os.environ.get('PORT', 5000)))"
      )
    },
    packages: ["bottle"],
    starts: ["web: python app.py", "start/development-server"]
  },
  {
    name: "Bottle, on $PORT in one branch alone",
    files: {
      "app.py": text(
        "import os",
        "from bottle import route, run",
        "@route('/')",
        "def h(): return 'x'",
        "if os.environ.get('APP_LOCATION') == 'heroku':",
        "    run(host='0.0.0.0', port=int(os.environ.get('PORT', 5000)))",
        "else:",
        "    run(host='localhost', port=8080, debug=True)"
      )
    },
    packages: ["bottle", "gunicorn"],
    starts: ["start/fixed-port"]
  },
  {
    name: "Flask, on $PORT in one branch alone",
    files: {
      "app.py": text(
        "import os",
        "from flask import Flask",
        "app = Flask(__name__)",
        'if __name__ == "__main__":',
        "    if os.environ.get('PROD'):",
        "        app.run(host='0.0.0.0', port=int(os.environ['PORT']))",
        "    else:",
        "        app.run(debug=True)"
      )
    },
    packages: ["flask"],
    starts: ["web: flask --app app:app run --host 0.0.0.0 --port $PORT", "start/development-server"]
  },
  {
    name: "Flask, on $PORT by a module of settings",
    files: {
      "app.py": text(
        "import config",
        "from flask import Flask",
        "app = Flask(__name__)",
        'if __name__ == "__main__":',
        "    app.run(host=config.HOST, port=config.PORT)"
      ),
      "config.py": text("import os", "HOST='0.0.0.0'", "PORT=int(os.getenv('PORT', '5000'))")
    },
    packages: ["flask"],
    starts: ["web: python app.py", "start/development-server"]
  },
  {
    name: "a script that calls what serves in another module",
    files: {
      "run.py": text("from shop.server import serve", 'if __name__ == "__main__":', "    serve()"),
      "shop/__init__.py": "",
      "shop/server.py": text(
        "import os",
        "from flask import Flask",
        "app = Flask(__name__)",
        "def serve():",
        "    app.run('0.0.0.0', int(os.environ['PORT']))"
      )
    },
    packages: ["flask"],
    starts: ["web: python run.py", "start/development-server"]
  },
  {
    name: "a package whose __main__ calls what serves",
    files: {
      "shop/__init__.py": "",
      "shop/__main__.py": text("from .server import serve", "serve()"),
      "shop/server.py": text(
        "import os",
        "from http.server import HTTPServer, SimpleHTTPRequestHandler",
        "def serve():",
        "    HTTPServer(('', int(os.environ['PORT'])), SimpleHTTPRequestHandler).serve_forever()"
      )
    },
    packages: [],
    starts: ["web: python -m shop.server"]
  },
  {
    name: "an application that a known middleware has wrapped",
    files: {
      "app.py": text(
        "from flask import Flask",
        "app = Flask(__name__)",
        "from werkzeug.middleware.proxy_fix import ProxyFix",
        "app = ProxyFix(app)"
      )
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "an application that a class of the app has wrapped",
    files: {
      "app.py": text(
        "from flask import Flask",
        "app = Flask(__name__)",
        "class M(object):",
        "    def __init__(self, app): self.app = app",
        "    def __call__(self, environ, start_response): return self.app(environ, start_response)",
        "app = M(app)"
      )
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "an application that a middleware of a package has wrapped",
    files: {
      "app.py": text(
        "from flask import Flask",
        "app = Flask(__name__)",
        "from somewhere import TimingMiddleware",
        "app = TimingMiddleware(app)"
      )
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "an application that each branch makes",
    files: {
      "app.py": text(
        "import os",
        "from flask import Flask",
        "if os.environ.get('TYPE') == 'api':",
        "    app = Flask('api')",
        "else:",
        "    app = Flask('web')"
      )
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "a framework that is imported in try",
    files: {
      "app.py": text(
        "try:",
        "    from flask import Flask",
        "except ImportError:",
        "    Flask = None",
        "app = Flask('x')"
      )
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn app:app"]
  },
  {
    name: "an application that a method gives",
    files: {
      "main.py": text(
        "from fastapi import FastAPI",
        "class Builder:",
        "    def __init__(self):",
        "        self.app = FastAPI()",
        "    def build(self):",
        "        return self.app",
        "app = Builder().build()"
      )
    },
    packages: ["fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "an application that an object holds",
    files: {
      "main.py": text(
        "from fastapi import FastAPI",
        "class Server:",
        "    def __init__(self):",
        "        self.app = FastAPI()",
        "server = Server()",
        "app = server.app"
      )
    },
    packages: ["fastapi", "uvicorn"],
    starts: ["web: uvicorn --host 0.0.0.0 --port $PORT main:app"]
  },
  {
    name: "an application that its package gives again",
    files: {
      "shop/__init__.py": text("from .app import app"),
      "shop/app.py": text("from flask import Flask", "app = Flask(__name__)")
    },
    packages: ["flask", "gunicorn"],
    starts: ["web: gunicorn shop:app"]
  }
]
const decision = decisionsOf(apps)

describe("an app of a framework", () => {
  it.each(apps.map((app) => [app.name, app] as const))("%s", (_, app) => {
    expect(told(decision(app))).toEqual(app.starts)
  })
})

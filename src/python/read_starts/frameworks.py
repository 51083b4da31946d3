"""What the classes and functions of frameworks come to: which of them are applications, and what calls them."""


def table(text):
    """Names to the word at the beginning of their line."""
    found = {}
    for line in text.strip().splitlines():
        word, names = line.split(None, 1)
        for name in names.split():
            found[name] = word
    return found


# What is made by calling one of these: a framework, whose interface stands below.
makers = table("""
flask flask.Flask flask.app.Flask apiflask.APIFlask apiflask.app.APIFlask flask_openapi3.OpenAPI eve.Eve flask_appbuilder.Flask
quart quart.Quart quart.app.Quart quart_trio.QuartTrio
fastapi fastapi.FastAPI fastapi.applications.FastAPI ninja_extra.FastAPI
starlette starlette.applications.Starlette
litestar litestar.Litestar litestar.app.Litestar starlite.Starlite starlite.app.Starlite
blacksheep blacksheep.Application blacksheep.server.Application blacksheep.server.application.Application
esmerald esmerald.Esmerald esmerald.applications.Esmerald ravyn.Ravyn
falcon falcon.App falcon.API falcon.app.App falcon.api.API
falcon-asgi falcon.asgi.App falcon.asgi.app.App
bottle bottle.Bottle bottle.default_app bottle.app
pyramid pyramid.config.Configurator.make_wsgi_app
microdot-wsgi microdot.wsgi.Microdot microdot_wsgi.Microdot
microdot-asgi microdot.asgi.Microdot microdot_asgi.Microdot
microdot microdot.Microdot microdot.microdot.Microdot
klein klein.Klein
socketify socketify.App
graphql strawberry.asgi.GraphQL ariadne.asgi.GraphQL
graphql-wsgi ariadne.wsgi.GraphQL
fastapi google.adk.cli.fast_api.get_fast_api_app
webpy web.application.wsgifunc
cherrypy cherrypy.Application cherrypy.tree.mount
webapp2 webapp2.WSGIApplication
django django.core.wsgi.get_wsgi_application django.core.handlers.wsgi.WSGIHandler
django-asgi django.core.asgi.get_asgi_application django.core.handlers.asgi.ASGIHandler
channels channels.routing.ProtocolTypeRouter channels.routing.get_default_application
socketio-asgi socketio.ASGIApp engineio.ASGIApp
socketio-wsgi socketio.WSGIApp socketio.Middleware engineio.WSGIApp
fasthtml fasthtml.FastHTML fasthtml.common.FastHTML fasthtml.common.fast_app fasthtml.fastapp.fast_app
shiny shiny.App shiny._app.App
sanic sanic.Sanic sanic.app.Sanic
aiohttp aiohttp.web.Application
tornado tornado.web.Application tornado.httpserver.HTTPServer
robyn robyn.Robyn
dash dash.Dash dash.dash.Dash
gradio gradio.Blocks gradio.Interface gradio.ChatInterface gradio.TabbedInterface gradio.load gradio.blocks.Blocks
taipy taipy.Gui taipy.gui.Gui taipy.gui.gui.Gui
connexion connexion.App connexion.FlaskApp
connexion-asgi connexion.AsyncApp connexion.apps.asynchronous.AsyncApp
celery celery.Celery celery.app.Celery celery.app.base.Celery
huey huey.Huey huey.RedisHuey huey.SqliteHuey huey.FileHuey huey.MemoryHuey huey.PriorityRedisHuey huey.RedisExpireHuey
rq rq.Worker rq.SimpleWorker rq.worker.Worker
discord discord.Client discord.Bot discord.AutoShardedClient discord.ext.commands.Bot nextcord.Client disnake.Client
telegram telegram.ext.Updater telegram.ext.Application.builder telegram.ext.ApplicationBuilder aiogram.Dispatcher telebot.TeleBot
telegram telebot.async_telebot.AsyncTeleBot pyrogram.Client telethon.TelegramClient telethon.sync.TelegramClient
slack-http slack_bolt.App slack_bolt.app.App slack_bolt.async_app.AsyncApp
slack slack_bolt.adapter.socket_mode.SocketModeHandler
scheduler apscheduler.schedulers.blocking.BlockingScheduler
flask-socketio flask_socketio.SocketIO
fastmcp fastmcp.FastMCP fastmcp.server.FastMCP
adk google.adk.agents.Agent google.adk.agents.LlmAgent google.adk.agents.SequentialAgent google.adk.agents.ParallelAgent
adk google.adk.agents.LoopAgent google.adk.agents.llm_agent.Agent google.adk.agents.llm_agent.LlmAgent google.adk.Agent
faststream faststream.FastStream faststream.app.FastStream
taskiq taskiq.InMemoryBroker taskiq.ZeroMQBroker taskiq_redis.ListQueueBroker taskiq_redis.RedisStreamBroker
taskiq taskiq_redis.PubSubBroker taskiq_aio_pika.AioPikaBroker taskiq_nats.NatsBroker taskiq_nats.PullBasedJetStreamBroker
procrastinate procrastinate.App
grpc grpc.server grpc.aio.server
mcp mcp.server.fastmcp.FastMCP mcp.server.mcpserver.MCPServer mcp.server.MCPServer
""")

# First parts of their names, where they are long enough to tell a slip from another word.
usual = set(name.split(".")[0] for name in makers if len(name.split(".")[0]) > 4) | set(["streamlit", "chainlit"])

# Wrapped around an application, another one; what is wrapped is no candidate by itself any more.
wrappers = table("""
wsgi werkzeug.middleware.proxy_fix.ProxyFix werkzeug.contrib.fixers.ProxyFix werkzeug.middleware.dispatcher.DispatcherMiddleware
wsgi werkzeug.wsgi.DispatcherMiddleware werkzeug.middleware.shared_data.SharedDataMiddleware werkzeug.debug.DebuggedApplication
wsgi whitenoise.WhiteNoise whitenoise.base.WhiteNoise whitenoise.django.DjangoWhiteNoise dj_static.Cling static.Cling
wsgi a2wsgi.WSGIMiddleware_ a2wsgi.ASGIMiddleware newrelic.agent.WSGIApplicationWrapper paste.deploy.config.PrefixMiddleware
wsgi opentelemetry.instrumentation.wsgi.OpenTelemetryMiddleware sentry_sdk.integrations.wsgi.SentryWsgiMiddleware
asgi asgiref.wsgi.WsgiToAsgi a2wsgi.WSGIMiddleware starlette.middleware.cors.CORSMiddleware fastapi.middleware.cors.CORSMiddleware
asgi opentelemetry.instrumentation.asgi.OpenTelemetryMiddleware sentry_sdk.integrations.asgi.SentryAsgiMiddleware
asgi uvicorn.middleware.proxy_headers.ProxyHeadersMiddleware starlette.middleware.sessions.SessionMiddleware
asgi starlette.middleware.gzip.GZipMiddleware hypercorn.middleware.ProxyFixMiddleware hypercorn.middleware.DispatcherMiddleware
asgi gradio.mount_gradio_app gradio.routes.mount_gradio_app
asgi hypercorn.middleware.AsyncioWSGIMiddleware brotli_asgi.BrotliMiddleware
""")

interfaces = table("""
wsgi flask falcon bottle pyramid webpy cherrypy webapp2 django socketio-wsgi microdot-wsgi graphql-wsgi
wsgi mesop plain-wsgi wsgi
asgi quart fastapi starlette litestar blacksheep esmerald falcon-asgi django-asgi channels socketio-asgi fasthtml shiny microdot-asgi graphql
asgi connexion-asgi plain-asgi asgi
""")

# Installed objects that are applications.
installed = {"cherrypy.tree": "cherrypy"}
# Attributes of applications that are applications themselves.
attributes = {("dash", "server"): "flask", ("connexion", "app"): "flask"}
# Methods that give another application.
methods = {
    ("pyramid-config", "make_wsgi_app"): "pyramid",
    ("webpy-urls", "wsgifunc"): "webpy",
    ("fastmcp", "http_app"): "starlette",
    ("fastmcp", "streamable_http_app"): "starlette",
    ("fastmcp", "sse_app"): "starlette",
    ("mcp", "streamable_http_app"): "starlette",
    ("mcp", "sse_app"): "starlette",
}
halves = {"pyramid.config.Configurator": "pyramid-config", "web.application": "webpy-urls"}

# What a script calls to serve or to work: of a module, and of what one of the makers has made.
runners = table("""
uvicorn uvicorn.run uvicorn.Config uvicorn.config.Config
hypercorn hypercorn.asyncio.serve hypercorn.trio.serve
waitress waitress.serve
bottle bottle.run
aiohttp aiohttp.web.run_app
aiohttp-site aiohttp.web.TCPSite aiohttp.web_runner.TCPSite
cherrypy cherrypy.quickstart cherrypy.engine.start cherrypy.engine.block
nicegui nicegui.ui.run
fasthtml fasthtml.common.serve
flet flet.app flet.run flet.app_async flet.run_async
taipy taipy.run
pywebio pywebio.start_server pywebio.platform.tornado.start_server pywebio.platform.tornado_http.start_server
remi remi.start remi.server.start
panel panel.serve panel.io.server.serve
werkzeug werkzeug.serving.run_simple werkzeug.run_simple
bjoern bjoern.run
websockets websockets.serve websockets.server.serve websockets.legacy.server.serve websockets.sync.server.serve
websockets websockets.asyncio.server.serve
asyncio asyncio.start_server
twisted twisted.internet.reactor.listenTCP
wsgiref wsgiref.simple_server.make_server
gevent gevent.pywsgi.WSGIServer gevent.wsgi.WSGIServer
eventlet eventlet.listen
cheroot cheroot.wsgi.Server cherrypy.wsgiserver.CherryPyWSGIServer
http http.server.HTTPServer http.server.ThreadingHTTPServer socketserver.TCPServer socketserver.ThreadingTCPServer
http BaseHTTPServer.HTTPServer SocketServer.TCPServer xmlrpc.server.SimpleXMLRPCServer
http SimpleXMLRPCServer.SimpleXMLRPCServer
""")
run_methods = set(
    "run serve launch start listen bind run_polling run_webhook start_webhook start_polling infinity_polling polling work run_async"
    " run_until_disconnected run_server add_insecure_port add_secure_port".split()
)
# What they are given without a name; what is told by name alone has none.
positions = {
    "host port": "flask quart klein webpy-urls werkzeug wsgiref sanic dash microdot",
    "address": "http gevent eventlet cheroot grpc",
    "port": "tornado socketify twisted slack-http",
    "- host port": "websockets asyncio aiohttp-site bjoern",
    "- port": "pywebio",
}
given_first = dict((server, names.split()) for names, servers in positions.items() for server in servers.split())
# A file that imports one of these is no job that only works, whatever it is.
of_the_web = set(
    "apiflask blacksheep bottle chalice chainlit cherrypy connexion dash django emmett esmerald falcon fastapi fasthtml flask"
    " flet functions_framework gradio hug justpy klein litestar marimo mesop microdot morepath nicegui panel pyramid pywebio"
    " quart reflex remi rio robyn sanic shiny socketify solara starlette streamlit taipy webapp2 aiohttp.web tornado.web"
    " twisted.web http.server BaseHTTPServer wsgiref.simple_server waitress uvicorn hypercorn gunicorn vizro".split()
)

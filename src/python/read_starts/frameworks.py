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
tornado tornado.web.Application
robyn robyn.Robyn
dash dash.Dash dash.dash.Dash
gradio gradio.Blocks gradio.Interface gradio.ChatInterface gradio.TabbedInterface gradio.blocks.Blocks
connexion connexion.App connexion.FlaskApp connexion.AsyncApp
celery celery.Celery celery.app.Celery celery.app.base.Celery
huey huey.Huey huey.RedisHuey huey.SqliteHuey huey.FileHuey huey.MemoryHuey huey.PriorityRedisHuey huey.RedisExpireHuey
rq rq.Worker rq.SimpleWorker rq.worker.Worker
discord discord.Client discord.Bot discord.AutoShardedClient discord.ext.commands.Bot nextcord.Client disnake.Client
telegram telegram.ext.Updater telegram.ext.Application.builder telegram.ext.ApplicationBuilder aiogram.Dispatcher telebot.TeleBot
slack slack_bolt.adapter.socket_mode.SocketModeHandler
scheduler apscheduler.schedulers.blocking.BlockingScheduler
flask-socketio flask_socketio.SocketIO
mcp mcp.server.fastmcp.FastMCP fastmcp.FastMCP mcp.server.mcpserver.MCPServer mcp.server.MCPServer
""")

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
wsgi flask falcon bottle pyramid webpy cherrypy webapp2 django socketio-wsgi plain-wsgi wsgi
asgi quart fastapi starlette litestar blacksheep esmerald falcon-asgi django-asgi channels socketio-asgi fasthtml shiny plain-asgi asgi
""")

# Attributes of applications that are applications themselves.
attributes = {("dash", "server"): "flask", ("connexion", "app"): "flask"}
# Methods that give another application.
methods = {
    ("pyramid-config", "make_wsgi_app"): "pyramid",
    ("webpy-urls", "wsgifunc"): "webpy",
    ("mcp", "http_app"): "starlette",
    ("mcp", "streamable_http_app"): "starlette",
    ("mcp", "sse_app"): "starlette",
}
halves = {"pyramid.config.Configurator": "pyramid-config", "web.application": "webpy-urls"}

# What a script calls to serve or to work: of a module, and of what one of the makers has made.
runners = table("""
uvicorn uvicorn.run
hypercorn hypercorn.asyncio.serve
waitress waitress.serve
bottle bottle.run
aiohttp aiohttp.web.run_app
cherrypy cherrypy.quickstart
nicegui nicegui.ui.run
fasthtml fasthtml.common.serve
flet flet.app flet.run
wsgiref wsgiref.simple_server.make_server
gevent gevent.pywsgi.WSGIServer gevent.wsgi.WSGIServer
http http.server.HTTPServer http.server.ThreadingHTTPServer socketserver.TCPServer socketserver.ThreadingTCPServer
http BaseHTTPServer.HTTPServer SocketServer.TCPServer
tornado tornado.httpserver.HTTPServer
""")
run_methods = set("run serve launch start listen run_polling run_webhook start_webhook start_polling infinity_polling polling work run_async".split())
# Where one of these is imported, and used at the first level, the file is an app of its own kind.
pages = {"streamlit": "streamlit", "chainlit": "chainlit", "panel": "panel", "marimo": "marimo", "solara": "solara"}

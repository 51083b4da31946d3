"""What a start of a file does: which servers and workers it runs, and where they listen."""

import ast

from .frameworks import given_first, run_methods, runners
from .modules import text_in
from .values import Reader, deepest, nothing

assigned = ("port", "server_port", "socket_port")
hosts = ("host", "server_name", "address", "hostname", "listen", "interface", "socket_host")
# What calls a function that it is given, beside what goes on.
beside = ("run_in_executor", "submit", "to_thread", "start_new_thread", "start_soon", "add_job", "run_sync")
by_pages = ("streamlit", "marimo", "chainlit", "shiny.express")
# Functions that bokeh's own server asks a file for.
of_bokeh = ("bokeh.io.curdoc", "bokeh.plotting.curdoc", "bokeh.io.doc.curdoc")


def host_of(text):
    return "any" if text in ("0.0.0.0", "::", "[::]", "") else "local" if text else "other"


class Runs(Reader):
    def note_decorators(self, node, scope, depth):
        for one in node.decorator_list:
            target = self.evaluate(one.func if isinstance(one, ast.Call) else one, scope, depth + 1)
            name = self.name_of(target)
            if name.startswith("functions_framework."):
                kind = name.split(".")[-1]
                scope.module.found.setdefault("functions", []).append([node.name, kind, node.lineno])
            for page in ("chainlit", "dramatiq", "solara", "mesop"):
                if name.startswith(page + "."):
                    scope.module.found.setdefault("pages", {}).setdefault(page, node.lineno)

    def name_of(self, value):
        return value.what if value.kind == "name" else ""

    def note(self, expression, scope, depth):
        """The calls of an expression, in the order in which they stand there."""
        for node in ast.walk(expression):
            if isinstance(node, ast.Call):
                self.note_call(node, scope, depth)

    def note_call(self, node, scope, depth):
        found = scope.module.found
        target = self.evaluate(node.func, scope, depth + 1)
        name = self.name_of(target)
        at_start = depth == 0 or scope.starts
        if target.kind == "function" and at_start:
            self.follow(target, scope, depth)
        for page in by_pages:
            if name.startswith(page + ".") and at_start and not name.endswith(".mount_chainlit"):
                found.setdefault("pages", {}).setdefault(page, node.lineno)
        if name in of_bokeh:
            found.setdefault("pages", {}).setdefault("bokeh", node.lineno)
        attr = getattr(node.func, "attr", "")
        if attr == "servable":
            found.setdefault("pages", {}).setdefault("panel", node.lineno)
        if attr == "parse_command_line" or name == "tornado.options.parse_command_line":
            found["parses"] = True
        if name == "tornado.options.define" and node.args and text_in(node.args[0]):
            default = [one.value for one in node.keywords if one.arg == "default"]
            value = self.port_in(default[0], scope, depth) if default else nothing
            self.options[text_in(node.args[0])] = value
        if name == "os.environ.setdefault" and len(node.args) == 2:
            if text_in(node.args[0]) == "DJANGO_SETTINGS_MODULE" and text_in(node.args[1]):
                found["settings"] = {"value": text_in(node.args[1]), "line": node.lineno}
        if attr in ("mount", "add_sub_application") or name.endswith(".mount"):
            self.mark(node, scope, depth)
        if name.endswith(".mount_chainlit"):
            for one in list(node.args) + [keyword.value for keyword in node.keywords]:
                if text_in(one) is not None:
                    self.app.within.add(text_in(one))
        if at_start:
            self.note_beside(node, attr or name.split(".")[-1], scope, depth)
        if name in runners:
            if not self.exports(node):
                self.note_run(runners[name], None, node, scope, depth)
        elif target.kind == "method" and target.what in run_methods:
            self.note_method(target, node, scope, depth)
        elif name == "mcp.run":
            self.note_run("mcp", "run", node, scope, depth)

    def exports(self, node):
        """Whether it gives an application instead of serving it."""
        return any(
            (keyword.arg, getattr(keyword.value, "value", getattr(keyword.value, "id", None)))
            in (("export_asgi_app", True), ("export_asgi_app", "True"), ("run_server", False), ("run_server", "False"))
            for keyword in node.keywords
        )

    def note_method(self, target, node, scope, depth):
        framework = target.more.what
        if self.exports(node) or (target.what == "bind" and framework != "tornado"):
            return
        # An MCP server is told where it listens when it is made, or when it is run.
        made_with = target.more.more.get("keywords", []) if framework in ("mcp", "fastmcp") else []
        self.note_run(framework, target.what, node, scope, depth, made_with, target.more.more)

    def note_beside(self, node, caller, scope, depth):
        """`Thread(target=run)`: what is given is run beside what follows."""
        given = [keyword.value for keyword in node.keywords if keyword.arg == "target"]
        for one in given + (list(node.args) if caller in beside else []):
            target = self.evaluate(one, scope, depth + 1)
            if target.kind == "function":
                self.follow(target, scope, depth, True)
            elif target.kind == "method" and target.what in run_methods:
                more = [keyword.value for keyword in node.keywords if keyword.arg == "kwargs"]
                call = ast.Call(func=one, args=[], keywords=keywords_of(more[0]) if more else [])
                before, scope.beside = scope.beside, True
                self.note_method(target, ast.copy_location(call, node), scope, depth)
                scope.beside = before

    def follow(self, target, scope, depth, is_beside=False):
        """What a function does that is called when the file is started; one of another module does it for this file."""
        followed = scope.starter.followed
        if target.what in followed or depth > deepest:
            return
        followed.add(target.what)
        inner = self.inside(target.what, target.more)
        inner.starts, inner.in_main, inner.maybe = True, scope.in_main, scope.maybe
        inner.starter, inner.beside = scope.starter, scope.beside or is_beside
        self.visit_all(target.what.body, inner, depth + 1)

    def note_run(self, server, method, node, scope, depth, made_with=(), made=None):
        run = {"server": server, "line": node.lineno, "main": scope.in_main, "port": "default", "host": "default"}
        keywords = list(made_with) + list(node.keywords)
        if method:
            run["method"] = method
        if (depth == 0 or scope.starts) and not scope.in_main:
            run["atImport"] = True
        if scope.beside:
            run["beside"] = True
        if scope.maybe:
            run["maybe"] = True
        if made is not None:
            run["made"] = [made["path"], made["line"]]
        elif node.args:
            given = self.evaluate(node.args[0], scope, depth + 1)
            if given.kind == "made":
                run["made"] = [given.more["path"], given.more["line"]]
        names = given_first.get(server, ["host", "port"] if method else [])
        first = list(node.args)
        if names == ["address"] and first and isinstance(first[0], ast.Tuple) and len(first[0].elts) == 2:
            names, first = ["host", "port"], list(first[0].elts)
        for keyword, value in list(zip(names, first)) + [(one.arg, one.value) for one in keywords]:
            if keyword in hosts:
                found = self.evaluate(value, scope, depth + 1)
                is_none = getattr(value, "value", value) is None or getattr(value, "id", "") == "None"
                run["host"] = "any" if is_none else host_of(found.what if found.kind == "text" else "")
                if found.kind != "text" and not is_none:
                    run["host"] = "other"
            elif keyword in assigned:
                run["port"] = self.port_of(value, scope, depth)
            elif keyword == "address":
                text = text_in(value)
                run["host"] = host_of(text.rpartition(":")[0]) if text else "any"
                run["port"] = "env" if self.port_in(value, scope, depth).kind == "port" else "other"
            elif keyword == "transport":
                run["transport"] = text_in(value)
        if server in ("cherrypy", "hypercorn"):
            self.configured(run, scope, depth)
        for starter in [scope.module, scope.starter]:
            place = {} if starter is scope.module else {"path": scope.module.path}
            runs = starter.found.setdefault("runs", [])
            if not any((one["line"], one.get("path")) == (run["line"], place.get("path")) for one in runs):
                runs.append(dict(run, **place))

    def port_of(self, value, scope, depth):
        found = self.evaluate(value, scope, depth + 1)
        if found.kind == "name" and found.what.startswith("tornado.options.options."):
            option = found.what.split(".")[-1]
            if self.options.get(option, nothing).kind == "port":
                return "env"
            # `--port=8080` on the command line.
            return "option:" + option if option in self.options else "other"
        number = getattr(value, "n", getattr(value, "value", None))
        return "env" if found.kind == "port" else number if isinstance(number, int) else "other"

    def configured(self, run, scope, depth):
        """What is told by settings instead: CherryPy's by their names, Hypercorn's by an attribute."""
        for node in ast.walk(scope.module.tree):
            pairs = []
            if isinstance(node, ast.Dict):
                pairs = [(text_in(key), value) for key, value in zip(node.keys, node.values) if key is not None]
            elif isinstance(node, ast.Assign):
                pairs = [(getattr(target, "attr", None), node.value) for target in node.targets]
            for key, value in pairs:
                key = (key or "").split(".")[-1]
                if key == "socket_port" and run["server"] == "cherrypy":
                    run["port"] = self.port_of(value, scope, depth)
                elif key == "socket_host" and run["server"] == "cherrypy":
                    run["host"] = host_of(text_in(value))
                elif key == "bind" and run["server"] == "hypercorn" and self.port_in(value, scope, depth).kind == "port":
                    run["port"], run["host"] = "env", "any"


def keywords_of(node):
    """Those that a dictionary writes down."""
    if not isinstance(node, ast.Dict):
        return []
    pairs = [(text_in(key), value) for key, value in zip(node.keys, node.values) if key is not None]
    return [ast.keyword(arg=key, value=value) for key, value in pairs if key]

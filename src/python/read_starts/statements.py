"""Follows the statements of a module as Python would run them when it is imported, and notes what a start of it does."""

import ast

from .frameworks import run_methods, runners
from .modules import text_in
from .values import Reader, Scope, Value, deepest, is_main, last_name, nothing, parameters, plain_interface

loops = tuple(getattr(ast, name) for name in ("For", "AsyncFor", "While", "Match") if hasattr(ast, name))
tries = tuple(getattr(ast, name) for name in ("Try", "TryExcept", "TryFinally", "TryStar") if hasattr(ast, name))
functions = tuple(getattr(ast, name) for name in ("FunctionDef", "AsyncFunctionDef") if hasattr(ast, name))
withs = tuple(getattr(ast, name) for name in ("With", "AsyncWith") if hasattr(ast, name))
assigned = ("port", "server_port")
hosts = ("host", "server_name", "address", "hostname", "listen")


def leaves(body):
    """Whether nothing comes after: `raise`, `return`, `sys.exit()`."""
    last = body[-1] if body else None
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        return last_name(last.value) in ("exit", "_exit", "abort")
    return isinstance(last, (ast.Raise, ast.Return))


class Statements(Reader):
    def visit_all(self, body, scope, depth):
        for node in body:
            self.visit(node, scope, depth)

    def branches(self, bodies, scope, depth):
        """What is bound in each of them is bound for sure; a branch that leaves has no say."""
        before, unsure = dict(scope.names), set(scope.unsure)
        ends = []
        for body in bodies:
            scope.names, scope.unsure = dict(before), set(unsure)
            self.visit_all(body, scope, depth)
            if not leaves(body):
                ends.append((scope.names, scope.unsure))
        scope.names, scope.unsure = dict(before), set(unsure)
        for name in set(name for names, _ in ends for name in names):
            values = [names.get(name) for names, _ in ends]
            sure = all(value is not None for value in values) and not any(name in other for _, other in ends)
            known = [value for value in values if value is not None]
            same = all(one is known[0] or (one.kind, one.what) == (known[0].kind, known[0].what) for one in known)
            others = [one for one in known if one is not before.get(name)]
            scope.names[name] = (others or known)[0] if same else nothing
            scope.unsure.discard(name) if sure else scope.unsure.add(name)

    def visit(self, node, scope, depth):
        if isinstance(node, ast.Import):
            self.do_import(node, scope)
        elif isinstance(node, ast.ImportFrom):
            self.do_from(node, scope, depth)
        elif isinstance(node, functions):
            self.note_decorators(node, scope, depth)
            names = parameters(node)[1]
            plain = plain_interface(node, names) if not node.decorator_list else None
            value = Value("function", node, scope)
            if plain:
                value = Value("made", plain, {"path": scope.module.path, "line": node.lineno, "wraps": False})
            scope.bind(node.name, value)
        elif isinstance(node, ast.ClassDef):
            scope.bind(node.name, Value("class", node, scope) if not node.decorator_list else nothing)
        elif isinstance(node, ast.Assign):
            self.note(node.value, scope, depth)
            value = self.evaluate(node.value, scope, depth + 1)
            for target in node.targets:
                self.assign(target, value, node.value, scope, depth)
        elif node.__class__.__name__ == "AnnAssign":
            if node.value is not None:
                self.note(node.value, scope, depth)
                self.assign(node.target, self.evaluate(node.value, scope, depth + 1), node.value, scope, depth)
        elif isinstance(node, ast.Return):
            if node.value is not None:
                self.note(node.value, scope, depth)
                scope.returns.append(self.evaluate(node.value, scope, depth + 1))
            else:
                scope.returns.append(nothing)
        elif isinstance(node, ast.If):
            self.condition(node, scope, depth)
        elif isinstance(node, tries):
            handlers = [one.body for one in getattr(node, "handlers", [])]
            body = list(node.body) + list(getattr(node, "orelse", []))
            self.branches([body] + [one for one in handlers], scope, depth) if handlers else self.visit_all(
                body, scope, depth
            )
            self.visit_all(getattr(node, "finalbody", []), scope, depth)
        elif isinstance(node, withs):
            for item in getattr(node, "items", [node]):
                self.note(item.context_expr, scope, depth)
                if isinstance(item.optional_vars, ast.Name):
                    scope.bind(item.optional_vars.id, self.evaluate(item.context_expr, scope, depth + 1))
            self.visit_all(node.body, scope, depth)
        elif isinstance(node, loops):
            bodies = [case.body for case in node.cases] if hasattr(node, "cases") else [node.body]
            self.branches([[]] + bodies, scope, depth)
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                scope.names.pop(getattr(target, "id", ""), None)
        elif isinstance(node, ast.Expr):
            self.note(node.value, scope, depth)

    def condition(self, node, scope, depth):
        if is_main(node.test):
            found = scope.module.found
            found.setdefault("main", node.lineno)
            # What is bound there is not there for who imports the module.
            inner = Scope(scope.module, scope)
            inner.in_main = True
            self.visit_all(node.body, inner, depth)
            self.visit_all(node.orelse, scope, depth)
        elif getattr(node.test, "id", getattr(node.test, "attr", "")) == "TYPE_CHECKING":
            self.visit_all(node.orelse, scope, depth)
        else:
            self.branches([node.body, node.orelse], scope, depth)

    def assign(self, target, value, node, scope, depth):
        if isinstance(target, ast.Name):
            scope.bind(target.id, value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            pairs = isinstance(node, (ast.Tuple, ast.List)) and len(node.elts) == len(target.elts)
            for at, one in enumerate(target.elts):
                # `app, rt = fast_app()`: of what gives several things, the application is the first.
                part = self.evaluate(node.elts[at], scope, depth + 1) if pairs else (value if at == 0 else nothing)
                part = part if pairs or part.kind != "made" or part.what == "fasthtml" else nothing
                self.assign(one, part, node.elts[at] if pairs else node, scope, depth)

    # -- what a start of it does

    def note_decorators(self, node, scope, depth):
        for one in node.decorator_list:
            target = self.evaluate(one.func if isinstance(one, ast.Call) else one, scope, depth + 1)
            name = self.name_of(target)
            if name.startswith("functions_framework."):
                kind = name.split(".")[-1]
                scope.module.found.setdefault("functions", []).append([node.name, kind, node.lineno])
            for page in ("chainlit", "dramatiq", "solara"):
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
        if target.kind == "function" and at_start and target.more.module is scope.module:
            self.follow(target, scope, depth)
        for page in ("streamlit", "marimo", "chainlit", "shiny.express"):
            if name.startswith(page + ".") and at_start:
                found.setdefault("pages", {}).setdefault(page, node.lineno)
        attr = getattr(node.func, "attr", "")
        if attr == "servable":
            found.setdefault("pages", {}).setdefault("panel", node.lineno)
        if name == "os.environ.setdefault" and len(node.args) == 2:
            if text_in(node.args[0]) == "DJANGO_SETTINGS_MODULE" and text_in(node.args[1]):
                found["settings"] = {"value": text_in(node.args[1]), "line": node.lineno}
        if attr in ("mount", "add_sub_application") or name.endswith(".mount"):
            self.mark(node, scope, depth)
        if name in runners:
            self.note_run(runners[name], None, node, scope, depth)
        elif target.kind == "method" and target.what in run_methods:
            # An MCP server is told where it listens when it is made, or when it is run.
            made_with = target.more.more.get("keywords", []) if target.more.what == "mcp" else []
            self.note_run(target.more.what, target.what, node, scope, depth, made_with)
        elif name == "mcp.run":
            self.note_run("mcp", "run", node, scope, depth)

    def follow(self, target, scope, depth):
        """What a function does that is called when the file is started."""
        followed = scope.module.followed
        if target.what in followed or depth > deepest:
            return
        followed.add(target.what)
        inner = Scope(scope.module, target.more)
        inner.starts, inner.in_main = True, scope.in_main
        for one in parameters(target.what)[1]:
            inner.bind(one, nothing)
        self.visit_all(target.what.body, inner, depth + 1)

    def note_run(self, server, method, node, scope, depth, made_with=()):
        run = {"server": server, "line": node.lineno, "main": scope.in_main, "port": "default", "host": "default"}
        keywords = list(made_with) + list(node.keywords)
        given = dict((keyword.arg, keyword.value) for keyword in keywords if keyword.arg)
        if method:
            run["method"] = method
        if (depth == 0 or scope.starts) and not scope.in_main:
            run["atImport"] = True
        first = list(node.args)
        if server in ("http", "gevent") and first and isinstance(first[0], ast.Tuple) and len(first[0].elts) == 2:
            first = list(first[0].elts)
        elif server in ("waitress", "bottle", "aiohttp", "uvicorn", "cherrypy") and not method:
            first = []
        elif server == "tornado":
            first = [None] + first
        for keyword, value in list(zip(("host", "port"), first)) + list(given.items()):
            if keyword in hosts and value is not None:
                text = text_in(value)
                run["host"] = "any" if text in ("0.0.0.0", "::", "") else "local" if text else "other"
            elif keyword in assigned:
                found = self.evaluate(value, scope, depth + 1)
                number = getattr(value, "n", getattr(value, "value", None))
                run["port"] = "env" if found.kind == "port" else number if isinstance(number, int) else "other"
            elif keyword == "transport":
                run["transport"] = text_in(value)
        runs = scope.module.found.setdefault("runs", [])
        if not any(one["line"] == run["line"] for one in runs):
            runs.append(run)

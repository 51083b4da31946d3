"""Reads from the code of an app what could start it: applications, factories, scripts, settings; nothing is imported.

Run by 2.7 and every 3, with `-E -s -S -B -W ignore`, as one process.

Arguments: the app's folder, and paths of `*.py` files from there on, with `/`.
Stdout: a line that begins with `@python-buildpack@`, and goes on with a JSON object: `modules`, each with what
    `Code` in `src/domain/CodeFacts.ts` says; `unread`, files that this Python cannot parse, with the line or 0.
Status: 0.

What is told of a name holds for who imports its module: what is bound in one branch alone, in a loop or behind
`if __name__ == "__main__"` is not told. What a name holds is followed through the app's own modules and functions.

The parts in this folder are one text when they are run, each before those that import from it.
"""

import ast
import json
import sys
import threading

from .frameworks import installed, interfaces, of_the_web, usual
from .modules import Application, identifier, text_in
from .statements import Statements
from .values import Scope, Value, functions, parameters


def told_value(value):
    told = {"framework": value.what, "madeIn": value.more["path"], "madeAt": value.more["line"]}
    if value.what in interfaces:
        told["interface"] = interfaces[value.what]
    if value.more["wraps"]:
        told["wraps"] = True
    return told


def lines_of(tree):
    """The line of the last statement that binds a name, and the names that an import binds."""
    found, imports = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif node.__class__.__name__ == "AnnAssign":
            targets = [node.target]
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                name = (alias.asname or alias.name).split(".")[0]
                found[name] = node.lineno
                imports.add(name)
            continue
        elif isinstance(node, functions):
            found[node.name] = node.lineno
            continue
        else:
            continue
        for target in targets:
            for one in ast.walk(target):
                if isinstance(one, ast.Name):
                    found[one.id] = node.lineno
                    imports.discard(one.id)
    return found, imports


def acts(tree):
    """Whether the file does something when it is started, and is no list of definitions alone."""
    return any(
        isinstance(node, (ast.Expr, ast.For, ast.While)) and text_in(getattr(node, "value", None) or ast.Pass()) is None
        for node in tree.body
    ) or any(node.__class__.__name__ in ("Print", "With", "Try") for node in tree.body)


# Modules that read a command line.
of_commands = ("argparse", "cleo", "click", "cliff", "docopt", "fire", "optparse", "typer", "cmd")


def asks(tree):
    """The line where a file reads a command line, or waits for somebody who types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name.split(".")[0] in of_commands for alias in node.names):
            return node.lineno
        if isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] in of_commands:
            return node.lineno
        if isinstance(node, ast.Attribute) and node.attr == "argv" and getattr(node.value, "id", "") == "sys":
            return node.lineno
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("input", "raw_input"):
            return node.lineno
    return None


def of_web(tree):
    """The first import of what is there for serving: its line, and its name."""
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            module = node.module or ""
            names = [module] + [module + "." + alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            known = [one for one in (".".join(parts[:count]) for count in (1, 2, 3)) if one in of_the_web]
            if known:
                return [node.lineno, known[0]]
    return None


def is_slip(name, meant):
    """Whether one letter is missing, another one, one too many, or two have changed places."""
    if name == meant or abs(len(name) - len(meant)) > 1:
        return False
    at = 0
    while at < min(len(name), len(meant)) and name[at] == meant[at]:
        at += 1
    rest, other = name[at:], meant[at:]
    swapped = len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def misspelt(tree, app, base):
    """An import whose name is nearly that of a framework: its line, the name, and that which may be meant."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [(node.module or "").split(".")[0]]
        else:
            continue
        for name in names:
            meant = sorted(one for one in usual if is_slip(name, one))
            if meant and name not in usual and not app.has(base, name) and not app.has("", name):
                return [node.lineno, name, meant[0]]
    return None


listening = ("listen", "bind", "listenTCP", "start_server", "create_server", "serve", "serverFromString", "TCP4ServerEndpoint")


def listens(tree, reader, scope):
    """The line where something listens, as far as a call's name and a port in it tell."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in ("serve_forever", "add_insecure_port", "add_secure_port"):
            return node.lineno
        for one in node.args if name in listening else []:
            number = getattr(one, "n", getattr(one, "value", None))
            is_port = isinstance(number, int) and number > 79
            if is_port or isinstance(one, ast.Tuple) or reader.port_in(one, scope, 0).kind == "port":
                return node.lineno
    return None


def reads_port(tree):
    """The line where $PORT is read."""
    lines = [node.lineno for node in ast.walk(tree) if text_in(node) == "PORT"]
    return min(lines) if lines else None


def of_gunicorn(module, scope, lines):
    """Settings, which are no module of the app."""
    told = {"line": lines.get("wsgi_app", 1)}
    bind, named = scope.names.get("bind"), scope.names.get("wsgi_app")
    if bind is not None:
        told["bind"] = "env" if bind.kind == "port" else "other"
    if named is not None and named.kind == "text":
        told["wsgi_app"] = named.what
    base = module.path.rpartition("/")[0]
    nothing_else = {"objects": [], "factories": [], "acts": False}
    return dict(nothing_else, path=module.path, base=base, module="gunicorn.conf", gunicorn=told)


def is_gateway(module, name):
    return module.path in ("wsgi.py", "asgi.py") and name in ("app", "application")


def handlers(tree):
    """Functions that take a request and nothing else, as clouds call them."""
    return [
        [node.name, "http", node.lineno]
        for node in tree.body
        if isinstance(node, functions) and not node.decorator_list and parameters(node)[1] == ["request"]
    ]


def tell(module, reader):
    scope = reader.scope_of(module)
    lines, imports = lines_of(module.tree)
    if module.path.split("/")[-1] == "gunicorn.conf.py":
        return of_gunicorn(module, scope, lines)
    objects, factories = [], []
    for name, value in sorted(scope.names.items()):
        if name in scope.unsure or not identifier.match(name):
            continue
        if value.kind == "name" and value.what in installed and name not in imports:
            value = Value("made", installed[value.what], {"path": module.path, "line": lines.get(name, 1), "wraps": False})
        elif value.kind == "name" and value.what == "mesop" and "mesop" in module.found.get("pages", {}):
            value = Value("made", "mesop", {"path": module.path, "line": module.found["pages"]["mesop"], "wraps": False})
            imports.discard(name)
        elif value.kind in ("unknown", "instance") and is_gateway(module, name) and name not in module.unsure:
            # What an author binds there is served, whatever it is.
            interface = module.path.split("/")[-1][: -len(".py")]
            value = Value("made", interface, {"path": module.path, "line": lines.get(name, 1), "wraps": False})
        if value.kind == "made":
            told = dict(told_value(value), name=name, line=lines.get(name, value.more["line"]))
            objects.append(dict(told, isImported=True) if name in imports else told)
        elif value.kind == "function" and value.more is scope:
            needed, _ = parameters(value.what)
            given = reader.result(value, 0)
            if given.kind == "made":
                is_async = value.what.__class__.__name__ == "AsyncFunctionDef"
                told = dict(told_value(given), name=name, line=value.what.lineno, needs=needed)
                factories.append(dict(told, isAsync=True) if is_async else told)
            else:
                # What a script starts may stand in a function.
                inner = Scope(module, scope)
                reader.visit_all(value.what.body, inner, 1)
        elif value.kind == "class" and value.what.name == "WorkerSettings" and value.more is scope:
            if any("functions" in [getattr(one, "id", "") for one in getattr(node, "targets", [])] for node in value.what.body):
                module.found.setdefault("pages", {})["arq"] = value.what.lineno
    for key in ("WSGI_APPLICATION", "ASGI_APPLICATION"):
        value = scope.names.get(key)
        if value is not None and value.kind == "text":
            module.found[key] = {"value": value.what, "line": lines.get(key, 1)}
    plain = handlers(module.tree) if module.path == "main.py" else []
    if len(plain) == 1:
        module.found.setdefault("functions", plain)
    told = dict(module.found, path=module.path, base=module.base, module=module.name)
    told.update(objects=objects, factories=factories, acts=acts(module.tree) or acts_by_runs(module))
    unsure = [
        dict(told_value(value), name=name, line=value.more["line"])
        for name, value in sorted(module.unsure.items())
        if value.what in interfaces and name not in [one["name"] for one in objects]
    ]
    more = {
        "asks": asks(module.tree),
        "imports": of_web(module.tree),
        "listens": listens(module.tree, reader, scope),
        "misspelt": misspelt(module.tree, reader.app, module.base),
        "reads": reads_port(module.tree),
        "unsure": unsure or None,
        "uses": sorted(module.uses) or None,
    }
    told.update((key, value) for key, value in more.items() if value is not None)
    return told


def acts_by_runs(module):
    return any(run.get("atImport") for run in module.found.get("runs", []))


def read(root, paths):
    app = Application(root, paths)
    reader = Statements(app)
    told = []
    for path, module in sorted(app.modules.items()):
        try:
            told.append(tell(module, reader))
        except Exception:
            # Nested too deeply to be followed: it says nothing.
            app.unread.append({"path": path, "line": 0})
    return {"modules": told, "unread": app.unread, "mounted": sorted(app.mounted), "within": sorted(app.within)}


def run():
    root, paths = sys.argv[1], sys.argv[2:]
    sys.setrecursionlimit(5000)
    sys.stdout.write("\n@python-buildpack@" + json.dumps(read(root, paths), sort_keys=True) + "\n")


# A tree that is nested deeply takes a stack that a main thread may not have.
threading.stack_size(256 * 1024 * 1024)
thread = threading.Thread(target=run)
thread.start()
thread.join()

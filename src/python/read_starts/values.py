"""What the names of a module hold once it is imported, as far as that is certain."""

import ast
import re

from .frameworks import (
    attributes,
    halves,
    interfaces,
    makers,
    methods,
    runners,
    wrappers,
)
from .modules import text_in

deepest = 12
functions = tuple(getattr(ast, kind) for kind in ("FunctionDef", "AsyncFunctionDef") if hasattr(ast, kind))


class Value(object):
    """`kind` is `name` (of what is installed), `module`, `space`, `function`, `class`, `instance`, `made`, `method`,
    `port`, or `text`."""

    def __init__(self, kind, what, more=None):
        self.kind = kind
        self.what = what
        self.more = more


nothing = Value("unknown", None)


class Scope(object):
    def __init__(self, module, parent=None):
        self.module = module
        self.parent = parent
        self.names = {}
        # Names that one branch binds, and another does not.
        self.unsure = set()
        self.returns = []
        self.in_main = False
        # Of which module a start is followed; in how many branches that another start may not take; beside what goes on.
        self.starter = module
        # What the method of this function is called on.
        self.instance = None
        self.maybe = 0
        self.beside = False
        # It is that of a function which is called when the file is started.
        self.starts = False

    def get(self, name):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        return None

    def bind(self, name, value):
        self.names[name] = value
        self.unsure.discard(name)


# A class that says so itself.
middleware = re.compile(r"^[A-Z]\w*(?:Middleware|Wrapper|ProxyFix|CORS|GZip|Gzip)$|^(?:CORS|GZip)\w+$")


def made(framework, node, scope, inner=False):
    return Value("made", framework, {"path": scope.module.path, "line": node.lineno, "wraps": inner})


def last_name(node):
    """`cache` of `@functools.cache`, and of a call of it."""
    node = node.func if isinstance(node, ast.Call) else node
    return getattr(node, "id", getattr(node, "attr", ""))


def is_main(test):
    """Whether a condition is `__name__ == "__main__"`, or `in` names that have it."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], (ast.Eq, ast.In)):
        return False
    if isinstance(test.ops[0], ast.In):
        among = getattr(test.comparators[0], "elts", [])
        return getattr(test.left, "id", "") == "__name__" and any(text_in(one) == "__main__" for one in among)
    sides = [test.left, test.comparators[0]]
    return any(getattr(one, "id", "") == "__name__" for one in sides) and any(
        text_in(one) == "__main__" for one in sides
    )


def parameters(node):
    """Names of what must be given, and of all."""
    args = node.args
    plain = list(getattr(args, "posonlyargs", [])) + list(args.args)
    names = [getattr(one, "arg", getattr(one, "id", "")) for one in plain]
    needed = names[: len(names) - len(args.defaults)]
    for one, default in zip(getattr(args, "kwonlyargs", []), getattr(args, "kw_defaults", [])):
        names.append(one.arg)
        if default is None:
            needed.append(one.arg)
    return needed, names


def plain_interface(node, names):
    """A function of one of the two interfaces by the names of its parameters, which everybody writes alike."""
    if node.__class__.__name__ == "AsyncFunctionDef":
        return "plain-asgi" if names == ["scope", "receive", "send"] else None
    return "plain-wsgi" if names in (["environ", "start_response"], ["env", "start_response"]) else None


class Reader(object):
    def __init__(self, app):
        self.app = app
        # What functions give, so that each is followed once, however many call it, and none in a circle.
        self.results = {}
        # What their `__init__` gives the instances of the app's own classes.
        self.instances = {}
        # What Tornado's options are by default.
        self.options = {}

    # -- names

    def scope_of(self, module):
        if module.scope is None:
            module.scope = Scope(module)
            module.busy = True
            self.visit_all(module.tree.body, module.scope, 0)
            module.busy = False
        return module.scope

    def member(self, value, name, scope, depth):
        if value.kind == "name":
            return Value("name", value.what + "." + name)
        if value.kind == "module":
            found = self.scope_of(value.what).names.get(name)
            if found is not None:
                return found if name not in self.scope_of(value.what).unsure else nothing
            if value.what.is_package:
                return self.imported(value.what.name + "." + name, value.what) or nothing
        if value.kind == "space":
            return self.imported(value.what + "." + name, scope.module) or nothing
        if value.kind == "made":
            other = attributes.get((value.what, name))
            if other is not None:
                return Value("made", other, value.more)
            return Value("method", name, value)
        if value.kind == "instance":
            return self.of_instance(value, name)
        return nothing

    def of_instance(self, value, name):
        """An attribute that `__init__` sets, or a method."""
        node, scope = value.what.what, value.what.more
        if node not in self.instances:
            self.instances[node] = {}
            for one in node.body:
                if isinstance(one, functions) and one.name == "__init__":
                    self.visit_all(one.body, self.inside(one, scope, value), 1)
        if name in self.instances[node]:
            return self.instances[node][name]
        for one in node.body:
            if isinstance(one, functions) and one.name == name and not one.decorator_list:
                own = Scope(scope.module, scope)
                own.instance = value
                return Value("function", one, own)
        return nothing

    def inside(self, node, parent, instance=None):
        """The scope of a function's body; the first parameter of a method is what it is called on."""
        scope = Scope(parent.module, parent)
        names = parameters(node)[1]
        for name in names:
            scope.bind(name, nothing)
        instance = instance or parent.instance
        if instance is not None and names:
            scope.bind(names[0], instance)
        return scope

    def imported(self, name, module):
        """A module or a folder of the app; `None` for what is not the app's."""
        found = self.app.module(module.base, name)
        if found is not None and found is not module:
            module.uses.add(found.path)
            return Value("module", found)
        place = name.replace(".", "/")
        for start in ([module.base + "/"] if module.base else []) + [""]:
            # It is there, and cannot be read.
            if start + place + ".py" in self.app.paths and start + place + ".py" not in self.app.modules:
                module.uses.add(start + place + ".py")
        bases = [module.base + "/" + place] if module.base else []
        return Value("space", name) if any(one in self.app.folders for one in bases + [place]) else None

    def do_import(self, node, scope):
        for alias in node.names:
            if alias.asname:
                found = self.imported(alias.name, scope.module) or Value("name", alias.name)
                scope.bind(alias.asname, found)
            else:
                first = alias.name.split(".")[0]
                found = self.imported(alias.name, scope.module)
                if found is not None and found.kind == "module":
                    self.scope_of(found.what)
                scope.bind(first, self.imported(first, scope.module) or Value("name", first))

    def do_from(self, node, scope, depth):
        name = self.app.absolute(scope.module, node)
        own = self.imported(name, scope.module) if name else Value("space", "")
        if own is not None and own.kind == "space" and not node.level and not self.any_below(name, node, scope):
            own = None
        for alias in node.names:
            if alias.name == "*":
                if own is not None and own.kind == "module":
                    other = self.scope_of(own.what)
                    for one, value in list(other.names.items()):
                        if not one.startswith("_") and one not in other.unsure:
                            scope.bind(one, value)
                    scope.module.stars[:0] = own.what.stars
                elif own is None and not node.level:
                    scope.module.stars.insert(0, name)
                continue
            if own is None:
                value = nothing if node.level else Value("name", name + "." + alias.name)
            elif own.what == "":
                value = self.imported(alias.name, scope.module) or nothing
            else:
                value = self.member(own, alias.name, scope, depth)
            scope.bind(alias.asname or alias.name, value)

    def any_below(self, name, node, scope):
        return any(self.imported(name + "." + alias.name, scope.module) for alias in node.names)

    # -- expressions

    def evaluate(self, node, scope, depth):
        if depth > deepest or node is None:
            return nothing
        if isinstance(node, ast.Name):
            found = scope.get(node.id)
            return found if found is not None else self.starred(node.id, scope)
        if isinstance(node, ast.Attribute):
            return self.member(self.evaluate(node.value, scope, depth + 1), node.attr, scope, depth)
        if isinstance(node, ast.Call):
            return self.call(node, scope, depth)
        if isinstance(node, ast.IfExp):
            both = [self.evaluate(one, scope, depth + 1) for one in (node.body, node.orelse)]
            same = all(one.kind == "made" for one in both) and both[0].what == both[1].what
            return both[0] if same else self.port_in(node, scope, depth)
        if text_in(node) is not None:
            return Value("text", text_in(node))
        return self.port_in(node, scope, depth)

    def starred(self, name, scope):
        """What nothing in sight binds may be of a module of which all is imported: `from fasthtml.common import *`."""
        all_names = [star + "." + name for star in scope.module.stars]
        known = [one for one in all_names if any(one in names for names in (makers, halves, wrappers, runners))]
        return Value("name", known[0] if known else name)

    def port_in(self, node, scope, depth):
        """Whether a value comes from $PORT."""
        for one in ast.walk(node):
            if text_in(one) == "PORT":
                return Value("port", node.lineno)
            if isinstance(one, ast.Name):
                value = scope.get(one.id)
                if value is not None and value.kind == "port":
                    return value
        return nothing

    def call(self, node, scope, depth):
        target = self.evaluate(node.func, scope, depth + 1)
        if target.kind == "name":
            framework = makers.get(target.what) or halves.get(target.what)
            if framework is not None:
                if framework in interfaces:
                    self.mark(node, scope, depth)
                value = made(framework, node, scope)
                value.more["keywords"] = node.keywords
                return value
            if target.what in runners and self.exports(node):
                return made("asgi" if target.what.startswith("flet.") else "flask", node, scope)
            if target.what in wrappers:
                self.mark(node, scope, depth)
                return made(wrappers[target.what], node, scope, True)
        if target.kind == "function":
            return self.result(target, depth + 1)
        if target.kind == "class":
            framework = self.class_framework(target, depth + 1)
            return made(framework, node, scope) if framework else Value("instance", target)
        if target.kind == "method":
            framework = methods.get((target.more.what, target.what))
            if target.more.what == "taipy" and self.exports(node):
                framework = "flask"
            if framework is not None:
                return made(framework, node, scope)
            # Builders give themselves: `Application.builder().token(…).build()`, `demo.queue().launch()`.
            chains = target.more.what == "telegram" or (target.more.what, target.what) == ("gradio", "queue")
            return target.more if chains else nothing
        found = self.port_in(node, scope, depth)
        if found is nothing and target.kind == "name":
            # `os.environ.get("HOST", "0.0.0.0")`
            if target.what in ("os.environ.get", "os.getenv") and len(node.args) == 2:
                return self.evaluate(node.args[1], scope, depth + 1)
            return self.wrapped(target.what, node, scope, depth)
        return found

    def wrapped(self, name, node, scope, depth):
        """What middleware that nobody knows here makes of an application: one of the same interface."""
        if not node.args or not middleware.search(name.split(".")[-1]):
            return nothing
        inner = self.evaluate(node.args[0], scope, depth + 1)
        if inner.kind != "made" or inner.what not in interfaces:
            return nothing
        self.mark(node, scope, depth)
        return made(interfaces[inner.what], node, scope, True)

    def mark(self, node, scope, depth):
        """Applications that are given to another one are a part of it."""
        given = list(node.args) + [keyword.value for keyword in node.keywords]
        while given:
            one = given.pop()
            # `ProxyFix(app.wsgi_app)` is given a part of it.
            if not isinstance(one, (ast.Name, ast.Attribute)):
                given.extend(ast.iter_child_nodes(one))
                continue
            value = self.evaluate(one, scope, depth + 1)
            if value.kind == "made" and value.what in interfaces:
                self.app.mounted.add((value.more["path"], value.more["line"]))

    def class_framework(self, value, depth):
        if depth > deepest:
            return None
        for base in value.what.bases:
            found = self.evaluate(base, value.more, depth + 1)
            if found.kind == "name" and found.what in makers:
                return makers[found.what]
            if found.kind == "class" and found.what is not value.what:
                framework = self.class_framework(found, depth + 1)
                if framework:
                    return framework
        for one in value.what.body:
            if getattr(one, "name", "") == "__call__" and hasattr(one, "args"):
                return plain_interface(one, parameters(one)[1][1:])
        return None

    def result(self, value, depth):
        """What a function of the app gives."""
        if value.what in self.results:
            return self.results[value.what]
        if depth > deepest:
            return nothing
        self.results[value.what] = nothing
        self.results[value.what] = self.followed(value, depth)
        return self.results[value.what]

    def followed(self, value, depth):
        node, parent = value.what, value.more
        if any(last_name(one) not in ("cache", "lru_cache") for one in node.decorator_list):
            return nothing
        scope = self.inside(node, parent)
        self.visit_all(node.body, scope, depth + 1)
        found = [one for one in scope.returns if one.kind == "made"]
        if not found or len(found) != len(scope.returns) or len(set(one.what for one in found)) != 1:
            return nothing
        return found[0]

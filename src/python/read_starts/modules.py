"""The modules of an app: their places, their names, and what each imports, found without importing any."""

import ast
import os
import re
import sys


def text_in(node):
    """The text of a constant, `None` where it is none; 2.7 to 3.7 have a node of their own for it."""
    value = getattr(node, "s", None) if node.__class__.__name__ == "Str" else getattr(node, "value", None)
    if node.__class__.__name__ not in ("Str", "Constant"):
        return None
    return value if isinstance(value, (type(""), type(u""))) else None


class Module(object):
    """A file that could be parsed. `base` is the folder from which Python finds it by `name`."""

    def __init__(self, path, tree):
        self.path = path
        self.tree = tree
        self.base = ""
        self.name = ""
        self.scope = None
        self.busy = False
        self.found = {}
        # Installed modules of which it imports all, the last to be heard first.
        self.stars = []
        self.followed = set()
        # Other modules of the app, by their paths.
        self.uses = set()
        # What is made in one branch alone, or for a script alone.
        self.unsure = {}

    @property
    def is_package(self):
        return os.path.basename(self.path) == "__init__.py"

    def named_from(self, base):
        inner = self.path[len(base) + 1 :] if base else self.path
        parts = inner[: -len(".py")].split("/")
        if parts[-1] == "__init__":
            del parts[-1]
        return ".".join(parts)


def parse(root, path):
    with open(os.path.join(root, path), "rb") as file:
        source = file.read()
    return ast.parse(source, path)


def first_names(tree):
    """First parts of what is imported anywhere in a file, and whether it imports from its own package."""
    names, relative = set(), False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                relative = True
            elif node.module:
                names.add(node.module.split(".")[0])
    return names, relative


class Application(object):
    """All modules of an app by their paths, which are relative to it."""

    def __init__(self, root, paths):
        self.root = root
        self.modules = {}
        self.unread = []
        self.mounted = set()
        # Files that an application of another one shows.
        self.within = set()
        self.paths = set(paths)
        self.folders = set()
        for path in paths:
            parts = path.split("/")
            self.folders.update("/".join(parts[:count]) for count in range(1, len(parts)))
        for path in paths:
            self.add(path)
        for module in self.modules.values():
            module.base = self.base_of(module)
            module.name = module.named_from(module.base)

    def add(self, path):
        try:
            self.modules[path] = Module(path, parse(self.root, path))
        except SyntaxError:
            error = sys.exc_info()[1]
            self.unread.append({"path": path, "line": error.lineno or 1, "why": str(error.msg)})
        except Exception:
            # No text, nested too deeply, or gone: it says nothing.
            self.unread.append({"path": path, "line": 0})

    def has(self, base, name):
        place = base + "/" + name if base else name
        return place + ".py" in self.paths or place in self.folders

    def base_of(self, module):
        """The folder that a person would start it in: where what it imports of the app is found."""
        parts = module.path.split("/")[:-1]
        bases = ["/".join(parts[:count]) for count in range(len(parts) + 1)]
        names, relative = first_names(module.tree)
        if relative:
            # Its own folder is a package, so it is none from which it is found.
            bases = bases[:-1] or bases
        own = module.path.split("/")[-1][: -len(".py")]

        def found(base):
            return sum(1 for name in names if name != own and self.has(base, name))

        def usual(base):
            """`manage.py` and `src` mark such a folder; a package lies in another."""
            if base == "":
                return 0
            if base + "/manage.py" in self.paths:
                return 3
            if base.split("/")[-1] == "src":
                return 2
            return -1 if base + "/__init__.py" in self.paths else 1

        best, score = "", (found(""), usual(""))
        for base in bases[1:]:
            inside = base == "/".join(parts)
            rank = (found(base), usual(base) if inside or usual(base) >= 2 else 0)
            if rank > score and not (rank[0] == score[0] and base + "/__init__.py" in self.paths):
                best, score = base, rank
        return best

    def module(self, base, name):
        """A module of the app by the name under which another one imports it."""
        for place in [base, ""] if base else [""]:
            stem = "/".join([place] * bool(place) + name.split("."))
            for path in (stem + ".py", stem + "/__init__.py"):
                if path in self.modules:
                    return self.modules[path]
        return None

    def absolute(self, module, node):
        """The whole name of what `from … import` names."""
        if not node.level:
            return node.module or ""
        parts = module.name.split(".") if module.name else []
        if not module.is_package:
            parts = parts[:-1]
        parts = parts[: len(parts) - (node.level - 1)] if node.level > 1 else parts
        return ".".join(parts + ([node.module] if node.module else []))


identifier = re.compile(r"^[A-Za-z_][A-Za-z0-9_]*$")

"""Parses files as the Python that runs this does, and looks for what only the other major can run.

Of a `setup.py` it reads what is given to `setup()`, from the syntax tree. Nothing of the files is run or imported.
Run by 2.7 and every 3, with `-E -s -S -B -W ignore`.

Arguments: the files, by their absolute paths.
Stdout: a line that begins with `@python-buildpack@`, and goes on with a JSON list, an object for each file in the order
    of the arguments. `parses` is true, false with the `line` (from 1) that this Python cannot run, or null for a file
    that says nothing of any Python. `setup` has `requires` and `classifiers` of a `setup.py`, each with its `line`.
Status: 0.
"""

import ast
import json
import os
import re
import sys

others = (
    """
  http http.server http.client http.cookies http.cookiejar socketserver asyncio tkinter xmlrpc html.parser dataclasses
  contextvars secrets zoneinfo graphlib tomllib urllib.request urllib.parse urllib.error
"""
    if sys.version_info[0] == 2
    else """
  urllib2 urlparse httplib ConfigParser StringIO cStringIO cPickle Queue SocketServer BaseHTTPServer SimpleHTTPServer
  CGIHTTPServer Cookie cookielib HTMLParser xmlrpclib SimpleXMLRPCServer __builtin__ Tkinter htmlentitydefs robotparser
"""
)
others = set(others.split())


def strings(node, names, depth=0):
    """Every text in an expression, names of the module's own constants filled in."""
    if depth > 8:
        return []
    if isinstance(node, ast.Name):
        return strings(names[node.id], names, depth + 1) if node.id in names else []
    text = getattr(node, "s", None) if node.__class__.__name__ == "Str" else getattr(node, "value", None)
    if isinstance(text, type("")) or isinstance(text, type(u"")):
        return [text]
    return [one for child in ast.iter_child_nodes(node) for one in strings(child, names, depth)]


def entries(node, names, depth=0):
    """The keywords of a call, and those of a dictionary that is unpacked into it."""
    if depth > 4:
        return
    if isinstance(node, ast.Name):
        for one in entries(names.get(node.id), names, depth + 1):
            yield one
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values):
            for name in strings(key, names) if key is not None else []:
                yield name, value
    elif isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg is None:
                for one in entries(keyword.value, names, depth + 1):
                    yield one
            else:
                yield keyword.arg, keyword.value
        for one in entries(getattr(node, "kwargs", None), names, depth + 1):
            yield one


def settings(tree):
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            names[node.targets[0].id] = node.value
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "setup":
            for name, value in entries(node, names):
                line = getattr(value, "lineno", getattr(node, "lineno", 1))
                texts = strings(value, names)
                if name == "python_requires" and texts:
                    found["requires"] = {"line": line, "text": "".join(texts)}
                if name == "classifiers":
                    lines = [each.strip() for text in texts for each in text.splitlines()]
                    found["classifiers"] = {
                        "line": line,
                        "texts": [one for one in lines if one.startswith("Programming Language")],
                    }
    return found


def unreadable(source):
    """The line that a 2.7 refuses in a file for its letters.

    Of a text in memory it does not ask for the encoding (PEP 263).
    """
    lines = source.split(b"\n")
    if sys.version_info[0] > 2 or source.startswith(b"\xef\xbb\xbf"):
        return None
    if any(line.lstrip().startswith(b"#") and re.search(b"coding[:=]\\s*[-\\w.]+", line) for line in lines[:2]):
        return None
    for number, line in enumerate(lines):
        if any(byte > 127 for byte in bytearray(line)):
            return number + 1


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level and node.module:
        return [node.module] + [node.module + "." + alias.name for alias in node.names]
    return []


def is_own(path, name):
    folder = os.path.dirname(path)
    return any(
        os.path.exists(os.path.join(place, name + end))
        for place in (folder, os.path.dirname(folder))
        for end in ("", ".py")
    )


def unrunnable(tree, path):
    """The line that only the other major can run.

    That is a module that it alone has, imported by all means, or a call that only a 3 takes.
    """
    found = []
    for node in tree.body:
        for name in imported(node):
            if name in others and not is_own(path, name.split(".")[0]):
                found.append(node.lineno)
            # The package future brings modules of a 3 to a 2.7.
            if name.split(".")[0] in ("future", "past", "builtins"):
                return None
    if sys.version_info[0] == 2:
        bound = set(
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        )
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id in bound:
                continue
            if node.func.id == "super" and not (node.args or node.keywords or node.starargs or node.kwargs):
                found.append(node.lineno)
            if node.func.id == "open" and any(keyword.arg == "encoding" for keyword in node.keywords):
                found.append(node.lineno)
    return min(found) if found else None


files = []
for path in sys.argv[1:]:
    answer = {"parses": True}
    try:
        with open(path, "rb") as file:
            source = file.read()
        tree = ast.parse(source, path)
        if path.endswith("/setup.py"):
            answer["setup"] = settings(tree)
        compile(source, path, "exec", 0, 1)
        line = unreadable(source) or unrunnable(tree, path)
        if line is not None:
            answer.update(parses=False, line=line)
    except SyntaxError:
        answer = {"parses": False, "line": sys.exc_info()[1].lineno or 1, "setup": answer.get("setup", {})}
    except Exception:
        # A file that is no text, or nested too deeply, says nothing of any Python.
        answer = {"parses": None}
    files.append(answer)
sys.stdout.write("\n@python-buildpack@" + json.dumps(files) + "\n")

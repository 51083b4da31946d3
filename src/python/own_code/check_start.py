"""Imports what starts an app once, as its server will, and tells how long that took or why it failed.

Run by 2.7 and every 3, as the app's own code is, in the folder that the app is started in.

Arguments: a file for the answer, the top of what is deployed, the module, the name in it (empty where importing is all),
    `call` where that name is a function that makes the application, else `take`, and folders to import from first.
Environment, stdout: of the running app; what the app says when it is imported.
Status: 0, whatever came of it: what matters stands in the answer.
Files: the answer, as the schema in `src/starting/StartImport.ts` says; none where the process is ended before.

Times are measured by a hook around `__import__`, which every Python has: `-X importtime` is of 3.7 and later, and writes
among what the app says itself. It gives each module the time of its own, without that of what it imports in turn.
"""

import sys

if sys.path[0] == "":
    del sys.path[0]
import linecache
import os
import re
import time
import traceback

try:
    # On 2.7 a package may have brought a `builtins` of its own, which is not Python's.
    import __builtin__ as builtins
except ImportError:
    import builtins
from importlib import import_module

try:
    from importlib.util import find_spec as find
except ImportError:
    from imp import find_module as find

from .own_files import frames_of, of_app, text_of
from .watching import answer, missing, watch, write

module_name, object_name = sys.argv[3:5]
calls, folders = sys.argv[5] == "call", sys.argv[6:]
clock = getattr(time, "perf_counter", time.time)
own_times, open_times = {}, []


def measure():
    real = builtins.__import__

    def timed(name, globals=None, locals=None, fromlist=(), level=0 if sys.version_info[0] > 2 else -1):
        package = (globals or {}).get("__package__") if level > 0 else None
        first = text_of(package or name).split(".")[0]
        begun = clock()
        open_times.append(0.0)
        try:
            return real(name, globals, locals, fromlist, level)
        finally:
            took = clock() - begun
            inner = open_times.pop()
            own_times[first] = own_times.get(first, 0.0) + max(took - inner, 0.0)
            if open_times:
                open_times[-1] += took

    builtins.__import__ = timed


def importing(trace):
    """What is imported by which line of source, and whether the first part of it is there: a 2.7 says none of it in its words."""
    code = ""
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        # What measures, and what imports, has no file.
        if not path.startswith("<"):
            code = text_of(linecache.getline(path, trace.tb_lineno)).strip()[:200]
        trace = trace.tb_next
    asked = re.match(r"(?:from|import)\s+(\w[\w.]*)", code)
    if asked is None:
        return {}
    first = asked.group(1).split(".")[0]
    try:
        there = first in sys.modules or find(str(first)) is not None
    except Exception:
        there = False
    own = any(os.path.exists(os.path.join(os.getcwd(), first + end)) for end in ("", ".py"))
    return {"code": code, "isThere": there, "isOwn": own, "asked": asked.group(1)}


def failure(error, trace):
    facts = {"type": text_of(type(error).__name__), "text": text_of(error)[:2000], "frames": frames_of(trace)}
    if isinstance(error, SyntaxError) and error.filename is not None:
        path = of_app(error.filename)
        if path is not None:
            facts["frames"].append({"file": text_of(path), "line": error.lineno or 1})
        facts["code"] = text_of(error.text or "").strip()[:200]
    if isinstance(error, ImportError):
        facts.update(importing(trace))
        name = getattr(error, "name", None)
        words = text_of(error).replace("'", " ").split()
        # A 2.7 says it in words alone: `No module named yaml`.
        name = text_of(name or (words[-1] if "No module named" in text_of(error) and words else ""))
        # A 2.7 tells the last part alone.
        asked = facts.pop("asked", "")
        facts["name"] = asked if name != "" and asked.endswith("." + name) else name
    if not isinstance(error, (ImportError, SyntaxError)):
        # A package that reads settings says it in its own words: `Set the SECRET_KEY environment variable`.
        text = facts["text"]
        named = [name for name in map(text_of, missing) if len(name) > 2 and re.search(r"(?<!\w)%s(?!\w)" % re.escape(name), text)]
        if named:
            facts["variable"] = max(named, key=len)
    shown = [frame for frame in traceback.extract_tb(trace) if of_app(frame[0]) is not None]
    sys.stdout.write("".join(traceback.format_list(shown) + traceback.format_exception_only(type(error), error)))
    return facts


def load():
    found = import_module(module_name)
    if object_name == "":
        return None
    for name in object_name.split("."):
        if not hasattr(found, name):
            return {"condition": "absent"}
        found = getattr(found, name)
    found = found() if calls else found
    return None if callable(found) else {"condition": "not-callable", "type": text_of(type(found).__name__)}


sys.path[:0] = [os.path.abspath(folder) for folder in folders] + [os.getcwd()]
sys.argv[:] = [module_name]
begun = clock()
try:
    watch()
    measure()
    wrong = load()
    if wrong is not None:
        answer["wrong"] = wrong
except BaseException:
    kind, error, trace = sys.exc_info()
    answer["failure"] = failure(error, trace)
answer["seconds"] = clock() - begun
slowest = sorted(own_times.items(), key=lambda one: -one[1])[:5]
answer["slowest"] = [[name, seconds] for name, seconds in slowest if seconds >= 0.001]
write()
for stream in (sys.stdout, sys.stderr):
    try:
        stream.flush()
    except Exception:
        pass
# Threads that the app has started would keep the process.
os._exit(0)

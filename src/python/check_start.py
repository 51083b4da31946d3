"""Imports what starts an app once, as its server will, and tells how long that took or why it failed.

Run by 2.7 and every 3, as the app's own code is, in the folder that the app is started in.

Arguments: a file for the answer, the top of what is deployed, the module, the name in it, and `call` where that name is
    a function that makes the application.
Environment, stdout: of the running app; what the app says when it is imported.
Status: 0, whatever came of it: what matters stands in the answer.
Files: the answer, as the schema in `src/starting/StartImport.ts` says; none where the process is ended before.

Times are measured by a hook around `__import__`, which every Python has: `-X importtime` is of 3.7 and later, and writes
among what the app says itself. It gives each module the time of its own, without that of what it imports in turn.
"""

import sys

if sys.path[0] == "":
    del sys.path[0]
import io
import json
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

answer_path, top, module_name, object_name = sys.argv[1:5]
calls = sys.argv[5:6] == ["call"]
real_top = os.path.realpath(top)
foreign = os.path.realpath(os.path.dirname(os.__file__)) + os.sep
text_type = type(u"")
clock = getattr(time, "perf_counter", time.time)
asked, missing = set(), []
own_times, open_times = {}, []
answer = {"variables": [], "all": False}


def text_of(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    try:
        return text_type(value)
    except Exception:
        return text_type(repr(value))


def of_app(path):
    """The path of a file of the app's own, from the top; `None` for any other."""
    if path.startswith("<") or "site-packages" in path:
        return None
    real = os.path.realpath(path)
    return real[len(real_top) + 1 :] if real.startswith(real_top + os.sep) and not real.startswith(foreign) else None


def watch():
    """Notes which variables are read. Both classes are Python's own, and their instance may be given another one."""
    base = os.environ.__class__

    class Watched(base):
        def __getitem__(self, name):
            asked.add(name)
            try:
                return base.__getitem__(self, name)
            except KeyError:
                if name not in missing:
                    missing.append(name)
                raise

        def get(self, name, default=None):
            try:
                return self[name]
            except KeyError:
                return default

        def __contains__(self, name):
            try:
                self[name]
            except KeyError:
                return False
            return True

        has_key = __contains__

        def __iter__(self):
            answer["all"] = True
            return base.__iter__(self)

        def copy(self):
            answer["all"] = True
            return base.copy(self)

    os.environ.__class__ = Watched


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


def frames_of(trace):
    found = []
    while trace is not None:
        path = of_app(trace.tb_frame.f_code.co_filename)
        if path is not None:
            found.append({"file": text_of(path), "line": trace.tb_lineno})
        trace = trace.tb_next
    return found


def failure(error, trace):
    facts = {"type": text_of(type(error).__name__), "text": text_of(error)[:2000], "frames": frames_of(trace)}
    if isinstance(error, SyntaxError) and error.filename is not None:
        path = of_app(error.filename)
        if path is not None:
            facts["frames"].append({"file": text_of(path), "line": error.lineno or 1})
    if isinstance(error, ImportError):
        name = getattr(error, "name", None)
        words = text_of(error).replace("'", " ").split()
        # A 2.7 says it in words alone: `No module named yaml`.
        facts["name"] = text_of(name or (words[-1] if "No module named" in text_of(error) and words else ""))
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
    module = import_module(module_name)
    if not hasattr(module, object_name):
        return {"condition": "absent"}
    found = getattr(module, object_name)
    found = found() if calls else found
    return None if callable(found) else {"condition": "not-callable", "type": text_of(type(found).__name__)}


def write():
    answer["variables"] = sorted(text_of(name) for name in asked)
    with io.open(answer_path + ".new", "w", encoding="utf-8") as file:
        file.write(text_of(json.dumps(answer)))
    os.rename(answer_path + ".new", answer_path)


sys.path.insert(0, os.getcwd())
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

"""Collects the static files of a Django app, where the app's own Django says that it has any.

Run by 2.7 and every 3, as the app's own code is, in the app's folder.

Arguments: a file for the answer, the top of what is deployed, the path of `manage.py`, and a folder to be made for what
    stands in the place of the files.
Environment, stdout: of the running app; what Django says, and of a traceback the app's own lines.
Status: 0 where Django ended well or there is nothing to collect, else 1.
Files: the answer, as the schema in `src/assets/Collecting.ts` says, written once before Django writes anything and
    again at the end.

Why inside of `manage.py`: it sets what settings need before Django is started, and no two do the same. It is run as
it is, up to where it hands over to Django's `ManagementUtility` (1.4 to 6.0), which has had this name and `execute`
ever since. In place of that, the settings are loaded, and the command is called as Django itself calls it.
"""

import sys

if sys.path[0] == "":
    del sys.path[0]
import linecache
import os
import re
import runpy
import shutil
import traceback

from .own_files import frames_of, named, of_app, real_top, text_of
from .watching import answer, missing, watch, write

manage, backup = sys.argv[3:5]
answer.update({"phase": "manage", "verdict": None, "missing": missing})


def holds(place):
    """Whether the place is that of the app's own code, or holds it."""
    return (os.path.realpath(manage) + os.sep).startswith(os.path.realpath(place) + os.sep)


def collect(management):
    answer["phase"] = "settings"
    answer["settingsModule"] = text_of(os.environ.get("DJANGO_SETTINGS_MODULE") or "")
    import django
    from django.conf import settings

    answer["noApps"] = not settings.INSTALLED_APPS
    django.setup()
    if "collectstatic" not in management.get_commands():
        answer["verdict"] = "absent"
        return
    answer["phase"] = "storage"
    from django.contrib.staticfiles.storage import staticfiles_storage

    if not getattr(settings, "STATIC_ROOT", None):
        try:
            staticfiles_storage.path("")
        except NotImplementedError:
            pass
        except Exception:
            answer["verdict"] = "no-root"
            answer["settings"] = settings_file(settings)
            return
    try:
        place = staticfiles_storage.path("")
    except NotImplementedError:
        place = None
    answer["storage"] = text_of(type(staticfiles_storage._wrapped).__name__)
    if place is None:
        answer["verdict"] = "remote"
    else:
        answer["place"] = text_of(place)
        answer["root"] = "." if os.path.realpath(place) == real_top else named(place)
        if answer["root"] is None or holds(place):
            answer["verdict"] = "outside"
            return
        if os.path.isdir(place):
            shutil.copytree(place, backup, symlinks=True)
        answer["verdict"] = "collected"
    answer["phase"] = "collecting"
    write()
    management.call_command("collectstatic", interactive=False, verbosity=1, skip_checks=False)
    if place is not None:
        sizes = [
            os.lstat(os.path.join(folder, name)).st_size for folder, _, names in os.walk(place) for name in names
        ]
        answer["count"], answer["size"] = len(sizes), sum(sizes)
    answer["phase"] = "done"


def settings_file(settings):
    module = sys.modules.get(getattr(settings, "SETTINGS_MODULE", None) or "")
    path = getattr(module, "__file__", None)
    return None if path is None else named(path[:-1] if path.endswith(".pyc") else path)


def show(error, trace):
    """The lines of the app's own, and the one where it was raised: Django's are many, and the same each time."""
    frames = traceback.extract_tb(trace)
    shown = [frame for at, frame in enumerate(frames) if of_app(frame[0]) is not None or at == len(frames) - 1]
    lines = ["Traceback (most recent call last, the app's own lines):\n"] + traceback.format_list(shown)
    print(from_top("".join(lines + traceback.format_exception_only(type(error), error))))


def from_top(text):
    """Where the app lies while it is staged is nobody's interest."""
    for place in (sys.argv[2], real_top):
        # A path of a 2.7 is bytes, and what was raised may be text.
        text = text.replace((place if isinstance(text, str) else text_of(place)) + os.sep, "")
    return text


def asks(trace):
    """Variables that are not set, and that a line which led to the failure reads without a default."""
    found = []
    while trace is not None:
        path, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        file = of_app(path)
        text = "" if file is None else linecache.getline(path, line)
        for name in missing:
            if re.search("[\"']" + re.escape(name) + "[\"']\\s*[\\])]", text):
                found.insert(0, {"name": text_of(name), "file": text_of(file), "line": line})
        trace = trace.tb_next
    return found


def started(trace):
    """Whether it was raised where Python starts a program."""
    while trace.tb_next is not None:
        trace = trace.tb_next
    return os.path.basename(trace.tb_frame.f_code.co_filename) in ("subprocess.py", "subprocess.pyc")


def of_system(error):
    """What the system has said, which may stand behind what was raised instead."""
    seen = []
    while error is not None and error not in seen:
        if isinstance(error, EnvironmentError):
            return error
        seen.append(error)
        hidden = getattr(error, "__suppress_context__", False)
        error = getattr(error, "__cause__", None) or (None if hidden else getattr(error, "__context__", None))
    return None


def told(error, trace):
    facts = {
        "type": text_of(type(error).__name__),
        "module": text_of(type(error).__module__),
        "text": from_top(text_of(error))[:4000],
        "frames": frames_of(trace),
        "asks": asks(trace),
    }
    if isinstance(error, SyntaxError) and error.filename is not None:
        facts["frames"].append({"file": text_of(named(error.filename) or error.filename), "line": error.lineno or 0})
    system = of_system(error)
    if system is not None:
        path = system.filename
        facts["errno"] = system.errno if isinstance(system.errno, int) else None
        facts["path"] = None if path is None else text_of(named(path) or path)
        if system.errno == 2 and path is not None and started(trace):
            facts["program"] = text_of(path)
    if isinstance(error, ImportError):
        facts["name"] = text_of(getattr(error, "name", None) or "") or None
    return facts


def main():
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    sys.argv[:] = [manage, "collectstatic", "--noinput"]
    sys.path.insert(0, os.path.dirname(os.path.realpath(manage)))
    from django.core import management

    def execute(utility):
        collect(management)

    management.ManagementUtility.execute = execute
    watch()
    runpy.run_path(manage, run_name="__main__")


status = 0
try:
    main()
except SystemExit as error:
    if error.code not in (None, 0):
        status = 1
        answer["error"] = told(error, sys.exc_info()[2])
        if not isinstance(error.code, int):
            print(error.code)
except BaseException as error:
    status = 1
    trace = sys.exc_info()[2]
    answer["error"] = told(error, trace)
    show(error, trace)
sys.stdout.flush()
write()
# What the app has started in the background must not keep the staging waiting.
os._exit(status)

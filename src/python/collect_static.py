"""Collects the static files of a Django app, where the app's own Django says that it has any.

Run by 2.7 and every 3, as the app's own code is, in the app's folder.

Arguments: a file for the answer, a folder to be made for what stands in the place of the files, the top of what is
    deployed, and the path of `manage.py`.
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
import io
import json
import os
import runpy
import shutil
import traceback

answer_path, backup, top, manage = sys.argv[1:5]
real_top = os.path.realpath(top)
asked, missing = set(), []
answer = {"phase": "manage", "verdict": None, "variables": [], "all": False, "missing": missing}

text_type = type(u"")
# An interpreter that goes with the app lies in the app's folder, and so do its modules.
foreign = os.path.realpath(os.path.dirname(os.__file__)) + os.sep


def text_of(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    try:
        return text_type(value)
    except Exception:
        return repr(value)


def write():
    answer["variables"] = sorted(text_of(name) for name in asked)
    text = text_of(json.dumps(answer))
    with io.open(answer_path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(answer_path + ".new", answer_path)


def named(path):
    """A path as seen from the top; `None` for one that is not below it."""
    real = os.path.realpath(path)
    return real[len(real_top) + 1 :] if real.startswith(real_top + os.sep) else None


def of_app(path):
    """The path of a file of the app's own, from the top; `None` for any other, as of packages that lie in the app's folder."""
    if path.startswith("<") or "site-packages" in path or os.path.realpath(path).startswith(foreign):
        return None
    return named(path)


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

        def keys(self):
            answer["all"] = True
            return base.keys(self)

        def items(self):
            answer["all"] = True
            return base.items(self)

        def copy(self):
            answer["all"] = True
            return base.copy(self)

    os.environ.__class__ = Watched


def holds(place):
    """Whether the place is that of the app's own code, or holds it."""
    return (os.path.realpath(manage) + os.sep).startswith(os.path.realpath(place) + os.sep)


def collect(management):
    answer["phase"] = "settings"
    import django
    from django.conf import settings

    settings.INSTALLED_APPS
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


def frames_of(trace):
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        path = of_app(code.co_filename)
        if path is not None:
            found.append({"file": text_of(path), "line": trace.tb_lineno})
        trace = trace.tb_next
    return found


def show(error, trace):
    """The lines of the app's own, and the one where it was raised: Django's are many, and the same each time."""
    frames = traceback.extract_tb(trace)
    shown = [frame for at, frame in enumerate(frames) if of_app(frame[0]) is not None or at == len(frames) - 1]
    lines = ["Traceback (most recent call last, the app's own lines):\n"] + traceback.format_list(shown)
    print("".join(lines + traceback.format_exception_only(type(error), error)))


def told(error, trace):
    facts = {
        "type": text_of(type(error).__name__),
        "module": text_of(type(error).__module__),
        "text": text_of(error)[:4000],
        "frames": frames_of(trace),
    }
    if isinstance(error, SyntaxError) and error.filename is not None:
        facts["frames"].append({"file": text_of(named(error.filename) or error.filename), "line": error.lineno or 0})
    if isinstance(error, EnvironmentError):
        facts["errno"] = error.errno
        facts["path"] = None if error.filename is None else text_of(error.filename)
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

"""The app's own files, as they are seen from the top of what is deployed, and texts of whatever the app raises."""

import os
import sys

real_top = os.path.realpath(sys.argv[2])
text_type = type(u"")
# An interpreter that goes with the app lies in the app's folder, and so do its modules.
foreign = os.path.realpath(os.path.dirname(os.__file__)) + os.sep


def text_of(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    try:
        return text_type(value)
    except Exception:
        return text_type(repr(value))


def named(path):
    """A path as seen from the top; `None` for one that is not below it."""
    real = os.path.realpath(path)
    return real[len(real_top) + 1 :] if real.startswith(real_top + os.sep) else None


def of_app(path):
    """The path of a file of the app's own, from the top; `None` for any other, as of packages that lie in the app's folder."""
    if path.startswith("<") or "site-packages" in path or os.path.realpath(path).startswith(foreign):
        return None
    return named(path)


def frames_of(trace):
    """Where an error has passed through the app's own files."""
    found = []
    while trace is not None:
        path = of_app(trace.tb_frame.f_code.co_filename)
        if path is not None:
            found.append({"file": text_of(path), "line": trace.tb_lineno})
        trace = trace.tb_next
    return found

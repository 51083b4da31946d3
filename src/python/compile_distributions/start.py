"""What every part of the compiler stands on: the state of its process, and texts in both majors.

All imports come after the first entry of `sys.path` is gone. It is the working directory, and nothing that lies there
is to be taken for a module.

No collection of garbage at a moment that other work decides: see `compiled.py`.
"""

import sys

del sys.path[0]
import gc
import warnings

gc.disable()
warnings.simplefilter("ignore")
python2 = sys.version_info[0] == 2
# The second that image exporters set, in 1980: what an archive and a compiled file say that they are of.
moment = 315532801


class Refused(Exception):
    def __init__(self, condition, detail):
        Exception.__init__(self, condition, detail)
        self.condition, self.detail = condition, detail


def raw(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")


def native(data):
    return data if python2 else data.decode("utf-8", "surrogateescape")


def text_of(path):
    return raw(path).decode("utf-8", "replace") if python2 else path
